import type { State } from '../core/state.ts';
import type { LogReader } from '../log/read-log.ts';
import { basisOf } from '../reports/basis.ts';
import { askedOf, type Question, reportOn, type Span, stateAtEnd, zoneOf } from '../reports/question.ts';
import type { Conclusion } from '../reports/report.ts';
import { withReviewed } from '../reports/reviewed.ts';
import { reviewedUpTo } from '../reports/reviews.ts';
import { CSV_WRITTEN, JSON_WRITTEN, type ReportHead, type Written } from '../reports/written.ts';
import { TEXT_WRITTEN } from './answer-text.ts';
import { harmless } from './harmless.ts';
import { Misuse } from './misuse.ts';
import type { Parts } from './parts.ts';
import { Progress } from './progress.ts';

export type Format = 'text' | 'csv' | 'json';

const WRITTEN: Readonly<Record<Format, Written>> = {
  text: TEXT_WRITTEN,
  csv: CSV_WRITTEN,
  json: JSON_WRITTEN,
};

export interface Printing {
  readonly format: Format;
  /** What was asked for besides the time. */
  readonly fields: ReportHead['asked'];
  readonly span: (zone: string) => Span;
  readonly question: (state: State) => Question;
}

/** So much is printed at once: a line at a time would take longer than the reading. */
const PIECE_CHARACTERS = 16_384;

const NOTHING: ReadonlySet<string> = new Set(['nothing_about', 'no_such_alarm']);

const nothingFound = ({ asked, since, before, basis }: ReportHead): Misuse => {
  const whom = Object.entries(asked)
    .map(([field, value]) => `${field} ${value}`)
    .join(', ');
  const when = basis.first === null ? '; no entry lies between those instants' : '';
  const isAll = since === 0 && before > Date.UTC(9_000, 0);
  return new Misuse(
    harmless(`nothing is on record about ${whom}${isAll ? '' : ' in that time'}${when}`),
    'Write it as entries do ("ballot-vault log" prints them), or ask for a longer time.',
  );
};

/** Prints a report piece by piece. Throws `Misuse` where there is nothing of whom or what is asked about. */
export const printReport = async (parts: Parts, log: LogReader, printing: Printing): Promise<Conclusion> => {
  const state = stateAtEnd(log);
  const zone = zoneOf(state);
  const question = printing.question(state);
  const asked = askedOf(log, state, printing.span(zone));
  const { columns, answer } = withReviewed(reportOn(asked, question, zone), reviewedUpTo(state));
  const { since, before } = asked;
  const basis = basisOf(log, asked);
  const head = { report: question.report, asked: printing.fields, since, before, zone, basis, columns };
  const written = WRITTEN[printing.format];
  const progress = new Progress(parts.terminal, parts.now, 'reading');
  let piece = written.opening(head);
  let rows = 0;
  const coming = answer();
  try {
    for (;;) {
      const { done, value } = coming.next();
      if (done === true) {
        progress.end();
        if (rows === 0 && NOTHING.has(value.outcome)) throw nothingFound(head);
        await parts.terminal.print(piece + written.closing(head, value));
        return value;
      }
      if ('row' in value) {
        piece += written.row(head, value.row, rows);
        rows += 1;
      } else progress.show(value.done, value.of, 'entries');
      if (piece.length < PIECE_CHARACTERS) continue;
      progress.end();
      await parts.terminal.print(piece);
      piece = '';
    }
  } finally {
    progress.end();
  }
};
