import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeKeys } from '../../src/backup/age.ts';
import { recipientText } from '../../src/log/formats/age-key.ts';
import { parseCheckpoint } from '../../src/log/formats/checkpoint.ts';
import { readLog } from '../../src/log/read-log.ts';
import { folder, run } from '../commands/aid.ts';
import { ON_WORD } from '../commands/restored.ts';
import { running } from '../commands/running.ts';

const PEOPLE = `person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo
grace-okafor,Grace Okafor,staff,member,dem,Clerk,B-1,vault,2024-01-01,,2026-10-01,2026-10-01,2026-10-01,no,
`;
const NIGHT = Date.parse('2026-11-03T01:15:00Z');
const DAY_MS = 86_400_000;

interface Site {
  readonly home: string;
  readonly file: string;
  readonly data: string;
  readonly to: string;
  readonly key: string;
}

/** A kiosk with a log of a few entries, a place for copies, and a key that is elsewhere. */
const site = async (more = ''): Promise<Site> => {
  const home = folder();
  const [file, data, to, key] = ['kiosk.yaml', 'data', 'copies', 'backup.key'].map((name) =>
    path.join(home, name),
  ) as [string, string, string, string];
  const { printed } = await run(['backup', 'key', '--to', key]);
  mkdirSync(to);
  writeFileSync(
    file,
    `kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: data }
rooms:
  - { id: vault, name: Vault, door: vault-door, outside_reader: vault-outside, rules: { pairing: any_two } }
devices: [{ kind: simulated }]
backup: { to: ${to}, recipients: [${printed.trim()}], keep: 2, other_disk: not_required${more} }
`,
  );
  writeFileSync(path.join(home, 'people.csv'), PEOPLE);
  const made = await run(['people', 'import', path.join(home, 'people.csv'), '--config', file]);
  expect(made).toMatchObject({ code: 0 });
  return { home, file, data, to, key };
};

const backup = ({ file }: Site, now = NIGHT) => run(['backup', '--config', file], { now });

const logged = ({ data }: Pick<Site, 'data'>): readonly { readonly type: string }[] => {
  const log = readLog(data);
  try {
    return [...log.entries(0)].map(({ bytes }) => JSON.parse(bytes.toString()) as { type: string });
  } finally {
    log.close();
  }
};

const ofType = (place: Site, type: string) => logged(place).filter((entry) => entry.type === type);

test('beside a kiosk that runs a copy is made, verified, on record, and ends the alarm', async () => {
  const place = await site();
  await running(place);
  await expect
    .poll(() => ofType(place, 'upkeep_due'), { timeout: 8_000 })
    .toMatchObject([{ part: 'backup', detail: 'never' }]);
  const { code, printed } = await backup(place, Date.now());
  expect(code).toBe(0);
  const [name = ''] = readdirSync(place.to);
  expect(name).toMatch(/^county-example-k01-20\d\d-.+Z\.tar\.gz\.age$/);
  const bytes = statSync(path.join(place.to, name)).size;
  expect(ofType(place, 'backup_made')).toMatchObject([{ bytes, place: path.join(place.to, name) }]);
  expect(printed).toContain('Opened and verified.');
  await expect.poll(() => ofType(place, 'upkeep_done'), { timeout: 8_000 }).toHaveLength(1);
  // Nothing of the work is left beside the log.
  expect(readdirSync(place.data).filter((other) => other.startsWith('backup-'))).toEqual([]);
});

test('public tools open it: log, keys and configuration are in it, and no name lies in clear outside', async () => {
  const place = await site();
  expect(await backup(place)).toMatchObject({ code: 0 });
  const [name = ''] = readdirSync(place.to);
  const sealed = path.join(place.to, name);
  expect(readFileSync(sealed).includes('Okafor')).toBe(false);
  const out = path.join(place.home, 'out');
  mkdirSync(out);
  execFileSync('sh', ['-c', `age --decrypt -i ${place.key} ${sealed} | tar xz -C ${out}`]);
  expect(readdirSync(out).sort()).toEqual(['data', 'elsewhere']);
  expect(readdirSync(path.join(out, 'data')).sort()).toEqual(['keys', 'log.db']);
  expect(readdirSync(path.join(out, 'data/keys')).sort()).toEqual([
    'signer.state',
    'signing.pem',
    'site.key',
  ]);
  expect(statSync(path.join(out, 'data/keys/signing.pem')).mode & 0o777).toBe(0o600);
  expect(readFileSync(path.join(out, 'elsewhere/kiosk.yaml'), 'utf8')).toContain('county.example/k01');
  const verified = await run(['verify', path.join(out, 'data')]);
  expect(verified).toMatchObject({ code: 0, printed: expect.stringContaining('INTACT') });
});

test('before the first start there is nothing to copy, and it says so', async () => {
  const place = await site();
  rmSync(place.data, { recursive: true });
  const { code, errors } = await backup(place);
  expect([code, errors]).toEqual([
    2,
    `there is no log in ${place.data} yet. Start the kiosk: it begins one.\n`,
  ]);
  expect(existsSync(place.data)).toBe(false);
});

