/** What raises an alarm: facts after which somebody has to respond, and what is found going on in the state. */
import { describe, expect, test } from 'vitest';
import { causeIn, conditionsOf, DELAYABLE, OF_HARDWARE } from '../../src/core/alarm-causes.ts';
import type { Cause } from '../../src/core/alarm-sources.ts';
import type { Fact } from '../../src/core/facts.ts';
import { ACCOUNT_CHANGES, TAKEN } from '../../src/core/facts-office.ts';
import type { RoomState, State } from '../../src/core/state.ts';
import type { DeviceId, LineId, PersonId, VisitorId } from '../../src/core/terms.ts';
import { DOOR, INSIDE, OUTSIDE, ROOM, type World, world } from './world.ts';

const state = (): State => world().state;

/** A fact with what its cause depends on; the rest of it is nobody's question here. */
const cause = (fact: { readonly type: Fact['type']; readonly [field: string]: unknown }): Cause | null =>
  causeIn(state(), { at: 7, ...fact } as unknown as Fact);

describe('a fact', () => {
  test.each([
    ['log_restored', 'log_doubted'],
    ['witness_refused', 'log_doubted'],
    ['inbox_overflowed', 'inputs_dropped'],
    ['people_imported', 'list_changed'],
    ['clock_stepped', 'clock_doubted'],
    ['checkpoint_not_given', 'checkpoint_not_given'],
  ] as const)('%s is about the kiosk as a whole: %s', (type, kind) => {
    expect(cause({ type })).toEqual({ source: kind, kind, room: '', since: 7 });
  });

  test('of a room is about that room', () => {
    expect(cause({ type: 'door_forced', room: ROOM })).toEqual({
      source: `door_forced/${ROOM}`,
      kind: 'door_forced',
      room: ROOM,
      since: 7,
    });
  });

  test('of a break in custody is about that container', () => {
    expect(cause({ type: 'custody_broken', room: ROOM, container: 'B-17' })).toEqual({
      source: 'custody_broken/b-17',
      kind: 'custody_broken',
      room: ROOM,
      since: 7,
    });
  });

  test('of a device that did not obey is about the device', () => {
    expect(
      cause({ type: 'effect_failed', device: 'strike', effect: 'lock_door', cause: 'no answer' }),
    ).toEqual({ source: 'device_disobeys/strike', kind: 'device_disobeys', room: '', since: 7 });
  });

  test.each([
    [OUTSIDE as string, ROOM as string],
    [INSIDE, ROOM],
    ['another-reader', ''],
  ])('of refusals at %s is about the room "%s", from the third one on', (reader, room) => {
    expect(cause({ type: 'refusals_repeated', reader, count: 2 })).toBeNull();
    for (const count of [3, 4]) {
      expect(cause({ type: 'refusals_repeated', reader, count })).toMatchObject({
        source: `repeated_refusals/${reader}`,
        room,
      });
    }
  });
});

test('entries that leave the office ask for an answer, and those that somebody reads at a page do not', () => {
  const asking = TAKEN.filter((taken) => cause({ type: 'log_exported', taken }) !== null);
  expect(asking).toEqual(['as_file', 'by_program']);
});

test('of accounts only what somebody ordered asks somebody to look', () => {
  const asking = ACCOUNT_CHANGES.filter((change) => cause({ type: 'account_changed', change }) !== null);
  expect(asking).toEqual(['invited', 'role_changed', 'unlocked', 'reset', 'removed', 'identity_linked']);
  expect(cause({ type: 'account_changed', change: 'invited' })).toEqual({
    source: 'account_changed',
    kind: 'account_changed',
    room: '',
    since: 7,
  });
});

const kinds = ({ state: now }: World) => conditionsOf(now).map(({ kind }) => kind);
const line = (at: World, name: string, is: 'cut' | 'short' | 'out_of_range' | 'normal') =>
  at.see({ type: 'line_changed', line: name as LineId, state: is });

