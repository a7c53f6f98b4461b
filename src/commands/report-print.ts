import type { State } from '../core/state.ts';
import type { LogReader } from '../log/read-log.ts';
import { type AskedTime, spanOfTime } from '../reports/asked-time.ts';
import { basisOf } from '../reports/basis.ts';
import type { PdfLanguage } from '../reports/pdf-languages.ts';
import { askedOf, type Question, reportOn, roomNames, stateAtEnd, zoneOf } from '../reports/question.ts';
import type { Conclusion, Report } from '../reports/report.ts';
import { withReviewed } from '../reports/reviewed.ts';
import { reviewedUpTo } from '../reports/reviews.ts';
import { CSV_WRITTEN, JSON_WRITTEN, type ReportHead, type Written } from '../reports/written.ts';
import { TEXT_WRITTEN } from './answer-text.ts';
import { harmless } from './harmless.ts';
import { Misuse } from './misuse.ts';
import type { Parts } from './parts.ts';
import { Progress } from './progress.ts';
import { type Out, writingTo } from './report-out.ts';

export const FORMATS = ['text', 'csv', 'json', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];

const WRITTEN: Readonly<Record<Exclude<Format, 'pdf'>, Written>> = {
  text: TEXT_WRITTEN,
  csv: CSV_WRITTEN,
  json: JSON_WRITTEN,
};

export interface Printing {
  readonly format: Format;
  /** Of a PDF; the other forms are in English, or in the log's own words. */
  readonly language: PdfLanguage;
  /** File to write; left out, the terminal. */
  readonly out: string | undefined;
  /** What was asked for besides the time. */
  readonly fields: ReportHead['asked'];
  readonly time: (zone: string) => AskedTime;
  readonly question: (state: State) => Question;
}

/** So much is printed at once: a line at a time would take longer than the reading. */
const PIECE_CHARACTERS = 16_384;

const NOTHING: ReadonlySet<string> = new Set(['nothing_about', 'no_such_alarm']);

const nothingFound = ({ asked, since, before, basis }: ReportHead): Misuse => {
  const whom = Object.entries(asked)
    .filter(([field]) => field !== 'period')
    .map(([field, value]) => `${field} ${value}`)
    .join(', ');
  const when = basis.first === null ? '; no entry lies between those instants' : '';
  const isAll = since === 0 && before > Date.UTC(9_000, 0);
  return new Misuse(
    harmless(`nothing is on record about ${whom}${isAll ? '' : ' in that time'}${when}`),
    'Write it as entries do ("ballot-vault log" prints them), or ask for a longer time.',
  );
};

interface Answering {
  readonly head: ReportHead;
  readonly answer: Report['answer'];
  readonly progress: Progress;
  readonly out: Out;
}

const asText = async (written: Written, { head, answer, progress, out }: Answering): Promise<Conclusion> => {
  let piece = written.opening(head);
  let rows = 0;
  const coming = answer();
  for (;;) {
    const { done, value } = coming.next();
    if (done === true) {
      progress.end();
      if (rows === 0 && NOTHING.has(value.outcome)) throw nothingFound(head);
      await out.write(piece + written.closing(head, value));
      return value;
    }
    if ('row' in value) {
      piece += written.row(head, value.row, rows);
      rows += 1;
    } else progress.show(value.done, value.of, 'entries');
    if (piece.length < PIECE_CHARACTERS) continue;
    progress.end();
    await out.write(piece);
    piece = '';
  }
};

const asPdf = async (
  { state, language }: { readonly state: State; readonly language: PdfLanguage },
  { head, answer, progress, out }: Answering,
): Promise<Conclusion> => {
  // Only whoever asks for a PDF pays for its library and its fonts.
  const { pdfReport, rowsOf, TooManyRows, PDF_ROWS_MAX } = await import('../reports/pdf/pdf-report.ts');
  try {
    const { rows, conclusion } = rowsOf(answer, (done, of) => progress.show(done, of, 'entries'));
    progress.end();
    if (rows.length === 0 && NOTHING.has(conclusion.outcome)) throw nothingFound(head);
    const asked = { language, rooms: roomNames(state) };
    for await (const piece of pdfReport(head, rows, conclusion, asked)) await out.write(piece);
    return conclusion;
  } catch (error) {
    if (!(error instanceof TooManyRows)) throw error;
    throw new Misuse(
      `a PDF has at most ${PDF_ROWS_MAX} rows, and this report has more`,
      'Ask for a shorter time, or take it as CSV or JSON.',
    );
  }
};

/** Prints a report piece by piece. Throws `Misuse` where there is nothing of whom or what is asked about. */
export const printReport = (parts: Parts, log: LogReader, printing: Printing): Promise<Conclusion> => {
  const { format, language, fields, out: file } = printing;
  if (format === 'pdf' && file === undefined)
    throw new Misuse('a PDF is nothing for a terminal', 'Name a file with --out.');
  const state = stateAtEnd(log);
  const zone = zoneOf(state);
  const question = printing.question(state);
  const asked = askedOf(log, state, spanOfTime(log, state, printing.time(zone)));
  const { columns, answer } = withReviewed(reportOn(asked, question, zone), reviewedUpTo(state));
  const { since, before } = asked;
  const basis = basisOf(log, asked);
  const head = { report: question.report, asked: fields, since, before, zone, basis, columns };
  const progress = new Progress(parts.terminal, parts.now, 'reading');
  return writingTo(parts.terminal, file, async (out) => {
    try {
      const answering = { head, answer, progress, out };
      return await (format === 'pdf'
        ? asPdf({ state, language }, answering)
        : asText(WRITTEN[format], answering));
    } finally {
      progress.end();
    }
  });
};
