/** Reviews of the log through the command: begun by one, explained, closed by another, and never twice about an entry. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { publishLog } from '../../src/log/published-log.ts';
import { factsOf, type Site } from '../witness/kiosks.ts';
import { run, type Seen } from './aid.ts';
import { forced } from './alarmed.ts';
import { MARIA, ROBERT, siteWithPins } from './epochs.ts';

const PIN: Readonly<Record<string, string>> = { 'maria-alvarez': MARIA, 'robert-hayes': ROBERT };

const acts = (site: Site, by: string, args: readonly string[], pin = PIN[by] ?? ''): Promise<Seen> =>
  run(['review', ...args, '--config', site.file, '--by', by, '--stdin'], { input: `${pin}\n` });
const start = (site: Site, by = 'maria-alvarez', more: readonly string[] = []) =>
  acts(site, by, ['start', '--period', 'daily', ...more]);
const ofReviews = (site: Site) => factsOf(site).filter(({ type }) => /^(review_|finding_)/.test(type));

/** Whatever a closed review covers is reviewed, and nothing behind it: the log says so, and a report. */
const expectReviewed = async (site: Site, to_entry: number): Promise<void> => {
  const lines = (await run(['log', '--data', site.data, '--json'])).printed.trimEnd().split('\n');
  const entries = lines.map((line): { seq: number; _reviewed: string } => JSON.parse(line));
  for (const { seq, _reviewed } of entries) expect(_reviewed).toBe(seq <= to_entry ? 'yes' : 'no');
  expect((await run(['log', '--data', site.data])).printed).toMatch(/ {2}yes {7}door_forced/);
  const told = await run(['report', 'outage', '--data', site.data, '--format', 'json']);
  const { rows } = JSON.parse(told.printed) as { rows: { first_entry: number; reviewed: string }[] };
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.some(({ reviewed }) => reviewed === 'yes')).toBe(true);
};

test('a review beside a running kiosk is begun, explained and closed by another person, and is listed', async () => {
  const { site } = await forced();
  const entry = factsOf(site).findIndex(({ type }) => type === 'door_forced');
  const asked = ['review', 'anomalies', '--data', site.data, '--config', site.file, '--period', 'daily'];
  const next = await run(asked);
  expect(next).toMatchObject({ code: 0, errors: '' });
  expect(next.printed).toMatch(/^The next daily review is about entries 0 to \d+\. What changed:\n/);
  expect(next.printed).toMatch(/ 1 {2}Door opened with nobody signed in\n/);
  expect(next.printed).toContain('out_of_sequence: 1\n');

  const begun = await start(site);
  expect(begun).toMatchObject({ code: 0, errors: '' });
  expect(begun.printed).toMatch(
    /^Review 1 \(daily\) of entries 0 to \d+ is begun; recorded up to entry \d+\n/,
  );
  expect(begun.printed).toContain('Anomalies, each of which needs a finding: 1\n');
  const [fact] = ofReviews(site);
  const { to_entry, root } = fact as unknown as { to_entry: number; root: string };
  expect(entry).toBeLessThanOrEqual(to_entry);
  const published = publishLog(site.data);
  expect(root).toBe(published.rootAt(to_entry + 1).toString('base64'));
  published.close();

  expect((await acts(site, 'robert-hayes', ['close', '1'])).errors).toContain(
    'not every anomaly of this review has a finding',
  );
  const finding = ['finding', '1', '--entry', `#${entry}`, '--rule', 'out_of_sequence'];
  const said = ['--action', 'equipment_mended', '--words', 'The hinge was loose'];
  expect(await acts(site, 'maria-alvarez', [...finding, ...said])).toMatchObject({ code: 0, errors: '' });
  const listed = ['review', 'list', '--config', site.file];
  expect((await run(listed)).printed).toMatch(
    /out_of_sequence +equipment_mended .*maria-alvarez.*: The hinge/,
  );
  expect((await run(listed)).printed).toContain('  not closed yet\n');
  expect((await acts(site, 'maria-alvarez', ['close', '1'])).errors).toContain(
    'whoever began a review does not close it',
  );
  expect(await acts(site, 'robert-hayes', ['close', '1', '--words', 'Read'])).toMatchObject({ code: 0 });
  expect((await run(listed)).printed).toMatch(/closed by robert-hayes, .*: Read\n/);
  const json = JSON.parse((await run([...listed, '--json'])).printed) as object;
  expect(json).toMatchObject({
    ...{ review: 1, period: 'daily', from_entry: 0, to_entry, root, unanswered: [] },
    anomalies: [{ rule: 'out_of_sequence', entry }],
    closed: { by: ['robert-hayes'], words: 'Read' },
  });
  expect(ofReviews(site).at(-1)).toMatchObject({ signed_by: ['maria-alvarez', 'robert-hayes'], findings: 1 });

  await expectReviewed(site, to_entry);

  // The next one begins behind it, and has nothing of it.
  const again = await run([...asked, '--json']);
  expect(JSON.parse(again.printed)).toMatchObject({ from_entry: to_entry + 1, anomalies: [] });
});

test('whoever does not show who they are begins nothing, and what cannot be is refused with what to do', async () => {
  const site = await siteWithPins();
  expect((await acts(site, 'maria-alvarez', ['start', '--period', 'daily'], '0000')).errors).toContain(
    'the PIN is not that of maria-alvarez',
  );
  expect((await start(site, 'nobody')).errors).toContain('nobody called nobody is listed');
  expect(ofReviews(site)).toEqual([]);
  expect((await acts(site, 'robert-hayes', ['close', '4'])).errors).toContain(
    'no such review waits to be closed',
  );
  expect(await start(site, 'maria-alvarez', ['--until', '#1'])).toMatchObject({ code: 0, errors: '' });
  expect((await start(site)).errors).toContain('a review of this kind is not closed yet');
  const find = ['finding', '1', '--action', 'none_needed', '--words', 'Looked'];
  expect((await acts(site, 'maria-alvarez', [...find, '--entry', '1', '--rule', 'gap'])).errors).toContain(
    'the review lists no such anomaly',
  );
  expect((await acts(site, 'maria-alvarez', [...find, '--entry', '2', '--rule', 'other'])).errors).toContain(
    'this entry is not among those that the review is about',
  );
  expect((await acts(site, 'robert-hayes', ['close', '1'])).code).toBe(0);
  expect((await start(site, 'maria-alvarez', ['--until', '#1'])).errors).toContain(
    'no signed entry lies between the last daily review and the end of this one',
  );
  expect((await run(['review', 'anomalies', '--data', site.data, '--period', 'daily'])).errors).toContain(
    'Add --config FILE',
  );
});

test('from where on something is unusual is what the configuration says, on record with the review', async () => {
  const site = await siteWithPins();
  writeFileSync(
    site.file,
    `${readFileSync(site.file, 'utf8')}\nreview: { visit_minutes: 30, daily_due_hours: 36 }\n`,
  );
  expect(await start(site)).toMatchObject({ code: 0, errors: '' });
  expect(ofReviews(site)[0]).toMatchObject({ bounds: { visit_max: 1_800_000, entries_a_day: 12 } });
});
