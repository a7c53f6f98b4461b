import { BadgeReporter } from '../../devices/badge-reporter.ts';
import { siteKeyOf } from '../../devices/credential.ts';
import { framesOf } from '../../devices/serial-framing.ts';
import type { Effect } from '../../src/core/effects.ts';
import type { Ms, ReaderId } from '../../src/core/terms.ts';
import { LogFull } from '../../src/log/errors.ts';
import { openLog } from '../../src/log/open-log.ts';
import { loadSiteKey } from '../../src/log/site-key.ts';
import type { SqliteLog } from '../../src/log/sqlite-log.ts';
import { restoreState } from '../../src/restore.ts';
import { Day } from './day.ts';
import { benchConfig, benchLog, frameOf, OUTSIDE } from './site.ts';

/** Nobody badges in sooner after the last start: the clock was never away for longer than a heartbeat. */
const SOON_MS: Ms = 30_000;

/** Bytes of the entries `from` to the end as they are stored, disclosures included. */
const storedBytes = (log: SqliteLog, from: number): number => {
  let bytes = 0;
  for (const entry of log.entries(from)) {
    bytes += entry.bytes.length + entry.leaf_hash.length;
    for (const { name, content } of entry.disclosures) bytes += name.length + Buffer.byteLength(content);
  }
  return bytes;
};

/** The real loop on the real log, behind the frame parser and the reporter of a serial reader. */
export class Door {
  readonly #log: SqliteLog;
  readonly #day: Day;
  readonly #frames = framesOf({ format: 'rdm6300' });
  readonly #reporter: BadgeReporter;
  #unlockedAt = Number.NaN;

  /** @param folder a log with its keys, as `logOf` gives it */
  constructor(folder: string) {
    const { paths } = benchConfig(folder);
    this.#log = openLog(benchLog(folder));
    const log = this.#log;
    const state = restoreState(log);
    this.#day = new Day({
      log: {
        append: (moment, boot, facts) => log.append(moment, boot, facts, { sign: 'later' }),
        signSoon: (onFailure) => log.signSoon(onFailure),
        isFull: (error) => error instanceof LogFull,
        releaseReserve: () => false,
      },
      siteKey: siteKeyOf(loadSiteKey(paths.site_key, false)),
      state,
      index: log.head.size - 1,
      start: state.at + SOON_MS,
      perform: (effect) => this.#perform(effect),
    });
    this.#reporter = new BadgeReporter({
      reader: OUTSIDE as ReaderId,
      credentialOf: this.#day.credentialOf,
      emit: (observation) => this.#day.offer(observation),
      now: this.#day.now,
    });
  }

  /**
   * Two people come, are let in and leave. Gives the milliseconds from the last byte of the second badge to the
   * released strike, and the bytes of what was recorded for it.
   */
  enter(): { readonly ms: number; readonly bytes: number } {
    const [one, other] = this.#day.nextPair();
    this.#bytes(frameOf(one));
    this.#day.pass(2_500);
    const frame = frameOf(other);
    this.#bytes(frame.subarray(0, -1));
    const last = frame.subarray(-1);
    const from = this.#log.head.size;
    this.#unlockedAt = Number.NaN;
    const begun = performance.now();
    this.#bytes(last);
    const ms = this.#unlockedAt - begun;
    if (Number.isNaN(ms)) throw new Error('the strike was not released');
    const bytes = storedBytes(this.#log, from);
    this.#day.visit([one, other]);
    return { ms, bytes };
  }

  close(): void {
    this.#log.close();
  }

  #bytes(bytes: Uint8Array): void {
    for (const found of this.#frames.push(bytes)) this.#reporter.report(found);
  }

  #perform(effect: Effect): void {
    if (effect.type === 'unlock_door') this.#unlockedAt = performance.now();
  }
}
