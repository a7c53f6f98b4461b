/** What the kiosk needs, looked at by the real office beside the real kiosk. */
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { HealthAnswer } from '../../src/office/api/health-schemas.ts';
import { FRESH_MS, Health, REST_MS } from '../../src/office/health/health.ts';
import { temporaryDirectory } from '../log/aid.ts';
import { until } from '../web/small-kiosk.ts';
import { PATIENCE_MS } from './aid.ts';
import { apiSite, PERSONAL } from './api-site.ts';
import type { Visitor } from './visitor.ts';

const LONG = { timeout: 3 * PATIENCE_MS };

const answerOf = async (who: Visitor, method = 'GET', address = '/doctor'): Promise<HealthAnswer> => {
  const { status, body } = await who.ask(method, address, method === 'GET' ? undefined : {});
  expect(status).toBe(200);
  return JSON.parse(body) as HealthAnswer;
};

const ASK_MS = 100;

/** Asks until nobody looks any more, as the page does. */
const looked = async (who: Visitor): Promise<HealthAnswer> => {
  const answer = await answerOf(who);
  if (answer.looking === 'no') return answer;
  await wait(ASK_MS);
  return looked(who);
};

test(
  'whoever may look sees every part with its remedies and nobody’s name; an observer sees none of it',
  LONG,
  async () => {
    const site = await apiSite();
    site.enter();
    chmodSync(path.join(site.data, 'keys/site.key'), 0o644);
    const { found, count, failed, at } = await looked(site.as.administrator);
    expect(failed).toBe('');
    expect(at).toBeGreaterThan(0);
    expect(new Set(found.map(({ part }) => part))).toEqual(
      new Set([
        ...['service', 'devices', 'clock', 'power and heat', 'disk', 'log', 'reach', 'certificates'],
        'versions',
      ]),
    );
    expect(found.find(({ about }) => about === 'site key')).toMatchObject({
      health: 'wrong',
      remedy: expect.stringContaining('chmod 600'),
    });
    expect(count.wrong).toBe(found.filter(({ health }) => health === 'wrong').length);
    for (const { health, remedy, said } of found)
      if (health === 'wrong' || health === 'warning') expect(remedy, said).not.toBe('');
    expect(JSON.stringify(found)).not.toMatch(PERSONAL);
    expect((await site.as.observer.ask('GET', '/doctor')).status).toBe(403);
    expect((await site.as.observer.ask('POST', '/doctor/look', {})).status).toBe(403);
    // What one of them had looked at is what all of them see.
    expect((await answerOf(site.as.auditor)).at).toBe(at);
  },
);

test(
  'it is looked again when somebody asks, and not so soon that the disk of the log notices',
  LONG,
  async () => {
    const site = await apiSite();
    const { at, again_at } = await looked(site.as.supervisor);
    expect(again_at - at).toBe(REST_MS);
    expect(await answerOf(site.as.auditor, 'POST', '/doctor/look')).toMatchObject({ looking: 'no', at });
  },
);

const health = (data: string, clock: { at: number }, longest_ms?: number): Health =>
  new Health({
    task: { config_file: path.join(data, 'none.yaml'), data, software: '1.0.0' },
    now: () => clock.at,
    ...(longest_ms === undefined ? {} : { longest_ms }),
  });

const ended = (one: Health): Promise<void> =>
  until('the look is over', () => !one.standing.isLooking, PATIENCE_MS);

test(
  'one look at a time, another one after a rest, and by itself only where the last is old',
  LONG,
  async () => {
    const clock = { at: 1_000_000 };
    const one = health(temporaryDirectory(), clock);
    expect(one.read().isLooking).toBe(true);
    await ended(one);
    expect(one.standing).toMatchObject({ at: 1_000_000, failed: expect.stringContaining('none.yaml') });
    clock.at += REST_MS - 1;
    expect(one.look().isLooking).toBe(false);
    clock.at += 1;
    expect(one.read().isLooking).toBe(false);
    expect(one.look().isLooking).toBe(true);
    await ended(one);
    clock.at += FRESH_MS;
    expect(one.read().isLooking).toBe(true);
    await ended(one);
  },
);

test('a look that takes too long is ended, and says so', LONG, async () => {
  const one = health(temporaryDirectory(), { at: 5 }, 1);
  one.look();
  await ended(one);
  expect(one.standing.failed).toBe('it took too long');
});
