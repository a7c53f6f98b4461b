/** What pages read of alarms: who was told of one and who answered, and how they do; for those who may know names. */
import { expect, test } from 'vitest';
import type { AlarmFigures } from '../../src/alarm-figures.ts';
import type { ToldLine } from '../../src/alarm-told.ts';
import { choosePins } from '../kiosk/chosen-pins.ts';
import { until } from '../web/small-kiosk.ts';
import { officeSite, PATIENCE_MS } from './aid.ts';
import { apiSite, PINS } from './api-site.ts';
import { readyAccount } from './visitor.ts';

const DAY_MS = 86_400_000;
const FORCED = 'door_forced/north#1';

test('who was told of an alarm, and how alarms do, stands in the log', {
  timeout: 3 * PATIENCE_MS,
}, async () => {
  const site = await officeSite();
  await site.simulator('door', { door: 'north-door', open: true });
  await until('the alarm is on record', () => site.facts().some(({ type }) => type === 'alarm_raised'));
  const { visitor } = await readyAccount(site, 'vera', 'auditor');

  const told = await visitor.ask('GET', `/alarms/told?alarm=${encodeURIComponent(FORCED)}`);
  const lines = told.json['lines'] as unknown as readonly ToldLine[];
  expect(lines).toMatchObject([{ type: 'alarm_raised', number: 1, channel: '', who: [] }]);
  expect(site.facts()[lines[0]?.seq ?? -1]).toMatchObject({ type: 'alarm_raised', alarm: FORCED });
  expect((await visitor.ask('GET', '/alarms/told?alarm=tamper%231')).json).toEqual({ lines: [] });

  const figures = (await visitor.ask('GET', '/alarms/figures?days=7')).json as unknown as AlarmFigures;
  expect(figures).toMatchObject({ alarms: 1, by_priority: { critical: 1 }, unanswered: 1 });
  expect(figures.most_frequent).toEqual([{ source: 'door_forced/north', alarms: 1 }]);
  expect(figures.until - figures.from).toBe(7 * DAY_MS);
});

test('whoever answered is told by name, and whoever closes says what was found', {
  timeout: 3 * PATIENCE_MS,
}, async () => {
  const site = await apiSite();
  await choosePins(site.service, PINS);
  await site.simulator('door', { door: 'north-door', open: true });
  await until('the alarm is on record', () => site.facts().some(({ type }) => type === 'alarm_raised'));
  const { supervisor, auditor } = site.as;
  const act = (body: object) => supervisor.ask('POST', '/alarms/acts', body);
  expect((await act({ act: 'acknowledge', alarm: FORCED })).status).toBe(200);
  // Of a kind that there is not, it would ask for words that there are not.
  expect((await act({ act: 'acknowledge', alarm: 'nothing_known#1' })).status).toBe(409);
  const refused = await act({ act: 'close', alarm: FORCED, words: '  ', digits: PINS['ana-1'] });
  expect([refused.status, JSON.stringify(refused.json)]).toEqual([
    409,
    expect.stringContaining('not closed without words'),
  ]);
  const said = await act({ act: 'close', alarm: FORCED, words: 'Wind', digits: PINS['ana-1'] });
  expect(said.json).toMatchObject({ became: 'closing_proposed' });
  const told = await auditor.ask('GET', `/alarms/told?alarm=${encodeURIComponent(FORCED)}`);
  const lines = told.json['lines'] as unknown as readonly ToldLine[];
  expect(lines.slice(1)).toMatchObject([
    { type: 'alarm_acknowledged', who: ['Ana Ruiz'], people: ['ana-1'], words: '' },
    { type: 'alarm_closing_proposed', who: ['Ana Ruiz'], people: ['ana-1'], words: 'Wind' },
  ]);
});

test('what asks for nothing is told so, and who may not know names gets nothing', {
  timeout: 3 * PATIENCE_MS,
}, async () => {
  const site = await officeSite();
  const { visitor: auditor } = await readyAccount(site, 'vera', 'auditor');
  for (const path of ['told?alarm=%27', 'told', 'figures?days=0', 'figures?days=1e9', 'figures?days=x']) {
    expect((await auditor.ask('GET', `/alarms/${path}`)).code).toBe('malformed');
  }
  const { visitor: observer } = await readyAccount(site, 'otto', 'observer');
  for (const path of ['told?alarm=tamper%231', 'figures?days=7']) {
    expect((await observer.ask('GET', `/alarms/${path}`)).code).toBe('not_allowed');
  }
});

test('many who ask at once are all answered, or told to wait', { timeout: 3 * PATIENCE_MS }, async () => {
  const site = await officeSite();
  const { visitor } = await readyAccount(site, 'vera', 'auditor');
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => visitor.ask('GET', '/alarms/figures?days=1')),
  );
  const [served, busy] = [200, 503].map(
    (status) => answers.filter((answer) => answer.status === status).length,
  );
  expect((served ?? 0) + (busy ?? 0)).toBe(20);
  expect(served).toBeGreaterThan(7);
});
