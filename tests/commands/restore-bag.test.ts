import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { publishLog } from '../../src/log/published-log.ts';
import { entryLine, readLog } from '../../src/log/read-log.ts';
import { asWitness, factsOf, newSite, type Site, witnessKeyOf, writeConfig } from '../witness/kiosks.ts';
import { folder, run } from './aid.ts';
import { goOn, loseLog, restore, sizeIn } from './restored.ts';

/** A kiosk and a bag of its log. */
const siteWithBag = async (...more: readonly string[]) => {
  const home = folder();
  const site = await newSite(home, 'k1');
  return { home, site, bag: await bagOf(home, site, more) };
};

const bagOf = async (home: string, site: Site, more: readonly string[] = []): Promise<string> => {
  const verifyPage = path.join(home, 'page.html');
  writeFileSync(verifyPage, '<!doctype html><title>verify</title>\n');
  const bag = path.join(home, 'bag');
  const exported = await run(['export', '--data', site.data, '--to', bag, ...more], { verifyPage });
  expect([exported.code, exported.errors]).toEqual([0, '']);
  return bag;
};

const cosignedIn = ({ data }: Site) => {
  const log = publishLog(data);
  try {
    return log.cosigned();
  } finally {
    log.close();
  }
};

/** Entries with all that opens them. */
const linesOf = ({ data }: Site): readonly string[] => {
  const log = readLog(data);
  try {
    return [...log.entries(0)].map(entryLine);
  } finally {
    log.close();
  }
};

const isBack = ({ data }: Site): boolean => existsSync(path.join(data, 'log.db'));

test('a log that was lost goes on from a full bag, and says so', async () => {
  const { home, site, bag } = await siteWithBag();
  const before = linesOf(site);
  const size = sizeIn(site.data);
  expect(before).toHaveLength(size);
  loseLog(site);
  expect(await restore(site, bag)).toMatchObject({ code: 0, errors: '' });
  expect(readdirSync(site.data).sort()).toEqual(['keys', 'lock.db', 'log.db', 'reserve']);
  expect(linesOf(site).slice(0, size)).toEqual(before);
  expect(factsOf(site).slice(size)).toMatchObject([{ type: 'log_restored', source: 'export_bag', size }]);
  expect((await goOn(site)).errors).toBe('');
  const { printed } = await run(['verify', site.data, '--evidence', path.join(home, 'evidence.json')]);
  expect(printed).toContain('INTACT, UNWITNESSED');
  expect(printed).toContain('on the word that was given');
});

test('what witnesses have cosigned comes back with it', async () => {
  const home = folder();
  const [site, other] = [await newSite(home, 'k1'), await newSite(home, 'k2')];
  writeConfig(other, `{ ${asWitness(other, [site])} }`);
  const key = await witnessKeyOf(other);
  writeConfig(site, `{ witnesses: [{ key: '${key}', organization: Neighbour }] }`);
  const stick = path.join(home, 'stick');
  const onStick = (ending: string) =>
    readdirSync(stick)
      .filter((name) => name.endsWith(ending))
      .map((name) => path.join(stick, name));
  await run(['witness', 'request', '--data', site.data, '--to', stick]);
  await run(['witness', 'answer', ...onStick('.add-checkpoint'), '--config', other.file, '--to', stick]);
  expect((await run(['witness', 'accept', ...onStick('.cosigned'), '--config', site.file])).errors).toBe('');
  const cosigned = cosignedIn(site);
  expect(cosigned).toMatchObject([{ witness: other.witness }]);
  const bag = await bagOf(home, site, ['--config', site.file]);
  loseLog(site);
  expect(await restore(site, bag)).toMatchObject({ code: 0, errors: '' });
  expect(cosignedIn(site)).toEqual(cosigned);
});

test.each([
  [['--redact', 'public'], /the profile public withholds personal fields/],
  [['--from', '#2'], /it holds the entries \d+ to \d+ of \d+/],
] as const)('no log is made of a bag of which a part was left out: %s', async (more, message) => {
  const { site, bag } = await siteWithBag(...more);
  loseLog(site);
  const { code, errors } = await restore(site, bag);
  expect(errors).toMatch(message);
  expect(code).toBe(2);
  expect(isBack(site)).toBe(false);
  expect(readdirSync(site.data).filter((name) => name.startsWith('unpacking'))).toEqual([]);
});

test('no log is made of a bag that somebody changed', async () => {
  const { site, bag } = await siteWithBag();
  loseLog(site);
  const file = path.join(bag, 'data/disclosures.jsonl');
  writeFileSync(file, readFileSync(file, 'utf8').split('\n').slice(1).join('\n'));
  const { code, errors } = await restore(site, bag);
  expect(errors).toContain('this copy is not whole');
  expect(code).toBe(1);
  expect(isBack(site)).toBe(false);
});

test('a bag that ends before what was signed is refused like any copy', async () => {
  const { site, bag } = await siteWithBag();
  await goOn(site);
  loseLog(site);
  const { code, errors } = await restore(site, bag);
  expect(errors).toMatch(/the signer has signed \d+ entries, and this copy ends at \d+/);
  expect(code).toBe(1);
});
