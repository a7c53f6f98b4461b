import type { Database } from 'better-sqlite3';
import type { Ms } from '../../core/terms.ts';
import { LONG_MS, PARTS, type SpanKind } from './spans-in.ts';

export interface TimelineSpan {
  readonly kind: SpanKind;
  readonly room: string;
  readonly who: string;
  readonly since: Ms;
  /** `STILL` while it goes on. */
  readonly until: Ms;
  /** The entry with which it began, and the one with which it was over; -1 while it goes on. */
  readonly first: number;
  readonly last: number;
}

export interface AlarmMark {
  readonly seq: number;
  readonly at: Ms;
  readonly room: string;
  readonly kind: string;
  readonly priority: string;
  readonly alarm: string;
}

export interface TimelineAsked {
  readonly since: Ms;
  readonly before: Ms;
  /** One room, or somebody; both left out for all rooms. */
  readonly room?: string | undefined;
  readonly who?: string | undefined;
  readonly most: number;
}

export interface TimelineFound {
  readonly spans: readonly TimelineSpan[];
  readonly marks: readonly AlarmMark[];
  readonly left_out: number;
}

const COLUMNS = 'kind, room, who, since, until, first, last';

/** Where spans are looked for: of a room, of somebody, or of all; each in the order of its index. */
type Lookup = 'room' | 'who' | 'all';

const WHERE: { readonly [L in Lookup]: string } = {
  room: 'room = @of AND part = @part',
  who: 'who = @of AND part = @part',
  all: 'part = @part',
};

interface Bounds {
  readonly of: string;
  readonly part: number;
  /** Before this nothing begins that touches what is asked for. */
  readonly early: Ms;
  readonly since: Ms;
  readonly before: Ms;
}

const OVERLAPS = 'since >= @early AND since < @before AND until >= @since';

const statementsOf = (database: Database, lookup: Lookup) => ({
  spans: database.prepare<[Bounds & { readonly most: number }], TimelineSpan>(
    `SELECT ${COLUMNS} FROM span WHERE ${WHERE[lookup]} AND ${OVERLAPS} ORDER BY since LIMIT @most`,
  ),
  count: database
    .prepare<[Bounds], number>(`SELECT count(*) FROM span WHERE ${WHERE[lookup]} AND ${OVERLAPS}`)
    .pluck(),
});

/** Of a room, and of none: that no kiosk ran concerns every room. */
const roomsAsked = (room: string): readonly string[] => (room === '' ? [''] : [room, '']);

const lookupOf = ({ room, who }: TimelineAsked): readonly [Lookup, readonly string[]] => {
  if (who !== undefined) return ['who', [who]];
  return room === undefined ? ['all', ['']] : ['room', roomsAsked(room)];
};

/** Finds what lasted within a time. What a person did has no alarms: these are about rooms. */
export class TimelineSearch {
  readonly #statements;
  readonly #marks;

  constructor(database: Database) {
    this.#statements = {
      room: statementsOf(database, 'room'),
      who: statementsOf(database, 'who'),
      all: statementsOf(database, 'all'),
    };
    const marks =
      'SELECT seq, at, room, kind, priority, alarm FROM mark WHERE at >= ? AND at < ? ORDER BY at';
    this.#marks = database.prepare<[Ms, Ms], AlarmMark>(marks);
  }

  find(asked: TimelineAsked): TimelineFound {
    const { most } = asked;
    const spans: TimelineSpan[] = [];
    let left_out = 0;
    for (const { bounds, lookup } of this.#parts(asked)) {
      const { spans: found, count } = this.#statements[lookup];
      const room = most - spans.length;
      const more = found.all({ ...bounds, most: room + 1 });
      spans.push(...more.slice(0, room));
      if (more.length > room) left_out += (count.get(bounds) ?? 0) - room;
    }
    const marks = this.#marksIn(asked);
    spans.sort((one, other) => one.since - other.since || one.first - other.first);
    return { spans, marks: marks.slice(0, most), left_out: left_out + Math.max(0, marks.length - most) };
  }

  /** Each part of the spans that is looked through, what is left out last before all else. */
  *#parts(asked: TimelineAsked): Generator<{ readonly bounds: Bounds; readonly lookup: Lookup }> {
    const { since, before } = asked;
    const [lookup, names] = lookupOf(asked);
    for (const { short, long } of [PARTS.rooms, PARTS.doors]) {
      for (const of of names) {
        yield { lookup, bounds: { of, part: long, early: 0, since, before } };
        yield { lookup, bounds: { of, part: short, early: since - LONG_MS, since, before } };
      }
    }
  }

  #marksIn({ since, before, room, who }: TimelineAsked): readonly AlarmMark[] {
    if (who !== undefined) return [];
    const marks = this.#marks.all(since, before);
    return room === undefined ? marks : marks.filter((mark) => mark.room === room || mark.room === '');
  }
}
