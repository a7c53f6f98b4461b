import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import path from 'node:path';
import { type LogReader, readLog } from '../../../src/log/read-log.ts';
import { pause, until } from './waiting.ts';

const LOOK_MS = 5;
const RECORDED_MS = 60_000;

/** The log of a kiosk that runs, as somebody beside it reads it. */
export class KeptLog {
  readonly data: string;
  #log: LogReader | undefined;
  /** What the kiosk printed, where that is known. */
  printed = '';

  /** @param data folder of the log */
  constructor(data: string) {
    this.data = data;
  }

  /** Lets go of the log; it is opened anew when it is looked at again. */
  close(): void {
    this.#log?.close();
    this.#log = undefined;
  }

  get log(): LogReader {
    this.#log ??= readLog(this.data);
    return this.#log;
  }

  /** Entries from `from` on, as they are stored. */
  entries(
    from = 0,
  ): readonly { readonly seq: number; readonly type: string; readonly [field: string]: unknown }[] {
    return [...this.log.entries(from)].map(({ bytes }) => JSON.parse(bytes.toString()));
  }

  /** Types of the entries from `from` on, in order, without heartbeats. */
  types(from = 0): readonly string[] {
    return this.entries(from)
      .map(({ type }) => type)
      .filter((type) => type !== 'heartbeat');
  }

  async untilLogged(type: string, from = 0, times = 1): Promise<void> {
    const seen = (): readonly string[] => this.types(from).filter((other) => other === type);
    try {
      await until(`${times} x ${type} is on record`, () => seen().length >= times, 180_000);
    } catch (error) {
      throw new Error(
        `${(error as Error).message}; there is: ${this.types(from).join(' ')}\n${this.printed}`,
      );
    }
  }

  /** Milliseconds from `act` until an entry of `type` is in the database file, by the kernel's own word of its change. */
  async recordedAfter(type: string, act: () => void): Promise<number> {
    const from = this.log.head().size;
    const file = path.join(this.data, 'log.db-wal');
    if (!existsSync(file)) throw new Error(`${file} is missing`);
    const changes = watch(file);
    try {
      const begun = performance.now();
      act();
      for (;;) {
        if (performance.now() - begun > RECORDED_MS)
          throw new Error(`never happened: ${type} is on record; there is: ${this.types(from).join(' ')}`);
        // A change that came while the log was read is seen at the next look.
        await Promise.race([once(changes, 'change'), pause(LOOK_MS)]);
        if (this.log.head().size > from && this.types(from).includes(type)) return performance.now() - begun;
      }
    } finally {
      changes.close();
    }
  }
}
