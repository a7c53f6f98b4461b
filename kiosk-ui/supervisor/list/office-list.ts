import type { Ms } from '../../../src/core/terms.ts';
import type { ChangeLine, PersonLine } from '../../../src/list-lines.ts';
import type { ListThenPage } from '../../../src/office/api/list-schemas.ts';
import type { TrainingRead } from '../../../src/office/api/training-schemas.ts';
import { type ApiAnswer, api } from '../office/api.ts';
import { apiConfirmed } from '../sign-in/api-confirmed.ts';
import type { DoingOver } from '../views.tsx';
import type { ListDoing, ListRead, TrainedPeople } from './doing.ts';

/** As many as the office gives at once. */
const AT_ONCE = 200;

/** Reads page by page: the door waits for none of them. */
const pagesOf = async <Page extends { readonly next: string | null }>(
  path: string,
  asked: Readonly<Record<string, string>> = {},
): Promise<ApiAnswer<readonly Page[]>> => {
  const pages: Page[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const query: URLSearchParams = new URLSearchParams({
      limit: String(AT_ONCE),
      ...asked,
      ...(after === '' ? {} : { after }),
    });
    const answer: ApiAnswer<Page> = await api('GET', `${path}?${query}`);
    if (!answer.ok) return answer;
    pages.push(answer.body);
    after = answer.body.next;
  }
  return { ok: true, body: pages };
};

interface PeoplePage {
  readonly people: readonly PersonLine[];
  readonly next: string | null;
}

const people = async (): Promise<ApiAnswer<readonly PersonLine[]>> => {
  const answer = await pagesOf<PeoplePage>('/people');
  return answer.ok ? { ok: true, body: answer.body.flatMap((page) => page.people) } : answer;
};

const trainedIn = (pages: readonly Pick<TrainingRead, 'topics' | 'training'>[]): TrainedPeople => ({
  topics: pages.at(-1)?.topics ?? [],
  training: pages.flatMap((page) => page.training),
});

const peopleThen = async (at: Ms): Promise<ApiAnswer<ListRead>> => {
  const answer = await pagesOf<ListThenPage>('/list/then', { at: String(at) });
  if (!answer.ok) return answer;
  const { erased = 0, training_erased = 0 } = answer.body.at(-1) ?? {};
  const found = answer.body.flatMap((page) => page.people);
  return { ok: true, body: { at, people: found, erased, trained: trainedIn(answer.body), training_erased } };
};

const changes = async (proposal: number): Promise<ApiAnswer<readonly ChangeLine[]>> => {
  const answer = await api<{ readonly changes: readonly ChangeLine[] }>(
    'GET',
    `/proposals/${proposal}?limit=${AT_ONCE}`,
  );
  return answer.ok ? { ok: true, body: answer.body.changes } : answer;
};

const training = async (): Promise<ApiAnswer<TrainedPeople>> => {
  const answer = await pagesOf<TrainingRead>('/training');
  return answer.ok ? { ok: true, body: trainedIn(answer.body) } : answer;
};

/** The list as the office has it, for whoever is signed in. */
export const officeList = ({ role, person }: DoingOver['session']): ListDoing => ({
  mayChange: role === 'supervisor',
  person,
  people,
  peopleThen,
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
