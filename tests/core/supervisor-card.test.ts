/** What a room's card says first, and since when; and that each of its values is the one that it has to be. */
import { describe, expect, test } from 'vitest';
import { CONTENTS_CLASSES } from '../../src/core/custody-terms.ts';
import type { Day } from '../../src/core/days.ts';
import type { OpenAlarm } from '../../src/core/facts-alarms.ts';
import type { Container } from '../../src/core/facts-custody.ts';
import type { RoomState, State } from '../../src/core/state.ts';
import { INITIAL_STATE, NEW_ENTRY } from '../../src/core/state.ts';
import { roomCards } from '../../src/core/supervisor-rooms.ts';
import { type RoomCard, STANDINGS } from '../../src/core/supervisor-view.ts';
import type {
  AlarmId,
  ContainerId,
  DeviceId,
  PersonId,
  SealNumber,
  VisitorId,
} from '../../src/core/terms.ts';
import { CAMERA } from './settings.ts';
import { listed, ROOM, roomPolicy, START, world } from './world.ts';

const ANA = 'ana' as PersonId;
const BOB = 'bob' as PersonId;
/** Ana may come in at any time; what Bob needs ends. */
const calm = (): State =>
  world({ people: [listed('ana'), listed('bob', { valid_until: START + 50 })] }).state;

const guest = (name: string, since: number, escorted: boolean): RoomState['visitors'][number] => ({
  visitor: name as VisitorId,
  name,
  organization: 'League',
  visitor_class: 'observer',
  escort: ANA,
  since,
  escorted,
});

const alarm = (kind: OpenAlarm['kind'], since: number): OpenAlarm =>
  ({ alarm: `${kind}/${ROOM}#1` as AlarmId, kind, room: ROOM, since }) as OpenAlarm;

const BOX = 'B-1' as ContainerId;
const box = (change: Partial<Container> = {}): Container => ({
  ...{ kind: 'box', contents: CONTENTS_CLASSES[0], election: '2026-11-03', range: '', count: 9 },
  ...{ approved_until: '', keep_until: '2028-11-03' as Day, room: ROOM, shelf: 'A1', since: 1 },
  ...{ seals: ['S-1' as SealNumber], held: 'no', destroyed: 'no', ...change },
});

interface Situation {
  readonly room?: Partial<RoomState>;
  readonly door?: Partial<RoomState['door']>;
  readonly alarms?: readonly OpenAlarm[];
  readonly state?: Partial<State>;
}

const cardOf = ({ room = {}, door = {}, alarms = [], state = {} }: Situation): RoomCard => {
  const now = calm();
  const empty = now.rooms[ROOM] as RoomState;
  const changed: RoomState = { ...empty, hours: 'staffed', ...room, door: { ...empty.door, ...door } };
  const open = Object.fromEntries(alarms.map((one) => [one.alarm, one]));
  const all: State = { ...now, ...state, rooms: { [ROOM]: changed }, alarms: { ...now.alarms, open } };
  const [card] = roomCards(all, START + 50);
  if (card === undefined) throw new Error('there is a card of the room');
  return card;
};

const lone = { since: 3, basis: 3, alerts: 0, last_alert: 0, reason: '' };
const managed = { reason: 'loading', signed_by: [], since: 4, until: 9, minute: 0, next_minute: 5 } as const;
const emergency = { source: 'fire_line', stage: 'evacuated', since: 6, basis: 6 } as const;
const grant = { holders: [ANA], visitors: [], purpose: 'not_asked' as const, until: 9, taken_until: 9 };

/** Each way to stand with the instant it began; 0 where nobody knows it. */
const STANDS: readonly (readonly [RoomCard['standing'], number, Situation])[] = [
  ['empty', 0, {}],
  [
    'occupied',
    2,
    {
      room: {
        inside: [
          { person: ANA, since: 2 },
          { person: BOB, since: 7 },
        ],
      },
    },
  ],
  ['occupied', 2, { room: { inside: [{ person: ANA, since: 4 }], visitors: [guest('gus', 2, true)] } }],
  ['occupied', 5, { room: { visitors: [guest('gus', 5, true)] } }],
  ['door_open', 8, { door: { contact: 'open', opened_at: 8 } }],
  ['entering', 0, { room: { entry: NEW_ENTRY } }],
  ['entering', 0, { room: { grant } }],
  ['entering', 0, { room: { exits: [{ person: ANA, until: 9 }] } }],
  ['managed_opening', 4, { door: { contact: 'open', managed } }],
  ['alarm', 3, { alarms: [alarm('device_disobeys', 5), alarm('repeated_refusals', 3)] }],
  ['head_count_due', 7, { room: { head_count: { due: 7, asked: true, missed: false } } }],
  ['empty', 0, { room: { head_count: { due: 7, asked: false, missed: false } } }],
  ['fault', 0, { state: { storage: 'full' } }],
  ['uncertain', 5, { room: { doubts: ['restart'], doubt_since: 5 } }],
  ['lone_in_grace', 3, { room: { lone } }],
  ['door_unknown', 0, { door: { contact: 'unknown' } }],
  ['count_differs', 5, { room: { doubts: ['restart', 'count_mismatch'], doubt_since: 5 } }],
  ['held_open', 6, { door: { contact: 'open', held_since: 6 } }],
  ['unescorted', 4, { room: { visitors: [guest('gus', 2, true), guest('hal', 4, false)] } }],
  ['lone', 3, { room: { lone: { ...lone, alerts: 1 } } }],
  ['seals_not_intact', 9, { alarms: [alarm('seals_not_intact', 9)] }],
  ['tamper', 9, { alarms: [alarm('tamper', 9), alarm('seals_not_intact', 8)] }],
  ['forced', 9, { alarms: [alarm('seals_not_intact', 8), alarm('tamper', 7), alarm('door_forced', 9)] }],
  ['emergency', 6, { room: { emergency, lone }, alarms: [alarm('door_forced', 1)] }],
];

