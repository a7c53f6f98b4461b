import type { ClaimedTimes } from './claimed-times.ts';
import { List } from './findings.ts';
import type { Bracket, Listed, Outside } from './report.ts';
import type { Range } from './source.ts';

/** Two clocks that are both right differ by a little: a witness asked in this time may state an earlier one. */
export const CLOCKS_DIFFER_MAX_S = 60;

/** A witness's valid statement that a log of this size was there at its time. */
export interface Cosigned {
  readonly witness: string;
  readonly size: number;
  /** Seconds since 1970. */
  readonly time_s: number;
  /** The entry of this log that holds the statement; undefined where it came with a checkpoint. */
  readonly recorded_in: number | undefined;
}

export interface Brackets {
  readonly brackets: Listed<Bracket>;
  readonly outside: Listed<Outside>;
}

interface Change {
  readonly at: number;
  readonly time_s: number;
}

const byPlace = (one: Change, other: Change): number => one.at - other.at;

/** Every change of the two bounds along the log, with the bounds that hold from there on. */
function* segments(cosigned: readonly Cosigned[], { from, until }: Range): Generator<Bracket> {
  // A statement recorded in an entry is older than every later entry; an entry is older than a statement about it.
  const recorded = cosigned
    .flatMap(({ recorded_in: entry, time_s }) => (entry === undefined ? [] : [{ at: entry + 1, time_s }]))
    .sort(byPlace);
  const stated = cosigned.map(({ size, time_s }) => ({ at: size, time_s })).sort(byPlace);
  const earliest: (number | undefined)[] = [];
  for (let place = stated.length - 1; place >= 0; place -= 1) {
    const time = stated[place]?.time_s ?? Number.POSITIVE_INFINITY;
    earliest[place] = Math.min(time, earliest[place + 1] ?? Number.POSITIVE_INFINITY);
  }
  let [nextRecorded, nextStated] = [0, 0];
  let notBefore: number | undefined;
  for (let first = from; first < until; ) {
    for (let change = recorded[nextRecorded]; change !== undefined && change.at <= first; ) {
      notBefore = Math.max(notBefore ?? 0, change.time_s);
      nextRecorded += 1;
      change = recorded[nextRecorded];
    }
    while ((stated[nextStated]?.at ?? Number.POSITIVE_INFINITY) <= first) nextStated += 1;
    const end = Math.min(until, recorded[nextRecorded]?.at ?? until, stated[nextStated]?.at ?? until);
    yield { first, last: end - 1, not_before: notBefore, not_after: earliest[nextStated] };
    first = end;
  }
}

const isOutside = (claimed: number, bracket: Bracket): boolean =>
  claimed + CLOCKS_DIFFER_MAX_S < (bracket.not_before ?? 0) ||
  claimed - CLOCKS_DIFFER_MAX_S > (bracket.not_after ?? Number.POSITIVE_INFINITY);

/**
 * When each entry in a range was written, as far as witnesses bound it: not before the newest of their times that an
 * earlier entry holds, and not after the earliest of their times about any larger size.
 */
export const bracketsOf = (cosigned: readonly Cosigned[], range: Range, times: ClaimedTimes): Brackets => {
  const brackets = new List<Bracket>();
  const outside = new List<Outside>();
  let open: Bracket | undefined;
  for (const next of segments(cosigned, range)) {
    for (let entry = next.first; entry <= next.last; entry += 1) {
      const claimed = times.get(entry);
      if (claimed === 0 || !isOutside(claimed, next)) continue;
      outside.add({ entry, claimed, not_before: next.not_before, not_after: next.not_after });
    }
    if (open !== undefined && open.not_before === next.not_before && open.not_after === next.not_after) {
      open = { ...open, last: next.last };
      continue;
    }
    if (open !== undefined) brackets.add(open);
    open = next;
  }
  if (open !== undefined) brackets.add(open);
  return { brackets: brackets.listed, outside: outside.listed };
};
