/** How many views are made for those who look: at once for what people do, ten a second at most, none for nobody. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WatchMessage } from '../../src/core/supervisor-view.ts';
import { ViewSender } from '../../src/office/view-sender.ts';

/** A kiosk that changes, a channel that is slow or not, and time by hand. */
const setting = () => {
  let now = 0;
  let changes = 0;
  const sent: { readonly at: number; readonly knows: number; readonly whole: boolean }[] = [];
  const waiting: { readonly at: number; readonly work: () => void }[] = [];
  const room: (() => void)[] = [];
  let isSlow = false;
  const made = (whole: boolean): WatchMessage => {
    sent.push({ at: now, knows: changes, whole });
    return {} as WatchMessage;
  };
  const sender = new ViewSender({
    watch: { begin: () => made(true), next: () => made(false) },
    send: (_message, done) => {
      if (isSlow) room.push(done);
      else done();
    },
    elapsed: () => now,
    later: (work, ms) => void waiting.push({ at: now + ms, work }),
  });
  const pass = (ms: number): void => {
    const end = now + ms;
    for (;;) {
      const next = waiting.toSorted((one, other) => one.at - other.at)[0];
      if (next === undefined || next.at > end) break;
      waiting.splice(waiting.indexOf(next), 1);
      now = Math.max(now, next.at);
      next.work();
    }
    now = end;
  };
  return {
    sender,
    sent,
    pass,
    change: (): void => {
      changes += 1;
      sender.look();
    },
    slow: (is: boolean): void => {
      isSlow = is;
      if (!is) for (const done of room.splice(0)) done();
    },
    get changes() {
      return changes;
    },
    get now() {
      return now;
    },
  };
};

test('nothing is made while nobody looks, and the first who looks gets the whole feed', () => {
  const at = setting();
  at.change();
  expect(at.sent).toEqual([]);
  at.sender.watched(1);
  at.sender.watched(2);
  at.change();
  expect(at.sent.map(({ whole }) => whole)).toEqual([true, false]);
  at.sender.watched(0);
  at.change();
  at.sender.watched(1);
  expect(at.sent.map(({ whole }) => whole)).toEqual([true, false, true]);
});

test('what people do at a door is shown at once', () => {
  const at = setting();
  at.sender.watched(1);
  for (const ms of [400, 50, 20, 5]) {
    at.pass(ms);
    at.change();
    expect(at.sent.at(-1)).toMatchObject({ at: at.now, knows: at.changes });
  }
});

describe('whatever happens', () => {
  const act = fc.oneof(
    { weight: 6, arbitrary: fc.constant({ act: 'change' } as const) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 60 }).map((ms) => ({ act: 'pass', ms }) as const) },
    { weight: 1, arbitrary: fc.boolean().map((is) => ({ act: 'slow', is }) as const) },
  );

  test('no second costs more than sixteen views, one is on its way at a time, and the last change is shown', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 400 }), (acts) => {
        const at = setting();
        at.sender.watched(1);
        for (const one of acts) {
          if (one.act === 'change') at.change();
          if (one.act === 'pass') at.pass(one.ms);
          if (one.act === 'slow') at.slow(one.is);
        }
        at.slow(false);
        at.pass(1_000);
        expect(at.sent.at(-1)?.knows).toBe(at.changes);
        for (const { at: from } of at.sent) {
          const within = at.sent.filter((other) => other.at >= from && other.at < from + 1_000);
          expect(within.length).toBeLessThanOrEqual(16);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a reader that takes nothing gets one view, and then the newest', () => {
    const at = setting();
    at.slow(true);
    at.sender.watched(1);
    for (let time = 0; time < 50; time += 1) {
      at.change();
      at.pass(100);
    }
    expect(at.sent.length).toBe(1);
    at.slow(false);
    expect(at.sent.map(({ knows }) => knows)).toEqual([0, 50]);
  });
});
