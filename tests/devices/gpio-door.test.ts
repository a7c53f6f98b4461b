import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { gpiodSchema } from '../../devices/door-wiring.ts';
import { GpioDoor } from '../../devices/gpio-door.ts';
import type { GpioLines, Level, LineRequest } from '../../devices/gpio-lines.ts';
import type { DoorId, ReaderId, RoomId } from '../../src/core/terms.ts';
import { Seen, until } from './support.ts';

const monotonic = (): number => Number(process.hrtime.bigint()) / 1e6;

/** GPIO lines whose behaviour is a script. */
class ScriptedLines implements GpioLines {
  readonly levels = new Map<string, Level>();
  readonly driven: string[] = [];
  request: LineRequest | undefined;
  holdable = true;
  attempts = 0;
  strikeFails = false;

  hold(request: LineRequest) {
    this.attempts += 1;
    if (!this.holdable) return Promise.reject(new Error('no such chip'));
    this.request = request;
    const drive = (what: string): Promise<void> => {
      this.driven.push(what);
      return this.strikeFails ? Promise.reject(new Error('busy')) : Promise.resolve();
    };
    return Promise.resolve({
      levels: new Map(request.inputs.map((line) => [line, this.levels.get(line) ?? (0 as Level)])),
      pulse: (line: string, ms: number) => drive(`pulse ${line} ${ms}`),
      rest: (line: string) => drive(`rest ${line}`),
      close: () => drive('close'),
    });
  }

  /** An edge that the kernel stamped so many ms ago; undefined where it stamps none. */
  edge(line: string, level: Level, ago?: number): void {
    this.request?.changed(line, level, ago === undefined ? undefined : monotonic() - ago);
  }
}

const DOOR = 'vault-door' as DoorId;
let lines: ScriptedLines;
let seen: Seen;
let door: GpioDoor;

const makeDoor = (more: object = {}): GpioDoor => {
  const wiring = gpiodSchema.parse({
    kind: 'gpiod',
    door: DOOR,
    contact: { line: 'PIN11' },
    exit_button: { line: 'GPIO27' },
    strike: { line: 'GPIO22' },
    supervised: [{ input: 'vault-fire', line: 'GPIO23' }],
    ...more,
  });
  return new GpioDoor(wiring, lines);
};

beforeEach(async () => {
  lines = new ScriptedLines();
  lines.levels.set('GPIO27', 1);
  seen = new Seen();
  door = makeDoor();
  await door.start(seen.emit);
});
afterEach(() => door.stop());

const FOUND = [
  { type: 'door_found', door: DOOR, contact: 'closed' },
  { type: 'line_changed', line: 'vault-fire', state: 'normal' },
];

test('what is found at the start is found, not opened', () => {
  expect(seen.all).toEqual(FOUND);
  expect(lines.request?.inputs).toEqual(['GPIO17', 'GPIO27', 'GPIO23']);
  expect(lines.request?.outputs).toEqual(new Map([['GPIO22', 0]]));
});

test('contact, exit button and supervised input', async () => {
  lines.edge('GPIO17', 1);
  await seen.until('door_opened');
  lines.edge('GPIO17', 0);
  await seen.until('door_closed');
  lines.edge('GPIO27', 0);
  await seen.until('exit_requested');
  lines.edge('GPIO27', 1);
  lines.edge('GPIO23', 1);
  await seen.until('line_changed', 2);
  expect(seen.all.slice(FOUND.length)).toEqual([
    { type: 'door_opened', door: DOOR },
    { type: 'door_closed', door: DOOR },
    { type: 'exit_requested', door: DOOR },
    { type: 'line_changed', line: 'vault-fire', state: 'active' },
  ]);
});

test('the kernel’s stamps tell when the contact moved, however late it is heard', async () => {
  lines.edge('GPIO17', 1, 1_000);
  lines.edge('GPIO17', 0, 990);
  lines.edge('GPIO17', 1, 980);
  lines.edge('GPIO17', 0, 400);
  lines.edge('GPIO17', 1, 395);
  lines.edge('GPIO17', 0, 390);
  await seen.until('door_closed');
  const [opened, closed, ...more] = seen.all.slice(FOUND.length);
  expect(more).toEqual([]);
  expect(opened).toMatchObject({ type: 'door_opened', moved_before_ms: expect.closeTo(1_000, -3) });
  expect(closed).toMatchObject({ type: 'door_closed', moved_before_ms: expect.any(Number) });
  const { moved_before_ms = 0 } = closed as { moved_before_ms?: number };
  expect(moved_before_ms).toBeGreaterThanOrEqual(390);
});

test('a bounce is nothing, and a stamp of another clock is none', async () => {
  lines.edge('GPIO17', 1, 100);
  lines.edge('GPIO17', 0, 90);
  lines.edge('GPIO17', 0, 89);
  lines.edge('GPIO23', 1, 10_000_000);
  await seen.until('line_changed', 2);
  expect(seen.types.slice(FOUND.length)).toEqual(['line_changed']);
});

test('a contact that never settles is an opening', async () => {
  const bouncing = setInterval(() => {
    lines.edge('GPIO17', 1);
    lines.edge('GPIO17', 0);
  }, 5);
  await seen.until('door_opened');
  clearInterval(bouncing);
  await seen.until('door_closed');
  expect(seen.types.slice(FOUND.length)).toEqual(['door_opened', 'door_closed']);
});

test('a first edge to the level that was found: the door was open while nobody looked', async () => {
  lines.edge('GPIO17', 0);
  expect(seen.types.slice(FOUND.length)).toEqual(['door_opened']);
  await seen.until('door_closed');
  lines.edge('GPIO17', 0);
  lines.edge('GPIO23', 1);
  await seen.until('line_changed', 2);
  expect(seen.types.slice(FOUND.length)).toEqual(['door_opened', 'door_closed', 'line_changed']);
});

