import type { Ms } from '../../../src/core/terms.ts';
import type { TimelineAnswer } from '../../../src/office/api/timeline-schemas.ts';

export type Span = TimelineAnswer['spans'][number];
export type Mark = TimelineAnswer['marks'][number];

/** A span as it is drawn: within what is shown, in one of the lane's rows. */
export interface Bar {
  readonly span: Span;
  readonly from: Ms;
  readonly until: Ms;
  readonly row: number;
}

export interface Lane {
  /** A room, or a person or visitor. */
  readonly of: string;
  readonly rows: number;
  /** Who was there. */
  readonly bars: readonly Bar[];
  /** What is shaded behind them. */
  readonly shades: readonly Bar[];
  /** How the door stood. */
  readonly door: readonly Bar[];
  readonly marks: readonly Mark[];
}

/** What is shown, and the instant behind which nobody knows anything yet. */
interface Shown extends Pick<TimelineAnswer, 'since' | 'before'> {
  readonly now: Ms;
}

export const PRESENT: ReadonlySet<Span['kind']> = new Set<Span['kind']>(['inside', 'visitor']);
const SHADED: ReadonlySet<Span['kind']> = new Set<Span['kind']>([
  ...(['lone', 'uncertain', 'emergency', 'not_running'] as const),
]);
const OF_DOOR: ReadonlySet<Span['kind']> = new Set<Span['kind']>(['door_open', 'door_unknown']);

const clipped = (span: Span, { since, before, now }: Shown, row = 0): Bar => {
  const from = Math.max(since, span.since);
  const until = span.until === 0 ? Math.max(now, span.since) : span.until;
  return { span, from, until: Math.max(from, Math.min(before, until)), row };
};

/** Each in the first row in which it has room. */
const inRows = (spans: readonly Span[], shown: Shown): readonly Bar[] => {
  const ends: Ms[] = [];
  return spans
    .toSorted((one, other) => one.since - other.since)
    .map((span) => {
      const bar = clipped(span, shown);
      const free = ends.findIndex((end) => end <= bar.from);
      const row = free < 0 ? ends.length : free;
      ends[row] = bar.until;
      return { ...bar, row };
    });
};

const rowsOf = (bars: readonly Bar[]): number => Math.max(1, ...bars.map(({ row }) => row + 1));

/** What was found, and when it was looked at. */
export interface Looked extends TimelineAnswer {
  readonly now: Ms;
}

/** A lane for each of these rooms, and for each other one of which there is something; alarms of no room have their own. */
export const lanesOfRooms = (answer: Looked, rooms: readonly string[]): readonly Lane[] => {
  const { spans, marks } = answer;
  const named = [...spans.filter(({ room }) => room !== ''), ...marks].map(({ room }) => room);
  return [...new Set([...rooms, ...named])].map((room) => {
    const here = spans.filter((span) => span.room === room || span.room === '');
    const bars = inRows(
      here.filter(({ kind }) => PRESENT.has(kind)),
      answer,
    );
    return {
      of: room,
      rows: rowsOf(bars),
      bars,
      shades: here.filter(({ kind }) => SHADED.has(kind)).map((span) => clipped(span, answer)),
      door: here.filter(({ kind }) => OF_DOOR.has(kind)).map((span) => clipped(span, answer)),
      marks: marks.filter((mark) => mark.room === room),
    };
  });
};

/** The parts of shades that lie within times in which somebody was there. */
const duringOf = (bars: readonly Bar[], shades: readonly Bar[]): readonly Bar[] =>
  bars.flatMap((bar) =>
    shades
      .filter(({ span, from, until }) => span.room === bar.span.room && from < bar.until && until > bar.from)
      .map((shade) => ({
        ...shade,
        from: Math.max(shade.from, bar.from),
        until: Math.min(shade.until, bar.until),
      })),
  );

/** A lane for each person and visitor that was anywhere. */
export const lanesOfPeople = (answer: Looked): readonly Lane[] => {
  const present = answer.spans.filter(({ kind }) => PRESENT.has(kind));
  const shades = answer.spans
    .filter(({ kind }) => kind === 'lone' || kind === 'uncertain')
    .map((span) => clipped(span, answer));
  return [...new Set(present.map(({ who }) => who))].toSorted().map((who) => {
    const bars = inRows(
      present.filter((span) => span.who === who),
      answer,
    );
    return { of: who, rows: rowsOf(bars), bars, shades: duringOf(bars, shades), door: [], marks: [] };
  });
};

const MINUTE_MS: Ms = 60_000;
const STEPS: readonly Ms[] = [5, 15, 60, 180, 360, 1_440, 4_320, 10_080].map(
  (minutes) => minutes * MINUTE_MS,
);

/** Where the scale is written: at even times of the rooms' clock, which is so many minutes from UTC. */
export const ticksIn = (
  { since, before }: Pick<TimelineAnswer, 'since' | 'before'>,
  offset_min: number,
  most: number,
): readonly Ms[] => {
  const step = STEPS.find((one) => (before - since) / one <= most) ?? STEPS.at(-1) ?? before - since;
  const offset = offset_min * MINUTE_MS;
  const ticks: Ms[] = [];
  for (let tick = Math.ceil((since + offset) / step) * step - offset; tick < before; tick += step)
    ticks.push(tick);
  return ticks;
};
