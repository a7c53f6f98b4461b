import type { Ms } from '../core/terms.ts';

/** The values that the sentence of an outcome is filled with; a figure that a report does not have is nought. */
export const outcomeValues = (
  { figures }: { readonly figures: { readonly [figure: string]: number } },
  lengthText: (length: Ms) => string,
): Readonly<Record<string, string | number>> => {
  const {
    intervals = 0,
    alerted = 0,
    lasted_ms = 0,
    only_under_these_rules: only = 0,
    heartbeats = 0,
    longest_silence_ms = 0,
    inside_at_start: inside = 0,
    entered = 0,
    unknown = 0,
    people = 0,
    entries = 0,
    told = 0,
    failed = 0,
    answered = 0,
    outages = 0,
    unwatched_ms = 0,
    read = 0,
    signed_in = 0,
    periods = 0,
    visitors = 0,
    denied = 0,
    lone_intervals: lone = 0,
    alarms = 0,
    visits = 0,
    not_let_in = 0,
    badges_not_back: owed = 0,
  } = figures;
  return {
    ...{ intervals, alerted, only, heartbeats, inside, entered, unknown, people, entries },
    ...{ told, failed, answered, visits, not_let_in, owed, outages, read, signed_in },
    ...{ periods, visitors, denied, lone, alarms },
    lasted: lengthText(lasted_ms),
    silence: lengthText(longest_silence_ms),
    unwatched: lengthText(unwatched_ms),
  };
};