test('contacts and strikes of the other polarity', async () => {
  const other = new Seen();
  lines.levels.set('GPIO17', 1);
  const inverted = makeDoor({
    contact: { line: 'GPIO17', closed_level: 'high' },
    strike: { line: 'GPIO22', unlocked_level: 'low' },
    supervised: [{ input: 'vault-fire', line: 'GPIO23', normal_level: 'high' }],
  });
  await inverted.start(other.emit);
  lines.edge('GPIO17', 0);
  await other.until('door_opened');
  expect(other.all).toEqual([
    { type: 'door_found', door: DOOR, contact: 'closed' },
    { type: 'line_changed', line: 'vault-fire', state: 'active' },
    { type: 'door_opened', door: DOOR },
  ]);
  expect(lines.request?.outputs).toEqual(new Map([['GPIO22', 1]]));
  await inverted.stop();
});

test('unlock is a pulse, lock is rest, and other doors are not ours', () => {
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 5_000 });
  door.perform({ type: 'lock_door', door: DOOR });
  door.perform({ type: 'unlock_door', door: 'other' as DoorId, pulse_ms: 5_000 });
  door.perform({ type: 'signal', room: 'vault' as RoomId, reader: 'outside' as ReaderId, signal: 'alarm' });
  expect(lines.driven).toEqual(['pulse GPIO22 5000', 'rest GPIO22']);
});

test('a strike that cannot be driven is a failed effect', async () => {
  lines.strikeFails = true;
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 5_000 });
  await seen.until('effect_failed');
  expect(seen.all.find(({ type }) => type === 'effect_failed')).toEqual({
    type: 'effect_failed',
    device: DOOR,
    effect: 'unlock_door',
    cause: 'busy',
  });
});

/** What was driven from now on, with time in the hands of the test. */
const drivenLater = () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  return { after: (ms: number) => vi.advanceTimersByTimeAsync(ms), of: () => lines.driven.splice(0) };
};

test('a strike that does not come to rest is tried again with growing waits, and said once', async () => {
  const driven = drivenLater();
  lines.strikeFails = true;
  door.perform({ type: 'lock_door', door: DOOR });
  const waits = [0, 250, 500, 1_000, 2_000, 4_000, 5_000, 5_000];
  for (const wait of waits) {
    await driven.after(Math.max(0, wait - 1));
    expect(driven.of()).toEqual(wait === 0 ? ['rest GPIO22'] : []);
    await driven.after(Math.min(wait, 1));
    expect(driven.of()).toEqual(wait === 0 ? [] : ['rest GPIO22']);
  }
  lines.strikeFails = false;
  await driven.after(5_000);
  expect(driven.of()).toEqual(['rest GPIO22']);
  await driven.after(60_000);
  expect(driven.of()).toEqual([]);
  expect(seen.all.slice(FOUND.length)).toEqual([
    { type: 'effect_failed', device: DOOR, effect: 'lock_door', cause: 'busy' },
  ]);
});

test('a pulse that failed is followed by rest, which is tried until a new pulse or the end', async () => {
  const driven = drivenLater();
  lines.strikeFails = true;
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 5_000 });
  await driven.after(250);
  expect(driven.of()).toEqual(['pulse GPIO22 5000', 'rest GPIO22', 'rest GPIO22']);
  expect(seen.all.slice(FOUND.length).map((one) => 'effect' in one && one.effect)).toEqual([
    'unlock_door',
    'lock_door',
  ]);
  lines.strikeFails = false;
  door.perform({ type: 'unlock_door', door: DOOR, pulse_ms: 5_000 });
  await driven.after(60_000);
  expect(driven.of()).toEqual(['pulse GPIO22 5000']);
  lines.strikeFails = true;
  door.perform({ type: 'lock_door', door: DOOR });
  await driven.after(0);
  await door.stop();
  await driven.after(60_000);
  expect(driven.of()).toEqual(['rest GPIO22', 'close']);
});

test('lost lines: lost once, effects fail, and the level is found anew after recovery', async () => {
  lines.holdable = false;
  lines.request?.lost('gpiomon ended');
  lines.edge('GPIO17', 1);
  door.perform({ type: 'lock_door', door: DOOR });
  lines.levels.set('GPIO17', 1);
  await until('an attempt that fails', () => lines.attempts > 1);
  lines.holdable = true;
  await seen.until('door_found', 2);
  expect(seen.all.slice(FOUND.length, FOUND.length + 5)).toEqual([
    { type: 'device_lost', device: DOOR, kind: 'door', cause: 'gpiomon ended' },
    { type: 'line_changed', line: 'vault-fire', state: 'unknown' },
    {
      type: 'effect_failed',
      device: DOOR,
      effect: 'lock_door',
      cause: 'the lines of the door are not connected',
    },
    { type: 'device_recovered', device: DOOR, kind: 'door' },
    { type: 'door_found', door: DOOR, contact: 'open' },
  ]);
});

test('a contact at a converter is none of its lines, and goes on being seen without them', async () => {
  const other = new Seen();
  const made = makeDoor({ contact: { adc: 'vault-contact' }, supervised: [] });
  await made.start(other.emit);
  expect(lines.request?.inputs).toEqual(['GPIO27']);
  lines.request?.lost('gpiomon ended');
  await other.until('device_lost');
  expect(other.all).toEqual([{ type: 'device_lost', device: DOOR, kind: 'line', cause: 'gpiomon ended' }]);
  await made.stop();
});

test('stop rests everything and ends the reports', async () => {
  await door.stop();
  await until('close', () => lines.driven.includes('close'));
  const before = seen.all.length;
  lines.request?.lost('closed');
  expect(seen.all.length).toBe(before);
});
