import { z } from 'zod';
import { FileRefused } from '../../config/problems.ts';
import type { PersonId } from '../../core/terms.ts';
import type { TrainingAct } from '../../core/training.ts';
import type { TrainingLine } from '../../training-acts.ts';
import { standingOfStated } from '../../training-written.ts';
import { AFTER, LIMIT, PROBLEMS_MAX } from './list-schemas.ts';
import { NOTHING } from './room-routes.ts';
import { type ApiParts, ApiRefused, done, KIOSK_SILENT, route } from './route.ts';
import { topicLine } from './topic-schemas.ts';
import {
  PEOPLE_AT_ONCE,
  TRAINED,
  TRAINING,
  TRAINING_ASKED,
  TRAINING_FILE,
  TRAINING_FILE_READ,
} from './training-schemas.ts';

/** How people stand to each topic, read so many at a time. Throws `ApiRefused` where the kiosk does not say. */
const linesOf = async (
  { read }: Pick<ApiParts, 'read'>,
  people: readonly PersonId[],
): Promise<readonly TrainingLine[]> => {
  const lines: TrainingLine[] = [];
  for (let from = 0; from < people.length; from += PEOPLE_AT_ONCE) {
    const answer = await read({ what: 'training', people: people.slice(from, from + PEOPLE_AT_ONCE) });
    if (answer?.what !== 'training') throw KIOSK_SILENT();
    lines.push(...answer.lines);
  }
  return lines;
};

const READ = route({
  method: 'get',
  path: '/training',
  name: 'training',
  about: 'list',
  summary: 'What people of the list were trained in, by topic',
  detail:
    'By person, the newest training of each of at most 200 people in each topic of the configuration. It holds from `on` until just before `until`.',
  verb: 'see_list',
  params: NOTHING,
  query: z.strictObject({ after: AFTER, limit: LIMIT }),
  body: NOTHING,
  answer: TRAINING,
  handle: async ({ query: { after, limit: most } }, parts) => {
    const page = await parts.read({ what: 'people', after, most });
    if (page?.what !== 'people') throw KIOSK_SILENT();
    const lines = await linesOf(
      parts,
      page.people.map(({ person }) => person),
    );
    const last = page.people.at(-1);
    return {
      index: page.index,
      topics: parts.topics.map(topicLine),
      training: lines.flatMap(({ person, topic, days }) =>
        days === null ? [] : [{ person, topic, ...days }],
      ),
      next: last === undefined || page.people.length < most ? null : last.person,
    };
  },
});

const LOOK = route({
  method: 'post',
  path: '/list/trainings/preview',
  name: 'previewTrainings',
  about: 'list',
  summary: 'What the column "topics" of a file of people says',
  detail:
    'Against what is on record, or what is wrong in which line. Nothing is changed. A request has at most 256 kB.',
  verb: 'see_list',
  params: NOTHING,
  query: NOTHING,
  body: TRAINING_FILE,
  answer: TRAINING_FILE_READ,
  handle: async ({ body: { text, name } }, parts) => {
    try {
      const { trainings } = parts.readPeople(text, name);
      const lines = await linesOf(parts, [...new Set(trainings.map(({ person }) => person))]);
      return {
        problems: [],
        trainings: trainings.map((one) => ({
          person: one.person,
          topic: one.topic,
          day: parts.dayOf(one.on),
          until: one.until,
          standing: standingOfStated(one, lines, parts.now()),
        })),
      };
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      return { problems: error.problems.slice(0, PROBLEMS_MAX), trainings: [] };
    }
  },
});

type Asked = z.output<typeof TRAINING_ASKED>['acts'][number];

/** As the kiosk takes it. Throws `ApiRefused` for a day or a topic that does not exist. */
const actOf = (asked: Asked, { topics, trainingDays }: ApiParts): TrainingAct => {
  if (asked.act === 'withdraw') return asked;
  const { day, ...rest } = asked;
  const known = topics.find(({ topic }) => topic === asked.topic);
  if (known === undefined) {
    const names = topics.map(({ topic }) => topic).join(', ');
    throw new ApiRefused(409, 'bad_file', [
      `there is no topic ${asked.topic}`,
      'topic',
      `it is one of: ${names}`,
    ]);
  }
  const days = trainingDays(known, day);
  if (days === null)
    throw new ApiRefused(409, 'bad_file', ['there is no such day', 'day', 'write a day that exists']);
  return { ...rest, ...days };
};

const ACT = route({
  method: 'post',
  path: '/list/trainings',
  name: 'actOnTraining',
  about: 'list',
  summary: 'Put trainings by topic on record, or take one back that was a mistake',
  detail:
    'Two officials say it, each with their PIN, and neither of them for their own training: the person whose account it is, and `second`. The kiosk itself checks both PINs, and counts wrong ones as at the door. All of it is recorded, or nothing. Needs the password or a code of the last minutes besides.',
  verb: 'change_list',
  params: NOTHING,
  query: NOTHING,
  body: TRAINING_ASKED,
  answer: TRAINED,
  handle: async ({ body: { acts, digits, second }, caller }, parts) => {
    const asked = acts.map((act) => actOf(act, parts));
    done(await parts.ask(caller.by, { verb: 'training_acted', acts: asked, digits, second }));
    return { recorded: asked.length };
  },
});

export const TRAINING_ROUTES = [READ, LOOK, ACT];
