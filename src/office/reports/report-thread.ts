/** Answers a standing question from the whole log, as a thread beside whoever serves the pages. */
import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { State } from '../../core/state.ts';
import { type LogReader, readLog } from '../../log/read-log.ts';
import { spanOfTime } from '../../reports/asked-time.ts';
import { basisOf } from '../../reports/basis.ts';
import {
  askedOf,
  knowsRoom,
  type Question,
  reportOn,
  roomNames,
  stateAtEnd,
  zoneOf,
} from '../../reports/question.ts';
import type { Conclusion, Report, Row } from '../../reports/report.ts';
import { withReviewed } from '../../reports/reviewed.ts';
import { reviewedUpTo } from '../../reports/reviews.ts';
import { CSV_WRITTEN, JSON_WRITTEN, type ReportHead } from '../../reports/written.ts';
import type { ReadRange, ReportMessage, ReportTask } from './report-messages.ts';

const task = workerData as ReportTask;
const say = (message: ReportMessage): void => parentPort?.postMessage(message);

/** So much is sent at once: a line at a time would take longer than the reading. */
const PIECE_CHARACTERS = 32_768;
/** Pieces that wait to be taken: whoever reads slowly is not sent years into their memory. */
const UNDER_WAY_MAX = 8;

const underWay = new Int32Array(task.under_way);

const sendPiece = (piece: string | Uint8Array): void => {
  for (;;) {
    const waiting = Atomics.load(underWay, 0);
    if (waiting < UNDER_WAY_MAX) break;
    Atomics.wait(underWay, 0, waiting);
  }
  Atomics.add(underWay, 0, 1);
  say({ piece });
};

const roomOf = (question: Question): string => ('room' in question ? question.room : '');

/** What comes last: what an answer comes to, and of how many rows. */
type Over = Extract<ReportMessage, { readonly over: Conclusion }>;

/** As rows, and no more of them than are told. */
const asRows = (answer: Report['answer']): Over => {
  const rows: Row[] = [];
  let left_out = 0;
  const coming = answer();
  for (;;) {
    const { done, value } = coming.next();
    if (done === true) {
      say({ rows });
      return { over: value, left_out, rows_all: rows.length + left_out };
    }
    if (!('row' in value)) continue;
    if (rows.length < task.rows_max) rows.push(value.row);
    else left_out += 1;
  }
};

const asText = (head: ReportHead, answer: Report['answer']): Over => {
  const written = task.form === 'csv' ? CSV_WRITTEN : JSON_WRITTEN;
  let piece = written.opening(head);
  let rows = 0;
  const coming = answer();
  for (;;) {
    const { done, value } = coming.next();
    if (done === true) {
      sendPiece(piece + written.closing(head, value));
      return { over: value, left_out: 0, rows_all: rows };
    }
    if (!('row' in value)) continue;
    piece += written.row(head, value.row, rows);
    rows += 1;
    if (piece.length < PIECE_CHARACTERS) continue;
    sendPiece(piece);
    piece = '';
  }
};

/** What a thread sends once an answer is ready to be told. */
interface Answering {
  readonly head: ReportHead;
  readonly range: ReadRange;
  readonly answer: Report['answer'];
}

/** The head is told once there is a document: whoever asks for one that is too long has read nothing. */
const asPdf = async (state: State, { head, range, answer }: Answering): Promise<void> => {
  const { pdfReport, rowsOf, TooManyRows, PDF_ROWS_MAX } = await import('../../reports/pdf/pdf-report.ts');
  try {
    const { rows, conclusion } = rowsOf(answer);
    say({ head, range });
    const asked = { language: task.language ?? 'en', rooms: roomNames(state) };
    for await (const piece of pdfReport(head, rows, conclusion, asked)) sendPiece(piece);
    say({ over: conclusion, left_out: 0, rows_all: rows.length });
  } catch (error) {
    if (!(error instanceof TooManyRows)) throw error;
    say({ unanswered: 'too_many_rows', said: String(PDF_ROWS_MAX) });
  }
};

const answerFrom = async (log: LogReader): Promise<void> => {
  const { question, time, asked: named } = task;
  const state = stateAtEnd(log);
  const room = roomOf(question);
  if (room !== '' && !knowsRoom(log, state, room)) {
    return say({ unanswered: 'unknown_room', said: Object.keys(state.rooms).join(', ') });
  }
  const asked = askedOf(log, state, spanOfTime(log, state, time));
  const { columns, answer } = withReviewed(reportOn(asked, question, zoneOf(state)), reviewedUpTo(state));
  const { since, before, range } = asked;
  const report = question.report;
  const head = {
    report,
    asked: named,
    since,
    before,
    zone: zoneOf(state),
    basis: basisOf(log, asked),
    columns,
  };
  if (task.form === 'pdf') {
    await asPdf(state, { head, range, answer });
    return;
  }
  say({ head, range });
  say(task.form === 'rows' ? asRows(answer) : asText(head, answer));
};

const attempt = async (): Promise<void> => {
  try {
    const log = readLog(task.data);
    try {
      await answerFrom(log);
    } finally {
      log.close();
    }
  } catch (error) {
    say({ unanswered: 'unreadable', said: String(error) });
  }
};

// The thread alone: whoever serves pages, and still more the door, goes before it.
os.setPriority(os.constants.priority.PRIORITY_LOW);
await attempt();
