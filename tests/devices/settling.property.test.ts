/** Promises about contacts that bounce, for any sequence of edges. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Settled, Settling } from '../../devices/settling.ts';

type Contact = 'closed' | 'open';

const PERIOD_MS = 30;
const END_MS = 1_000;

interface Run {
  readonly contact: Contact;
  readonly from: number;
  readonly until: number;
}

/** Gaps between edges: bounces of 1 to 30 ms, and among them some that last. A door that is closed opens first. */
const anyRuns: fc.Arbitrary<readonly Run[]> = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 30 }) }, fc.integer({ min: 31, max: 90 })),
    {
      maxLength: 40,
    },
  )
  .map((gaps) => {
    let at = 100;
    return gaps.map((gap, index): Run => {
      const from = at;
      at += gap;
      return { contact: index % 2 === 0 ? 'open' : 'closed', from, until: at };
    });
  });

/** By definition: what lies between two stretches in which the contact was closed for a whole period is one opening. */
const openingsIn = (runs: readonly Run[]): readonly (readonly [from: number, until: number])[] => {
  const ended =
    runs.length % 2 === 1
      ? [...runs, { contact: 'closed' as const, from: runs.at(-1)?.until ?? 0, until: END_MS * 9 }]
      : runs.map((run, index) => (index === runs.length - 1 ? { ...run, until: END_MS * 9 } : run));
  const found: [number, number][] = [];
  let begun: number | undefined;
  for (const { contact, from, until } of ended) {
    if (contact === 'open') begun ??= from;
    else if (begun !== undefined && until - from >= PERIOD_MS) {
      found.push([begun, from]);
      begun = undefined;
    }
  }
  return found.filter(([from, until]) => until - from >= PERIOD_MS);
};

const play = (runs: readonly Run[], looks: 'in time' | 'never'): readonly Settled<Contact>[] => {
  const settling = new Settling<Contact>('closed', 0, { rest: 'closed', period_ms: PERIOD_MS });
  const told: Settled<Contact>[] = [];
  const lookUntil = (at: number): void => {
    for (let due = settling.due; due !== undefined && due < at; due = settling.due) {
      told.push(...settling.look(due));
      if (settling.due === due) throw new Error(`a look at ${due} settles nothing, and is due again`);
    }
  };
  for (const { contact, from } of runs) {
    if (looks === 'in time') lookUntil(from);
    told.push(...settling.take(contact, from));
  }
  const last = runs.at(-1);
  if (last?.contact === 'open') {
    if (looks === 'in time') lookUntil(last.until);
    told.push(...settling.take('closed', last.until));
  }
  told.push(...settling.look(END_MS * 9));
  return told;
};

test.each(['in time', 'never'] as const)(
  'an opening that lasted is never lost, and no bounce is two openings; looks come %s',
  (looks) => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const expected = openingsIn(runs).flatMap(([from, until]) => [
          { state: 'open', since: from },
          { state: 'closed', since: until },
        ]);
        expect(play(runs, looks)).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  },
);

test('an opening as long as the period counts however the contact bounces around it', () => {
  const bounces = fc
    .array(fc.integer({ min: 1, max: PERIOD_MS - 1 }), { maxLength: 8 })
    .map((all) => (all.length % 2 === 0 ? all : all.slice(1)));
  fc.assert(
    fc.property(bounces, bounces, fc.integer({ min: PERIOD_MS, max: 200 }), (before, after, lasts) => {
      let at = 0;
      const runs = [...before, lasts, ...after].map((gap, index): Run => {
        const from = at;
        at += gap;
        return { contact: index % 2 === 0 ? 'open' : 'closed', from, until: at };
      });
      expect(play(runs, 'in time').map(({ state }) => state)).toEqual(['open', 'closed']);
    }),
  );
});

test('a contact that never settles is open, and not nothing', () => {
  const settling = new Settling<Contact>('closed', 0, { rest: 'closed', period_ms: PERIOD_MS });
  const told = Array.from({ length: 100 }, (_, index) =>
    settling.take(index % 2 === 0 ? 'open' : 'closed', 10 + index * 20),
  ).flat();
  expect(told).toEqual([{ state: 'open', since: 10 }]);
});

test('levels that come too fast to be read are a bounce, and many of them an opening', () => {
  const settling = new Settling<Contact>('closed', 0, { rest: 'closed', period_ms: PERIOD_MS });
  expect(settling.glimpse('open', 10)).toEqual([]);
  expect(settling.look(40)).toEqual([]);
  const told = Array.from({ length: 20 }, (_, index) => settling.glimpse('open', 100 + index * 5)).flat();
  expect(told).toEqual([{ state: 'open', since: 100 }]);
  expect(settling.look(300)).toEqual([{ state: 'closed', since: 195 }]);
});

test('what counts at once is told with its first sample, and is not at rest before the period is over', () => {
  const settling = new Settling<Contact>('closed', 0, {
    rest: 'closed',
    period_ms: PERIOD_MS,
    atOnce: (state) => state === 'open',
  });
  expect(settling.take('open', 50)).toEqual([{ state: 'open', since: 50 }]);
  expect(settling.take('closed', 60)).toEqual([]);
  expect(settling.take('open', 80)).toEqual([]);
  expect(settling.take('closed', 100)).toEqual([]);
  expect(settling.look(129)).toEqual([]);
  expect(settling.look(130)).toEqual([{ state: 'closed', since: 100 }]);
});