test('a drill opens, unpacks and verifies it anywhere, and puts nothing back', async () => {
  const place = await site();
  await backup(place);
  const sealed = path.join(place.to, readdirSync(place.to)[0] ?? '');
  const before = readdirSync(place.home).sort();
  const tried = await run(['restore', sealed, '--identity', place.key, '--drill']);
  expect(tried).toMatchObject({
    code: 0,
    printed: expect.stringMatching(/this can be put back\. \d+ entries verify/),
  });
  // Line by line, as a checkpoint is kept and compared.
  const [, note = ''] = tried.printed.split('Its newest checkpoint:\n');
  const [body, signatures] = note.split('\n\n');
  expect(parseCheckpoint(`${body}\n`).size).toBeGreaterThan(0);
  expect(signatures).toMatch(/^— county.example\/k01 /);
  expect(readdirSync(place.home).sort()).toEqual(before);
  const other = path.join(place.home, 'other.key');
  await run(['backup', 'key', '--to', other]);
  const wrong = await run(['restore', sealed, '--identity', other, '--drill']);
  expect(wrong).toMatchObject({ code: 1, errors: expect.stringContaining('not sealed for this key') });
  expect(await run(['restore', sealed, '--drill'])).toMatchObject({
    code: 2,
    errors: expect.stringContaining('--identity'),
  });
  const bytes = readFileSync(sealed);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(sealed, bytes);
  const harmed = await run(['restore', sealed, '--identity', place.key, '--drill']);
  expect(harmed).toMatchObject({ code: 1, errors: expect.stringContaining('changed or cut') });
});

test('a lost log is put back from it', async () => {
  const place = await site();
  const made = await backup(place, Date.now());
  expect(made, made.errors).toMatchObject({ code: 0 });
  const sealed = path.join(place.to, readdirSync(place.to)[0] ?? '');
  for (const name of readdirSync(place.data).filter((each) => each.startsWith('log.db')))
    rmSync(path.join(place.data, name));
  rmSync(path.join(place.data, 'keys/signer.state'));
  const back = await run(['restore', sealed, '--identity', place.key, '--config', place.file, ...ON_WORD]);
  expect(back, back.errors).toMatchObject({ code: 0 });
  expect(ofType(place, 'log_restored')).toHaveLength(1);
  expect(readdirSync(place.data).filter((name) => name.startsWith('unpacking-'))).toEqual([]);
});

test('so many copies are kept, of this log alone, and one that was cut short goes', async () => {
  const place = await site();
  const foreign = 'neighbour-example-k09-2026-11-01T00-00-00Z.tar.gz.age';
  writeFileSync(path.join(place.to, foreign), '');
  writeFileSync(path.join(place.to, 'county-example-k01-2026-11-01T00-00-00Z.tar.gz.age.unfinished'), 'half');
  for (const night of [0, 1, 2])
    expect(await backup(place, NIGHT + night * DAY_MS)).toMatchObject({ code: 0 });
  expect(readdirSync(place.to).sort()).toEqual([
    'county-example-k01-2026-11-04T01-15-00Z.tar.gz.age',
    'county-example-k01-2026-11-05T01-15-00Z.tar.gz.age',
    foreign,
  ]);
});

test('a place that is not there, and one on the same disk, make no copy and are on record', async () => {
  const place = await site();
  rmSync(place.to, { recursive: true });
  const gone = await backup(place);
  expect(gone).toMatchObject({ code: 1, errors: expect.stringContaining('no such folder. Mount') });
  mkdirSync(place.to);
  writeFileSync(place.file, readFileSync(place.file, 'utf8').replace('not_required', 'required'));
  const beside = await backup(place);
  expect(beside).toMatchObject({
    code: 1,
    errors: expect.stringContaining('on the disk of the data folder'),
  });
  expect(readdirSync(place.to)).toEqual([]);
  expect(ofType(place, 'backup_failed')).toMatchObject([{ cause: 'no_place' }, { cause: 'no_place' }]);
});

test('a log that was harmed is not sealed as if it were whole, and older copies stay', async () => {
  const place = await site();
  await backup(place);
  await backup(place, NIGHT + DAY_MS);
  const file = path.join(place.data, 'log.db');
  const bytes = readFileSync(file);
  const at = bytes.indexOf('"type":"people_listed"');
  const other = at < 0 ? bytes.indexOf('"type":"kiosk_started"') : at;
  bytes.write('"type":"kiosk_stopped"', other);
  writeFileSync(file, bytes);
  const before = readdirSync(place.to).sort();
  const { code, errors } = await backup(place, NIGHT + 2 * DAY_MS);
  expect(code).toBe(1);
  expect(errors).toMatch(/did not verify|entry \d+/);
  expect(readdirSync(place.to).sort()).toEqual(before);
});

test('a configuration whose key is mistyped, or whose copies lie beside the log, is refused', async () => {
  const place = await site();
  const written = readFileSync(place.file, 'utf8');
  const right = recipientText(makeKeys().recipient);
  const wrong = `${right.slice(0, -1)}${right.endsWith('q') ? 'p' : 'q'}`;
  writeFileSync(place.file, written.replace(/age1[a-z0-9]+/, wrong));
  expect(await backup(place)).toMatchObject({
    code: 1,
    errors: expect.stringContaining('a letter of this key is wrong'),
  });
  writeFileSync(
    place.file,
    written
      .replace('data: data', `data: ${place.data}`)
      .replace(`to: ${place.to}`, `to: ${place.data}/copies`),
  );
  expect(await backup(place)).toMatchObject({
    code: 1,
    errors: expect.stringContaining('lies in the data folder'),
  });
});
