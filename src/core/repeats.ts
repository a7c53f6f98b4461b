import { isAlarmFact } from './catalogue-alarms.ts';
import { isSirenFact } from './catalogue-sirens.ts';
import type { Fact, FactOf } from './facts.ts';
import { assertNever, type Credential, type Ms, type PersonId, type ReaderId, type RoomId } from './terms.ts';

/** So many badges that nobody holds are recorded one by one at one reader; while their counts run the rest are counted. */
const STRANGERS_MAX = { refusal: 3, exit: 2 } as const;
/**
 * A repeated exit is counted for this part of the time in which its opening is awaited, then recorded anew: so an
 * opening is accounted for by whoever showed a badge last, too.
 */
const EXIT_PART = 3;

/** A badge against a reader that changes nothing however often it comes. */
type Countable =
  | FactOf<'access_denied'>
  | FactOf<'badge_unreadable'>
  | FactOf<'exit_by_unknown_badge'>
  | FactOf<'exit_signed'>;

/** What came at a reader; what is equal in all of it is a repetition. */
type Held = (
  | { readonly of: 'refusal'; readonly reason: string }
  | { readonly of: 'exit'; readonly room: RoomId }
) & { readonly reader: ReaderId; readonly credential: Credential | ''; readonly person: PersonId | '' };

/** What was recorded once at a reader, or was too much to record, and how often it came since. */
interface Tally {
  readonly held: Held;
  readonly badges: 'one' | 'several';
  readonly since: Ms;
  readonly last: Ms;
  /** From when on the next one is recorded again. */
  readonly end: Ms;
  readonly count: number;
}

/** What is being counted instead of recorded. Lost with the process, at most one window of it. */
export type Repeats = { readonly [key: string]: Tally };

export const NO_REPEATS: Repeats = {};

const isCountable = (fact: Fact): fact is Countable =>
  fact.type === 'access_denied' ||
  fact.type === 'badge_unreadable' ||
  fact.type === 'exit_by_unknown_badge' ||
  (fact.type === 'exit_signed' && fact.how === 'badge' && fact.matched === 'unmatched');

/** With the door open nothing is awaited, and a repetition says nothing new until it moves. */
const spanOf = (fact: Countable, window: Ms): Ms => {
  if (fact.type === 'access_denied' || fact.type === 'badge_unreadable') return window;
  const awaited = fact.until - fact.at;
  return awaited <= 0 ? window : Math.min(window, Math.ceil(awaited / EXIT_PART));
};

const heldIn = (fact: Countable): Held => {
  // An exit on the screen has no reader and is never counted.
  const reader = fact.reader as ReaderId;
  const refusal = { of: 'refusal', reader } as const;
  switch (fact.type) {
    case 'access_denied': {
      const { reason, credential, person = '' } = fact;
      return { ...refusal, reason, credential, person };
    }
    case 'badge_unreadable':
      return { ...refusal, reason: fact.fault, credential: '', person: '' };
    case 'exit_by_unknown_badge':
      return { of: 'exit', reader, room: fact.room, credential: fact.credential, person: '' };
    case 'exit_signed':
      return { of: 'exit', reader, room: fact.room, credential: '', person: fact.person };
    default:
      return assertNever(fact);
  }
};

const begin = (fact: Countable, window: Ms): Tally => ({
  held: heldIn(fact),
  badges: 'one',
  since: fact.at,
  last: fact.at,
  end: fact.at + spanOf(fact, window),
  count: 0,
});

const keyOf = ({ held }: Tally): string => JSON.stringify(held);

/** A badge that nobody holds. */
const isStranger = ({ credential, person }: Held): boolean => credential !== '' && person === '';

const summary = ({ held, badges, since, last, count }: Tally, now: Ms): Fact => {
  const { reader, credential, person } = held;
  const who = { ...(credential === '' ? {} : { credential }), ...(person === '' ? {} : { person }) };
  return held.of === 'exit'
    ? { at: now, type: 'exits_repeated', room: held.room, reader, badges, ...who, count, since, last }
    : { at: now, type: 'refusals_repeated', reader, reason: held.reason, badges, ...who, count, since, last };
};

/** The tally under which this one is counted; null where it is to be recorded. */
const counting = (open: Repeats, one: Tally): readonly [string, Tally] | null => {
  const known = open[keyOf(one)];
  if (known !== undefined) return [keyOf(one), known];
  const strangers = Object.values(open).filter(
    ({ held }) => isStranger(held) && held.reader === one.held.reader && held.of === one.held.of,
  );
  if (!isStranger(one.held) || strangers.length < STRANGERS_MAX[one.held.of]) return null;
  const several: Tally = { ...one, badges: 'several', held: { ...one.held, credential: '' } };
  return [keyOf(several), open[keyOf(several)] ?? several];
};

/** A tally ends with its time and with the run; a step of the clock moves that time; a door that moves ends an exit. */
const endsNow = ({ held, end }: Tally, facts: readonly Fact[], now: Ms): boolean =>
  now >= end ||
  facts.some(
    (fact) =>
      fact.type === 'kiosk_stopped' ||
      fact.type === 'clock_stepped' ||
      (held.of === 'exit' && fact.type.startsWith('door_') && 'room' in fact && fact.room === held.room),
  );

export interface Folded {
  readonly repeats: Repeats;
  /** What is to be recorded. */
  readonly facts: readonly Fact[];
  /** What was counted instead; a screen shows it all the same. */
  readonly counted: readonly Fact[];
}

/**
 * Counts what is held against a reader, so that it cannot fill the disk: the same refusal again, one more badge that
 * nobody holds after a few of them, somebody who signs out again and again without having signed in. Only a turn
 * that holds nothing else but alarms is counted. A known person's refusal is always recorded the first time in a window.
 *
 * @param window milliseconds for which a refusal is counted instead of recorded again.
 */
export const foldRefusals = (repeats: Repeats, facts: readonly Fact[], now: Ms, window: Ms): Folded => {
  const all: readonly [string, Tally][] = Object.entries(repeats);
  const told = all.filter(([, tally]) => endsNow(tally, facts, now) && tally.count > 0);
  const open: Repeats = Object.fromEntries(all.filter(([, tally]) => !endsNow(tally, facts, now)));
  const summaries = told.map(([, tally]) => summary(tally, now));
  const [only, ...others] = facts.filter(({ type }) => !isAlarmFact(type) && !isSirenFact(type));
  if (others.length === 0 && only !== undefined && isCountable(only)) {
    const found = counting(open, begin(only, window));
    if (found !== null) {
      const [key, tally] = found;
      const counted: Tally = { ...tally, count: tally.count + 1, last: now };
      const alarms = facts.filter((fact) => fact !== only);
      return { repeats: { ...open, [key]: counted }, facts: [...summaries, ...alarms], counted: [only] };
    }
  }
  const begun = facts.filter(isCountable).map((fact): Repeats => {
    const tally = begin(fact, window);
    return { [keyOf(tally)]: tally };
  });
  return { repeats: Object.assign({}, open, ...begun, open), facts: [...summaries, ...facts], counted: [] };
};

/** When a running tally has to be recorded at the latest. */
export const repeatsDue = (repeats: Repeats): Ms =>
  Math.min(
    Number.POSITIVE_INFINITY,
    ...Object.values(repeats)
      .filter((tally) => tally.count > 0)
      .map((tally) => tally.end),
  );
