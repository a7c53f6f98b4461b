import { z } from 'zod';
import { CHANNEL_STANDING, type ChannelStandings } from './channel-standings.ts';
import { PRIORITIES, type Priority } from './core/alarm-kinds.ts';
import { DEVICE_KINDS } from './core/device-observation.ts';
import type { Moment } from './core/moment.ts';
import type { State } from './core/state.ts';
import { countsOnly } from './core/supervisor-counts.ts';
import type { LogStanding, RoomCard, SupervisorView } from './core/supervisor-view.ts';
import { supervisorViewOf } from './core/supervisor-view-of.ts';
import { PHASES } from './core/terms.ts';
import { LOAD, type Load, loadOfProcess } from './process-load.ts';

const count = z.int().min(0);
const instant = z.int().min(0);
const yesNo = z.enum(['yes', 'no']);
const name = z.string().max(80);
const ROOMS_MAX = 12;
/** Twice those of the configuration: the entries that one sends are another. */
const CHANNELS_MAX = 32;

const ROOM = z.strictObject({
  room: name,
  people: count,
  visitors: count,
  lone: yesNo,
  certain: yesNo,
  door: z.enum(['open', 'closed', 'unknown']),
  held_open: yesNo,
  emergency: yesNo,
  faults: count,
});

const byPriority = z.strictObject({ critical: count, high: count, medium: count, low: count });

/**
 * How the kiosk is, in numbers: nothing that names a person, and nothing that tells of duress. Instants are those of the
 * kiosk's clock, 0 where there is none.
 */
export const FIGURES = z.strictObject({
  kiosk: name,
  software: name,
  node: name,
  now: instant,
  phase: z.enum(PHASES),
  log: z.strictObject({
    entries: count,
    signed: count,
    witnesses: count,
    quorum: count,
    /** How far enough witnesses have seen it, and when, seconds since 1970 by their clock; 0 where they have not. */
    witnessed: count,
    witnessed_s: count,
  }),
  heartbeat_at: instant,
  heartbeat_ms: count,
  storage: z.enum(['ok', 'low', 'full']),
  free_bytes: count,
  clock: z.enum(['trusted', 'behind_the_log']),
  /** Inputs that wait: for the disk, or for the one that is handled. */
  waiting: count,
  listed: count,
  rooms: z.array(ROOM).max(ROOMS_MAX).readonly(),
  alarms: z.strictObject({ open: byPriority, unacknowledged: byPriority, silenced: count }),
  lost: z.record(z.enum(DEVICE_KINDS), count),
  channels: z
    .array(z.strictObject({ ...CHANNEL_STANDING.shape, settled: z.int().min(-1), failed: yesNo }))
    .max(CHANNELS_MAX)
    .readonly(),
  load: LOAD,
});
export type Figures = z.infer<typeof FIGURES>;

/** What the state does not hold. */
export interface FiguredKiosk {
  readonly software: string;
  readonly log: LogStanding;
  readonly free_bytes: number;
  readonly waiting: number;
  /** The channels of the configuration; one that was removed is nobody's trouble. */
  readonly channels: readonly string[];
  readonly standings: Pick<ChannelStandings, 'of'>;
  readonly load: Load;
}

const answered = (isSo: boolean): 'yes' | 'no' => (isSo ? 'yes' : 'no');

const roomFigures = (card: RoomCard): Figures['rooms'][number] => ({
  room: card.room,
  people: card.people,
  visitors: card.visitors,
  lone: answered(card.lone !== null),
  certain: answered(card.uncertain === null),
  door: card.door.contact,
  held_open: answered(card.door.held_since > 0),
  emergency: answered(card.emergency !== null),
  faults: card.faults.length,
});

const tally = <Key extends string>(keys: readonly Key[], found: readonly Key[]): { [K in Key]: number } =>
  Object.fromEntries(keys.map((key) => [key, found.filter((other) => other === key).length])) as {
    [K in Key]: number;
  };

const alarmFigures = ({ alarms }: State): Figures['alarms'] => {
  const open = Object.values(alarms.open).filter(({ kind }) => kind !== 'duress');
  const priorities = (rows: typeof open): { [P in Priority]: number } =>
    tally(
      PRIORITIES,
      rows.map(({ priority }) => priority),
    );
  return {
    open: priorities(open),
    unacknowledged: priorities(open.filter(({ answer }) => answer === 'unacknowledged')),
    silenced: Object.keys(alarms.shelved).length + Object.keys(alarms.out_of_service).length,
  };
};

const logFigures = ({ index, signed, witnesses, quorum, witnessed, witnessed_s }: SupervisorView['log']) => ({
  entries: index + 1,
  signed,
  witnesses,
  quorum,
  witnessed,
  witnessed_s,
});

/** The figures of a state at an instant. */
export const figuresOf = (state: State, { at }: Moment, about: FiguredKiosk): Figures => {
  const { kiosk, log, rooms } = countsOnly(supervisorViewOf(state, at, about.log));
  return {
    kiosk: kiosk.kiosk,
    software: about.software,
    node: process.version,
    now: at,
    phase: kiosk.phase,
    log: logFigures(log),
    heartbeat_at: kiosk.heartbeat_at,
    heartbeat_ms: kiosk.heartbeat_ms,
    storage: kiosk.storage,
    free_bytes: about.free_bytes,
    clock: kiosk.clock,
    waiting: about.waiting,
    listed: Object.values(state.people).filter(({ status }) => status === 'listed').length,
    rooms: rooms.map(roomFigures),
    alarms: alarmFigures(state),
    lost: tally(
      DEVICE_KINDS,
      Object.values(state.lost).map(({ kind }) => kind),
    ),
    channels: about.channels.slice(0, CHANNELS_MAX).map((channel) => ({
      channel,
      settled: state.channels[channel]?.settled ?? -1,
      failed: answered((state.channels[channel]?.failed_since ?? 0) > 0),
      ...about.standings.of(channel),
    })),
    load: about.load,
  };
};

/** The loop and its log as the figures need them. */
export interface FiguredParts {
  readonly kiosk: {
    readonly state: State;
    readonly index: number;
    readonly moment: Moment;
    readonly waiting: number;
  };
  readonly log: {
    readonly signer: { readonly last: { readonly size: number; readonly root: Buffer } };
    readonly freeBytes: number;
  };
  readonly standings: Pick<ChannelStandings, 'of'>;
}

export interface FiguredSettings {
  readonly software: string;
  readonly channels: readonly string[];
  readonly witnesses: number;
  readonly quorum: number;
}

/** Makes the figures whenever the function given back is called, and does nothing in between. */
export const kioskFigures = (
  { kiosk, log, standings }: FiguredParts,
  { software, channels, witnesses, quorum }: FiguredSettings,
): (() => Figures) => {
  const load = loadOfProcess();
  return () => {
    const { size, root } = log.signer.last;
    return figuresOf(kiosk.state, kiosk.moment, {
      software,
      log: { index: kiosk.index, signed: size, root: root.toString('base64'), witnesses, quorum },
      free_bytes: log.freeBytes,
      waiting: kiosk.waiting,
      channels,
      standings,
      load: load(),
    });
  };
};
