import { z } from 'zod';
import { type PersonLine, toChangeLine } from '../../list-lines.ts';
import type { PersonStep } from '../../records/list-history.ts';
import { PERSON } from '../fact-schema.ts';
import type { ListThen } from './list-history.ts';
import { AFTER, BADGE_USES, LIMIT, LIST_THEN, PERSON_HISTORY, USES_MAX } from './list-schemas.ts';
import { NOTHING } from './room-routes.ts';
import { ApiRefused, route } from './route.ts';
import { topicLine } from './topic-schemas.ts';

/** The trainings of these people, in the order of the topics. */
const trainingsOf = (people: readonly PersonLine[], { topics, training }: ListThen) =>
  people.flatMap(({ person }) =>
    topics.flatMap(({ topic }) => {
      const days = training[person]?.[topic];
      return days === undefined ? [] : [{ person, topic, ...days }];
    }),
  );

const THEN = route({
  method: 'get',
  path: '/list/then',
  name: 'listThen',
  about: 'list',
  summary: 'The authorization list as it was at an instant',
  detail:
    'As the entries of the log up to that instant make it, by identifier, at most 200 people at once, with the topics of training as the kiosk had them then and the newest training of these people in each that was on record. Read from the whole log, so the first page takes a while.',
  verb: 'see_list',
  params: NOTHING,
  query: z.strictObject({
    at: z.coerce.number().int().min(0).describe('Milliseconds since 1970, UTC.'),
    after: AFTER,
    limit: LIMIT,
  }),
  body: NOTHING,
  answer: LIST_THEN,
  handle: async ({ query: { at, after, limit } }, { listAt }) => {
    const then = await listAt(at);
    const { digest, erased, people, topics, training_erased } = then;
    const page = people.filter(({ person }) => person > after).slice(0, limit);
    const last = page.at(-1);
    const next = last === undefined || last.person === people.at(-1)?.person ? null : last.person;
    return {
      at,
      digest,
      total: people.length,
      erased,
      people: page,
      topics: topics.map(topicLine),
      training: trainingsOf(page, then),
      training_erased,
      next,
    };
  },
});

const changeOf = (person: z.output<typeof PERSON>, { before, after }: PersonStep) => {
  if (before === null && after === null) return null;
  const line =
    after === null
      ? toChangeLine({ change: 'remove', person }, before)
      : toChangeLine({ change: 'list', record: after }, before);
  const isSame = JSON.stringify(line.before) === JSON.stringify(line.after);
  return isSame && line.badges_added + line.badges_removed === 0 ? null : line;
};

const HISTORY = route({
  method: 'get',
  path: '/people/{person}/history',
  name: 'personHistory',
  about: 'list',
  summary: "What the log says of one person's place on the list and training",
  detail:
    'Each step with what the list said before and after it, or the training that it is about, and who signed for it. Empty for nobody.',
  verb: 'see_list',
  params: z.strictObject({ person: PERSON }),
  query: NOTHING,
  body: NOTHING,
  answer: PERSON_HISTORY,
  handle: async ({ params: { person } }, { historyOf }) => ({
    steps: (await historyOf(person)).map((step) => {
      const { seq, at, type, proposal, signed_by, way, words, training } = step;
      return { seq, at, type, change: changeOf(person, step), proposal, signed_by, way, words, training };
    }),
  }),
});

const USES = route({
  method: 'get',
  path: '/list/reviews/{review}/uses',
  name: 'badgeUses',
  about: 'list',
  summary: 'Where a lost badge was presented',
  detail:
    'The entries with that badge since it was last certain who had it; at most 1,000, and those above are counted.',
  verb: 'see_list',
  params: z.strictObject({ review: z.coerce.number().int().min(1) }),
  query: NOTHING,
  body: NOTHING,
  answer: BADGE_USES,
  handle: async ({ params: { review } }, { badgeUses }) => {
    const found = await badgeUses(review);
    if (found === undefined) {
      const remedy = 'see the reviews of /proposals';
      throw new ApiRefused(404, 'unknown', [
        'no review of that number is about a lost badge',
        'review',
        remedy,
      ]);
    }
    const uses = found.uses.slice(0, USES_MAX);
    return { since: found.since, uses, left_out: found.uses.length - uses.length };
  },
});

export const LIST_HISTORY_ROUTES = [THEN, HISTORY, USES];
