import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mailHost, receiver } from '../alerts/aid.ts';
import { until } from '../web/small-kiosk.ts';
import { factsOf, ROOM, type Site } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { acts, FORCED, running } from './alarmed.ts';
import { siteWithPins } from './epochs.ts';

const PATIENCE_MS = 60_000;

const told = async (data: string, ...more: readonly string[]) => {
  const { code, errors, printed } = await run(['alarms', 'told', FORCED, '--data', data, ...more]);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  return printed;
};

/** A door is forced, people are told by mail and not by a web address, and Maria answers. */
const answered = async (): Promise<Site> => {
  const site = await siteWithPins();
  const mail = await mailHost();
  const hook = await receiver();
  hook.answers.push(400, 400, 400);
  appendFileSync(
    site.file,
    `channels:
  - { id: mail, kind: smtp, server: '${mail.server}', from: kiosk@county.example, to: [office@county.example], events: [raised] }
  - { id: hook, kind: webhook, url: '${hook.url}', template: slack, events: [raised] }
`,
  );
  const kiosk = await running(site);
  for (const open of [true, false]) await kiosk.panel('/door', { door: `${ROOM}-door`, open });
  const types = () => factsOf(site).map(({ type }) => type);
  const isDone = () =>
    types().includes('notice_delivered') && types().filter((type) => type === 'notice_failed').length === 2;
  await until('it is told or given up', isDone, PATIENCE_MS);
  expect((await acts(site, 'maria-alvarez', ['acknowledge', FORCED])).errors).toBe('');
  await kiosk.stop();
  return site;
};

test(
  'who was told, when, by what, and who answered is in the log alone',
  async () => {
    const { data, file } = await answered();
    const printed = await told(data);
    expect(printed).toContain(`${FORCED}, times of America/Denver.\n`);
    expect(printed).toMatch(/ raised, critical\n/);
    expect(printed).toMatch(/ told by mail: office@county\.example \(entry \d+, attempt 1\)\n/);
    expect(printed).toMatch(/ NOT told by hook: not accepted \(entry \d+, attempt 1\)\n/);
    expect(printed).toMatch(/ NOT told by hook: not accepted, given up \(entry \d+, attempt 3\)\n/);
    expect(printed).toMatch(/ acknowledged by Maria Alvarez: Looked at it\n/);
    expect(await told(data, '--config', file)).toContain(', times of America/Denver.\n');
    const lines = (await told(data, '--json')).trimEnd().split('\n');
    const raised = lines.map((line) => JSON.parse(line)).find(({ type }) => type === 'alarm_raised');
    expect(
      lines.map((line) => JSON.parse(line)).find(({ type }) => type === 'alarm_acknowledged'),
    ).toMatchObject({ signed_by: ['maria-alvarez'], names: ['Maria Alvarez'] });
    expect(
      lines.map((line) => JSON.parse(line)).find(({ type }) => type === 'notice_delivered'),
    ).toMatchObject({
      entry: raised.seq,
      channel: 'mail',
      recipients: ['office@county.example'],
      late: 'no',
    });
  },
  3 * PATIENCE_MS,
);

test('an alarm that is not in the log, and what is no alarm, are misuse', async () => {
  const { data } = await siteWithPins();
  const unknown = await run(['alarms', 'told', `tamper/${ROOM}#9`, '--data', data]);
  expect([unknown.code, unknown.errors]).toEqual([2, expect.stringContaining('is not in this log')]);
  expect((await run(['alarms', 'told', 'tamper', '--data', data])).code).toBe(2);
});
