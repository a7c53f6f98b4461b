/** A siren or a light on a GPIO line: silent at both ends, and never longer than it was told. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GpioLines, Level, LineRequest } from '../../devices/gpio-lines.ts';
import { GpioSiren, partsOf } from '../../devices/gpio-siren.ts';
import { gpiodSirenSchema } from '../../devices/siren-wiring.ts';
import type { DeviceId, DoorId } from '../../src/core/terms.ts';
import { Seen } from './support.ts';

/** GPIO lines whose behaviour is a script. */
class ScriptedLines implements GpioLines {
  readonly driven: string[] = [];
  outputs: LineRequest['outputs'] | undefined;
  holdable = true;
  fails = false;

  hold(request: LineRequest) {
    if (!this.holdable) return Promise.reject(new Error('no such chip'));
    this.outputs = request.outputs;
    const drive = (what: string): Promise<void> => {
      this.driven.push(what);
      return this.fails ? Promise.reject(new Error('busy')) : Promise.resolve();
    };
    return Promise.resolve({
      levels: new Map<string, Level>(),
      pulse: (line: string, ...parts: readonly number[]) => drive(`pulse ${line} ${parts.join(' ')}`),
      rest: (line: string) => drive(`rest ${line}`),
      close: () => drive('close'),
    });
  }
}

const SIREN = 'siren' as DeviceId;
let lines: ScriptedLines;
let seen: Seen;
let siren: GpioSiren;

const makeSiren = (more: object = {}): GpioSiren =>
  new GpioSiren(gpiodSirenSchema.parse({ kind: 'gpiod_siren', siren: SIREN, line: 'PIN12', ...more }), lines);

beforeEach(() => {
  lines = new ScriptedLines();
  seen = new Seen();
  siren = makeSiren();
});

afterEach(() => siren.stop());

describe('a siren', () => {
  test('rests from the start on, whichever level sounds it, and says that it is there', async () => {
    await siren.start(seen.emit);
    expect(lines.outputs).toEqual(new Map([['GPIO18', 0]]));
    expect(seen.all).toEqual([{ type: 'device_recovered', device: SIREN, kind: 'siren' }]);
    await siren.stop();
    siren = makeSiren({ sounding_level: 'low' });
    await siren.start(seen.emit);
    expect(lines.outputs).toEqual(new Map([['GPIO18', 1]]));
  });

  test('sounds as it is told, and rests when it is told', async () => {
    await siren.start(seen.emit);
    siren.perform({ type: 'sound_siren', siren: SIREN, pattern: 'steady', for_ms: 60_000 });
    siren.perform({ type: 'silence_siren', siren: SIREN });
    siren.perform({ type: 'sound_siren', siren: SIREN, pattern: 'pulsed', for_ms: 2_000 });
    expect(lines.driven).toEqual(['pulse GPIO18 60000', 'rest GPIO18', 'pulse GPIO18 500 500 500']);
  });

  test('takes nothing that is meant for another device', async () => {
    await siren.start(seen.emit);
    siren.perform({ type: 'lock_door', door: 'siren' as DoorId });
    siren.perform({ type: 'silence_siren', siren: 'light' as DeviceId });
    expect(lines.driven).toEqual([]);
  });

  test('that does not obey says so, is lost, and is tried again', async () => {
    await siren.start(seen.emit);
    lines.fails = true;
    siren.perform({ type: 'sound_siren', siren: SIREN, pattern: 'steady', for_ms: 60_000 });
    await seen.until('device_lost');
    lines.fails = false;
    await seen.until('device_recovered', 2);
    expect(seen.types).toEqual(['device_recovered', 'effect_failed', 'device_lost', 'device_recovered']);
    expect(seen.all[1]).toEqual({
      type: 'effect_failed',
      device: SIREN,
      effect: 'sound_siren',
      cause: 'busy',
    });
  });

  test('whose line is not there is lost, and cannot be sounded', async () => {
    lines.holdable = false;
    await siren.start(seen.emit);
    siren.perform({ type: 'sound_siren', siren: SIREN, pattern: 'steady', for_ms: 60_000 });
    expect(seen.types).toEqual(['device_lost', 'effect_failed']);
  });
});

test('however long it is to sound, a pattern ends at rest and within that time', () => {
  fc.assert(
    fc.property(fc.constantFrom('steady', 'pulsed'), fc.integer({ min: 1, max: 900_000 }), (pattern, ms) => {
      const parts = partsOf(pattern, ms);
      // An odd number of parts: away, at rest, ..., away; the line rests after the last one.
      expect(parts.length % 2).toBe(1);
      expect(parts.every((part) => part > 0)).toBe(true);
      const whole = parts.reduce((sum, part) => sum + part, 0);
      expect(whole).toBeLessThanOrEqual(ms);
      expect(whole).toBeGreaterThan(ms - 1_001);
    }),
  );
});
