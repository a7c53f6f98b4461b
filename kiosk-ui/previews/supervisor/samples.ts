import { messageWithoutNames } from '../../../src/core/supervisor-counts.ts';
import type { FeedLine } from '../../../src/core/supervisor-feed.ts';
import type { SupervisorView, WatchMessage } from '../../../src/core/supervisor-view.ts';
import type { AlarmSource, DeviceId, LineId, PersonId } from '../../../src/core/terms.ts';
import type { HealthAnswer } from '../../../src/office/api/health-schemas.ts';
import { MINUTE, NOW } from '../people.ts';
import { FAILED, FAULTS, LOOKING } from './health-samples.ts';
import type { ListSample } from './list-doing.ts';
import { LIST_SAMPLES } from './list-samples.ts';
import { alarmRow, ana, ben, chioma, inUse, LINES, layla, long, olga, raj, room, view } from './rooms.ts';

/** Which page, what it shows, and what has been done on it. */
export interface Sample {
  readonly page: 'live' | 'wall' | 'muster' | 'alarms' | 'figures' | 'list' | 'health';
  readonly view: SupervisorView;
  readonly lines?: readonly FeedLine[];
  /** For how long nothing was heard. */
  readonly silent_ms?: number;
  readonly audience?: 'names' | 'counts';
  readonly mayAct?: boolean;
  /** What an act is answered with. */
  readonly refused?: readonly [what: string, remedy: string];
  /** What is read of the list, and which of its pages is shown. */
  readonly list?: ListSample;
  /** What was found of what the kiosk needs. */
  readonly health?: HealthAnswer;
}

const quiet = view([room('vault-a', 'Ballot Vault A'), room('annex', 'Annex')]);
const busy = view([
  inUse('vault-a', 'Ballot Vault A', [ana, ben, chioma], [olga]),
  room('annex', 'Annex', { hours: 'after_hours' }),
]);

const loneRoom = {
  ...inUse('vault-a', 'Ballot Vault A', [ana]),
  standing: 'lone',
  since: NOW - 4 * MINUTE,
  lone: { since: NOW - 4 * MINUTE, alerted: 'yes', reason: 'called_away' },
  alarms: 1,
} as const;
const loneAlarm = alarmRow('lone_occupant', 'vault-a', {
  room: loneRoom.room,
  priority: 'high',
  shelvable: 'no',
});
const lone = view([loneRoom, room('annex', 'Annex')], { alarms: [loneAlarm] });

const uncertain = view([
  {
    ...inUse('vault-a', 'Ballot Vault A', [ana, ben], [raj]),
    standing: 'uncertain',
    since: NOW - 9 * MINUTE,
    uncertain: { since: NOW - 9 * MINUTE, causes: ['unsigned_opening', 'long_passage', 'restart'] },
    head_count_due: NOW - 3 * MINUTE,
    sweep_due: NOW + 200 * MINUTE,
  },
  {
    ...inUse('annex', 'Annex', [layla]),
    standing: 'lone_in_grace',
    since: NOW - 14_000,
    lone: { since: NOW - 14_000, alerted: 'no', reason: '' },
  },
]);

const emergency = view(
  [
    {
      ...inUse('vault-a', 'Ballot Vault A', [ana, ben], [olga]),
      standing: 'emergency',
      since: NOW - 95_000,
      door: { contact: 'open', open_since: NOW - 90_000, held_since: 0, managed_until: 0 },
      emergency: { since: NOW - 95_000, source: 'fire_line', stage: 'evacuated' },
      inputs: [{ input: 'fire', line: 'fire' as LineId, state: 'active' }],
    },
    room('annex', 'Annex', {
      standing: 'occupied',
      duress_since: NOW - 2 * MINUTE,
      since: NOW - 20 * MINUTE,
      people: 2,
      who: [layla, chioma],
    }),
  ],
  {
    alarms: [
      alarmRow('duress', 'annex', { priority: 'critical', ends: 'by_two', shelvable: 'no', told_again: 1 }),
      alarmRow('emergency', 'vault-a', { priority: 'critical', ends: 'by_two', shelvable: 'no' }),
    ],
  },
);

const held = view(
  [
    room('vault-a', 'Ballot Vault A', {
      standing: 'held_open',
      since: NOW - 70_000,
      door: { contact: 'open', open_since: NOW - 100_000, held_since: NOW - 70_000, managed_until: 0 },
      seals: 'not_intact',
    }),
    room('annex', 'Annex', {
      standing: 'door_unknown',
      door: { contact: 'unknown', open_since: 0, held_since: 0, managed_until: 0 },
      faults: ['door_state_unknown'],
      inputs: [
        { input: 'contact', line: 'annex-contact' as LineId, state: 'cut' },
        { input: 'fire', line: 'fire' as LineId, state: 'unknown' },
      ],
      devices: [
        { device: 'annex-inside' as DeviceId, part: 'inside_reader', state: 'lost', since: NOW - MINUTE },
      ],
    }),
    room('dock', 'Loading dock', {
      standing: 'managed_opening',
      since: NOW - 6 * MINUTE,
      contents: 'unsealed',
      door: {
        contact: 'open',
        open_since: NOW - 6 * MINUTE,
        held_since: 0,
        managed_until: NOW + 24 * MINUTE,
      },
    }),
  ],
  {
    kiosk: { ...quiet.kiosk, storage: 'low', clock: 'behind_the_log' },
    channels: [{ channel: 'mail', settled: 9, failed_since: NOW - 5 * MINUTE }],
    log: { ...quiet.log, witnessed: 0, witnessed_s: 0, furthest: { size: 1_840, time_s: 0, witnesses: 1 } },
  },
);

