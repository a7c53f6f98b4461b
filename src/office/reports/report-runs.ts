import { Worker } from 'node:worker_threads';
import type { Ms } from '../../core/terms.ts';
import type { Row } from '../../reports/report.ts';
import type { ReportHead } from '../../reports/written.ts';
import type { ReadRange, ReportMessage, ReportTask, Unanswered } from './report-messages.ts';

/** A report of ten years is written in some minutes. */
const LONGEST_MS: Ms = 900_000;
/** A heap of its own, so that no list, however long, can end the pages. */
const HEAP_MB = 384;

/** There is no answer, and why. */
export class NoAnswer extends Error {
  readonly why: Unanswered;
  readonly said: string;

  constructor(why: Unanswered, said = '') {
    super(`${why}: ${said}`);
    this.name = 'NoAnswer';
    this.why = why;
    this.said = said;
  }
}

/** Whoever takes the parts of an answer as they come. */
export interface ReportTaker {
  /** Before anything else. Nothing more comes until it resolves; where it rejects, nothing does. */
  readonly head: (head: ReportHead, range: ReadRange) => Promise<void>;
  readonly rows?: (rows: readonly Row[]) => void;
  /** The next piece is sent once it resolves. */
  readonly piece?: (piece: string | Uint8Array) => Promise<void>;
}

export interface ReportOver {
  readonly outcome: string;
  readonly figures: { readonly [figure: string]: number };
  readonly left_out: number;
  /** All of them. */
  readonly rows: number;
}

type Asked = Omit<ReportTask, 'under_way'>;

const THREAD = new URL('./report-thread.ts', import.meta.url);

/** What the thread says, one after the other, each taken before the next. */
const take = async (
  message: ReportMessage,
  { head, rows, piece }: ReportTaker,
  underWay: Int32Array,
): Promise<ReportOver | undefined> => {
  if ('head' in message) await head(message.head, message.range);
  else if ('rows' in message) rows?.(message.rows);
  else if ('piece' in message) {
    await piece?.(message.piece);
    Atomics.sub(underWay, 0, 1);
    Atomics.notify(underWay, 0);
  } else if ('over' in message) {
    const { over, left_out, rows_all: rows } = message;
    return { ...over, left_out, rows };
  } else throw new NoAnswer(message.unanswered, message.said);
  return undefined;
};

/**
 * Answers a standing question in a thread of its own. Resolves once all of the answer was taken; rejects with `NoAnswer`
 * where there is none, and with whatever the taker rejects with.
 */
export const runReport = (
  asked: Asked,
  taker: ReportTaker,
  bounds: { readonly longest_ms?: Ms; readonly heap_mb?: number } = {},
): Promise<ReportOver> =>
  new Promise((resolve, reject) => {
    const { longest_ms = LONGEST_MS, heap_mb = HEAP_MB } = bounds;
    const under_way = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const underWay = new Int32Array(under_way);
    const thread = new Worker(THREAD, {
      workerData: { ...asked, under_way } satisfies ReportTask,
      resourceLimits: { maxOldGenerationSizeMb: heap_mb, maxYoungGenerationSizeMb: 8 },
    });
    let last: Promise<unknown> = Promise.resolve();
    const end = (settle: () => void): void => {
      clearTimeout(late);
      settle();
      void thread.terminate();
    };
    const fail = (error: unknown): void => end(() => reject(error));
    const late = setTimeout(() => fail(new NoAnswer('too_long')), longest_ms);
    thread.on('message', (message: ReportMessage) => {
      last = last
        .then(() => take(message, taker, underWay))
        .then((over) => over !== undefined && end(() => resolve(over)));
      last.catch(fail);
    });
    thread.on('error', (error: NodeJS.ErrnoException) => {
      fail(
        new NoAnswer(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too_large' : 'unreadable', String(error)),
      );
    });
    thread.on('exit', () => void last.then(() => fail(new NoAnswer('unreadable')), fail));
  });
