import type { AskedTime } from '../../reports/asked-time.ts';
import type { PdfLanguage } from '../../reports/pdf-languages.ts';
import type { Question } from '../../reports/question.ts';
import type { Conclusion, Row } from '../../reports/report.ts';
import type { ReportHead } from '../../reports/written.ts';

/** How an answer is wanted: as rows for a page, or written for spreadsheets, programs or paper. */
export type ReportForm = 'rows' | 'csv' | 'json' | 'pdf';

/** What the thread is told. */
export interface ReportTask {
  /** Folder of the log. */
  readonly data: string;
  readonly question: Question;
  readonly time: AskedTime;
  /** What was asked for besides the time, as it stands in the answer. */
  readonly asked: ReportHead['asked'];
  readonly form: ReportForm;
  /** Of a PDF; left out, English. */
  readonly language?: PdfLanguage;
  /** Rows that are told as rows; the others are counted. */
  readonly rows_max: number;
  /** One number: pieces that were sent and not yet taken. The thread waits while there are too many. */
  readonly under_way: SharedArrayBuffer;
}

/** Why there is no answer. */
export type Unanswered =
  | 'unknown_room'
  | 'unreadable'
  | 'too_long'
  | 'too_large'
  | 'too_many_rows'
  | 'cancelled';

/** Entries that a report was asked about, for whoever puts on record that they were read. */
export interface ReadRange {
  readonly from: number;
  readonly until: number;
}

/** What the thread says, in this order. */
export type ReportMessage =
  | { readonly head: ReportHead; readonly range: ReadRange }
  | { readonly rows: readonly Row[] }
  | { readonly piece: string | Uint8Array }
  | { readonly over: Conclusion; readonly left_out: number; readonly rows_all: number }
  | { readonly unanswered: Unanswered; readonly said: string };
