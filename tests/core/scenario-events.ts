import type { BadgeFault, DeviceKind, LineState } from '../../src/core/device-observation.ts';
import type { InstallationOutcome, ReaderRefusal } from '../../src/core/facts-readers.ts';
import type { Observation } from '../../src/core/inputs.ts';
import type { RoomPolicy } from '../../src/core/policy.ts';
import { powerLineOf, tamperLineOf } from '../../src/core/reader-lines.ts';
import type { Credential, DeviceId, LineId, PersonId, ReaderId, RoomId } from '../../src/core/terms.ts';
import { ALARMS } from './scenario-events-alarms.ts';
import { CAMERAS } from './scenario-events-cameras.ts';
import { CHANNELS } from './scenario-events-channels.ts';
import { CORRECTIONS } from './scenario-events-corrections.ts';
import { EVIDENCE } from './scenario-events-evidence.ts';
import { KEYS } from './scenario-events-keys.ts';
import { LIST } from './scenario-events-list.ts';
import { OFFICE } from './scenario-events-office.ts';
import { PAPER } from './scenario-events-paper.ts';
import { PROCEDURES } from './scenario-events-procedures.ts';
import { REVIEW } from './scenario-events-review.ts';
import { SETUP } from './scenario-events-setup.ts';
import { SHEETS } from './scenario-events-sheets.ts';
import { TRAINING } from './scenario-events-training.ts';
import { pinOf, readPeople, type Setting, secondBadgeOf } from './scenario-setting.ts';
import { readLength } from './scenario-time.ts';
import { TOUCHES } from './scenario-touches.ts';
import type { Read } from './scenario-touches-of.ts';
import { badgeOf } from './world.ts';

const credentialOf = (setting: Setting, name: string, second: boolean): Credential => {
  if (!setting.people.some((person) => person.person === name))
    throw new Error(`"${name}" is not among the People`);
  return second ? secondBadgeOf(name) : badgeOf(name);
};

const readerOf = (room: RoomPolicy, side: string): ReaderId => {
  const reader = side === 'outside' ? room.outside_reader : room.inside_reader;
  if (reader === '') throw new Error('this room has no inside reader');
  return reader;
};

const DEVICE_KIND: { readonly [words: string]: DeviceKind } = {
  camera: 'camera',
  network: 'network',
  siren: 'siren',
  'outside reader': 'reader',
  'inside reader': 'reader',
  'door contact': 'door',
};

const deviceOf = (room: RoomPolicy, words: string): { device: DeviceId; kind: DeviceKind } => {
  const kind = DEVICE_KIND[words];
  if (kind === undefined) throw new Error(`"${words}" is no device of a scenario`);
  if (kind === 'door') return { device: room.door as string as DeviceId, kind };
  if (kind === 'reader') return { device: readerOf(room, words.slice(0, -7)) as string as DeviceId, kind };
  return { device: words as DeviceId, kind };
};

const lineOf = (room: RoomPolicy, name: string): LineId => {
  const line = { contact: room.contact_line, fire: room.fire_line, tamper: room.tamper_line }[name];
  if (line === undefined || line === '') throw new Error(`there is no ${name} line`);
  return line;
};

const DEVICES: readonly (readonly [RegExp, Read])[] = [
  [
    /^an unknown badge is read (outside|inside)$/,
    ({ room }, side = '') => ({
      type: 'badge_read',
      reader: readerOf(room, side),
      credential: 'badge:nobody' as Credential,
    }),
  ],
  [
    /^unknown badge (\d+) is read (outside|inside)$/,
    ({ room }, number = '', side = '') => ({
      type: 'badge_read',
      reader: readerOf(room, side),
      credential: `badge:nobody:${number}` as Credential,
    }),
  ],
  [
    /^an unreadable badge is read (outside|inside): (checksum|parity|length|characters|overrun)$/,
    ({ room }, side = '', fault = '') => ({
      type: 'badge_unreadable',
      reader: readerOf(room, side),
      fault: fault as BadgeFault,
    }),
  ],
  [
    /^reader (outside|inside) is refused: ([a-z ]+)$/,
    ({ room }, side = '', refusal = '') => ({
      type: 'reader_refused',
      reader: readerOf(room, side),
      refusal: refusal.replaceAll(' ', '_') as ReaderRefusal,
    }),
  ],
  [
    /^keys of reader (outside|inside) are exposed$/,
    ({ room }, side = '') => ({ type: 'reader_keys_exposed', reader: readerOf(room, side) }),
  ],
  [
    /^(\w+) and (\w+) have reader (outside|inside) installed for (\d+) min$/,
    ({ room }, one = '', other = '', side = '', minutes = '') => ({
      type: 'reader_installation_ordered',
      reader: readerOf(room, side),
      for_ms: Number(minutes) * 60_000,
      signed_by: [one, other] as PersonId[],
    }),
  ],
  [
    /^reader (outside|inside) (?:is (installed|not installed)|is not given its key: (key was used))$/,
    ({ room }, side = '', outcome = '', refused = '') => ({
      type: 'reader_installation_ended',
      reader: readerOf(room, side),
      outcome: (outcome || refused).replaceAll(' ', '_') as InstallationOutcome,
    }),
  ],
  [
    /^reader (outside|inside) tells of its (housing|power): (normal|active)$/,
    ({ room }, side = '', what, state) => ({
      type: 'line_changed',
      line: (what === 'power' ? powerLineOf : tamperLineOf)(readerOf(room, side)),
      state: state as LineState,
    }),
  ],
  [
    /^(\w+) badges (outside|inside)( with the second badge)?$/,
    ({ room, setting }, name = '', side = '', second) => ({
      type: 'badge_read',
      reader: readerOf(room, side),
      credential: credentialOf(setting, name, second !== undefined),
    }),
  ],
  [/^door opens$/, ({ room }) => ({ type: 'door_opened', door: room.door })],
  [/^door closes$/, ({ room }) => ({ type: 'door_closed', door: room.door })],
  [
    /^door is found (open|closed)$/,
    ({ room }, contact) => ({
      type: 'door_found',
      door: room.door,
      contact: contact === 'open' ? 'open' : 'closed',
    }),
  ],
  [/^exit button is pressed$/, ({ room }) => ({ type: 'exit_requested', door: room.door })],
  [
    /^(contact|fire|tamper) line is (normal|active|cut|short|out of range|unknown)$/,
    ({ room }, line = '', state = '') => ({
      type: 'line_changed',
      line: lineOf(room, line),
      state: state.replaceAll(' ', '_') as LineState,
    }),
  ],
  [
    /^(.+) is lost$/,
    ({ room }, words = '') => ({ type: 'device_lost', ...deviceOf(room, words), cause: 'unplugged' }),
  ],
  [/^(.+) is back$/, ({ room }, words = '') => ({ type: 'device_recovered', ...deviceOf(room, words) })],
  [
    /^siren does not obey$/,
    () => ({
      type: 'effect_failed',
      device: 'siren' as DeviceId,
      effect: 'sound_siren',
      cause: 'no answer',
    }),
  ],
  [
    /^strike does not obey$/,
    ({ room }) => ({
      type: 'effect_failed',
      device: room.door as string as DeviceId,
      effect: 'unlock_door',
      cause: 'no answer',
    }),
  ],
];

