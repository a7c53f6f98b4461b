import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Simulator } from '../../devices/simulator/simulator.ts';
import type { DeviceId, DoorId, LineId, ReaderId } from '../../src/core/terms.ts';
import { ANNEX, makeSimulator, SIREN, VAULT } from './simulated-rooms.ts';
import { credential, Seen, until } from './support.ts';

let simulator: Simulator;
let seen: Seen;
const advanced: number[] = [];

/** What was reported since the start. */
const since = (from: number) => seen.all.slice(from);
let start = 0;

beforeEach(async () => {
  advanced.length = 0;
  simulator = makeSimulator((ms) => {
    advanced.push(ms);
  });
  seen = new Seen();
  await simulator.start(seen.emit);
  start = seen.all.length;
});
afterEach(() => simulator.stop());

const strike = (door: DoorId): string | undefined =>
  simulator.state().rooms.find((room) => room.door === door)?.strike;

test('at the start every line and door is found, the shared fire alarm once', () => {
  expect(seen.all).toEqual([
    { type: 'line_changed', line: 'vault-contact', state: 'normal' },
    { type: 'line_changed', line: 'fire', state: 'normal' },
    { type: 'line_changed', line: 'vault-tamper', state: 'normal' },
    { type: 'door_found', door: 'vault-door', contact: 'closed' },
    { type: 'door_found', door: 'annex-door', contact: 'closed' },
    { type: 'device_recovered', device: 'siren', kind: 'siren' },
  ]);
});

test('a badge on the panel has the hash of the badge in the list, each time it is presented', () => {
  expect(simulator.presentBadge(VAULT.outside_reader, ' W26:118:01603')).toBe(true);
  simulator.presentBadge(VAULT.outside_reader, 'w26:118:1603');
  simulator.presentBadge(ANNEX.outside_reader, 'w26:300:1');
  expect(since(start)).toEqual([
    { type: 'badge_read', reader: 'vault-outside', credential: credential('w26:118:1603') },
    { type: 'badge_read', reader: 'vault-outside', credential: credential('w26:118:1603') },
    { type: 'badge_unreadable', reader: 'annex-outside', fault: 'characters' },
  ]);
});

test('a door opens whether the strike is locked or not, and only a move is reported', () => {
  expect(simulator.moveDoor(VAULT.door, true)).toBe(true);
  expect(simulator.moveDoor(VAULT.door, true)).toBe(false);
  simulator.moveDoor(VAULT.door, false);
  simulator.pressExitButton(VAULT.door);
  expect(since(start).map((entry) => entry.type)).toEqual(['door_opened', 'door_closed', 'exit_requested']);
});

describe('the siren', () => {
  const sounds = () => simulator.state().sirens[0]?.sounds;
  const sound = (for_ms: number) =>
    simulator.perform({ type: 'sound_siren', siren: SIREN, pattern: 'pulsed', for_ms });

  test('sounds until it is silenced, or its time is over, however the time passes', async () => {
    sound(60_000);
    expect(sounds()).toBe('pulsed');
    simulator.perform({ type: 'silence_siren', siren: SIREN });
    expect(sounds()).toBe('');
    sound(20);
    await until('it is silent', () => sounds() === '');
    sound(60_000);
    simulator.advanceClock(61_000);
    expect(sounds()).toBe('');
    simulator.perform({ type: 'sound_siren', siren: 'light' as DeviceId, pattern: 'steady', for_ms: 9 });
    expect(sounds()).toBe('');
  });

  test('without its plug is lost, says so when it is to sound, and comes back silent', () => {
    sound(60_000);
    simulator.setConnected(SIREN, false);
    expect(sounds()).toBe('');
    sound(60_000);
    simulator.setConnected(SIREN, true);
    expect(sounds()).toBe('');
    expect(since(start)).toMatchObject([
      { type: 'device_lost', device: 'siren', kind: 'siren' },
      { type: 'effect_failed', device: 'siren', effect: 'sound_siren' },
      { type: 'device_recovered', device: 'siren', kind: 'siren' },
    ]);
  });

  test('is silent once the kiosk stops', async () => {
    sound(60_000);
    await simulator.stop();
    expect(sounds()).toBe('');
  });
});

test('the strike releases for its pulse and locks again', async () => {
  simulator.perform({ type: 'unlock_door', door: VAULT.door, pulse_ms: 40 });
  expect([strike(VAULT.door), strike(ANNEX.door)]).toEqual(['unlocked', 'locked']);
  await until('the end of the pulse', () => strike(VAULT.door) === 'locked');
  simulator.perform({ type: 'unlock_door', door: VAULT.door, pulse_ms: 60_000 });
  simulator.perform({ type: 'lock_door', door: VAULT.door });
  expect(strike(VAULT.door)).toBe('locked');
  expect(since(start)).toEqual([]);
});

