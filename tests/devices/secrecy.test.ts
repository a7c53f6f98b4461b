/** Raw badge numbers stop at the driver: nothing emitted, thrown or printed may carry one. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { serialSchema } from '../../devices/reader-wiring.ts';
import { SerialReader } from '../../devices/serial-reader.ts';
import { Pty } from './pty.ts';
import { makeSimulator, VAULT } from './simulated-rooms.ts';
import { bytes, hash, Seen } from './support.ts';

/** The number in each way in which it could leak: as read, as hex, as decimal. */
const LEAKS = [/0A1B2C3D4E/i, /43386871118/, /1603/, /w26/, /em4100/, /0012345678/];

const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed.push(String(chunk));
      return true;
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

const expectNoLeak = (seen: Seen): void => {
  const all = `${JSON.stringify(seen.all)}\n${printed.join('')}`;
  for (const leak of LEAKS) expect(all).not.toMatch(leak);
};

test('serial readers: good, corrupt, cut and overlong badges', async () => {
  const pty = new Pty();
  const seen = new Seen();
  await pty.plug();
  const profiles = [
    { format: 'rdm6300' },
    { format: 'em18' },
    { format: 'ascii', characters: 'digits' },
    { format: 'wiegand_bits' },
  ];
  for (const [index, profile] of profiles.entries()) {
    const wiring = serialSchema.parse({
      kind: 'serial',
      reader: 'outside',
      path: pty.link,
      profile,
      quiet_ms: 50,
    });
    const reader = new SerialReader(wiring, hash);
    await reader.start(seen.emit);
    const before = seen.all.length;
    pty.write(
      bytes(2, '0A1B2C3D4E4E', 3, '0A1B2C3D4E4F', '0012345678\n', 'w26:118:1603\n', '0012345678'.repeat(40)),
    );
    pty.write(bytes(2, '0A1B2C3D4E'));
    await seen.until('badge_unreadable', index + 1);
    await pty.unplug();
    await seen.until('device_lost', index + 1);
    await pty.plug();
    await reader.stop();
    expect(seen.all.length).toBeGreaterThan(before);
  }
  await pty.remove();
  expectNoLeak(seen);
});

test('the simulator: what it reports, and what it throws', async () => {
  const simulator = makeSimulator();
  const seen = new Seen();
  await simulator.start(seen.emit);
  simulator.presentBadge(VAULT.outside_reader, 'w26:118:1603');
  simulator.presentBadge(VAULT.outside_reader, 'w26:118118:1603');
  simulator.presentBadge(VAULT.outside_reader, 'em4100:0A1B2C3D4E');
  expect(seen.count('badge_read')).toBe(2);
  expect(seen.count('badge_unreadable')).toBe(1);
  await simulator.stop();
  expectNoLeak(seen);
});
