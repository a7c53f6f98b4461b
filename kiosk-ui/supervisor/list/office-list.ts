import type { Ms } from '../../../src/core/terms.ts';
import type { ChangeLine, PersonLine } from '../../../src/list-lines.ts';
import type { TrainingRead } from '../../../src/office/api/training-schemas.ts';
import { type ApiAnswer, api } from '../office/api.ts';
import { apiConfirmed } from '../sign-in/api-confirmed.ts';
import type { DoingOver } from '../views.tsx';
import type { ListDoing, ListRead, TrainedPeople } from './doing.ts';

/** As many as the office gives at once. */
const AT_ONCE = 200;

interface PeoplePage {
  readonly people: readonly PersonLine[];
  readonly erased?: number;
  readonly next: string | null;
}

/** Reads page by page: the door waits for none of them. */
const people = async (at: Ms | null): Promise<ApiAnswer<ListRead>> => {
  const found: PersonLine[] = [];
  let erased = 0;
  let after: string | null = '';
  while (after !== null) {
    const query: URLSearchParams = new URLSearchParams({
      limit: String(AT_ONCE),
      ...(at === null ? {} : { at: String(at) }),
      ...(after === '' ? {} : { after }),
    });
    const path = at === null ? '/people' : '/list/then';
    const answer: ApiAnswer<PeoplePage> = await api('GET', `${path}?${query}`);
    if (!answer.ok) return answer;
    found.push(...answer.body.people);
    erased = answer.body.erased ?? 0;
    after = answer.body.next;
  }
  return { ok: true, body: { at, people: found, erased } };
};

const changes = async (proposal: number): Promise<ApiAnswer<readonly ChangeLine[]>> => {
  const answer = await api<{ readonly changes: readonly ChangeLine[] }>(
    'GET',
    `/proposals/${proposal}?limit=${AT_ONCE}`,
  );
  return answer.ok ? { ok: true, body: answer.body.changes } : answer;
};

const training = async (): Promise<ApiAnswer<TrainedPeople>> => {
  const found: TrainingRead['training'][number][] = [];
  for (let after: string | null = ''; ; ) {
    const query: URLSearchParams = new URLSearchParams({
      limit: String(AT_ONCE),
      ...(after === '' ? {} : { after }),
    });
    const answer: ApiAnswer<TrainingRead> = await api('GET', `/training?${query}`);
    if (!answer.ok) return answer;
    found.push(...answer.body.training);
    after = answer.body.next;
    if (after === null) return { ok: true, body: { topics: answer.body.topics, training: found } };
  }
};

/** The list as the office has it, for whoever is signed in. */
export const officeList = ({ role, person }: DoingOver['session']): ListDoing => ({
  mayChange: role === 'supervisor',
  person,
  people,
  standing: () => api('GET', '/proposals'),
  training,
  readTrainings: (text, name) => api('POST', '/list/trainings/preview', { text, name }),
  train: (asked) => apiConfirmed('POST', '/list/trainings', asked),
  history: (subject) => api('GET', `/people/${subject}/history`),
  changes,
  preview: (change) => api('POST', '/list/preview', { change }),
  trial: (proposal) => api('GET', `/proposals/${proposal}/trial`),
  tryOn: (asked) => api('POST', '/list/trials', asked),
  uses: (review) => api('GET', `/list/reviews/${review}/uses`),
  act: (act, digits) => apiConfirmed('POST', '/list/acts', { act, digits }),
});
