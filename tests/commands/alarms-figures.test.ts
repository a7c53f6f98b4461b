import { expect, test } from 'vitest';
import type { AlarmFigures } from '../../src/alarm-figures.ts';
import { factsOf, ROOM } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { acts, FORCED, running } from './alarmed.ts';
import { siteWithPins } from './epochs.ts';

const MINUTE_S = 60;
const DAY_S = 86_400;

/**
 * A door forced three times within ten minutes and acknowledged five minutes after the first, and once more two days
 * later.
 */
const week = async () => {
  const kiosk = await running(await siteWithPins());
  const later = (advance_s: number) => kiosk.panel('/clock', { advance_s });
  const force = async () => {
    for (const open of [true, false]) await kiosk.panel('/door', { door: `${ROOM}-door`, open });
  };
  await force();
  for (const _ of ['again', 'and again']) {
    await later(2 * MINUTE_S);
    await force();
  }
  await later(MINUTE_S);
  await acts(kiosk.site, 'maria-alvarez', ['acknowledge', FORCED]);
  await later(2 * DAY_S);
  await force();
  return kiosk;
};

const figuresOf = async (data: string, ...more: readonly string[]): Promise<AlarmFigures> => {
  const { code, errors, printed } = await run(['alarms', 'figures', '--data', data, '--json', ...more]);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  return JSON.parse(printed) as AlarmFigures;
};

test('alarms are counted in the log, while the kiosk runs and afterwards', async () => {
  const { site, stop } = await week();
  const facts = factsOf(site);
  const raised = facts.filter((fact) => fact.type === 'alarm_raised');
  const figures = await figuresOf(site.data);
  expect(figures.alarms).toBe(raised.length);
  expect(figures.by_priority.critical).toBe(4);
  expect(figures.most_frequent[0]).toEqual({ source: `door_forced/${ROOM}`, alarms: 4 });
  expect(figures.standing.map(({ alarm }) => alarm)).toContain(FORCED);
  expect(figures.acknowledged).toBe(1);
  const median = figures.median_to_acknowledge_ms ?? 0;
  expect(Math.floor(median / 1_000 / MINUTE_S)).toBe(5);
  await stop();
  expect(await figuresOf(site.data)).toMatchObject({ alarms: raised.length, acknowledged: 1 });
  const first = facts.findIndex((fact) => fact.type === 'alarm_raised' && fact.alarm === FORCED);
  const part = await figuresOf(site.data, '--from', `#${first}`, '--until', `#${first}`);
  expect(part.alarms).toBeGreaterThanOrEqual(1);
  expect(part.alarms).toBeLessThan(raised.length);
});

test('the figures are told in words, in the time of the kiosk', async () => {
  const { site } = await week();
  const utc = (await run(['alarms', 'figures', '--data', site.data])).printed;
  expect(utc).toContain(', times of UTC.\n');
  const { printed } = await run(['alarms', 'figures', '--data', site.data, '--config', site.file]);
  expect(printed).toContain(', times of America/Denver.\n');
  expect(printed).toMatch(/\nin 10 minutes {15}mean 0\.\d\d, worst \d+ from \d{4}-\d\d-\d\d /);
  expect(printed).toMatch(/\nby priority {17}critical 4 \(\d+ %\), high 0 \(0 %\), medium \d/);
  expect(printed).toMatch(/\nmedian time to acknowledge {2}5 min \d+ s of 1; not answered at the end: \d\n/);
  expect(printed).toMatch(/\nopen for over 24 h {10}\d at the end, \d in all\n/);
  expect(printed).toContain(`  critical ${FORCED}, since `);
  expect(printed).toContain(`\nmost frequent\n       4  door_forced/${ROOM}\n`);
});

test('a time in which there is nothing is misuse, and so is a local day without its zone', async () => {
  const { data, file } = await siteWithPins();
  const asked = (...more: readonly string[]) => run(['alarms', 'figures', '--data', data, ...more]);
  expect(await asked('--until', '2020-01-01', '--config', file)).toMatchObject({
    code: 2,
    errors: expect.stringContaining('nothing of this log lies in this time'),
  });
  expect((await asked('--from', '#99999')).code).toBe(2);
  expect((await asked('--from', '2020-01-01')).errors).toContain('the zone is not known');
  expect((await asked('--until', '#99999')).code).toBe(0);
});
