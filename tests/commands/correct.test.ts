/** An entry that is not right stays as it is; two people say beside it what is right. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ContainerId } from '../../src/core/terms.ts';
import { factsOf, type Site } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { running } from './alarmed.ts';
import { BOTH, MARIA, PINS, siteWithPins } from './epochs.ts';
import { stating } from './stating.ts';

const RIGHT = ['--cause', 'typed_wrong', '--words', 'Eran 84 boletas, no 48; véase el acta ٣'];

const correct = ({ file }: Site, entry: string, more: readonly string[] = RIGHT, input = PINS.input ?? '') =>
  run(['correct', entry, '--config', file, ...more, ...BOTH], { input });

const corrections = (site: Site) => factsOf(site).filter(({ type }) => type === 'entry_corrected');

const boxed = async (): Promise<readonly [Site, number]> => {
  const site = await siteWithPins();
  await stating(site, [
    {
      touch: 'propose',
      statement: {
        ...{ statement: 'register_container', container: 'B-1' as ContainerId, taken_by: 'scanned' },
        ...{ kind: 'box', contents: 'spoiled', election: 'General 2026', election_day: '2026-11-03' },
        ...{ federal: 'no', range: '', count: 48, shelf: 'A 3', approved_until: '' },
      },
    },
  ]);
  return [site, factsOf(site).findIndex(({ type }) => type === 'container_registered')];
};

test('stands in the log and in reports beside the original, which says what it said', async () => {
  const [site, entry] = await boxed();
  const before = (await run(['log', '--data', site.data, '--json'])).printed.split('\n');
  const seen = await correct(site, String(entry));
  expect(seen).toMatchObject({ code: 0, errors: '' });
  const [, by = ''] =
    /^Entry \d+ stays as it is; entry (\d+) says what is right\.\n$/.exec(seen.printed) ?? [];
  expect(corrections(site)).toMatchObject([
    { entry, cause: 'typed_wrong', signed_by: ['maria-alvarez', 'robert-hayes'] },
  ]);
  const log = (await run(['log', '--data', site.data])).printed.split('\n');
  // An alarm of no room has a dash where the room stands, like any other entry of none.
  expect(log.find((line) => line.includes(' source=list_changed '))).toMatch(/:00 {2}- {2}/);
  expect(log[entry + 1]).toMatch(new RegExp(`container_registered .*\\[corrected by entry ${by}\\]$`));
  expect(log.filter((line) => line.includes('[corrected by'))).toHaveLength(1);
  const after = (await run(['log', '--data', site.data, '--json'])).printed.split('\n');
  const { _corrected_by, ...original } = JSON.parse(after[entry] ?? '');
  expect(_corrected_by).toEqual([Number(by)]);
  expect(original).toEqual(JSON.parse(before[entry] ?? ''));
  const about = await run(['report', 'about', '--container', 'B-1', '--data', site.data, '--format', 'json']);
  const rows: readonly { type: string; details: string }[] = JSON.parse(about.printed).rows;
  expect(rows.find(({ type }) => type === 'container_registered')?.details).toContain(
    `; corrected by entry ${by}`,
  );
  expect(rows.at(-1)).toMatchObject({
    type: 'entry_corrected',
    details: `entry=${entry}; cause=typed_wrong`,
  });
});

/** Puts another text into a bag, and its digest into the manifests, as whoever wants to mislead would. */
const replace = (bag: string, name: string, change: (text: string) => string): void => {
  const digest = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(path.join(bag, file)))
      .digest('hex');
  const rewrite = (file: string, next: (text: string) => string): readonly [string, string] => {
    const was = digest(file);
    const text = readFileSync(path.join(bag, file), 'utf8');
    writeFileSync(path.join(bag, file), next(text));
    return [was, digest(file)];
  };
  const [was, is] = rewrite(`data/${name}`, change);
  const [of, now] = rewrite('manifest-sha256.txt', (text) => text.replace(was, is));
  rewrite('tagmanifest-sha256.txt', (text) => text.replace(of, now));
};

