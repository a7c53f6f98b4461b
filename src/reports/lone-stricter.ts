import type { State } from '../core/state.ts';
import { decodeEntries } from '../log/log-facts.ts';
import type { StoredEntry } from '../log/log-rows.ts';
import { Folding } from '../records/folding.ts';
import { type LoneSpan, LoneSpans } from '../records/lone-spans.ts';
import { type Trial, trying } from '../records/trial.ts';
import { STRETCH } from './reading.ts';
import { type Asked, type Come, type Conclusion, columnsOf, type Report, type Row } from './report.ts';

const COLUMNS = columnsOf({
  room: 'word',
  since: 'instant',
  until: 'instant',
  lasted_ms: 'length',
  ended: 'word',
  people: 'text',
  alerted: 'instant',
  under_own_rules: 'word',
});

/** The log replayed once, looked at with the rules of then and with others. */
class Rerun {
  readonly #asked: Asked;
  readonly #triedOn: (state: State, at: number) => State;
  readonly #folding = new Folding();
  readonly #was = new LoneSpans();
  readonly #would = new LoneSpans();
  /** Rooms whose interval under the other rules was, at some instant, one under the rules of then. */
  readonly #shared = new Set<string>();
  intervals = 0;
  only = 0;
  erased = 0;

  constructor(asked: Asked, trial: Trial) {
    this.#asked = asked;
    this.#triedOn = trying(trial);
  }

  *take(stored: StoredEntry): Generator<Row> {
    const [decoded] = decodeEntries([stored]);
    if (decoded === undefined) {
      this.erased += 1;
      return;
    }
    const { fact, header } = decoded;
    const state = this.#folding.take(fact);
    if (state === null || state.policy === null) return;
    const moment = { ...header, at: fact.at };
    this.#was.look(state, moment);
    this.#was.drain();
    if (!this.#would.concerns(state)) return;
    this.#would.look(this.#triedOn(state, fact.at), moment);
    for (const span of this.#would.drain()) yield* this.#rowOf(span, 'ended');
    for (const room of this.#would.rooms) if (this.#was.isOpen(room)) this.#shared.add(room);
  }

  *still(): Generator<Row> {
    for (const span of this.#would.spans) yield* this.#rowOf(span, 'still');
  }

  *#rowOf({ room, since, until, people, alerted }: LoneSpan, ended: 'ended' | 'still'): Generator<Row> {
    const own = this.#shared.delete(room) ? 'broken_too' : 'kept';
    if (since >= this.#asked.before || until < this.#asked.since) return;
    this.intervals += 1;
    if (own === 'kept') this.only += 1;
    const names = people.map(this.#asked.nameOf).join('; ');
    const end = ended === 'still' ? '' : until;
    yield [room, since, end, until - since, ended, names, alerted === 0 ? '' : alerted, own];
  }
}

/**
 * The same question under other rules: each entry is played again with the very code that decides at the door, and
 * the people inside are held against the other rule. A time begins and ends with the entry at which it is seen.
 */
export const stricterReport = (asked: Asked, trial: Trial): Report => ({
  columns: COLUMNS,
  *answer(): Generator<Come, Conclusion> {
    const { log, size } = asked;
    const rerun = new Rerun(asked, trial);
    for (const stored of log.entries(0, size)) {
      for (const row of rerun.take(stored)) yield { row };
      if (stored.seq % STRETCH === 0) yield { done: stored.seq, of: size };
    }
    for (const row of rerun.still()) yield { row };
    const { intervals, only, erased } = rerun;
    return {
      outcome: intervals === 0 ? 'no_intervals_rerun' : 'intervals_rerun',
      figures: { intervals, only_under_these_rules: only, erased },
    };
  },
});
