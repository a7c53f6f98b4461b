/** Whatever strangers send, nobody is locked out: searched for its breach with invented floods. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { keptCounts } from '../../src/office/mistake-counts.ts';
import { openOfficeDatabase } from '../../src/office/office-database.ts';
import {
  type Attempt,
  FORGOTTEN_MS,
  FREE_MISTAKES,
  FREE_MISTAKES_OF_ACCOUNT,
  SignInLimits,
  WAIT_FOR_OTHERS_MAX_MS,
  WAIT_MAX_MS,
} from '../../src/office/sign-in-limits.ts';
import { temporaryDirectory } from '../log/aid.ts';

const START = Date.UTC(2026, 10, 3, 12);

const stranger = (account: string, place: string, ticket: number | null = null): Attempt => ({
  account,
  place,
  browser: '',
  ticket,
});

/** One thing that strangers send: an attempt from somewhere, as often as they like, with a ticket or without. */
const sent = fc.record({
  after_ms: fc.oneof(fc.constant(0), fc.nat(2_000), fc.nat(120_000)),
  account: fc.constantFrom('ana', 'ben', 'nobody'),
  place: fc.nat(400).map((number) => `198.51.${number}`),
  times: fc.nat(40),
  keepsTicket: fc.boolean(),
});

/** Lets strangers send all of it; they know every right answer but the password. */
const flood = (
  limits: SignInLimits,
  acts: readonly { after_ms: number; account: string; place: string; times: number; keepsTicket: boolean }[],
  now: number,
): number => {
  const tickets = new Map<string, number | null>();
  let at = now;
  for (const { after_ms, account, place, times, keepsTicket } of acts) {
    at += after_ms;
    for (let time = 0; time <= times; time += 1) {
      const key = `${account} ${place}`;
      const heard = limits.hear(stranger(account, place, tickets.get(key) ?? null), at);
      if (heard.hearing === 'later' && keepsTicket) tickets.set(key, heard.ticket);
    }
  }
  return at;
};

/** How long somebody waits who comes with the right answer, while the flood goes on until they are heard. */
const waitOf = (
  limits: SignInLimits,
  first: Attempt,
  acts: Parameters<typeof flood>[1],
  now: number,
): number => {
  let attempt = first;
  let at = now;
  for (let round = 0; round < 5; round += 1) {
    const heard = limits.hear(attempt, at);
    if (heard.hearing === 'now') {
      limits.succeeded(attempt, at);
      return at - now;
    }
    attempt = { ...attempt, ticket: heard.ticket };
    flood(
      limits,
      acts.map((act) => ({ ...act, after_ms: 0 })),
      at,
    );
    at += heard.wait_ms;
  }
  return Number.POSITIVE_INFINITY;
};

describe('whatever strangers send', () => {
  test('whoever comes from another place with the right answer is heard within half a minute', () => {
    fc.assert(
      fc.property(fc.array(sent, { maxLength: 60 }), (acts) => {
        const limits = new SignInLimits();
        const now = flood(limits, acts, START);
        expect(waitOf(limits, stranger('ana', '203.0.113.9'), acts, now)).toBeLessThanOrEqual(
          WAIT_FOR_OTHERS_MAX_MS,
        );
      }),
      { numRuns: 200 },
    );
  });

  test('whoever comes with a known browser is heard at once, from the very place of the strangers too', () => {
    fc.assert(
      fc.property(fc.array(sent, { maxLength: 60 }), (acts) => {
        const limits = new SignInLimits();
        const now = flood(limits, acts, START);
        const place = acts[0]?.place ?? '198.51.1';
        expect(
          waitOf(limits, { account: 'ana', place, browser: 'the browser of ana', ticket: null }, acts, now),
        ).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('no place is heard more often than its waits allow: few guesses a day, however they are sent', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60_000), { minLength: 50, maxLength: 400 }), (pauses) => {
        const limits = new SignInLimits();
        let at = START;
        let heard = 0;
        let ticket: number | null = null;
        for (const pause of pauses) {
          at += pause;
          const answer = limits.hear(stranger('ana', '198.51.1', ticket), at);
          if (answer.hearing === 'now') heard += 1;
          else ticket = answer.ticket;
        }
        const quarters = Math.ceil((at - START) / WAIT_MAX_MS);
        expect(heard).toBeLessThanOrEqual(FREE_MISTAKES + 11 + quarters);
      }),
      { numRuns: 100 },
    );
  });

  test('many attempts at once are not heard as one', () => {
    const limits = new SignInLimits();
    const heard = Array.from({ length: 100 }, () => limits.hear(stranger('ana', '198.51.1'), START));
    expect(heard.filter(({ hearing }) => hearing === 'now')).toHaveLength(FREE_MISTAKES);
  });
});

