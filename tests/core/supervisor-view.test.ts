/** What a supervisor sees of the rooms, of alarms and of the log: each value, in the situation that brings it about. */
import { describe, expect, test } from 'vitest';
import type { AlarmAct, Observation } from '../../src/core/inputs.ts';
import type { LogStanding, RoomCard } from '../../src/core/supervisor-view.ts';
import { shownStanding } from '../../src/core/supervisor-view.ts';
import { supervisorViewOf } from '../../src/core/supervisor-view-of.ts';
import type { AlarmId, AlarmSource, DeviceId, LineId, PersonId, VisitorId } from '../../src/core/terms.ts';
import { ANNEX } from './settings.ts';
import {
  DOOR,
  INSIDE,
  KIOSK_POLICY,
  listed,
  OUTSIDE,
  ROOM,
  roomPolicy,
  START,
  type World,
  type WorldOptions,
  world,
} from './world.ts';

const LOG: LogStanding = { index: 9, signed: 8, root: 'cm9vdA==', witnesses: 3, quorum: 2 };

const PEOPLE = [
  listed('ana', { name: 'Ana Ruiz', role: 'supervisor' }),
  listed('bob', { name: 'Bob Carter' }),
  listed('gus', { name: 'Gus Lind', class: 'observer', title: 'League' }),
];

const start = (options: WorldOptions = {}): World => world({ people: PEOPLE, ...options });
const opens: Observation = { type: 'door_opened', door: DOOR };
const closes: Observation = { type: 'door_closed', door: DOOR };
/** The list that each test begins with asks for a review, which none of them is about. */
const reviewed = (at: World): World => {
  for (const act of ['acknowledge', 'close'] as const)
    acts(at, 'ana', { act, alarm: 'list_changed#1' as AlarmId, words: 'as agreed' });
  return at;
};
const viewed = (at: World) => supervisorViewOf(at.state, at.now, LOG);
const card = (at: World): RoomCard => {
  const found = viewed(at).rooms.find(({ room }) => room === ROOM);
  if (found === undefined) throw new Error('there is a card of the room');
  return found;
};

const bothInside = (at: World): World => {
  for (const name of ['ana', 'bob']) at.badge(name);
  at.see(opens);
  at.see(closes);
  return at;
};

const acts = (at: World, person: string, act: AlarmAct) =>
  at.see({ type: 'alarm_acted', person: person as PersonId, act });

