import type { Ms } from '../core/terms.ts';
import { openedOf } from './reading.ts';
import {
  type Asked,
  type Come,
  type Conclusion,
  columnsOf,
  number,
  type OpenedFields,
  type Report,
  type Row,
  text,
} from './report.ts';
import type { TrendPeriod } from './report-names.ts';
import { localIn } from './written.ts';

/** What is counted, in the order of the columns. */
export const TREND_COUNTS = ['entries', 'visitors', 'denied', 'lone_intervals', 'alarms'] as const;
type Counts = { [C in (typeof TREND_COUNTS)[number]]: number };

const COLUMNS = columnsOf({
  period: 'text',
  entries: 'count',
  visitors: 'count',
  denied: 'count',
  lone_intervals: 'count',
  alarms: 'count',
  first_entry: 'entry',
  last_entry: 'entry',
});

const TYPES: ReadonlySet<string> = new Set([
  'entry_taken',
  'access_denied',
  'refusals_repeated',
  'lone_interval_started',
  'alarm_raised',
]);

const DAY_MS: Ms = 86_400_000;
const DATE_CHARACTERS = 10;
/** 1 January 1970 was a Thursday; weeks begin with Monday (ISO 8601). */
const THURSDAY = 3;
const DAYS_PER_WEEK = 7;

const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, DATE_CHARACTERS);

/** The first day of the week or month in which a local day lies, as days since 1970. */
const beginningOf = (day: number, per: TrendPeriod): number => {
  if (per === 'week') return day - ((((day + THURSDAY) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK);
  return Date.parse(`${dateOf(day).slice(0, 7)}-01`) / DAY_MS;
};

const nextOf = (beginning: number, per: TrendPeriod): number =>
  per === 'week' ? beginning + DAYS_PER_WEEK : beginningOf(beginning + 31, per);

/** Local days of instants. Entries follow each other closely, and a local day cannot change within a quarter of an hour. */
class LocalDays {
  readonly #zone: string;
  #known = { quarter: -1, day: 0 };

  constructor(zone: string) {
    this.#zone = zone;
  }

  of(at: Ms): number {
    const quarter = Math.floor(at / QUARTER_MS);
    if (quarter !== this.#known.quarter) {
      const date = localIn(this.#zone, at).slice(0, DATE_CHARACTERS);
      this.#known = { quarter, day: Date.parse(date) / DAY_MS };
    }
    return this.#known.day;
  }
}

const QUARTER_MS: Ms = 900_000;

/** How many people a field names; undefined where they are erased. */
const countIn = (value: unknown): number | undefined => (Array.isArray(value) ? value.length : undefined);

/** Adds an entry to the counts. Returns whether something of it is erased. */
const addTo = (counts: Counts, { type, fields }: OpenedFields): boolean => {
  switch (type) {
    case 'entry_taken': {
      const [people, visitors] = [countIn(fields['people']), countIn(fields['visitors'])];
      counts.entries += (people ?? 0) + (visitors ?? 0);
      counts.visitors += visitors ?? 0;
      return people === undefined || visitors === undefined;
    }
    case 'access_denied':
      counts.denied += 1;
      return false;
    case 'refusals_repeated':
      counts.denied += number(fields['count']);
      return false;
    case 'lone_interval_started':
      counts.lone_intervals += 1;
      return false;
    default:
      counts.alarms += 1;
      return false;
  }
};

const nothing = (): Counts => ({ entries: 0, visitors: 0, denied: 0, lone_intervals: 0, alarms: 0 });

/** A week or a month in the making. */
class Period {
  readonly counts = nothing();
  readonly beginning: number;
  #first: number | '' = '';
  #last: number | '' = '';

  constructor(beginning: number) {
    this.beginning = beginning;
  }

  add(entry: OpenedFields): boolean {
    if (this.#first === '') this.#first = entry.seq;
    this.#last = entry.seq;
    return addTo(this.counts, entry);
  }

  row(per: TrendPeriod): Row {
    const date = dateOf(this.beginning);
    const counts = TREND_COUNTS.map((name) => this.counts[name]);
    return [per === 'week' ? date : date.slice(0, 7), ...counts, this.#first, this.#last];
  }
}

interface Trends {
  readonly per: TrendPeriod;
  /** Empty for all rooms; what is about the whole kiosk counts for each. */
  readonly room: string;
  readonly zone: string;
}

const isOf = (room: string, { fields }: OpenedFields): boolean => {
  const named = text(fields['room']);
  return room === '' || named === room || named === '';
};

/**
 * How much there was of what, week by week or month by month, as the rooms' calendar has them; those with nothing, too.
 * A clock that was set back puts what follows into the period that had begun before: rows go forward alone.
 */
export const trendsReport = (asked: Asked, { per, room, zone }: Trends): Report => ({
  columns: COLUMNS,
  *answer(): Generator<Come, Conclusion> {
    const days = new LocalDays(zone);
    const all = nothing();
    let [periods, erased] = [0, 0];
    let now: Period | undefined;
    function* until(beginning: number): Generator<Come> {
      now ??= new Period(beginning);
      while (now.beginning < beginning) {
        yield { row: now.row(per) };
        periods += 1;
        now = new Period(nextOf(now.beginning, per));
      }
    }
    for (const one of openedOf(asked.log, asked.range, TYPES)) {
      if ('done' in one) {
        yield one;
        continue;
      }
      if (!isOf(room, one)) continue;
      yield* until(beginningOf(days.of(one.at), per));
      if (now?.add(one) === true) erased += 1;
      addTo(all, one);
    }
    if (now !== undefined) {
      yield { row: now.row(per) };
      periods += 1;
    }
    return { outcome: periods === 0 ? 'no_trends' : 'trends', figures: { periods, ...all, erased } };
  },
});