const SYSTEM: readonly (readonly [RegExp, Read])[] = [
  [/^time passes$/, () => ({ type: 'tick' })],
  [
    /^wall clock is (.+) (ahead|behind)$/,
    (_, length = '', side) => ({
      type: 'clock_differs',
      by_ms: readLength(length) * (side === 'ahead' ? 1 : -1),
    }),
  ],
  [
    /^disk is (ok|low|full)$/,
    (_, storage) => ({ type: 'storage_changed', storage: storage as 'ok' | 'low' | 'full', free_mb: 1 }),
  ],
  [/^(\d+) inputs are dropped$/, (_, dropped) => ({ type: 'inbox_overflowed', dropped: Number(dropped) })],
  [
    /^a snapshot is written up to entry (\d+)$/,
    (_, upto) => ({ type: 'snapshot_written', upto: Number(upto), digest: '00' }),
  ],
  [/^kiosk stops$/, () => ({ type: 'stopping', cause: 'operator' })],
  [
    /^kiosk starts(?: without (.+))?$/,
    ({ setting }, without) => ({
      type: 'started',
      boot: 'boot',
      software: '0.0.0',
      config_digest: '00',
      policy: setting.kiosk,
      rooms: setting.rooms.filter((room) => room.name !== without),
    }),
  ],
  [
    /^the list becomes (.+)$/,
    ({ setting }, people = '') => ({
      type: 'people_listed',
      people: readPeople(people, setting.day, setting.rooms),
      source: '01',
    }),
  ],
  [
    /^(\w+) chooses PIN (\d+) duress (\d+)(?:, signed by (.+))?$/,
    (_, name = '', pin = '', duress = '', signed = '') => ({
      type: 'pin_chosen',
      person: name as PersonId,
      pin: pinOf(name, pin),
      duress: pinOf(name, duress),
      signed_by: signed === '' ? [] : signed.split(' and ').map((each) => each as PersonId),
    }),
  ],
];

const EVENTS = [
  ...DEVICES,
  ...SYSTEM,
  ...EVIDENCE,
  ...ALARMS,
  ...CHANNELS,
  ...LIST,
  ...OFFICE,
  ...SETUP,
  ...PAPER,
  ...CORRECTIONS,
  ...SHEETS,
  ...REVIEW,
  ...KEYS,
  ...CAMERAS,
  ...PROCEDURES,
  ...TRAINING,
  ...TOUCHES,
];

const placeOf = (setting: Setting, event: string): { readonly words: string; readonly room: RoomPolicy } => {
  for (const room of setting.rooms) {
    const ending = ` at ${room.name}`;
    if (event.endsWith(ending)) return { words: event.slice(0, -ending.length), room };
  }
  const [first] = setting.rooms;
  if (first === undefined) throw new Error('a scenario has at least one room');
  return { words: event, room: first };
};

/**
 * What an event of a scenario is to the core, and in which room.
 * @throws when no form of words fits.
 */
export const readEvent = (
  setting: Setting,
  event: string,
): { readonly observation: Observation; readonly room: RoomId } => {
  const { words, room } = placeOf(setting, event);
  for (const [pattern, read] of EVENTS) {
    const match = pattern.exec(words);
    if (match !== null) return { observation: read({ room, setting }, ...match.slice(1)), room: room.room };
  }
  throw new Error(`unknown event: "${event}"`);
};
