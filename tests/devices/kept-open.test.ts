import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeptOpen, OPEN_TIMEOUT_MS } from '../../devices/kept-open.ts';

/** A connection that opens, fails, hangs or breaks as told. */
class Scripted {
  mode: 'opens' | 'fails' | 'hangs' = 'opens';
  readonly attempts: number[] = [];
  readonly events: string[] = [];
  closed = 0;
  breaks: (cause: string) => void = () => undefined;
  readonly kept = new KeptOpen({
    open: (lost) => {
      this.attempts.push(Date.now());
      this.breaks = lost;
      if (this.mode === 'fails') return Promise.reject(new Error('not there'));
      if (this.mode === 'hangs') return new Promise<never>(() => undefined);
      return Promise.resolve({ close: () => this.#close() });
    },
    opened: (_, again) => this.events.push(again ? 'opened again' : 'opened'),
    lost: (cause) => this.events.push(`lost: ${cause}`),
  });

  #close(): Promise<void> {
    this.closed += 1;
    return Promise.resolve();
  }
}

let it: Scripted;
beforeEach(() => {
  vi.useFakeTimers();
  it = new Scripted();
});
afterEach(async () => {
  const stopped = it.kept.stop();
  await vi.advanceTimersByTimeAsync(OPEN_TIMEOUT_MS);
  await stopped;
  vi.useRealTimers();
});

test('waits between attempts grow from half a second to ten, and loss is said once', async () => {
  it.mode = 'fails';
  await it.kept.start();
  await vi.advanceTimersByTimeAsync(45_000);
  const waits = it.attempts.slice(1).map((at, index) => at - (it.attempts[index] ?? 0));
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  expect(it.events).toEqual(['lost: not there']);
  it.mode = 'opens';
  await vi.advanceTimersByTimeAsync(10_000);
  expect(it.events).toEqual(['lost: not there', 'opened again']);
});

test('an attempt that hangs is a loss within 5 s', async () => {
  it.mode = 'hangs';
  const started = it.kept.start();
  await vi.advanceTimersByTimeAsync(5_000);
  await started;
  expect(it.events).toEqual([`lost: no answer within ${OPEN_TIMEOUT_MS} ms`]);
});

test('a connection that breaks is closed, reported at once and opened again', async () => {
  await it.kept.start();
  it.breaks('unplugged');
  it.breaks('unplugged twice');
  expect(it.events).toEqual(['opened', 'lost: unplugged']);
  await vi.advanceTimersByTimeAsync(500);
  expect(it.events).toEqual(['opened', 'lost: unplugged', 'opened again']);
  expect(it.closed).toBe(1);
});

test('one that breaks again and again waits longer; one that was steady begins anew', async () => {
  await it.kept.start();
  it.breaks('first');
  await vi.advanceTimersByTimeAsync(500);
  it.breaks('second');
  await vi.advanceTimersByTimeAsync(999);
  expect(it.attempts).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(it.attempts).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(20_000);
  it.breaks('third');
  await vi.advanceTimersByTimeAsync(500);
  expect(it.attempts).toHaveLength(4);
});

test('an attempt that fails after stop is nobody’s loss', async () => {
  it.mode = 'hangs';
  const started = it.kept.start();
  const stopped = it.kept.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  await Promise.all([started, stopped]);
  expect(it.events).toEqual([]);
  expect(it.attempts).toHaveLength(1);
});

test('nothing happens after stop', async () => {
  await it.kept.start();
  it.breaks('unplugged');
  await it.kept.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(it.attempts).toHaveLength(1);
  expect(it.events).toEqual(['opened', 'lost: unplugged']);
});
