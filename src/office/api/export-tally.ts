import type { Ms } from '../../core/terms.ts';
import type { OfficeAnswer } from '../messages.ts';
import { ofAccount } from '../office.ts';
import type { Recorder } from '../recorder.ts';
import { ApiRefused, type Caller } from './route.ts';

/** So long what one session reads is counted before it is told. */
export const COUNTED_FOR_MS: Ms = 60_000;
/** Whose reading is counted at one time; that of others is told at once. */
const COUNTED_MAX = 100;

interface Tally {
  readonly caller: Caller;
  readonly since: Ms;
  readonly from: number;
  readonly entries: number;
}

type ExportFact = Parameters<Recorder['later']>[0][number];

const factOf = ({ by, is }: Caller, from: number, entries: number): ExportFact => ({
  type: 'log_exported',
  ...ofAccount({ name: by.account, person: by.person }),
  role: by.role,
  taken: is === 'person' ? 'read' : 'by_program',
  profile: 'none',
  from,
  entries,
});

/**
 * Puts on record that entries left with their names: the first page before it leaves, those of the minute after it
 * together. So nobody reads unseen, and a program that reads the whole log leaves a line a minute.
 */
export class ExportTally {
  readonly #recorder: Pick<Recorder, 'now' | 'later'>;
  readonly #tallies = new Map<string, Tally>();

  constructor(recorder: Pick<Recorder, 'now' | 'later'>) {
    this.#recorder = recorder;
  }

  /** Resolves once it is noted. Throws `ApiRefused` where the first page cannot be put on record. */
  async note(caller: Caller, from: number, entries: number, now: Ms): Promise<void> {
    const known = this.#tallies.get(caller.means);
    if (known !== undefined) {
      const least = known.entries === 0 ? from : Math.min(known.from, from);
      this.#tallies.set(caller.means, { ...known, from: least, entries: known.entries + entries });
      return;
    }
    const answer: OfficeAnswer = await this.#recorder.now([factOf(caller, from, entries)]);
    if (answer.outcome === 'refused')
      throw new ApiRefused(503, 'not_recorded', [answer.what, 'log', answer.remedy]);
    if (this.#tallies.size < COUNTED_MAX) {
      this.#tallies.set(caller.means, { caller, since: now, from: 0, entries: 0 });
    }
  }

  /** Records the counts whose minute is over. Called every second or so. */
  look(now: Ms): void {
    for (const [means, { caller, since, from, entries }] of this.#tallies) {
      // A clock that was set back ends the minute too.
      if (now >= since && now - since < COUNTED_FOR_MS) continue;
      this.#tallies.delete(means);
      if (entries > 0) this.#recorder.later([factOf(caller, from, entries)]);
    }
  }
}