describe('a room', () => {
  test('is empty, then somebody is at the door, then two are inside by sign-in, since they went in', () => {
    const at = start();
    expect(card(at)).toMatchObject({ standing: 'empty', people: 0, who: [], door: { contact: 'closed' } });
    at.badge('ana');
    expect(card(at).standing).toBe('entering');
    at.badge('bob');
    at.see(opens);
    const since = at.now;
    expect(card(at)).toMatchObject({ standing: 'door_open', door: { contact: 'open', open_since: since } });
    at.see(closes);
    at.pass(5_000);
    expect(card(at)).toMatchObject({
      standing: 'occupied',
      since,
      people: 2,
      who: [
        { person: 'ana', name: 'Ana Ruiz', class: 'staff', since, counts: 'counts' },
        { person: 'bob', name: 'Bob Carter', class: 'staff', since, counts: 'counts' },
      ],
    });
  });

  test('one who stays alone is marked from the first instant, and worse once people were alerted', () => {
    const at = bothInside(start());
    at.pass(60_000);
    at.badge('bob', INSIDE);
    const since = at.now;
    at.see(opens);
    at.see(closes);
    expect(card(at)).toMatchObject({ standing: 'lone_in_grace', since, lone: { since, alerted: 'no' } });
    at.pass(31_000);
    expect(card(at)).toMatchObject({ standing: 'lone', since, lone: { since, alerted: 'yes' }, alarms: 1 });
  });

  test('a visitor whose escort left is told apart from one with an escort', () => {
    const at = start({ rules: { purpose: 'asked' } });
    for (const name of ['ana', 'gus', 'bob']) at.badge(name);
    at.see({ type: 'touched', room: ROOM, touch: { touch: 'choose_purpose', purpose: 'audit', words: '' } });
    at.see({
      type: 'touched',
      room: ROOM,
      touch: { touch: 'choose_purpose', purpose: 'inspection', words: '' },
    });
    at.see(opens);
    at.see(closes);
    const guest = {
      visitor: 'gus' as VisitorId,
      name: 'Gus Lind',
      organization: 'League',
      escort: 'Ana Ruiz',
    };
    expect(card(at)).toMatchObject({ visitors: 1, guests: [{ ...guest, escorted: 'yes' }] });
    at.badge('ana', INSIDE);
    expect(card(at)).toMatchObject({ standing: 'unescorted', guests: [{ ...guest, escorted: 'no' }] });
  });

  test('it says why nobody is certain who is inside, and since when', () => {
    const at = bothInside(start());
    at.pass(60_000);
    at.see(opens);
    const since = at.now;
    at.see(closes);
    expect(card(at)).toMatchObject({
      standing: 'uncertain',
      uncertain: { since, causes: ['unsigned_opening'] },
    });
  });

  test('a door that is held open, forced, or under a managed opening', () => {
    const at = bothInside(start());
    at.see(opens);
    at.pass(31_000);
    expect(card(at)).toMatchObject({ standing: 'held_open' });
    expect(card(at).door.held_since).toBeGreaterThan(START);
    const forced = start();
    forced.see(opens);
    expect(card(forced)).toMatchObject({ standing: 'forced', since: forced.now, alarms: 1 });
  });

  test('an emergency stands above all that goes on besides', () => {
    const at = bothInside(start());
    at.see({ type: 'touched', room: ROOM, touch: { touch: 'start_emergency' } });
    expect(card(at)).toMatchObject({
      standing: 'emergency',
      emergency: { since: at.now, source: 'touchscreen', stage: 'evacuated' },
    });
  });

  test('duress stands first, and what goes on besides stays to be seen', () => {
    const at = bothInside(start());
    const duress = { alarm: `duress/${ROOM}#1` as AlarmId, source: `duress/${ROOM}` as AlarmSource };
    const raised = {
      ...duress,
      type: 'alarm_raised',
      kind: 'duress',
      room: ROOM,
      priority: 'critical',
      occurrence: 1,
      since: at.now,
      tell_again: 0,
      at: at.now,
    } as const;
    const { open } = at.state.alarms;
    const state = {
      ...at.state,
      alarms: {
        ...at.state.alarms,
        open: {
          ...open,
          [duress.alarm]: {
            ...raised,
            last: at.now,
            condition: 'active',
            answer: 'unacknowledged',
            step: 0,
            closing: null,
          },
        },
      },
    } as const;
    const [found] = supervisorViewOf(state, at.now, LOG).rooms;
    expect(found).toMatchObject({ duress_since: at.now, standing: 'occupied', alarms: 0 });
    expect(found && shownStanding(found)).toBe('duress');
  });

  test('wires and devices are as they were last heard, and unknown before', () => {
    const at = start();
    expect(card(at).inputs).toEqual([
      { input: 'contact', line: 'ballot-room-contact', state: 'unknown' },
      { input: 'fire', line: 'fire', state: 'unknown' },
      { input: 'tamper', line: 'tamper', state: 'unknown' },
    ]);
    at.see({ type: 'line_changed', line: 'fire' as LineId, state: 'cut' });
    at.see({ type: 'device_lost', device: INSIDE as string as DeviceId, kind: 'reader', cause: 'unplugged' });
    expect(card(at).inputs[1]).toEqual({ input: 'fire', line: 'fire', state: 'cut' });
    expect(card(at).devices).toEqual([
      { device: OUTSIDE, part: 'outside_reader', state: 'ok', since: 0 },
      { device: INSIDE, part: 'inside_reader', state: 'lost', since: at.now },
      { device: DOOR, part: 'door', state: 'ok', since: 0 },
    ]);
    expect(viewed(at).kiosk.lost).toEqual([{ device: INSIDE, kind: 'reader', since: at.now }]);
  });

  test('of seals nothing is invented: none is on record until people put one on', () => {
    const at = start();
    expect(card(at)).toMatchObject({ contents: 'sealed', seals: 'none_on_record' });
  });

  test('the worst room stands first', () => {
    const annex = { ...roomPolicy(), room: ANNEX, name: 'Annex', door: 'annex-door' as typeof DOOR };
    const at = start({ rooms: [annex, roomPolicy()] });
    expect(viewed(at).rooms.map(({ room }) => room)).toEqual([ANNEX, ROOM]);
    at.see(opens);
    expect(viewed(at).rooms.map(({ room }) => room)).toEqual([ROOM, ANNEX]);
  });
});

