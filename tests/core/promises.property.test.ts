/** The safety promises, each searched for its breach over whole invented days. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDay } from './any-day.ts';
import { type Day, playDay } from './days.ts';
import { PROMISES } from './promises.ts';
import { promise } from './runs.ts';

/** Breaches of a promise in a played day, each with the turn in which it happened. */
const breachesOf = (name: string, day: Day): readonly string[] => {
  const promised = PROMISES[name];
  if (promised === undefined) throw new Error(`no such promise: ${name}`);
  return playDay(day).steps.flatMap((step, turn) => {
    const breach = promised(step);
    const told = () => `turn ${turn}, ${JSON.stringify(step.input)} -> ${JSON.stringify(step.facts)}`;
    return breach === null ? [] : [`${breach}: ${told()}`];
  });
};

test.each(Object.keys(PROMISES))('%s', (name) => {
  promise(
    fc.property(anyDay, (day) => {
      expect(breachesOf(name, day)).toEqual([]);
    }),
    300,
  );
});