test('ways to stand are ranked from the worst to the quietest', () => {
  expect(STANDINGS).toEqual([
    ...['duress', 'emergency', 'forced', 'tamper', 'seals_not_intact', 'lone', 'unescorted', 'held_open'],
    ...['count_differs', 'door_unknown', 'lone_in_grace', 'uncertain', 'fault', 'head_count_due', 'alarm'],
    ...['managed_opening', 'entering', 'door_open', 'occupied', 'empty'],
  ]);
});

describe('a room', () => {
  test.each(STANDS)('%s since %i: %j', (standing, since, situation) => {
    expect(cardOf(situation)).toMatchObject({ standing, since });
  });

  test.each([
    ['none_on_record', 'no seal is on it', box({ seals: [] }), []],
    ['on_record', 'one is', box(), []],
    ['none_on_record', 'it is in another room', box({ room: 'annex' as typeof ROOM }), []],
    ['not_intact', 'people found that it is not', box(), [alarm('seals_not_intact', 9)]],
  ] as const)('says of seals %s where %s', (seals, _why, container, alarms) => {
    const custody = { ...INITIAL_STATE.custody, containers: { [BOX]: container } };
    expect(cardOf({ state: { custody }, alarms })).toMatchObject({ seals });
  });

  test('says nothing where nothing goes on', () => {
    expect(cardOf({})).toEqual({
      room: ROOM,
      name: 'Ballot storage room',
      duress_since: 0,
      standing: 'empty',
      since: 0,
      hours: 'staffed',
      contents: 'sealed',
      seals: 'none_on_record',
      door: { contact: 'closed', open_since: 0, held_since: 0, managed_until: 0 },
      ...{ people: 0, who: [], visitors: 0, guests: [], lone: null, uncertain: null },
      ...{ head_count_due: 0, sweep_due: 0, emergency: null, faults: [], alarms: 0 },
      inputs: ['contact', 'fire', 'tamper'].map((input) => ({
        input,
        line: input === 'contact' ? 'ballot-room-contact' : input,
        state: 'unknown',
      })),
      devices: [
        { device: 'ballot-room-outside', part: 'outside_reader', state: 'ok', since: 0 },
        { device: 'ballot-room-inside', part: 'inside_reader', state: 'ok', since: 0 },
        { device: 'ballot-room-door', part: 'door', state: 'ok', since: 0 },
      ],
    });
  });

  test('says until when its door may stand open, and since when it is held', () => {
    expect(cardOf({ door: { contact: 'open', opened_at: 5, held_since: 7, managed } }).door).toEqual({
      contact: 'open',
      open_since: 5,
      held_since: 7,
      managed_until: 9,
    });
    expect(cardOf({ door: { opened_at: 5 } }).door.open_since).toBe(0);
  });

  test('says what people found of its seals, which count is due, and since when it is in doubt', () => {
    expect(cardOf({ alarms: [alarm('seals_not_intact', 9)] }).seals).toBe('not_intact');
    const due = { due: 7, asked: true, missed: false };
    expect(cardOf({ room: { head_count: due } }).head_count_due).toBe(7);
    expect(cardOf({ room: { head_count: { ...due, asked: false } } }).head_count_due).toBe(0);
    expect(cardOf({ room: { sweep: { since: 3, due: 9, seen_by: [] } } }).sweep_due).toBe(9);
    expect(cardOf({ room: { doubts: ['restart'], doubt_since: 5 } }).uncertain).toEqual({
      since: 5,
      causes: ['restart'],
    });
  });

  test('tells apart who counts inside, who does not any more, and somebody of whom the list says nothing', () => {
    const inside = [
      { person: ANA, since: 1 },
      { person: BOB, since: 2 },
      { person: 'zoe' as PersonId, since: 3 },
    ];
    expect(cardOf({ room: { inside } }).who).toEqual([
      { person: 'ana', name: 'ana', class: 'staff', since: 1, counts: 'counts' },
      { person: 'bob', name: 'bob', class: 'staff', since: 2, counts: 'does_not_count' },
      { person: 'zoe', name: 'zoe', class: 'temporary', since: 3, counts: 'does_not_count' },
    ]);
  });

  test('names all its guests', () => {
    const visitors = [guest('gus', 2, true), guest('hal', 4, false)];
    expect(cardOf({ room: { visitors } }).guests.map(({ name, escorted }) => [name, escorted])).toEqual([
      ['gus', 'yes'],
      ['hal', 'no'],
    ]);
  });

  test('has the wires and devices that it has, and those that its rules ask for', () => {
    const policy = {
      ...roomPolicy({ required_devices: [CAMERA] }),
      fire_line: '',
      tamper_line: '',
      inside_reader: '',
    } as const;
    const lost = { [CAMERA]: { kind: 'camera', since: 3 } } as State['lost'];
    const card = cardOf({ room: { policy }, state: { lost } });
    expect(card.inputs.map(({ input }) => input)).toEqual(['contact']);
    expect(card.devices).toEqual([
      { device: 'ballot-room-outside' as DeviceId, part: 'outside_reader', state: 'ok', since: 0 },
      { device: 'ballot-room-door' as DeviceId, part: 'door', state: 'ok', since: 0 },
      { device: CAMERA, part: 'other', state: 'lost', since: 3 },
    ]);
  });
});