test.each([[[]], [['--redact', 'public']]])(
  'stands in an exported folder beside the original too, which the verifier makes again: %j',
  async (redacted) => {
    const [site, entry] = await boxed();
    await correct(site, String(entry));
    await correct(site, String(entry), ['--cause', 'other', '--words', 'It was 85']);
    const bag = path.join(path.dirname(site.file), 'bag');
    const to = ['export', '--data', site.data, '--to', bag, '--config', site.file];
    const verifyPage = path.join(path.dirname(site.file), 'verify.html');
    writeFileSync(verifyPage, '<!doctype html>');
    expect(await run([...to, ...redacted], { verifyPage })).toMatchObject({ code: 0 });
    const by = factsOf(site).flatMap(({ type }, seq) => (type === 'entry_corrected' ? [seq] : []));
    expect(by.length).toBe(2);
    const textOf = (name: string): string => readFileSync(path.join(bag, 'data', name), 'utf8');
    const [titles = '', ...rows] = textOf('records.csv').trimEnd().split('\r\n');
    expect(titles.split(',').at(-1)).toBe('corrected_by');
    const told = rows.filter((row) => !row.endsWith(','));
    expect(told.map((row) => row.split(',')[0])).toEqual([String(entry)]);
    expect(told[0]?.endsWith(`,${by.join(' ')}`)).toBe(true);
    const lines = textOf('records.jsonl').trimEnd().split('\n');
    expect(lines.flatMap((line, seq) => (line.includes('_corrected_by') ? [seq] : []))).toEqual([entry]);
    expect(JSON.parse(lines[entry] ?? '')._corrected_by).toEqual(by);
    expect(textOf('README.txt')).toContain('corrected_by');
    const evidence = path.join(path.dirname(site.file), 'evidence.json');
    const verified = () => run(['verify', bag, '--json', '--evidence', evidence]);
    expect(JSON.parse((await verified()).printed)).toMatchObject({ findings: { count: 0 } });
    const [csv, jsonl] = [textOf('records.csv'), textOf('records.jsonl')];
    replace(bag, 'records.csv', (text) => text.replace(`,${by.join(' ')}\r\n`, ',\r\n'));
    expect((await verified()).printed).toContain('records.csv is not what the entries');
    replace(bag, 'records.csv', () => csv);
    replace(bag, 'records.jsonl', (text) => text.replace(/,"_corrected_by":\[[\d,]+\]/, ''));
    expect((await verified()).printed).toContain('records.jsonl is not what the entries');
    // A bag of before there was such a column stays as good as it was.
    replace(bag, 'records.csv', () => csv.replaceAll(/,[^,]*\r\n/g, '\r\n'));
    expect((await verified()).printed).not.toMatch(/records_false|is not what the entries/);
    replace(bag, 'records.jsonl', () => jsonl);
    expect((await verified()).printed).toContain('records.jsonl is not what the entries');
  },
  60_000,
);

test('is taken beside a kiosk that runs, and a second one stands beside the first', async () => {
  const [site, entry] = await boxed();
  await running(site);
  expect((await correct(site, `#${entry}`)).code).toBe(0);
  expect((await correct(site, String(entry), ['--cause', 'other', '--words', 'It was 85'])).code).toBe(0);
  expect(corrections(site)).toHaveLength(2);
  const log = (await run(['log', '--data', site.data])).printed;
  expect(log).toMatch(/\[corrected by entry \d+, \d+\]\n/);
});

test('that cannot be is refused with what to do, and nothing is recorded', async () => {
  const site = await siteWithPins();
  expect((await correct(site, '9999')).errors).toContain('this log has no entry 9999');
  expect((await correct(site, 'B-1')).errors).toContain('Give the number of an entry');
  expect((await correct(site, '1', ['--cause', 'other', '--words', ' '])).errors).toContain('--words');
  expect((await correct(site, '1', ['--cause', 'bored', '--words', 'x'])).errors).toContain(
    'Allowed choices',
  );
  expect((await correct(site, '1', RIGHT, `${MARIA}\n0000\n`)).errors).toContain('the PIN is not that of');
  const twice = ['--by', 'maria-alvarez', '--by', 'maria-alvarez', '--stdin'];
  const same = await run(['correct', '1', '--config', site.file, ...RIGHT, ...twice], {
    input: `${MARIA}\n${MARIA}\n`,
  });
  expect(same.errors).toContain('one person signs twice. Ask a second official.');
  expect(corrections(site)).toEqual([]);
});
