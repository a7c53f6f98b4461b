import { afterEach, beforeEach, expect, test } from 'vitest';
import { serialSchema } from '../../devices/reader-wiring.ts';
import { SerialReader } from '../../devices/serial-reader.ts';
import type { ReaderId, RoomId } from '../../src/core/terms.ts';
import { Pty } from './pty.ts';
import { bytes, credential, hash, Seen, until } from './support.ts';

const RDM = bytes(2, '0A1B2C3D4E4E', 3);

let pty: Pty;
let seen: Seen;
let reader: SerialReader | undefined;

const startReader = async (profile: unknown, more: object = {}): Promise<SerialReader> => {
  const wiring = serialSchema.parse({
    kind: 'serial',
    reader: 'outside',
    path: pty.link,
    profile,
    quiet_ms: 100,
    ...more,
  });
  reader = new SerialReader(wiring, hash);
  await reader.start(seen.emit);
  return reader;
};

beforeEach(() => {
  pty = new Pty();
  seen = new Seen();
});

afterEach(async () => {
  await reader?.stop();
  reader = undefined;
  await pty.remove();
});

test('a frame in two pieces is one badge, and its repeats while held are dropped', async () => {
  await pty.plug();
  await startReader({ format: 'rdm6300' });
  pty.write(RDM.subarray(0, 5));
  pty.write(RDM.subarray(5));
  await seen.until('badge_read');
  pty.write(bytes(RDM, RDM, 2, '010203040501', 3));
  await seen.until('badge_read', 2);
  expect(seen.all).toEqual([
    { type: 'badge_read', reader: 'outside', credential: credential('em4100:0A1B2C3D4E') },
    { type: 'badge_read', reader: 'outside', credential: credential('em4100:0102030405') },
  ]);
});

test('a wrong checksum and half a frame are unreadable', async () => {
  await pty.plug();
  await startReader({ format: 'rdm6300' });
  pty.write(bytes(2, '0A1B2C3D4E4F', 3));
  await seen.until('badge_unreadable');
  pty.write(RDM.subarray(0, 6));
  await seen.until('badge_unreadable', 2);
  expect(seen.all).toEqual([
    { type: 'badge_unreadable', reader: 'outside', fault: 'checksum' },
    { type: 'badge_unreadable', reader: 'outside', fault: 'length' },
  ]);
});

test('lines and Wiegand lines', async () => {
  await pty.plug();
  await startReader({ format: 'ascii', characters: 'digits' });
  pty.write(bytes('00123'));
  pty.write(bytes('45678\r\n'));
  await seen.until('badge_read');
  await reader?.stop();
  await startReader({ format: 'wiegand_bits' });
  pty.write(bytes('10111011000000110010000110\r\n'));
  await seen.until('badge_read', 2);
  await reader?.stop();
  await startReader({ format: 'em18' });
  pty.write(bytes('0A1B2C3D4E4E'));
  await seen.until('badge_read', 3);
  expect(seen.all.map((entry) => ('credential' in entry ? entry.credential : entry.type))).toEqual([
    credential('0012345678'),
    credential('w26:118:1603'),
    credential('em4100:0A1B2C3D4E'),
  ]);
});

test('an unplugged reader is lost within 5 s, comes back by itself, and reads again', async () => {
  await pty.plug();
  await startReader({ format: 'rdm6300' });
  const unplugged = performance.now();
  await pty.unplug();
  await seen.until('device_lost', 1, 5_000);
  expect(performance.now() - unplugged).toBeLessThan(5_000);
  await pty.plug();
  await seen.until('device_recovered');
  pty.write(RDM);
  await seen.until('badge_read');
  expect(seen.types).toEqual(['device_lost', 'device_recovered', 'badge_read']);
  expect(seen.all[0]).toMatchObject({ device: 'outside', kind: 'reader' });
});

test('a loss is seen however it falls: in the middle of a burst, and right after opening', async () => {
  for (let round = 1; round <= 4; round += 1) {
    await pty.plug();
    if (round === 1) await startReader({ format: 'rdm6300' });
    else await seen.until('device_recovered', round - 1, 15_000);
    for (let burst = 0; burst < round; burst += 1) pty.write(bytes(RDM, RDM, RDM));
    await pty.unplug();
    await seen.until('device_lost', round, 5_000);
  }
});

test('another device behind the same link is a loss, though the first never said a word', async () => {
  const other = new Pty();
  await pty.plug();
  await other.plug();
  await startReader({ format: 'rdm6300' });
  pty.pointAt(other);
  await seen.until('device_lost', 1, 5_000);
  await seen.until('device_recovered');
  other.write(RDM);
  await seen.until('badge_read');
  expect(seen.all[0]).toMatchObject({ type: 'device_lost', cause: 'the port is gone' });
  await other.remove();
});

test('a reader that is missing at the start is lost, once, and found later', async () => {
  await startReader({ format: 'rdm6300' });
  expect(seen.types).toEqual(['device_lost']);
  await pty.plug();
  await seen.until('device_recovered');
  expect(seen.types).toEqual(['device_lost', 'device_recovered']);
});

test('signals for this reader go out as bytes, others do not; a failed one is reported', async () => {
  await pty.plug();
  const device = await startReader({ format: 'rdm6300' }, { signals: { denied: '4e', alarm: '41' } });
  const room = 'vault' as RoomId;
  device.perform({ type: 'signal', room, reader: 'inside' as ReaderId, signal: 'denied' });
  device.perform({ type: 'signal', room, reader: 'outside' as ReaderId, signal: 'waiting' });
  device.perform({ type: 'signal', room, reader: 'outside' as ReaderId, signal: 'denied' });
  device.perform({ type: 'signal', room, reader: 'outside' as ReaderId, signal: 'alarm' });
  await until('both signals', () => pty.received.length >= 2);
  expect(pty.received).toBe('NA');
  await pty.unplug();
  await seen.until('device_lost');
  device.perform({ type: 'signal', room, reader: 'outside' as ReaderId, signal: 'denied' });
  expect(seen.all.at(-1)).toEqual({
    type: 'effect_failed',
    device: 'outside',
    effect: 'signal',
    cause: 'the reader is not connected',
  });
});