describe('what goes on', () => {
  test('is a wire that is cut, short or of no known value, until it is whole', () => {
    const at = world();
    expect(conditionsOf(at.state)).toEqual([]);
    for (const is of ['cut', 'short', 'out_of_range'] as const) {
      line(at, 'spare', is);
      expect(conditionsOf(at.state)).toEqual([
        { source: 'line_fault/spare', kind: 'line_fault', room: '', since: at.now },
      ]);
    }
    line(at, 'spare', 'normal');
    expect(conditionsOf(at.state)).toEqual([]);
  });

  test('is a door whose contact is lost: by its wire, or with its device', () => {
    const wire = world();
    line(wire, 'ballot-room-contact', 'cut');
    expect(conditionsOf(wire.state)).toContainEqual({
      source: `door_contact_lost/${ROOM}`,
      kind: 'door_contact_lost',
      room: ROOM,
      since: wire.now,
    });
    const device = world();
    const door = { device: DOOR as string as DeviceId, kind: 'door' } as const;
    device.see({ type: 'device_lost', ...door, cause: 'unplugged' });
    expect(kinds(device)).toEqual(expect.arrayContaining(['door_contact_lost', 'device_lost']));
    device.see({ type: 'device_recovered', ...door });
    expect(kinds(device)).not.toContain('door_contact_lost');
    device.see({ type: 'door_found', door: DOOR, contact: 'closed' });
    expect(kinds(device)).toEqual(['presence_uncertain']);
  });

  test('is not a door whose contact is still to be found, or is found while another device is lost', () => {
    const at = world();
    at.see({ type: 'device_lost', device: 'camera' as DeviceId, kind: 'camera', cause: 'unplugged' });
    expect(kinds(at)).toEqual(['device_lost']);
    const { state: now } = at;
    const room = now.rooms[ROOM] as RoomState;
    const unknown = { ...room, door: { ...room.door, contact: 'unknown' as const } };
    expect(conditionsOf({ ...now, lost: {}, rooms: { [ROOM]: unknown } })).toEqual([]);
    const lost = { [DOOR]: { kind: 'door', since: 5 } } as unknown as State['lost'];
    const found = conditionsOf({ ...now, lost, rooms: { [ROOM]: room } }).map(({ kind }) => kind);
    expect(found).toEqual(['device_lost']);
  });

  test('is little room on the disk', () => {
    const at = world();
    at.see({ type: 'storage_changed', storage: 'low', free_mb: 40 });
    expect(conditionsOf(at.state)).toEqual([
      { source: 'storage_low', kind: 'storage_low', room: '', since: at.now },
    ]);
  });

  test('is a device that is lost', () => {
    const at = world();
    at.see({ type: 'device_lost', device: 'camera' as DeviceId, kind: 'camera', cause: 'unplugged' });
    expect(conditionsOf(at.state)).toEqual([
      { source: 'device_lost/camera', kind: 'device_lost', room: '', since: at.now },
    ]);
  });

  test('is the first visitor without escort, and a head count that was missed', () => {
    const now = state();
    const room = now.rooms[ROOM] as RoomState;
    const visitor = (name: string, since: number, escorted: boolean) =>
      ({ visitor: name as VisitorId, since, escorted }) as unknown as RoomState['visitors'][number];
    const having = (change: Partial<RoomState>): State => ({
      ...now,
      rooms: { [ROOM]: { ...room, ...change } },
    });
    const both = [visitor('v', 1, true), visitor('w', 2, false), visitor('x', 3, false)];
    expect(conditionsOf(having({ visitors: both }))).toEqual([
      { source: `visitor_unescorted/${ROOM}`, kind: 'visitor_unescorted', room: ROOM, since: 2 },
    ]);
    expect(conditionsOf(having({ visitors: both.slice(0, 1) }))).toEqual([]);
    const missed = { due: 4, asked: true, missed: true };
    expect(conditionsOf(having({ head_count: missed }))).toEqual([
      { source: `head_count_missed/${ROOM}`, kind: 'head_count_missed', room: ROOM, since: 4 },
    ]);
    expect(conditionsOf(having({ head_count: { ...missed, missed: false } }))).toEqual([]);
  });

  test('of a channel that failed, or whose test nobody received, is about no room, from its first instant on', () => {
    const failed = { settled: -1, failing: -1, failed_since: 1 };
    const missed = { missed: 1 } as unknown as State['tests'][string];
    expect(conditionsOf({ ...state(), channels: { office: failed }, tests: { office: missed } })).toEqual([
      { source: 'channel_failed/office', kind: 'channel_failed', room: '', since: 1 },
      { source: 'test_missed/office', kind: 'test_missed', room: '', since: 1 },
    ]);
  });

  test('of the list that a second person has to look at is about no room', () => {
    const now = state();
    const to_review = { 2: { review: 2, at: 5 } } as unknown as State['list']['to_review'];
    expect(conditionsOf({ ...now, list: { ...now.list, to_review } })).toEqual([
      { source: 'list_act_to_review/2', kind: 'list_act_to_review', room: '', since: 5 },
    ]);
  });

  test('is a list that is to be signed off, from the very instant on', () => {
    const { policy, ...now } = state();
    if (policy === null) throw new Error('a world has its rules');
    const reviewed = { ...policy, list: { ...policy.list, review_ms: 100 } };
    const at = (instant: number): State => ({
      ...now,
      at: instant,
      policy: reviewed,
      list: { ...now.list, founded: 10 },
    });
    expect(conditionsOf(at(109))).toEqual([]);
    expect(conditionsOf(at(110))).toEqual([
      { source: 'list_review_due', kind: 'list_review_due', room: '', since: 110 },
    ]);
  });

  test('of what the machine needs, and of another kiosk, is about no room', () => {
    const now = state();
    if (now.policy === null) throw new Error('a world has its rules');
    const upkeep = { power: 3, clock: 4, certificate: 5, backup: 6, configuration: 7 };
    expect(conditionsOf({ ...now, upkeep })).toEqual([
      { source: 'power_failing', kind: 'power_failing', room: '', since: 3 },
      { source: 'clock_adrift', kind: 'clock_adrift', room: '', since: 4 },
      { source: 'certificate_ends', kind: 'certificate_ends', room: '', since: 5 },
      { source: 'backup_old', kind: 'backup_old', room: '', since: 6 },
      { source: 'configuration_stands_in', kind: 'configuration_stands_in', room: '', since: 7 },
    ]);
    const telling = { ...now.policy.telling, siblings: ['annex-kiosk'] };
    const siblings = { 'annex-kiosk': { lost_since: 6 }, 'no-longer-asked-for': { lost_since: 7 } };
    expect(conditionsOf({ ...now, policy: { ...now.policy, telling }, siblings })).toEqual([
      { source: 'kiosk_silent/annex-kiosk', kind: 'kiosk_silent', room: '', since: 6 },
    ]);
  });

  test('is somebody who came in during staffed hours, not one who came as they ended', () => {
    const now = state();
    const room = now.rooms[ROOM] as RoomState;
    const cameAt = (since: number): State => ({
      ...now,
      rooms: {
        [ROOM]: {
          ...room,
          hours: 'after_hours',
          hours_since: 10,
          inside: [{ person: 'ana' as PersonId, since }],
        },
      },
    });
    expect(conditionsOf(cameAt(10))).toEqual([]);
    expect(conditionsOf(cameAt(9))).toEqual([
      { source: `still_inside/${ROOM}`, kind: 'still_inside', room: ROOM, since: 10 },
    ]);
  });

  test('of hardware can come and go many times a minute', () => {
    expect(OF_HARDWARE).toEqual([
      'device_lost',
      'line_fault',
      'door_contact_lost',
      'storage_low',
      'power_failing',
      'channel_failed',
      'kiosk_silent',
    ]);
  });

  test('may wait before it is an alarm where the state says since when it goes on, and no rule is broken', () => {
    expect(DELAYABLE).toEqual([
      'door_held_open',
      'presence_uncertain',
      'head_count_missed',
      'device_lost',
      'power_failing',
      'channel_failed',
    ]);
  });
});
