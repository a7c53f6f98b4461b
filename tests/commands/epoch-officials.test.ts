import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { duressTwin } from '../../src/pin.ts';
import { factsOf, type Site } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { close, MARIA, nextOf, open, ROBERT, siteWithPins } from './epochs.ts';

const typed = (maria: string, robert: string, now = Date.now()) => ({ input: `${maria}\n${robert}\n`, now });
const BOTH_RIGHT = typed(MARIA, ROBERT);
const HOUR_MS = 3_600_000;

const closedSite = async () => {
  const site = await siteWithPins();
  expect(await close(site)).toMatchObject({ code: 0 });
  return { site, next: nextOf(site) };
};

const typesIn = (site: Site) => factsOf(site).map(({ type }) => type);

describe('whoever opens the next log', () => {
  test('under duress is identified just the same, and the log calls for help unseen', async () => {
    const { site, next } = await closedSite();
    const twin = await closedSite();
    const opened = await open(next, site, [], typed(duressTwin(MARIA), ROBERT));
    const calm = await open(twin.next, twin.site, [], BOTH_RIGHT);
    expect(opened).toEqual(calm);
    expect(factsOf(next)).toMatchObject([
      { type: 'epoch_opened', identified: 'by_pin', signed_by: ['maria-alvarez', 'robert-hayes'] },
      { type: 'duress_signalled', person: 'maria-alvarez' },
    ]);
    expect(typesIn(twin.next)).toEqual(['epoch_opened']);
    expect(await run(['verify', next.data])).toMatchObject({ code: 0 });
  });

  test('called for help in an attempt that failed: the log says so once it has begun', async () => {
    const { site, next } = await closedSite();
    await open(next, site, [], typed(duressTwin(MARIA), '1111'));
    const left = readdirSync(site.data).filter((name) => name.endsWith('.json'));
    expect(left).toHaveLength(1);
    expect(readFileSync(path.join(site.data, left[0] ?? ''), 'utf8')).not.toContain('duress');
    expect(await open(next, site, [], BOTH_RIGHT)).toMatchObject({ code: 0, errors: '' });
    expect(factsOf(next)).toMatchObject([
      { type: 'epoch_opened' },
      { type: 'duress_signalled', person: 'maria-alvarez' },
      { type: 'official_refused', person: 'robert-hayes', attempts_left: 4, locked_until: 0 },
    ]);
    expect(existsSync(path.join(site.data, left[0] ?? ''))).toBe(false);
  });

  test('has as many tries as at the door, over all commands, and the log tells of them', async () => {
    const { site, next } = await closedSite();
    for (const digits of ['1111', '', '0000', '2222', '3333']) {
      const { code, errors } = await open(next, site, [], typed(digits, ROBERT));
      expect(code).toBe(1);
      expect(errors).toContain('the PIN is not that of maria-alvarez');
    }
    const locked = await open(next, site, [], BOTH_RIGHT);
    expect(locked.errors).toContain('the PIN of maria-alvarez is locked until');
    expect(existsSync(next.data)).toBe(false);
    const later = await open(next, site, [], typed(MARIA, ROBERT, Date.now() + HOUR_MS));
    expect(later).toMatchObject({ code: 0, errors: '' });
    const refused = { type: 'official_refused', person: 'maria-alvarez' };
    expect(factsOf(next)).toMatchObject([
      { type: 'epoch_opened' },
      ...[4, 3, 2, 1].map((attempts_left) => ({ ...refused, attempts_left, locked_until: 0 })),
      { ...refused, attempts_left: 0, locked_until: expect.any(Number) },
    ]);
  });

  test('is on the list today, and not only when the former log ended', async () => {
    const site = await siteWithPins();
    const list = path.join(path.dirname(site.file), 'people.csv');
    const lines = readFileSync(list, 'utf8');
    const ends = new Date(Date.now() + 48 * HOUR_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
    writeFileSync(list, lines.replace(/(robert-hayes,.*,2024-01-01),,/, `$1,${ends},`));
    expect(await run(['people', 'import', list, '--config', site.file])).toMatchObject({ errors: '' });
    await close(site);
    const next = nextOf(site);
    const late = await open(next, site, [], typed(MARIA, ROBERT, Date.now() + 30 * 24 * HOUR_MS));
    expect(late.errors).toContain('robert-hayes may not sign for the evidence');
    expect(existsSync(next.data)).toBe(false);
    expect(await open(next, site, [], BOTH_RIGHT)).toMatchObject({ code: 0, errors: '' });
  });
});
