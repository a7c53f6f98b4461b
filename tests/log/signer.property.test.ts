import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { databaseFile } from '../../src/log/database.ts';
import { LogError } from '../../src/log/errors.ts';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import type { SqliteLog } from '../../src/log/sqlite-log.ts';
import type { WriteStep } from '../../src/log/write-faults.ts';
import { BOOT, denied, heartbeat, moment, optionsIn, temporaryDirectory } from './aid.ts';
import { Signatures } from './signed.ts';

const STEPS: readonly WriteStep[] = [
  'begin',
  'entry',
  'head',
  'commit',
  'committed',
  'state_write',
  'state_flush',
  'sign',
  'signed',
  'checkpoint',
];

/** What goes wrong in one act, if anything: at which step, the how many of them, and how. */
interface Trouble {
  readonly step: WriteStep;
  readonly nth: number;
  readonly how: 'crash' | 'disk_full' | 'power_cut';
}

interface Act {
  readonly act: 'append' | 'append_unsigned' | 'snapshot' | 'reopen';
  readonly entries: number;
  readonly trouble: Trouble | undefined;
}

const trouble: fc.Arbitrary<Trouble | undefined> = fc.option(
  fc.record({
    step: fc.constantFrom(...STEPS),
    nth: fc.integer({ min: 1, max: 2 }),
    how: fc.constantFrom('crash', 'disk_full', 'power_cut'),
  }),
  { nil: undefined },
);

const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.record({
    act: fc.constantFrom('append', 'append_unsigned', 'snapshot', 'reopen'),
    entries: fc.integer({ min: 1, max: 3 }),
    trouble,
  }),
  { minLength: 1, maxLength: 12 },
);

/** A room whose disk and power do what is asked of them, and what is on record there. */
class Room {
  readonly signatures = new Signatures();
  readonly #options: OpenLogOptions;
  #trouble: Trouble | undefined;
  #met = 0;
  #log: SqliteLog;
  #acknowledged = 0;

  constructor(options: OpenLogOptions) {
    this.#options = {
      ...options,
      faults: { before: (step) => this.#before(step), signed: this.signatures.signed },
    };
    this.#log = openLog(this.#options);
  }

  get log(): SqliteLog {
    return this.#log;
  }

  do({ act, entries, trouble: met }: Act): void {
    if (act === 'reopen') return this.#reopen();
    this.#trouble = met;
    this.#met = 0;
    const state = readFileSync(this.#options.signerStateFile);
    const { size, checkpoint } = this.#log.head;
    try {
      if (act === 'snapshot' && size > 0) this.#log.writeSnapshot(size - 1, '{}');
      else this.#append(act === 'append', entries);
    } catch (error) {
      if (!(error instanceof LogError)) throw error;
      if (met?.how === 'disk_full' && error.what === 'the disk is full') return;
      if (met?.how === 'power_cut') this.#loseWhatWasNotFlushed(met.step, state, checkpoint);
      this.#reopen();
    } finally {
      this.#trouble = undefined;
    }
  }

  close(): void {
    this.#log.close();
  }

  #append(signed: boolean, entries: number): void {
    const { size } = this.#log.head;
    const facts = Array.from({ length: entries }, () => (signed ? denied(size) : heartbeat(size)));
    this.#acknowledged = this.#log.append(moment(size), BOOT, facts).last + 1;
  }

  #before(step: WriteStep): void {
    if (this.#trouble?.step !== step) return;
    this.#met += 1;
    if (this.#met !== this.#trouble.nth) return;
    throw this.#trouble.how === 'disk_full'
      ? new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
      : new Error('the power went');
  }

  /** A state that was written and not flushed may be torn, and a note that was only noted may be gone. */
  #loseWhatWasNotFlushed(step: WriteStep, state: Buffer, checkpoint: string): void {
    this.#log.close();
    if (step === 'state_flush') {
      const written = readFileSync(this.#options.signerStateFile);
      writeFileSync(
        this.#options.signerStateFile,
        written.map((byte, at) => (at % 2 === 0 ? byte : (state[at] ?? 0))),
      );
    }
    const database = new Database(databaseFile(this.#options.directory));
    database.prepare('UPDATE head SET checkpoint = ?').run(checkpoint);
    database.close();
  }

  #reopen(): void {
    this.#log.close();
    const { size } = this.#log.head;
    this.#log = openLog(this.#options);
    expect(this.#log.head.size).toBeGreaterThanOrEqual(Math.max(size, this.#acknowledged));
  }
}

test('whatever fails and whenever the power goes, no size is ever signed with two roots, and no smaller one after a larger', () => {
  fc.assert(
    fc.property(acts, (list) => {
      const room = new Room(optionsIn(temporaryDirectory()));
      try {
        for (const act of list) {
          room.do(act);
          expect(room.signatures.broken(room.log)).toBeUndefined();
        }
      } finally {
        room.close();
      }
    }),
    { numRuns: 30 },
  );
}, 120_000);