test('pushing the clock pushes the kiosk and the pulse', () => {
  simulator.perform({ type: 'unlock_door', door: VAULT.door, pulse_ms: 10_000 });
  simulator.advanceClock(5_000);
  expect(strike(VAULT.door)).toBe('unlocked');
  simulator.advanceClock(5_000);
  expect(strike(VAULT.door)).toBe('locked');
  expect(advanced).toEqual([5_000, 5_000]);
  expect(simulator.state().clock).toEqual({ advanced_s: 10 });
});

test('a reader shows its last signal', () => {
  const { room, inside_reader } = VAULT;
  simulator.perform({ type: 'signal', room, reader: inside_reader as ReaderId, signal: 'accepted_out' });
  expect(simulator.state().rooms[0]?.signals).toEqual({ outside: '', inside: 'accepted_out' });
});

describe('wires', () => {
  test('fire and tamper are reported when they change', () => {
    expect(simulator.setLine('fire' as LineId, 'active')).toBe(true);
    expect(simulator.setLine('fire' as LineId, 'active')).toBe(false);
    simulator.setLine('vault-tamper' as LineId, 'short');
    expect(since(start)).toEqual([
      { type: 'line_changed', line: 'fire', state: 'active' },
      { type: 'line_changed', line: 'vault-tamper', state: 'short' },
    ]);
  });

  test('behind a cut contact wire the door moves unseen, and is found when the wire is mended', () => {
    simulator.setLine('vault-contact' as LineId, 'cut');
    expect(simulator.moveDoor(VAULT.door, true)).toBe(false);
    simulator.setLine('vault-contact' as LineId, 'normal');
    expect(since(start)).toEqual([
      { type: 'line_changed', line: 'vault-contact', state: 'cut' },
      { type: 'line_changed', line: 'vault-contact', state: 'normal' },
      { type: 'door_found', door: 'vault-door', contact: 'open' },
    ]);
  });
});

describe('plugs', () => {
  test('a badge at an unplugged reader is not seen, and its signal fails', () => {
    simulator.setConnected('vault-outside', false);
    expect(simulator.presentBadge(VAULT.outside_reader, 'w26:118:1603')).toBe(false);
    simulator.perform({ type: 'signal', room: VAULT.room, reader: VAULT.outside_reader, signal: 'denied' });
    expect(simulator.setConnected('vault-outside', true)).toBe(true);
    expect(simulator.setConnected('vault-outside', true)).toBe(false);
    expect(since(start)).toEqual([
      { type: 'device_lost', device: 'vault-outside', kind: 'reader', cause: 'unplugged on the panel' },
      {
        type: 'effect_failed',
        device: 'vault-outside',
        effect: 'signal',
        cause: 'the device is unplugged on the panel',
      },
      { type: 'device_recovered', device: 'vault-outside', kind: 'reader' },
    ]);
  });

  test('an unplugged door falls locked, moves unseen, and is found anew with its lines', () => {
    simulator.perform({ type: 'unlock_door', door: VAULT.door, pulse_ms: 60_000 });
    simulator.setConnected('vault-door', false);
    expect(strike(VAULT.door)).toBe('locked');
    expect(simulator.moveDoor(VAULT.door, true)).toBe(false);
    expect(simulator.setLine('vault-tamper' as LineId, 'active')).toBe(false);
    expect(simulator.pressExitButton(VAULT.door)).toBe(false);
    simulator.perform({ type: 'unlock_door', door: VAULT.door, pulse_ms: 1_000 });
    simulator.setConnected('vault-door', true);
    expect(since(start).map((entry) => entry.type)).toEqual([
      'device_lost',
      'effect_failed',
      'device_recovered',
      'line_changed',
      'line_changed',
      'line_changed',
      'door_found',
    ]);
    expect(seen.all.at(-1)).toEqual({ type: 'door_found', door: 'vault-door', contact: 'open' });
    expect(seen.all.at(-2)).toEqual({ type: 'line_changed', line: 'vault-tamper', state: 'active' });
  });
});

test('names outside the simulated rooms are refused', () => {
  expect(() => simulator.presentBadge('nowhere' as ReaderId, 'x')).toThrow('no such reader');
  expect(() => simulator.moveDoor('nowhere' as DoorId, true)).toThrow('no such door');
  expect(() => simulator.setLine('nowhere' as LineId, 'cut')).toThrow('no such input');
  expect(() => simulator.setConnected('nowhere', false)).toThrow('no such device');
  simulator.perform({ type: 'lock_door', door: 'nowhere' as DoorId });
  expect(since(start)).toEqual([]);
});
