import type { Ms } from './core/terms.ts';

/** A local day, `2026-11-03`; such texts are in the order of the days. */
export type Day = string;

/** What asks for records to be kept, as the configuration has it. */
export interface WrittenDuties {
  readonly state_months: number;
  /** What the state asks otherwise for certain kinds of entry, each kind named once. */
  readonly state_months_for: readonly { readonly types: readonly string[]; readonly months: number }[];
  readonly elections: readonly {
    readonly name: string;
    readonly day: Day;
    readonly federal: 'yes' | 'no';
    readonly records_from: Day;
    readonly records_until: Day;
  }[];
  readonly holds: readonly {
    readonly name: string;
    readonly records_from: Day;
    readonly records_until?: Day | undefined;
    readonly released?: Day | undefined;
  }[];
}

/** The days on which an entry can have been made: its clock may have been wrong. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
}

export interface Duty {
  readonly kind: 'state' | 'federal' | 'hold';
  /** What asks for it, for people. */
  readonly name: string;
  /** The first day on which it asks for nothing any more; null while nobody knows that day. */
  readonly until: Day | null;
}

/** 52 U.S.C. 20701: for twenty-two months from the date of an election with a federal office on the ballot. */
export const FEDERAL_MONTHS = 22;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const dayOf = (at: Ms): Day => new Date(at).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** The local day of an instant, where local time is so many minutes east of UTC. */
export const localDay = (at: Ms, offsetMin: number): Day => dayOf(at + offsetMin * MINUTE_MS);

/** The first day after so many months from a day on; a month too short for that day counts to its end. */
export const dayAfterMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const daysThere = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, daysThere)) + DAY_MS);
};

const overlaps = ({ first, last }: Span, from: Day, until: Day | undefined): boolean =>
  last >= from && (until === undefined || first <= until);

/**
 * An entry in no election's days is kept as if it were of the federal election that is the next one listed; where
 * none follows, as if one had been held on its own day.
 */
const federalDuties = (elections: WrittenDuties['elections'], span: Span): readonly Duty[] => {
  const own = elections.filter((election) => overlaps(span, election.records_from, election.records_until));
  const next = elections
    .filter(({ federal, day }) => federal === 'yes' && day >= span.last)
    .sort((one, other) => (one.day < other.day ? -1 : 1))
    .slice(0, 1);
  const counted = own.length > 0 ? own : next;
  const named = counted
    .filter(({ federal }) => federal === 'yes')
    .map(({ name, day }) => ({ name: `${name} of ${day}`, day }));
  const outside = own.length === 0 ? [{ name: 'an election that is not listed', day: span.last }] : [];
  return [...named, ...outside].map(({ name, day }) => ({
    kind: 'federal',
    name: `${FEDERAL_MONTHS} months from ${name}`,
    until: dayAfterMonths(day, FEDERAL_MONTHS),
  }));
};

const stateDuty = ({ state_months, state_months_for }: WrittenDuties, { last }: Span, type: string): Duty => {
  const own = state_months_for.find(({ types }) => types.includes(type))?.months;
  const months = own ?? state_months;
  const name = `${months} months from its own day${own === undefined ? '' : `, as for each ${type}`}`;
  return { kind: 'state', name, until: dayAfterMonths(last, months) };
};

/** Everything that asks for an entry of a type to be kept, whether or not its time is over. */
export const dutiesOf = (written: WrittenDuties, span: Span, type: string): readonly Duty[] => [
  stateDuty(written, span, type),
  ...federalDuties(written.elections, span),
  ...written.holds
    .filter(({ records_from, records_until }) => overlaps(span, records_from, records_until))
    .map(({ name, released }): Duty => ({ kind: 'hold', name, until: released ?? null })),
];

/** The one of some duties that lasts longest. */
export const latestOf = (duties: readonly Duty[]): Duty | undefined =>
  duties.reduce<Duty | undefined>((latest, duty) => {
    if (latest === undefined || latest.until === null) return latest ?? duty;
    return duty.until === null || duty.until > latest.until ? duty : latest;
  }, undefined);

/** Whether a duty asks for nothing any more on a day. */
export const isOver = ({ until }: Duty, today: Day): boolean => until !== null && until <= today;
