import type { PersonLine } from '../../../src/list-lines.ts';
import { type ApiAnswer, api } from '../office/api.ts';
import type { DoingOver } from '../views.tsx';
import type { ListDoing, ListRead, StandingRead } from './doing.ts';

/** As many as the office gives at once. */
const AT_ONCE = 200;

interface PeoplePage {
  readonly people: readonly PersonLine[];
  readonly next: string | null;
}

/** Reads page by page: the door waits for none of them. */
const peopleNow = async (): Promise<ApiAnswer<ListRead>> => {
  const people: PersonLine[] = [];
  let after: string | null = '';
  while (after !== null) {
    const query: URLSearchParams = new URLSearchParams({
      limit: String(AT_ONCE),
      ...(after === '' ? {} : { after }),
    });
    const answer: ApiAnswer<PeoplePage> = await api('GET', `/people?${query}`);
    if (!answer.ok) return answer;
    people.push(...answer.body.people);
    after = answer.body.next;
  }
  return { ok: true, body: { at: null, people, erased: 0 } };
};

/** The list as the office has it, for whoever is signed in. */
export const officeList = ({ role, person }: DoingOver['session']): ListDoing => ({
  mayChange: role === 'supervisor',
  person,
  people: peopleNow,
  standing: () => api<StandingRead>('GET', '/proposals'),
});
