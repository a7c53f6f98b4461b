import { applyAll } from '../core/apply.ts';
import { decide } from '../core/decide.ts';
import type { Fact } from '../core/facts.ts';
import type { Moment } from '../core/moment.ts';
import { INITIAL_STATE, type State } from '../core/state.ts';
import type { Ms, PersonId, RoomId } from '../core/terms.ts';
import { decodeEntries } from '../log/log-facts.ts';
import type { StoredEntry } from '../log/log-rows.ts';
import { type LoneSpan, LoneSpans } from './lone-spans.ts';
import { type Trial, trying } from './trial.ts';

/** What a badge got: let in, taken as one of those who are needed, turned away, or no answer at all. */
export type Verdict =
  | { readonly verdict: 'granted' }
  | { readonly verdict: 'accepted'; readonly need: string; readonly next: string }
  | { readonly verdict: 'refused'; readonly reason: string }
  | { readonly verdict: 'unanswered' };

/** A badge that would have got another verdict. */
export interface Difference {
  readonly seq: number;
  readonly at: Ms;
  readonly room: RoomId;
  /** Whoever showed the badge; empty where nobody on the list holds it. */
  readonly person: PersonId | '';
  readonly was: Verdict;
  readonly would: Verdict;
}

/** What a trial would have changed. Instants are those of the entries, in milliseconds. */
export interface WhatIf {
  readonly from: Ms;
  readonly until: Ms;
  /** When the log begins: where that is later than `from`, nothing is known of what was before. */
  readonly first: Ms;
  /** Badges whose verdict was asked for again. */
  readonly judged: number;
  /** Badges that get another verdict today under the rules of then: by another version of this program, or a clock set meanwhile. */
  readonly not_judged: number;
  /** Entries of which something is erased: what they changed is not known any more. */
  readonly erased: number;
  readonly differences: readonly Difference[];
  /** Differences beyond the most that are named. */
  readonly left_out: number;
  readonly lone_was: readonly LoneSpan[];
  readonly lone_would: readonly LoneSpan[];
}

/** More are counted and not named: nobody reads them one by one. */
export const DIFFERENCES_MAX = 1_000;

/** A list is folded in one go and not person by person. */
export const AT_ONCE = 10_000;

type Badge = Extract<
  Fact,
  { readonly type: 'first_badge_accepted' | 'partner_badge_accepted' | 'access_denied' | 'access_granted' }
>;

const isVerdict = (fact: Fact): fact is Badge =>
  fact.type === 'first_badge_accepted' ||
  fact.type === 'partner_badge_accepted' ||
  fact.type === 'access_denied' ||
  fact.type === 'access_granted';

const verdictOf = (fact: Badge | undefined): Verdict => {
  if (fact === undefined) return { verdict: 'unanswered' };
  if (fact.type === 'access_granted') return { verdict: 'granted' };
  if (fact.type === 'access_denied') return { verdict: 'refused', reason: fact.reason };
  return { verdict: 'accepted', need: fact.need, next: fact.next };
};

const isSame = (one: Verdict, other: Verdict): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The last of those who are let in is whose badge completed it. */
const personIn = (fact: Badge): PersonId | '' =>
  (fact.type === 'access_granted' ? fact.holders.at(-1) : fact.person) ?? '';

/** Asks what a badge gets in a state. A touch that completed an entry is no badge: null. */
const asked = (state: State, moment: Moment, { reader, credential }: Badge): Verdict | null => {
  if (reader === '' || credential === '') return null;
  const facts = decide(state, { moment, type: 'badge_read', reader, credential });
  return verdictOf(facts.find(isVerdict));
};

/** How things stood when the days began that are tried. */
export interface Before {
  readonly state: State;
  readonly first: Ms;
  readonly erased: number;
}

const NOTHING_BEFORE: Before = { state: INITIAL_STATE, first: 0, erased: 0 };

/**
 * Asks the rules again, badge by badge, what each badge since `from` would have got under a trial. Every badge is
 * judged in the state in which it was really shown: people would have behaved otherwise after a first difference, and
 * nobody knows how. It takes entries from the log's first on, or from where `before` ends, and keeps no more than the
 * state.
 */
export class WhatIfReading {
  readonly #triedOn: (state: State, at: Ms) => State;
  readonly #from: Ms;
  #state: State;
  #first: Ms;
  #erased: number;
  #before: Fact[] = [];
  #judged = 0;
  #notJudged = 0;
  #differences: Difference[] = [];
  #leftOut = 0;
  readonly #was = new LoneSpans();
  readonly #would = new LoneSpans();

  constructor(trial: Trial, from: Ms, { state, first, erased }: Before = NOTHING_BEFORE) {
    this.#triedOn = trying(trial);
    this.#from = from;
    this.#state = state;
    this.#first = first;
    this.#erased = erased;
  }

  take(stored: StoredEntry): void {
    const [decoded] = decodeEntries([stored]);
    if (decoded === undefined) {
      this.#erased += 1;
      return;
    }
    const { offset_min, uptime_ms, clock } = decoded.header;
    const { fact } = decoded;
    this.see(fact, stored.seq, { at: fact.at, offset_min, uptime_ms, clock });
  }

  /** The same for a fact that is known already, and the instant at which it was recorded. */
  see(fact: Fact, seq: number, moment: Moment): void {
    if (this.#first === 0) this.#first = fact.at;
    if (fact.at < this.#from) {
      this.#before.push(fact);
      if (this.#before.length >= AT_ONCE) this.#foldBefore();
      return;
    }
    this.#foldBefore();
    if (isVerdict(fact)) this.#judge(fact, seq, moment);
    this.#state = applyAll(this.#state, [fact]);
    if (this.#state.policy === null) return;
    this.#was.look(this.#state, moment);
    if (this.#would.concerns(this.#state)) {
      this.#would.look(this.#triedOn(this.#state, fact.at), moment);
    }
  }

  #foldBefore(): void {
    this.#state = applyAll(this.#state, this.#before);
    this.#before = [];
  }

  #judge(fact: Badge, seq: number, moment: Moment): void {
    const was = asked(this.#state, moment, fact);
    if (was === null) return;
    if (!isSame(was, verdictOf(fact))) {
      this.#notJudged += 1;
      return;
    }
    this.#judged += 1;
    const would = asked(this.#triedOn(this.#state, fact.at), moment, fact);
    if (would === null || isSame(was, would)) return;
    if (this.#differences.length >= DIFFERENCES_MAX) {
      this.#leftOut += 1;
      return;
    }
    this.#differences.push({ seq, at: fact.at, room: fact.room, person: personIn(fact), was, would });
  }

  result(): WhatIf {
    this.#foldBefore();
    return {
      from: this.#from,
      until: this.#state.at,
      first: this.#first,
      judged: this.#judged,
      not_judged: this.#notJudged,
      erased: this.#erased,
      differences: this.#differences,
      left_out: this.#leftOut,
      lone_was: this.#was.spans,
      lone_would: this.#would.spans,
    };
  }
}
