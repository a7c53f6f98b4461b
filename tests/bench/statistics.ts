/** The sample at or below which `percent` of all samples lie (nearest rank). Throws for no samples. */
export const percentile = (samples: readonly number[], percent: number): number => {
  if (!(percent > 0 && percent <= 100)) throw new RangeError(`${percent} is not a percentile`);
  const sorted = samples.toSorted((one, other) => one - other);
  const found = sorted[Math.ceil((percent / 100) * sorted.length) - 1];
  if (found === undefined) throw new RangeError('a percentile is taken of at least one sample');
  return found;
};

/** Rounded to three significant digits: no figure of a bench is worth more. */
export const significant = (value: number): number => Number(value.toPrecision(3));

/** p50 and p99 of a set of samples. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
}

export const spreadOf = (samples: readonly number[]): Spread => ({
  p50: percentile(samples, 50),
  p99: percentile(samples, 99),
});
