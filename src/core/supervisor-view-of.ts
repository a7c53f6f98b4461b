import { ALARM_CARDS } from './alarm-cards.ts';
import { isShelvable } from './alarm-causes.ts';
import { worstFirst } from './alarm-order.ts';
import { witnessedFace } from './evidence.ts';
import type { OpenAlarm } from './facts-alarms.ts';
import { DEFAULT_ALARMS } from './policy.ts';
import type { State } from './state.ts';
import { nameOf, roomCards } from './supervisor-rooms.ts';
import {
  ALARMS_SHOWN_MAX,
  type AlarmRow,
  type ChannelRow,
  DEVICES_SHOWN_MAX,
  type EvidenceStanding,
  type KioskStanding,
  type LogStanding,
  type SilencedSource,
  type SupervisorView,
} from './supervisor-view.ts';
import type { AlarmSource, DeviceId, Ms } from './terms.ts';
import { textOrder } from './text-order.ts';

const silenceOf = ({ alarms }: State, source: AlarmSource): AlarmRow['silenced'] => {
  if (alarms.out_of_service[source] !== undefined) return 'out_of_service';
  return alarms.shelved[source] === undefined ? 'no' : 'shelved';
};

const endsBy = ({ kind, priority }: OpenAlarm): AlarmRow['ends'] => {
  if (priority === 'critical') return 'by_two';
  return ALARM_CARDS[kind].clears === 'by_itself' ? 'by_itself' : 'by_one';
};

const rowOf = (state: State, open: OpenAlarm): AlarmRow => ({
  alarm: open.alarm,
  source: open.source,
  kind: open.kind,
  room: open.room,
  priority: open.priority,
  since: open.since,
  last: open.last,
  occurrences: open.occurrence,
  condition: open.condition,
  answer: open.answer,
  told_again: open.step,
  ends: endsBy(open),
  silenced: silenceOf(state, open.source),
  shelvable: isShelvable(open.source) ? 'yes' : 'no',
  closing_by: open.closing ?? '',
  closing_name: open.closing === null ? '' : nameOf(state, open.closing),
});

/** What ends soonest, then what is out of service until somebody says otherwise. */
const soonestFirst = (one: SilencedSource, other: SilencedSource): number => {
  const end = ({ how, until }: SilencedSource): Ms => (how === 'shelved' ? until : Number.MAX_SAFE_INTEGER);
  return end(one) - end(other) || textOrder(one.source, other.source);
};

const silencedOf = (state: State): readonly SilencedSource[] => {
  const { shelved, out_of_service } = state.alarms;
  const rows: readonly SilencedSource[] = [
    ...Object.entries(shelved).map(
      ([source, { until, by }]): SilencedSource => ({
        source: source as AlarmSource,
        how: 'shelved',
        since: 0,
        until,
        by,
        by_name: nameOf(state, by),
      }),
    ),
    ...Object.entries(out_of_service).map(
      ([source, { since, by }]): SilencedSource => ({
        source: source as AlarmSource,
        how: 'out_of_service',
        since,
        until: 0,
        by,
        by_name: nameOf(state, by),
      }),
    ),
  ];
  return rows.toSorted(soonestFirst);
};

const channelsOf = ({ channels }: State): readonly ChannelRow[] =>
  Object.entries(channels)
    .slice(0, DEVICES_SHOWN_MAX)
    .map(([channel, { settled, failed_since }]) => ({ channel, settled, failed_since }));

/** How far enough witnesses have seen the log: each has seen all that comes before. */
const evidenceOf = (state: State, log: LogStanding): EvidenceStanding => {
  const seen = Object.values(state.evidence.witnessed).toSorted((one, other) => other.size - one.size);
  const enough = seen[log.quorum - 1];
  return {
    ...log,
    furthest: witnessedFace(state),
    witnessed: enough?.size ?? 0,
    witnessed_s: enough?.time_s ?? 0,
  };
};

const kioskOf = (state: State): KioskStanding => {
  const { at, policy, boot, storage, clock_behind_until, heartbeat_due, lost, phase } = state;
  const heartbeat_ms = policy?.heartbeat_ms ?? 0;
  return {
    kiosk: policy?.kiosk ?? '',
    time_zone: policy?.time_zone ?? 'UTC',
    phase,
    phone: policy?.paper_log_phone ?? '',
    run: boot === '' ? 'stopped' : 'going',
    storage,
    clock: clock_behind_until > 0 ? 'behind_the_log' : 'trusted',
    // A start asks for a heartbeat at once: until it is there, nothing is known of one.
    heartbeat_at: heartbeat_due > at ? heartbeat_due - heartbeat_ms : 0,
    heartbeat_ms,
    lost: Object.entries(lost)
      .slice(0, DEVICES_SHOWN_MAX)
      .map(([device, { kind, since }]) => ({ device: device as DeviceId, kind, since })),
    shelve_max_ms: (policy?.alarms ?? DEFAULT_ALARMS).shelve_max_ms,
  };
};

/** All that the supervisors' page shows of a state at an instant, in bounded plain values. */
export const supervisorViewOf = (state: State, at: Ms, log: LogStanding): SupervisorView => {
  const open = Object.values(state.alarms.open).toSorted(worstFirst);
  return {
    kiosk: kioskOf(state),
    log: evidenceOf(state, log),
    rooms: roomCards(state, at),
    alarms: open.slice(0, ALARMS_SHOWN_MAX).map((alarm) => rowOf(state, alarm)),
    alarms_left_out: Math.max(0, open.length - ALARMS_SHOWN_MAX),
    silenced: silencedOf(state),
    channels: channelsOf(state),
  };
};