describe('one account under attack from everywhere', () => {
  /** Each place comes once, and once more when it may. */
  const attacked = (places: number) => {
    const limits = new SignInLimits();
    let now = START;
    for (let place = 0; place < places; place += 1) {
      const heard = limits.hear(stranger('ana', `198.51.${place}`), now);
      if (heard.hearing === 'now') continue;
      now += heard.wait_ms;
      limits.hear(stranger('ana', `198.51.${place}`, heard.ticket), now);
    }
    return { limits, now };
  };

  test('makes each new place wait once, and no other account', () => {
    const { limits, now } = attacked(50);
    const first = limits.hear(stranger('ana', '203.0.113.9'), now);
    const ticket = now + WAIT_FOR_OTHERS_MAX_MS;
    expect(first).toEqual({ hearing: 'later', wait_ms: WAIT_FOR_OTHERS_MAX_MS, ticket });
    expect(limits.hear(stranger('ben', '203.0.113.9'), now)).toEqual({ hearing: 'now' });
  });

  test('is heard with a ticket, but not before it holds, nor long after', () => {
    const { limits, now } = attacked(50);
    const ticket = now + WAIT_FOR_OTHERS_MAX_MS;
    const hear = (at: number) => limits.hear(stranger('ana', '203.0.113.9', ticket), at).hearing;
    expect(hear(ticket - 1)).toBe('later');
    expect(hear(ticket)).toBe('now');
    expect(limits.hear(stranger('ana', '203.0.113.10', now - 3_600_000), ticket).hearing).toBe('later');
    expect(limits.hear(stranger('ana', '203.0.113.10', now + 86_400_000), ticket).hearing).toBe('later');
  });

  test('begins with the mistakes of several, not of one', () => {
    const { limits, now } = attacked(FREE_MISTAKES_OF_ACCOUNT - 1);
    expect(limits.waitOf('ana', now)).toBe(0);
    limits.hear(stranger('ana', '203.0.113.9'), now);
    expect(limits.waitOf('ana', now)).toBe(1_000);
  });
});

test('a success forgets the mistakes of whoever made it, and those of nobody else', () => {
  const limits = new SignInLimits();
  const ana = stranger('ana', '203.0.113.9');
  for (let mistake = 0; mistake < FREE_MISTAKES; mistake += 1) {
    limits.hear(ana, START);
    limits.hear(stranger('ana', '198.51.1'), START);
  }
  limits.hear(ana, START + 2_000);
  limits.succeeded(ana, START + 2_000);
  expect(limits.hear(ana, START + 2_000)).toEqual({ hearing: 'now' });
  expect(limits.hear(stranger('ana', '198.51.1'), START).hearing).toBe('later');
});

describe('a restart', () => {
  /** A file of accounts under which an office ends and begins again. */
  const office = () => {
    const database = openOfficeDatabase(temporaryDirectory());
    onTestFinished(() => void database.close());
    const named = (text: string) => createHash('sha256').update(text).digest('hex');
    return { database, begin: () => new SignInLimits({ kept: keptCounts(database), named }) };
  };

  test('changes the answer to nobody, whoever tried what before', () => {
    fc.assert(
      fc.property(fc.array(sent, { maxLength: 25 }), fc.nat(7_200_000), (acts, pause) => {
        const { begin } = office();
        const limits = begin();
        const now = flood(limits, acts, START) + pause;
        const asked = [...acts, { account: 'ana', place: '203.0.113.9' }];
        for (const { account, place } of asked) {
          const again = begin().hear(stranger(account, place), now);
          expect(again).toEqual(limits.hear(stranger(account, place), now));
          if (again.hearing === 'now') limits.unheard(stranger(account, place), now);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('keeps nothing of what was typed, nor of where, and in the end nothing at all', () => {
    const { database, begin } = office();
    const limits = begin();
    const typed = { account: 'correct horse battery', place: '198.51.100.7', browser: '', ticket: null };
    limits.hear(typed, START);
    const rows = () => JSON.stringify(database.prepare('SELECT * FROM mistake_count').all());
    expect(JSON.parse(rows())).toHaveLength(3);
    expect(rows()).not.toMatch(/horse|198/);
    limits.forget(START + FORGOTTEN_MS);
    expect(rows()).toBe('[]');
  });

  test('locks nobody out who comes from a known browser, and others for half a minute at most', () => {
    const { begin } = office();
    const limits = begin();
    for (let place = 0; place < 60; place += 1) limits.hear(stranger('ana', `198.51.${place}`), START);
    const again = begin();
    expect(again.hear({ ...stranger('ana', '198.51.7'), browser: 'of ana' }, START).hearing).toBe('now');
    const later = again.hear(stranger('ana', '203.0.113.9'), START);
    if (later.hearing === 'now') throw new Error('an account under attack makes strangers wait');
    expect(later.wait_ms).toBeLessThanOrEqual(WAIT_FOR_OTHERS_MAX_MS);
    const then = START + later.wait_ms;
    expect(begin().hear(stranger('ana', '203.0.113.9', later.ticket), then).hearing).toBe('now');
  });
});

test('a clock that is set back makes nobody wait longer than stated', () => {
  fc.assert(
    fc.property(fc.array(sent, { maxLength: 30 }), fc.nat(86_400_000), (acts, back) => {
      const limits = new SignInLimits();
      const now = flood(limits, acts, START);
      const heard = limits.hear(stranger('ana', '198.51.1'), now - back);
      if (heard.hearing === 'later') expect(heard.wait_ms).toBeLessThanOrEqual(WAIT_MAX_MS);
    }),
  );
});