describe('alarms', () => {
  const forced = () => {
    const at = reviewed(start());
    at.see(opens);
    at.see(closes);
    return at;
  };
  const alarm = `door_forced/${ROOM}#1` as AlarmId;

  test('a critical one ends by two people, and shows who said first that it is over', () => {
    const at = forced();
    expect(viewed(at).alarms).toMatchObject([
      {
        alarm,
        kind: 'door_forced',
        answer: 'unacknowledged',
        ends: 'by_two',
        shelvable: 'no',
        closing_by: '',
      },
    ]);
    acts(at, 'ana', { act: 'acknowledge', alarm, words: 'on my way' });
    acts(at, 'ana', { act: 'close', alarm, words: 'it was the wind' });
    const row = viewed(at).alarms.find((other) => other.alarm === alarm);
    expect(row).toMatchObject({ answer: 'acknowledged', closing_by: 'ana', closing_name: 'Ana Ruiz' });
  });

  test('what is shelved is said with its end and with who did it', () => {
    const at = reviewed(start());
    const source = 'device_lost/camera' as AlarmSource;
    acts(at, 'ana', { act: 'shelve', source, until: at.now + 60_000, words: 'repair' });
    acts(at, 'ana', { act: 'take_out_of_service', source: 'line_fault/fire' as AlarmSource, words: 'x' });
    expect(viewed(at).silenced).toEqual([
      { source, how: 'shelved', since: 0, until: at.now + 60_000, by: 'ana', by_name: 'Ana Ruiz' },
      {
        source: 'line_fault/fire',
        how: 'out_of_service',
        since: at.now,
        until: 0,
        by: 'ana',
        by_name: 'Ana Ruiz',
      },
    ]);
    at.see({ type: 'device_lost', device: 'camera' as DeviceId, kind: 'camera', cause: 'x' });
    expect(viewed(at).alarms).toMatchObject([{ kind: 'device_lost', silenced: 'shelved' }]);
  });
});

describe('the kiosk and its log', () => {
  test('the log counts as witnessed as far as enough witnesses have seen it', () => {
    const at = start();
    const sees = (witness: string, size: number, time_s: number) =>
      at.see({ type: 'cosigned', witness, size, root: '', time_s, cosignature: '' });
    expect(viewed(at).log).toEqual({ ...LOG, furthest: null, witnessed: 0, witnessed_s: 0 });
    sees('one', 7, 1_000);
    expect(viewed(at).log).toMatchObject({ furthest: { size: 7, witnesses: 1 }, witnessed: 0 });
    sees('two', 5, 900);
    expect(viewed(at).log).toMatchObject({ furthest: { size: 7 }, witnessed: 5, witnessed_s: 900 });
  });

  test('the last heartbeat is that on record, and the clock is doubted while it contradicts the log', () => {
    const at = start();
    expect(viewed(at).kiosk).toMatchObject({
      kiosk: 'k01',
      time_zone: 'America/New_York',
      run: 'going',
      storage: 'ok',
      clock: 'trusted',
      heartbeat_at: 0,
      heartbeat_ms: KIOSK_POLICY.heartbeat_ms,
      shelve_max_ms: KIOSK_POLICY.alarms.shelve_max_ms,
    });
    at.pass(1_000);
    expect(viewed(at).kiosk.heartbeat_at).toBe(at.now);
  });
});
