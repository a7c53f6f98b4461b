/** A step of the clock: what runs goes on running for as long as it would have, and what is on record stays. */
import { expect, test } from 'vitest';
import type { ListAct } from '../../src/core/inputs.ts';
import { shiftDeadlines } from '../../src/core/shift.ts';
import type { AlarmId, AlarmSource, DeviceId, PersonId, PinHash } from '../../src/core/terms.ts';
import { viewOf } from '../../src/core/view-of.ts';
import { DOOR, listed, OUTSIDE, ROOM, startInput, type World, world } from './world.ts';

const BY = 7_000;
const HOUR = 3_600_000;
const SAM = 'sam' as PersonId;
const HORN = 'horn' as DeviceId;

/** Every value of a state by its path. */
const leaves = (value: unknown, path = ''): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
    : [[path, value]];

/** What a step of the clock moves, and by how much. */
const moved = ({ state }: World): Readonly<Record<string, number>> => {
  const after = new Map(leaves(shiftDeadlines(state, BY)));
  return Object.fromEntries(
    leaves(state)
      .filter(([path, value]) => after.get(path) !== value)
      .map(([path, value]) => [path, Number(after.get(path)) - Number(value)]),
  );
};

/** Each of these moves by the step, and nothing else does at all. */
const moves = (...paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, BY]));

const telling = {
  sirens: [
    { siren: HORN, channel: 'horn', least: 'critical', rooms: [], pattern: 'steady', longest_ms: 180_000 },
  ],
  tests: [
    { channel: 'mail', siren: '', minute: -1, answer_ms: HOUR },
    { channel: 'sms', siren: '', minute: -1, answer_ms: 1_000 },
  ],
  siblings: ['annex-kiosk', 'depot-kiosk'],
} as const;

const PEOPLE = ['sam', 'tom'].map((name) => listed(name, { role: 'supervisor' }));
const watched = () => world({ people: PEOPLE, kiosk: { telling } });
const fails = (at: World, type: 'channel_failed' | 'channel_recovered', channel: string) =>
  at.see({
    type: 'channels_reported',
    outcomes: [type === 'channel_failed' ? { type, channel, cause: 'no_answer' } : { type, channel }],
  });
const sibling = (at: World, type: 'sibling_lost' | 'sibling_heard', name: string) => {
  const said = { sibling: name, heartbeat: -1, size: -1, root: '' };
  const change = type === 'sibling_lost' ? { type, ...said, silent_ms: 1 } : { type, ...said };
  at.see({ type: 'siblings_reported', changes: [change] });
};
const tests = (at: World, channel: string) =>
  at.see({ type: 'alarm_acted', person: SAM, act: { act: 'test_channel', channel, code: 'ABC' } });

/** Of a kiosk where nothing goes on. */
const QUIET = [
  'heartbeat_due',
  'people.sam.pin_locked_until',
  'people.tom.pin_locked_until',
  'alarms.heard_from',
];
const DOOR_MOVES = [`rooms.${ROOM}.door.opened_at`, `rooms.${ROOM}.door.exit_request_until`];
const alarmMoves = (alarm: string) => [`alarms.open.${alarm}.last`, `alarms.open.${alarm}.tell_again`];
const raisedMoves = (source: string) => [`alarms.raised.${source}.last`];
/** Of an alarm that nobody is told of again. */
const LISTED = ['alarms.open.list_changed#1.last', ...raisedMoves('list_changed')];

test('ways to tell people that fail, and tests that wait or were missed, keep their length', () => {
  const at = watched();
  fails(at, 'channel_failed', 'mail');
  fails(at, 'channel_failed', 'sms');
  fails(at, 'channel_recovered', 'sms');
  tests(at, 'mail');
  tests(at, 'sms');
  at.pass(1_000);
  expect(moved(at)).toEqual(
    moves(
      ...QUIET,
      ...DOOR_MOVES,
      ...LISTED,
      'channels.mail.failed_since',
      'tests.mail.sent',
      'tests.mail.answer_until',
      'tests.sms.sent',
      'tests.sms.missed',
      ...['channel_failed/mail', 'test_missed/sms'].flatMap((source) => [
        ...alarmMoves(`${source}#1`),
        ...raisedMoves(source),
      ]),
      ...alarmMoves('channel_failed/sms#1'),
      ...raisedMoves('channel_failed/sms'),
    ),
  );
});

test('another kiosk is silent for as long as it is, and one that is heard is not', () => {
  const at = watched();
  sibling(at, 'sibling_lost', 'annex-kiosk');
  sibling(at, 'sibling_lost', 'depot-kiosk');
  sibling(at, 'sibling_heard', 'depot-kiosk');
  const changed = moved(at);
  expect(Object.keys(changed).filter((path) => path.startsWith('siblings'))).toEqual([
    'siblings.annex-kiosk.lost_since',
  ]);
  expect(new Set(Object.values(changed))).toEqual(new Set([BY]));
});

test('a proposal waits, an awaited badge is awaited, and what the machine needs is due for as long', () => {
  const at = watched();
  for (const name of ['sam', 'tom'] as PersonId[]) {
    const pin = `pin:${name}` as PinHash;
    at.see({ type: 'pin_chosen', person: name, pin, duress: `duress:${name}` as PinHash });
  }
  const acts = (act: ListAct) => at.see({ type: 'list_acted', person: SAM, act });
  acts({ act: 'propose_phase', phase: 'sealed', words: 'x' });
  const record = listed('zoe', { credentials: [] });
  acts({ act: 'await_badge', reader: OUTSIDE, record, words: 'x' });
  at.see({ type: 'upkeep_reported', part: 'clock', due: 'yes', detail: 'drift' });
  const changed = moved(at);
  expect(changed).toMatchObject(moves('list.open.1.until', 'list.awaited.until', 'upkeep.clock'));
  expect(new Set(Object.values(changed))).toEqual(new Set([BY]));
});

test('a source is silenced, and a siren sounds, for as long as was said', () => {
  const at = watched();
  const source = 'device_lost/camera' as AlarmSource;
  at.see({
    type: 'alarm_acted',
    person: SAM,
    act: { act: 'shelve', source, until: at.now + HOUR, words: 'repair' },
  });
  at.see({ type: 'door_opened', door: DOOR });
  const changed = moved(at);
  expect(changed).toMatchObject(moves(`alarms.shelved.${source}.until`, 'sirens.horn.until'));
  expect(new Set(Object.values(changed))).toEqual(new Set([BY]));
  at.see({ type: 'door_closed', door: DOOR });
  at.see({
    type: 'alarm_acted',
    person: SAM,
    act: { act: 'acknowledge', alarm: `door_forced/${ROOM}#1` as AlarmId, words: 'x' },
  });
  expect(at.state.sirens[HORN]).toMatchObject({ alarm: '', until: 0 });
  expect(moved(at)).not.toHaveProperty(['sirens.horn.until']);
});

test('a clock is behind the log by its first millisecond, and not while it only stands still', () => {
  const screen = (behind_ms: number) => {
    const at = world();
    at.pass(60_000);
    at.pass(-behind_ms);
    at.see(startInput({}));
    at.see({ type: 'door_found', door: DOOR, contact: 'closed' });
    return viewOf(at.state, ROOM, at.now).screen;
  };
  expect(screen(0)).toEqual({ screen: 'attract' });
  expect(screen(1)).toEqual({ screen: 'fault', causes: ['clock_not_trusted'] });
});
