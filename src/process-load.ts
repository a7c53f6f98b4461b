import { monitorEventLoopDelay } from 'node:perf_hooks';
import { z } from 'zod';

const count = z.int().min(0);

/** What one process takes of the machine. */
export const LOAD = z.strictObject({
  /** When it began, milliseconds since 1970. */
  started: count,
  resident_bytes: count,
  heap_bytes: count,
  cpu_ms: count,
  /** The longest that its event loop was late since this was asked before. */
  lag_us: count,
});
export type Load = z.infer<typeof LOAD>;

/** How often the event loop is looked at, in milliseconds: seldom enough to cost nothing that could be measured. */
const RESOLUTION_MS = 50;
const NANOSECONDS_PER_US = 1_000;
const US_PER_MS = 1_000;

/**
 * Tells what this process takes of the machine, each time that the function given back is called. Nothing is watched
 * before the first call.
 */
export const loadOfProcess = (): (() => Load) => {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  return () => {
    // It counts from one look to the next, so what is no delay is in it too.
    const longest_us = delay.count === 0 ? 0 : delay.max / NANOSECONDS_PER_US - RESOLUTION_MS * US_PER_MS;
    if (!delay.enable()) delay.reset();
    const { heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    return {
      started: Math.round(performance.timeOrigin),
      resident_bytes: process.memoryUsage.rss(),
      heap_bytes: heapUsed,
      cpu_ms: Math.round((user + system) / US_PER_MS),
      lag_us: Math.max(0, Math.round(longest_us)),
    };
  };
};
