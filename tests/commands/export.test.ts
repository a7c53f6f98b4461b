import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkBag } from '../../src/log/bundle/check-bag.ts';
import { parsePolicy } from '../../src/log/formats/policy.ts';
import { openLog } from '../../src/log/open-log.ts';
import { GOOD } from '../config/aid.ts';
import { BOOT, denied, MORNING, moment, optionsIn } from '../log/aid.ts';
import { folder, run, type Typed } from './aid.ts';

const WITNESS_KEY = 'example.com/witness+f1938949+BGsB6Z4Wx7LjqqGXoafERnqYyMMBz1QtEL0ODnJPJjhI';
const EVIDENCE = `evidence:
  witnesses:
    - { key: ${WITNESS_KEY}, url: https://witness.example, organization: League }
  quorum: 1
  redaction:
    - profile: press
      withhold: [{ fields: [credential], ground: Security of the room }]
`;

/** A log whose five entries are an hour apart, from 6:30 in New York on; 4:30 in Denver. */
const fiveHours = (): string => {
  const options = optionsIn(folder());
  const log = openLog(options);
  for (let hour = 0; hour < 5; hour += 1) log.append(moment(hour * 3_600), BOOT, [denied(hour * 3_600)]);
  log.close();
  return options.directory;
};

/** Runs an export of a log into a new folder. */
const exported = async (data: string, more: readonly string[] = [], typed: Typed = {}) => {
  const place = folder();
  const page = path.join(place, 'verify.html');
  writeFileSync(page, '<!doctype html>');
  const out = path.join(place, 'out');
  const seen = await run(['export', '--data', data, '--to', out, ...more], { verifyPage: page, ...typed });
  const text = (file: string): string => readFileSync(path.join(out, 'data', file), 'utf8');
  return { ...seen, out, text };
};

const configured = (): string => {
  const file = path.join(folder(), 'kiosk.yaml');
  writeFileSync(file, GOOD + EVIDENCE);
  return file;
};

describe('export', () => {
  test('writes a bag and says what is in it', async () => {
    const { code, printed, errors, out, text } = await exported(fiveHours());
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(printed).toMatch(/out: entries 0 to 4 of 5 signed ones, 0\.\d MB\n$/);
    expect(await checkBag(out)).toBeUndefined();
    expect(text('README.txt')).toContain('by ballot-vault 1.2.3');
    expect(parsePolicy(text('witness/policy'))).toMatchObject({ witnesses: [], quorum: 'none' });
  });

  test.each([
    [['--from', '2026-11-03T13:30:00Z'], 2, 5],
    [['--until', '2026-11-03T08:30-05:00'], 0, 2],
    [['--from', '2026-11-03 05:30', '--until', '2026-11-03 06:30'], 1, 2],
    [['--from', '2026-11-03', '--until', '2026-11-03'], 0, 5],
    [['--from', '#1', '--until', '#3'], 1, 4],
  ])('%j is the entries from %i up to before %i', async (range, from, until) => {
    const { code, text } = await exported(fiveHours(), ['--config', configured(), ...range]);
    expect(code).toBe(0);
    expect(JSON.parse(text('range.json'))).toEqual({ size: 5, from, until });
  });

  test('withholds what a profile says, and writes down who must have witnessed', async () => {
    const { text } = await exported(fiveHours(), ['--config', configured(), '--redact', 'press']);
    expect(JSON.parse(text('withheld.json'))).toEqual({
      profile: 'press',
      fields: { credential: 'Security of the room' },
    });
    expect(text('records.jsonl')).not.toContain('c0ffee');
    expect(parsePolicy(text('witness/policy')).witnesses).toEqual([
      { name: 'example.com/witness', vkey: WITNESS_KEY, url: 'https://witness.example' },
    ]);
    expect(text('witness/policy')).toMatch(/^quorum quorum-of-witnesses$/m);
  });

  test('adds the proofs that are asked for', async () => {
    const { out } = await exported(fiveHours(), ['--proof', '1', '--proof', '4']);
    expect(readdirSync(path.join(out, 'data/proof'))).toEqual(['1.tlog-proof', '4.tlog-proof']);
  });

  test('shows on a screen how far it is, and takes that away again', async () => {
    const { errors, printed } = await exported(fiveHours(), [], { isWatched: true });
    expect(errors.replace(/\d\.\d MB/, 'x MB')).toBe(
      `\rexport [${'#'.repeat(30)}] 100 %, 5 of 5 entries, x MB\x1b[K\r\x1b[K`,
    );
    expect(printed).not.toContain('\r');
  });
});

describe('an export that cannot be as asked is exit 2 with a sentence', () => {
  test.each([
    [['--from', '2026-11-04T00:00Z'], 'no signed entry lies in this range; 5 are signed'],
    [['--from', '2026-11-03'], '--from 2026-11-03 is local time, and the zone is not known. Add --config'],
    [['--until', 'tomorrow'], '--until tomorrow is not a time or an entry. Write an instant like'],
    [['--until', '2026-13-03T00:00Z'], '--until 2026-13-03T00:00Z is not a time or an entry'],
    [['--until', '9999-12-31T23:59-14:00'], 'is not a time or an entry'],
    [['--redact', 'press'], 'there is no redaction profile press. Add --config'],
    [['--proof', 'x'], 'Give the number of an entry.'],
    [['--proof', '3', '--until', '#2'], 'entry 3 is not among the entries 0 to 2 of this bundle'],
  ])('%j', async (more, message) => {
    const { code, errors, out } = await exported(fiveHours(), more);
    expect(errors).toContain(message);
    expect(code).toBe(2);
    expect(existsSync(out)).toBe(false);
  });

  test('a profile that the configuration does not have', async () => {
    const { code, errors } = await exported(fiveHours(), ['--config', configured(), '--redact', 'pres']);
    expect(errors).toBe('there is no redaction profile pres. Name one of these: public, press.\n');
    expect(code).toBe(2);
  });

  test('a folder that is in use, and a page that is not built', async () => {
    const data = fiveHours();
    expect(await run(['export', '--data', data, '--to', data])).toMatchObject({
      code: 2,
      errors: `${data}: there is something here already. Name a folder that does not exist yet, or an empty one.\n`,
    });
    const { code, errors } = await exported(data, [], { verifyPage: '/nowhere/verify.html' });
    expect(errors).toContain('the page that verifies a bundle is not built. Run "npm run build"');
    expect(code).toBe(2);
  });

  test('no log is exit 1', async () => {
    const { code, errors } = await exported(folder());
    expect(errors).toContain('there is no log here');
    expect(code).toBe(1);
  });
});

test('the morning of these tests is half past six in New York', () => {
  expect(new Date(MORNING).toISOString()).toBe('2026-11-03T11:30:00.000Z');
});