const twelve = view([
  loneRoom,
  { ...inUse('r2', 'Mail Ballot Processing and Adjudication Room 2B', [ana, ben, chioma, layla], [olga]) },
  ...['r3', 'r4', 'r5'].map((id, place) => inUse(id, `Counting room ${place + 3}`, [ana, ben])),
  ...['r6', 'r7', 'r8', 'r9', 'r10', 'r11', 'r12'].map((id, place) => room(id, `Storage room ${place + 6}`)),
]);

const names = view([
  inUse(
    'vault-a',
    'Ballot Vault A',
    [long, layla, ana],
    [{ ...olga, name: 'שרה כהן', organization: 'ליגה' }],
  ),
  inUse('annex', 'غرفة فرز الأصوات', [layla]),
]);

const critical = alarmRow('door_forced', 'vault-a', {
  priority: 'critical',
  ends: 'by_two',
  shelvable: 'no',
  answer: 'acknowledged',
  closing_by: 'ben' as PersonId,
  closing_name: 'Ben Carter',
});

const alarms = view([loneRoom, room('annex', 'Annex')], {
  alarms: [
    alarmRow('tamper', 'vault-a', { priority: 'critical', ends: 'by_two', shelvable: 'no', told_again: 2 }),
    critical,
    loneAlarm,
    alarmRow('storage_low', '', { priority: 'high', condition: 'returned' }),
    alarmRow('device_lost', 'annex-camera', { occurrences: 4, last: NOW - MINUTE }),
    alarmRow('list_changed', '', { priority: 'low', ends: 'by_one', answer: 'acknowledged' }),
  ],
  silenced: [
    {
      source: 'line_fault/fire' as AlarmSource,
      how: 'shelved',
      since: 0,
      until: NOW + 55 * MINUTE,
      by: 'ana' as PersonId,
      by_name: 'Ana Ruiz',
    },
    {
      source: 'device_lost/annex-door' as AlarmSource,
      how: 'out_of_service',
      since: NOW - 26 * 60 * MINUTE,
      until: 0,
      by: 'ana' as PersonId,
      by_name: 'Ana Ruiz',
    },
  ],
});

export const SAMPLES: Readonly<Record<string, Sample>> = {
  'live-quiet': { page: 'live', view: quiet },
  'live-busy': { page: 'live', view: busy, lines: LINES },
  'live-lone': { page: 'live', view: lone, lines: LINES },
  'live-uncertain': { page: 'live', view: uncertain, lines: LINES },
  'live-emergency': { page: 'live', view: emergency, lines: LINES },
  'live-held': { page: 'live', view: held, lines: LINES },
  'live-stale': { page: 'live', view: busy, lines: LINES, silent_ms: 23_000 },
  'live-twelve': { page: 'live', view: twelve, lines: LINES },
  'live-names': { page: 'live', view: names, lines: LINES },
  'live-observer': { page: 'live', view: emergency, lines: LINES, audience: 'counts' },
  'live-no-room': { page: 'live', view: view([]) },
  'wall-quiet': { page: 'wall', view: quiet },
  'wall-lone': { page: 'wall', view: lone },
  'wall-emergency': { page: 'wall', view: emergency },
  'wall-twelve': { page: 'wall', view: twelve },
  'wall-stale': { page: 'wall', view: busy, silent_ms: 23_000 },
  'wall-names': { page: 'wall', view: names },
  'muster-nobody': { page: 'muster', view: quiet },
  'muster-people': { page: 'muster', view: uncertain },
  'muster-names': { page: 'muster', view: names },
  'muster-counts': { page: 'muster', view: busy, audience: 'counts' },
  'alarms-none': { page: 'alarms', view: quiet },
  alarms: { page: 'alarms', view: alarms },
  'alarms-reader': { page: 'alarms', view: alarms, mayAct: false },
  'alarms-refused': {
    page: 'alarms',
    view: lone,
    refused: [
      'lone_occupant/vault-a#1: ben may not answer for alarms',
      'Ask an official, a supervisor or a custodian.',
    ],
  },
  'alarms-stale': { page: 'alarms', view: lone, silent_ms: 61_000 },
  figures: { page: 'figures', view: quiet },
  'health-faults': { page: 'health', view: quiet, health: FAULTS },
  'health-looking': { page: 'health', view: quiet, health: LOOKING },
  'health-failed': { page: 'health', view: quiet, health: FAILED },
  ...Object.fromEntries(
    Object.entries(LIST_SAMPLES).map(([name, list]) => [name, { page: 'list', view: quiet, list } as const]),
  ),
};

export const messageOf = ({ view: shown, lines = [], audience = 'names' }: Sample): WatchMessage => {
  const message = { index: shown.log.index, now: NOW, view: shown, feed: { after: -1, lines } };
  return audience === 'names' ? message : messageWithoutNames(message);
};
