import { z } from 'zod';
import type { PersonId } from '../../core/terms.ts';
import { type SheetVersion, standingSheets } from '../../reports/sheets.ts';
import { notAsked } from '../../sheet-refusals.ts';
import { NOTHING } from './room-routes.ts';
import { type ApiParts, ApiRefused, done, KIOSK_SILENT, route } from './route.ts';
import {
  SHEET,
  SHEET_ACT_ASKED,
  SHEET_ACTED,
  SHEET_PREVIEW,
  SHEET_PREVIEW_ASKED,
  SHEETS,
  SHEETS_AT_ONCE,
  type SheetHead,
} from './sheet-schemas.ts';

/** People that are named at once. */
const NAMES_MAX = 200;

const namesOf = async (
  { read }: Pick<ApiParts, 'read'>,
  versions: readonly SheetVersion[],
): Promise<Readonly<Record<string, string>>> => {
  const signed = versions.flatMap(({ prepared_by, verified }) => [...prepared_by, ...(verified?.by ?? [])]);
  const people = [...new Set(signed)].slice(0, NAMES_MAX) as PersonId[];
  const answer = people.length === 0 ? null : await read({ what: 'names', people });
  return answer?.what === 'names' ? { ...answer.names } : {};
};

const headOf = (newest: SheetVersion, stands: number): SheetHead => {
  const { values: _, source: __, containers: ___, in_containers: ____, words: _____, ...head } = newest;
  return { ...head, stands };
};

const LIST = route({
  method: 'get',
  path: '/sheets',
  name: 'sheets',
  about: 'sheets',
  summary: 'Sheets of reconciliation, each in its newest version',
  detail:
    'By number, with what differs and who signed. `/sheets/blank?form=&language=` is a blank sheet as a page for paper, `/sheets/public?election=&language=` what can be published of an election: the newest verified version of each sheet, with nobody’s name, and with what people wrote only by `explanations=yes`.',
  verb: 'see_sheets',
  params: NOTHING,
  query: z.strictObject({
    after: z.coerce.number().int().min(0).default(0).describe('Sheets behind this number.'),
    limit: z.coerce.number().int().min(1).max(SHEETS_AT_ONCE).default(100),
  }),
  body: NOTHING,
  answer: SHEETS,
  handle: async ({ query: { after, limit } }, parts) => {
    const versions = await parts.sheets();
    const stands = new Map(standingSheets(versions).map(({ sheet, version }) => [sheet, version]));
    const newest = [...new Map(versions.map((version) => [version.sheet, version])).values()];
    const page = newest.filter(({ sheet }) => sheet > after).slice(0, limit);
    const last = page.at(-1)?.sheet;
    return {
      asked: parts.sheetPlace.asked,
      total: newest.length,
      names: await namesOf(parts, page),
      sheets: page.map((version) => headOf(version, stands.get(version.sheet) ?? 0)),
      next: last === undefined || last === newest.at(-1)?.sheet ? null : last,
    };
  },
});

const ONE = route({
  method: 'get',
  path: '/sheets/{sheet}',
  name: 'sheet',
  about: 'sheets',
  summary: 'One sheet of reconciliation with every version of it',
  detail:
    'With its figures, what differs, how that is explained, and who prepared and verified each version.',
  verb: 'see_sheets',
  params: z.strictObject({ sheet: z.coerce.number().int().min(1) }),
  query: NOTHING,
  body: NOTHING,
  answer: SHEET,
  handle: async ({ params: { sheet } }, parts) => {
    const versions = (await parts.sheets()).filter((version) => version.sheet === sheet);
    if (versions.length === 0)
      throw new ApiRefused(404, 'unknown', ['there is no such sheet', 'sheet', 'see /sheets']);
    return { names: await namesOf(parts, versions), versions };
  },
});

const LOOK = route({
  method: 'post',
  path: '/sheets/preview',
  name: 'previewSheet',
  about: 'sheets',
  summary: 'What differs on a sheet, before anybody signs it',
  detail: 'Computed by the kiosk from the figures and what is stated for the containers. Nothing is changed.',
  verb: 'see_sheets',
  params: NOTHING,
  query: NOTHING,
  body: SHEET_PREVIEW_ASKED,
  answer: SHEET_PREVIEW,
  handle: async ({ body: { sheet, stated } }, { read, sheetPlace }) => {
    const answer = await read({ what: 'sheet', sheet, stated });
    if (answer?.what !== 'sheet') throw KIOSK_SILENT();
    const { what: _, refusal, ...found } = answer;
    const wrong = notAsked(sheetPlace.asked[stated.form], stated);
    return { ...found, refusal: wrong === null ? refusal : { what: wrong[0], remedy: wrong[1] } };
  },
});

const ACT = route({
  method: 'post',
  path: '/sheets/acts',
  name: 'actOnSheet',
  about: 'sheets',
  summary: 'Prepare a sheet or a later version of one, or verify what somebody else prepared',
  detail:
    'Done by the person whose account it is, who gives their PIN with it: the kiosk itself checks it, and counts wrong ones as at the door. Whoever prepared a version does not verify it, and a difference that is not 0 is taken only with its explanation. Needs the password or a code of the last minutes besides.',
  verb: 'sign_sheets',
  params: NOTHING,
  query: NOTHING,
  body: SHEET_ACT_ASKED,
  answer: SHEET_ACTED,
  handle: async ({ body: { act, digits }, caller }, parts) => {
    const { number = 0 } = done(await parts.ask(caller.by, { verb: 'sheet_acted', act, digits }));
    return { became: act.act === 'prepare' ? 'prepared' : 'verified', sheet: number } as const;
  },
});

export const SHEET_ROUTES = [LIST, ONE, LOOK, ACT];
