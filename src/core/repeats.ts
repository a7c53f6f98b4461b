import type { Fact } from './facts.ts';
import type { Ms, ReaderId } from './terms.ts';

/** The refusal last recorded at one reader, and how often it came again since. */
interface Tally {
  readonly key: string;
  readonly reason: string;
  readonly since: Ms;
  readonly last: Ms;
  readonly count: number;
}

/** What is being counted instead of recorded, per reader. Lost with the process, at most one window of it. */
export type Repeats = { readonly [reader: ReaderId]: Tally };

export const NO_REPEATS: Repeats = {};

type Refusal = Extract<Fact, { readonly type: 'access_denied' | 'badge_unreadable' }>;

const isRefusal = (fact: Fact): fact is Refusal =>
  fact.type === 'access_denied' || fact.type === 'badge_unreadable';

const reasonOf = (refusal: Refusal): string =>
  refusal.type === 'access_denied' ? refusal.reason : refusal.fault;

const keyOf = (refusal: Refusal): string =>
  refusal.type === 'access_denied'
    ? `${refusal.type} ${refusal.credential} ${refusal.reason}`
    : `${refusal.type} ${refusal.fault}`;

const summary = (reader: string, tally: Tally): Fact => ({
  at: tally.last,
  type: 'refusals_repeated',
  reader: reader as ReaderId,
  reason: tally.reason,
  count: tally.count,
  since: tally.since,
});

export interface Folded {
  readonly repeats: Repeats;
  readonly facts: readonly Fact[];
}

/**
 * Folds a repeated refusal into one fact with a count, so that a badge held against a reader cannot fill
 * the disk. A turn whose only fact is the refusal just recorded at that reader is counted; anything else,
 * or the end of the window, first records what was counted.
 */
export const foldRefusals = (repeats: Repeats, facts: readonly Fact[], now: Ms, window: Ms): Folded => {
  const [only] = facts;
  if (facts.length === 1 && only !== undefined && isRefusal(only)) {
    const tally = repeats[only.reader];
    if (tally !== undefined && tally.key === keyOf(only) && now < tally.since + window) {
      const counted = { ...tally, count: tally.count + 1, last: now };
      return { repeats: { ...repeats, [only.reader]: counted }, facts: [] };
    }
  }
  const ended = endedTallies(repeats, facts, now, window);
  return { repeats: remember(ended.open, facts), facts: [...ended.facts, ...facts] };
};

/** A tally ends with its window, and with anything else that happens at its reader. */
const endedTallies = (repeats: Repeats, facts: readonly Fact[], now: Ms, window: Ms) => {
  const touched = new Set<string>(facts.flatMap((fact) => ('reader' in fact ? [fact.reader] : [])));
  const stopping = facts.some((fact) => fact.type === 'kiosk_stopped');
  const ends = ([reader, tally]: [string, Tally]) =>
    stopping || touched.has(reader) || now >= tally.since + window;
  const all: readonly [string, Tally][] = Object.entries(repeats);
  return {
    open: Object.fromEntries(all.filter((entry) => !ends(entry))) as Repeats,
    facts: all
      .filter((entry) => ends(entry) && entry[1].count > 0)
      .map(([reader, tally]) => ({ ...summary(reader, tally), at: now })),
  };
};

const remember = (open: Repeats, facts: readonly Fact[]): Repeats => ({
  ...open,
  ...Object.fromEntries(
    facts.filter(isRefusal).map((refusal): readonly [ReaderId, Tally] => [
      refusal.reader,
      {
        key: keyOf(refusal),
        reason: reasonOf(refusal),
        since: refusal.at,
        last: refusal.at,
        count: 0,
      },
    ]),
  ),
});

/** When a running tally has to be recorded at the latest. */
export const repeatsDue = (repeats: Repeats, window: Ms): Ms =>
  Math.min(
    Number.POSITIVE_INFINITY,
    ...Object.values(repeats)
      .filter((tally) => tally.count > 0)
      .map((tally) => tally.since + window),
  );
