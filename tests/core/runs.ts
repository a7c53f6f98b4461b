/**
 * How long the property tests look. Everybody's run is short; `PROPERTY_RUNS=50` looks fifty times longer (give the
 * test runner `--testTimeout=3600000` with it), and `PROPERTY_SEED` repeats a run by the seed that it printed.
 */
import fc from 'fast-check';

const TIMES = Number(process.env['PROPERTY_RUNS'] ?? '1');
const SEED = process.env['PROPERTY_SEED'];

/** Checks a property; a failure prints its seed and path, with which the same days come again. */
export const promise = <Ts extends [unknown, ...unknown[]]>(property: fc.IProperty<Ts>, runs: number): void =>
  fc.assert(property, {
    numRuns: Math.max(1, Math.round(runs * TIMES)),
    ...(SEED === undefined ? {} : { seed: Number(SEED) }),
    endOnFailure: process.env['PROPERTY_SHRINK'] === 'no',
  });
