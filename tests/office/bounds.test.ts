/** However much strangers send, what comes of it is bounded: entries, hashing, and what waits for the kiosk. */
import { describe, expect, test } from 'vitest';
import type { OfficeFact } from '../../src/core/facts-office.ts';
import { HashLanes } from '../../src/office/hash-lanes.ts';
import type { OfficeAnswer } from '../../src/office/messages.ts';
import { Recorder } from '../../src/office/recorder.ts';
import { COUNTED_FOR_MS, Refusals, TOLD_APART_MAX } from '../../src/office/refusals.ts';
import { readTicket, writeTicket } from '../../src/office/tickets.ts';

const START = Date.UTC(2026, 10, 3, 12);

describe('refusals on record', () => {
  test('the first of a kind at once, those of a minute as a count, and none is lost', () => {
    const refusals = new Refusals();
    const one = { account: 'ana', address: '198.51.100.7', cause: 'wrong' } as const;
    expect(refusals.note(one, START)).toMatchObject([{ account: 'ana', count: 1, since: START }]);
    for (let more = 0; more < 500; more += 1) expect(refusals.note(one, START + more)).toEqual([]);
    expect(refusals.due(START + COUNTED_FOR_MS - 1)).toEqual([]);
    expect(refusals.due(START + COUNTED_FOR_MS)).toMatchObject([
      { account: 'ana', count: 500, since: START },
    ]);
    expect(refusals.due(START + 2 * COUNTED_FOR_MS)).toEqual([]);
  });

  test('from ten thousand places make a bounded number of entries, and all are counted', () => {
    const refusals = new Refusals();
    const facts = [];
    for (let place = 0; place < 10_000; place += 1) {
      facts.push(
        ...refusals.note({ account: '', address: `place ${place}`, cause: 'unknown_account' }, START),
      );
    }
    facts.push(...refusals.due(START + COUNTED_FOR_MS));
    expect(facts.length).toBeLessThanOrEqual(TOLD_APART_MAX + 2);
    expect(facts.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
    expect(facts.at(-1)).toMatchObject({ address: 'several' });
    expect(facts.some((fact) => 'account' in fact)).toBe(false);
  });
});

describe('hashing', () => {
  const work = () => {
    let running = 0;
    let most = 0;
    const ends: (() => void)[] = [];
    return {
      ends,
      most: () => most,
      start: (): Promise<'done'> => {
        running += 1;
        most = Math.max(most, running);
        return new Promise((resolve) => {
          ends.push(() => {
            running -= 1;
            resolve('done');
          });
        });
      },
    };
  };

  test('is done by two at once, and a place that sends many holds up itself', async () => {
    const lanes = new HashLanes();
    const { ends, most, start } = work();
    const flood = Array.from({ length: 100 }, () => lanes.run('one place', start));
    const other = lanes.run('another place', start);
    const known = lanes.run('', start);
    const answers: string[] = [];
    void known.then(() => answers.push('known'));
    void other.then(() => answers.push('other'));
    for (let round = 0; round < 40; round += 1) {
      ends.shift()?.();
      await Promise.resolve();
      await new Promise(setImmediate);
    }
    expect(most()).toBe(2);
    expect(answers).toEqual(['known', 'other']);
    expect((await Promise.all(flood)).filter((answer) => answer === 'busy').length).toBeGreaterThan(90);
  });

  test('goes on after one that failed', async () => {
    const lanes = new HashLanes();
    await expect(lanes.run('', () => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory');
    expect(await lanes.run('', () => Promise.resolve('done'))).toBe('done');
  });
});

describe('what happened while the kiosk could not record it', () => {
  const DONE: OfficeAnswer = { outcome: 'done', index: 1, became: 'recorded' };
  const REFUSED: OfficeAnswer = {
    outcome: 'refused',
    code: 'kiosk',
    what: 'the disk is full',
    where: 'log',
    remedy: '',
  };
  const ended = (number: number): OfficeFact => ({
    type: 'account_signed_out',
    account: 'ana',
    session: String(number).padStart(16, '0'),
    cause: 'asked',
  });

  test('is recorded later, in its order, each once', async () => {
    const recorded: OfficeFact[] = [];
    let isFull = true;
    const recorder = new Recorder((facts) => {
      if (!isFull) recorded.push(...facts);
      return Promise.resolve(isFull ? REFUSED : DONE);
    });
    for (let number = 0; number < 100; number += 1) recorder.later([ended(number)]);
    await recorder.flush();
    expect(recorded).toEqual([]);
    isFull = false;
    expect(await recorder.now([ended(100)])).toEqual(DONE);
    expect(recorded).toEqual(Array.from({ length: 101 }, (_, number) => ended(number)));
  });
});

test('a ticket is worth nothing for another account, another place, another time or another key', () => {
  const key = Buffer.alloc(32, 1);
  const holder = { account: 'ana', place: '203.0.113.9' };
  const ticket = writeTicket(key, holder, START);
  expect(readTicket(key, holder, ticket)).toBe(START);
  expect(readTicket(key, { ...holder, account: 'ben' }, ticket)).toBeNull();
  expect(readTicket(key, { ...holder, place: '203.0.113.8' }, ticket)).toBeNull();
  expect(readTicket(Buffer.alloc(32, 2), holder, ticket)).toBeNull();
  expect(readTicket(key, holder, ticket.replace(/^\d+/, String(START - 1)))).toBeNull();
  for (const none of ['', '.', '1', `${START}.`, 'x'.repeat(200)])
    expect(readTicket(key, holder, none)).toBeNull();
});
