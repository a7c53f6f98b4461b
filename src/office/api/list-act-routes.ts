import type { z } from 'zod';
import { FileRefused } from '../../config/problems.ts';
import type { WishedAct, WishedList } from '../../list-wishes.ts';
import type { LIST_ACT, LIST_CHANGE } from '../list-wire.ts';
import { LIST_ACT_ASKED, LIST_ACTED, PREVIEW, PREVIEW_ASKED, PROBLEMS_MAX } from './list-schemas.ts';
import { NOTHING } from './room-routes.ts';
import { type ApiParts, ApiRefused, done, KIOSK_SILENT, route } from './route.ts';

/** What a change says, with a file read. Throws `FileRefused`. */
const listOf = (
  change: z.output<typeof LIST_CHANGE>,
  { readPeople }: Pick<ApiParts, 'readPeople'>,
): WishedList => {
  if (change.form === 'lines') {
    const people = change.people.map((fields) => ({ ...fields, badges: null }));
    return { people, removed: change.removed, whole: 'no', source: '' };
  }
  const { people, source } = readPeople(change.text, change.name);
  return { people, source, removed: [], whole: change.whole };
};

const EMPTY = { founding: 'no', changes: [], left_out: 0, refusal: null } as const;

const LOOK = route({
  method: 'post',
  path: '/list/preview',
  name: 'previewList',
  about: 'list',
  summary: 'What a change of the list would come to',
  detail:
    'A file of people, as the command takes it, or lines and names of whom to remove; answered side by side with the list as it stands, or with what is wrong in which line. Nothing is changed. A request has at most 256 kB.',
  verb: 'see_list',
  params: NOTHING,
  query: NOTHING,
  body: PREVIEW_ASKED,
  answer: PREVIEW,
  handle: async ({ body: { change } }, parts) => {
    try {
      const answer = await parts.read({ what: 'preview', list: listOf(change, parts) });
      if (answer?.what !== 'preview') throw KIOSK_SILENT();
      const { what: _, index: __, ...preview } = answer;
      return { problems: [], ...preview };
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      return { problems: error.problems.slice(0, PROBLEMS_MAX), ...EMPTY };
    }
  },
});

/** As the kiosk takes it. Throws `ApiRefused` with the first thing wrong with a file. */
const wishedOf = (act: z.output<typeof LIST_ACT>, parts: ApiParts): WishedAct => {
  if (act.act !== 'propose') return act;
  try {
    return { act: 'propose', words: act.words, ...listOf(act.change, parts) };
  } catch (error) {
    const problem = error instanceof FileRefused ? error.problems[0] : undefined;
    if (problem === undefined) throw error;
    throw new ApiRefused(409, 'bad_file', [problem.what, problem.where, problem.remedy]);
  }
};

const ACT = route({
  method: 'post',
  path: '/list/acts',
  name: 'actOnList',
  about: 'list',
  summary: 'Propose, approve, refuse, suspend, report lost, review, sign off',
  detail:
    'Done by the person whose account it is, who gives their PIN with it: the kiosk itself checks it, and counts wrong ones as at the door. What changes the list, the phase or the rules takes two people: one proposes it, another one approves it. To suspend somebody and to report a badge lost takes one, and is reviewed by another. Needs the password or a code of the last minutes besides.',
  verb: 'change_list',
  params: NOTHING,
  query: NOTHING,
  body: LIST_ACT_ASKED,
  answer: LIST_ACTED,
  handle: async ({ body: { act, digits }, caller }, parts) => {
    const asked = { verb: 'list_acted', act: wishedOf(act, parts), digits } as const;
    const { became, number = 0 } = done(await parts.ask(caller.by, asked));
    return { became, number };
  },
});

export const LIST_ACT_ROUTES = [LOOK, ACT];
