import type { Ms } from '../core/terms.ts';
import { openedOf } from './reading.ts';
import {
  type Asked,
  type Come,
  type Conclusion,
  columnsOf,
  namesIn,
  number,
  type OpenedFields,
  type Report,
  type Row,
  text,
} from './report.ts';

const TYPES: ReadonlySet<string> = new Set([
  'lone_interval_started',
  'lone_alert_raised',
  'lone_reason_stated',
  'lone_interval_ended',
  'room_closed_down',
]);

/** An interval as far as the log has told of it. */
interface Interval {
  readonly seq: number;
  readonly since: Ms;
  readonly cause: string;
  readonly people: string;
  readonly alerted: Ms | '';
  readonly alerts: number;
  readonly reason: string;
}

const COLUMNS = columnsOf({
  room: 'word',
  since: 'instant',
  until: 'instant',
  lasted_ms: 'length',
  ended: 'word',
  cause: 'word',
  people: 'text',
  alerted: 'instant',
  alerts: 'count',
  reason: 'word',
  first_entry: 'entry',
  last_entry: 'entry',
});

const started = ({ seq, fields }: OpenedFields, nameOf: Asked['nameOf']): Interval => ({
  seq,
  since: number(fields['since']),
  cause: text(fields['cause']),
  people: namesIn(fields['people'], nameOf),
  alerted: '',
  alerts: 0,
  reason: '',
});

/** How an interval ended: `still`, where it had not when the log was read. */
interface End {
  readonly until: Ms | '';
  readonly lasted: Ms | '';
  readonly ended: 'ended' | 'room_closed_down' | 'still';
  readonly last: number | '';
}

const rowOf = (
  room: string,
  { since, cause, people, alerted, alerts, reason, seq }: Interval,
  { until, lasted, ended, last }: End,
): Row => [room, since, until, lasted, ended, cause, people, alerted, alerts, reason, seq, last];

const touches = ({ since, before }: Asked, interval: Interval, end: End): boolean =>
  interval.since < before && (end.until === '' || end.until >= since);

/** What one more entry makes of an interval that is open. */
const goneOn = (open: Interval, { at, type, fields }: OpenedFields): Interval => {
  if (type === 'lone_reason_stated') return { ...open, reason: text(fields['reason']) };
  return { ...open, alerts: open.alerts + 1, alerted: open.alerted === '' ? at : open.alerted };
};

const endOf = ({ seq, at, type, fields }: OpenedFields): End | undefined => {
  if (type === 'room_closed_down') return { until: at, lasted: '', ended: 'room_closed_down', last: seq };
  if (type !== 'lone_interval_ended') return undefined;
  const [until, lasted] = [number(fields['until']), number(fields['lasted_ms'])];
  return { until, lasted, ended: 'ended', last: seq };
};

/** Intervals that are open, by room. */
class Intervals {
  readonly #asked: Asked;
  readonly #open = new Map<string, Interval>();
  intervals = 0;
  alerted = 0;
  lasted = 0;

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  /** The row of the interval that ends with this entry, if it is asked for. */
  take(entry: OpenedFields): Row | undefined {
    const room = text(entry.fields['room']);
    const open = this.#open.get(room);
    if (entry.type === 'lone_interval_started') {
      this.#open.set(room, started(entry, this.#asked.nameOf));
      return undefined;
    }
    if (open === undefined) return undefined;
    const end = endOf(entry);
    if (end === undefined) {
      this.#open.set(room, goneOn(open, entry));
      return undefined;
    }
    this.#open.delete(room);
    return this.#counted(room, open, end);
  }

  *still(): Generator<Row> {
    for (const [room, open] of this.#open) {
      const row = this.#counted(room, open, { until: '', lasted: '', ended: 'still', last: '' });
      if (row !== undefined) yield row;
    }
  }

  #counted(room: string, interval: Interval, end: End): Row | undefined {
    if (!touches(this.#asked, interval, end)) return undefined;
    this.intervals += 1;
    if (interval.alerts > 0) this.alerted += 1;
    if (end.lasted !== '') this.lasted += end.lasted;
    return rowOf(room, interval, end);
  }
}

/** Every time in which the people inside broke the pairing rule that was then in force, as it was recorded then. */
export const loneReport = (asked: Asked): Report => ({
  columns: COLUMNS,
  *answer(): Generator<Come, Conclusion> {
    const found = new Intervals(asked);
    for (const one of openedOf(asked.log, { from: 0, until: asked.size }, TYPES)) {
      if ('done' in one) {
        yield one;
        continue;
      }
      const row = found.take(one);
      if (row !== undefined) yield { row };
    }
    for (const row of found.still()) yield { row };
    const { intervals, alerted, lasted } = found;
    const figures = { intervals, alerted, lasted_ms: lasted };
    return { outcome: intervals === 0 ? 'no_intervals' : 'intervals', figures };
  },
});
