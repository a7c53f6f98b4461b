import { expect, test } from 'vitest';
import { Clock, machineTime, STEP_MIN_MS } from '../../src/clock.ts';
import { localTime } from '../../src/core/moment.ts';
import { START } from '../core/world.ts';
import { HandTime } from './aid.ts';

const clockAt = (zone = 'America/New_York') => {
  const time = new HandTime();
  return { time, clock: new Clock(time, zone) };
};

test('within a run the clock goes with monotonic time, whatever the wall clock does', () => {
  const { time, clock } = clockAt();
  time.pass(5_000);
  time.setWall(-86_400_000);
  expect(clock.moment()).toMatchObject({ at: START + 5_000, uptime_ms: 5_000 });
});

test('a difference is reported until its step is taken, small ones are not', () => {
  const { time, clock } = clockAt();
  time.setWall(STEP_MIN_MS - 1);
  expect(clock.difference()).toBe(0);
  time.setWall(1);
  expect(clock.difference()).toBe(STEP_MIN_MS);
  clock.step(STEP_MIN_MS);
  expect(clock.difference()).toBe(0);
  expect(clock.moment()).toMatchObject({ at: START + STEP_MIN_MS, uptime_ms: 0 });
});

test('skipped time counts as time that passed', () => {
  const { clock } = clockAt();
  clock.skip(60_000);
  expect(clock.moment()).toMatchObject({ at: START + 60_000, uptime_ms: 60_000 });
  expect(clock.difference()).toBe(0);
});

test('the repeated hour in autumn has two offsets', () => {
  const { time, clock } = clockAt();
  time.setWall(Date.UTC(2026, 10, 1, 5, 30) - START);
  clock.step(clock.difference());
  expect(clock.moment().offset_min).toBe(-240);
  time.pass(3_600_000);
  expect(clock.moment().offset_min).toBe(-300);
});

test.each([
  ['UTC', 0],
  ['Asia/Kolkata', 330],
  ['America/St_Johns', -210],
])('the offset of %s is %i minutes', (zone, minutes) => {
  expect(clockAt(zone).clock.moment().offset_min).toBe(minutes);
});

test('local time has its own weekday', () => {
  const monday = {
    at: Date.UTC(2026, 10, 3, 2, 30),
    offset_min: -300,
    uptime_ms: 0,
    clock: 'holdover',
  } as const;
  expect(localTime(monday)).toEqual({ weekday: 1, minute: 21 * 60 + 30 });
});

test('a clock from before this software was never set', () => {
  expect(machineTime.quality(Date.UTC(2001, 1, 3))).toBe('unset');
  expect(machineTime.quality(START)).not.toBe('unset');
});
