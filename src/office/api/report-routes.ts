import type { Row } from '../../reports/report.ts';
import type { ReportHead } from '../../reports/written.ts';
import type { ReadRange, Unanswered } from '../reports/report-messages.ts';
import { NoAnswer } from '../reports/report-runs.ts';
import { namedIn, questionOf, timeIn } from './report-question.ts';
import { REPORT, REPORT_ASKED, REPORT_NAME, ROWS_MAX } from './report-schemas.ts';
import { NOTHING } from './room-routes.ts';
import { type ApiParts, ApiRefused, type Caller, route } from './route.ts';

const WHY: { readonly [W in Exclude<Unanswered, 'unknown_room' | 'too_many_rows'>]: string } = {
  unreadable: 'the log could not be read',
  too_long: 'it took too long',
  too_large: 'it took too much memory',
  cancelled: 'it was cancelled',
};

/** Why there is no answer, for whoever asked. Anything else is thrown on. */
export const refusedReport = (error: unknown): unknown => {
  if (!(error instanceof NoAnswer)) return error;
  const { why, said } = error;
  if (why === 'unknown_room') {
    const remedy = `its rooms are ${said}`;
    return new ApiRefused(404, 'unknown', ['there never was such a room', 'query.room', remedy]);
  }
  if (why === 'too_many_rows') {
    const remedy = 'ask for a shorter time, or take it as CSV or JSON';
    return new ApiRefused(400, 'malformed', [`a PDF has at most ${said} rows`, 'query.format', remedy]);
  }
  return new ApiRefused(503, 'busy', [WHY[why], 'log', 'ask for a shorter time, or by the command']);
};

/** Puts on record what a report read: every entry of its time, whatever of them it tells. */
export const readOnRecord = (
  { exported }: Pick<ApiParts, 'exported'>,
  caller: Caller,
  { from, until }: ReadRange,
): Promise<void> => (until > from ? exported(caller, from, until - from) : Promise.resolve());

const ANSWER = route({
  method: 'get',
  path: '/reports/{name}',
  name: 'report',
  about: 'log',
  summary: 'A standing question about the past, answered from the log alone',
  detail:
    'The questions of the command `ballot-vault report`, read from the whole log in a thread of its own, so it takes a while; one at a time for all who ask. Says what it rests on: entries, and the newest signed checkpoint. The same address with `/file?format=csv` or `json` sends every row as a file, and `/file?format=pdf` (with `language`) at most 1,000 rows as a tagged PDF. That it was read is on record, with all entries of the time asked about.',
  verb: 'see_names',
  params: REPORT_NAME,
  query: REPORT_ASKED,
  body: NOTHING,
  answer: REPORT,
  handle: async ({ params: { name }, query, caller }, parts) => {
    const question = questionOf(name, query);
    let head: ReportHead | undefined;
    let rows: readonly Row[] = [];
    const asked = {
      question,
      time: timeIn(query, parts.health.now()),
      asked: namedIn(query),
      form: 'rows',
      rows_max: ROWS_MAX,
    } as const;
    try {
      const { outcome, figures, left_out } = await parts.report(asked, {
        head: async (told, range) => {
          await readOnRecord(parts, caller, range);
          head = told;
        },
        rows: (told) => {
          rows = told;
        },
      });
      if (head === undefined) throw new NoAnswer('unreadable');
      return { ...head, rows, left_out, outcome, figures } as never;
    } catch (error) {
      throw refusedReport(error);
    }
  },
});

export const REPORT_ROUTES = [ANSWER];
