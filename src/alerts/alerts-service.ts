import { fileURLToPath } from 'node:url';
import { keepBeside } from '../beside.ts';
import type { ChannelStandings } from '../channel-standings.ts';
import { isKnown, namesOfChannel } from '../core/channels.ts';
import type { ChannelFact } from '../core/facts-channels.ts';
import type { SiblingFact } from '../core/facts-siblings.ts';
import type { Observation } from '../core/inputs.ts';
import { isSiblingKnown } from '../core/siblings.ts';
import type { State } from '../core/state.ts';
import type { Beats } from './beats.ts';
import type { Channel } from './channel.ts';
import { ALERTS_REPORT, type AlertsOrder, type AlertsTask } from './messages.ts';
import type { OnCallLists } from './on-call.ts';

const TELL = fileURLToPath(new URL('./alerts-process.ts', import.meta.url));

/** The loop as this needs it. */
export interface ReportedKiosk {
  readonly state: State;
  /** Number of the last entry. */
  readonly index: number;
  offer(observation: Observation): boolean;
}

export interface AlertsOptions {
  /** Folder of the log, absolute. */
  readonly data: string;
  readonly channels: readonly Channel[];
  readonly on_call: OnCallLists;
  readonly beats: Beats;
  readonly kiosk: ReportedKiosk;
  /** Where it is kept how channels stand. */
  readonly standings: ChannelStandings;
  /** It failed, and is started again: the reason. */
  readonly onFailed: (what: string) => void;
}

/**
 * Puts outcomes on record; true when they are, so that they need not be reported again. While the disk has no room what
 * was offered waits in the inbox: then nothing more is put there, which the door's inputs need.
 */
export const outcomeTaker = (kiosk: ReportedKiosk): ((outcomes: readonly ChannelFact[]) => boolean) => {
  let waiting: number | null = null;
  return (outcomes) => {
    if (waiting === kiosk.index) return false;
    waiting = null;
    if (outcomes.every((outcome) => isKnown(kiosk.state, outcome))) return true;
    const before = kiosk.index;
    if (!kiosk.offer({ type: 'channels_reported', outcomes })) return false;
    if (kiosk.index > before) return true;
    waiting = before;
    return false;
  };
};

/** Puts on record how other kiosks are; they are reported again and again, so that nothing has to be answered. */
const siblingTaker = (kiosk: ReportedKiosk): ((states: readonly SiblingFact[]) => void) => {
  let waiting: number | null = null;
  return (states) => {
    const changes = states.filter((state) => !isSiblingKnown(kiosk.state, state));
    // What is known to wait for room on the disk is not put there twice.
    if (changes.length === 0 || waiting === kiosk.index) return;
    const before = kiosk.index;
    kiosk.offer({ type: 'siblings_reported', changes });
    waiting = kiosk.index === before ? before : null;
  };
};

/** A channel that is configured no more never works again, and is no trouble either. */
const forgetRemoved = ({ channels, kiosk }: AlertsOptions): void => {
  const sirens = kiosk.state.policy?.telling.sirens ?? [];
  const known = new Set([...channels.flatMap(namesOfChannel), ...sirens.map(({ channel }) => channel)]);
  const removed = Object.entries(kiosk.state.channels)
    .filter(([id, { failed_since }]) => failed_since > 0 && !known.has(id))
    .map(([channel]) => ({ type: 'channel_recovered', channel }) as const);
  if (removed.length > 0) kiosk.offer({ type: 'channels_reported', outcomes: removed });
};

const taskOf = ({ data, channels, on_call, beats, kiosk }: AlertsOptions): AlertsTask => ({
  order: 'tell',
  data,
  channels: [...channels],
  on_call: { ...on_call, lists: [...on_call.lists] },
  beats,
  place: {
    kiosk: kiosk.state.policy?.kiosk ?? '',
    rooms: Object.values(kiosk.state.rooms).map(({ policy }) => policy.name),
  },
  settled: Object.fromEntries(
    Object.entries(kiosk.state.channels).map(([channel, { settled }]) => [channel, settled]),
  ),
  size: kiosk.index + 1,
});

/**
 * Tells people of alarms until the function given back is called. In a process of its own: slow servers take no time
 * of the door.
 */
export const tellPeople = (options: AlertsOptions): (() => void) => {
  forgetRemoved(options);
  const { channels, beats } = options;
  if (channels.length + beats.outside.length + beats.siblings.length === 0) return () => undefined;
  const take = outcomeTaker(options.kiosk);
  const takeSiblings = siblingTaker(options.kiosk);
  return keepBeside({
    module: TELL,
    heap_mb: 96,
    begin: (child, works) => {
      let isOver = false;
      child.on('message', (message) => {
        const read = ALERTS_REPORT.safeParse(message);
        if (isOver || !read.success) return;
        const report = read.data;
        if (report.report === 'ready') works();
        if (report.report === 'failed') options.onFailed(report.what);
        if (report.report === 'standing') options.standings.take(report.channels);
        if (report.report === 'siblings') takeSiblings(report.states);
        if (report.report !== 'outcomes' || !take(report.outcomes) || !child.connected) return;
        child.send({ order: 'taken', id: report.id } satisfies AlertsOrder, () => undefined);
      });
      child.on('error', (error) => options.onFailed(String(error)));
      // Over the channel: whoever lists the processes of the machine reads arguments, and a server may have a password.
      child.send(taskOf(options), () => undefined);
      return () => {
        isOver = true;
        options.standings.take([]);
      };
    },
  });
};
