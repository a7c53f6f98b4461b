import { cpSync, existsSync, readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkBag } from '../../src/log/bundle/check-bag.ts';
import { temporaryDirectory, temporaryDirectoryOfFile } from '../log/aid.ts';
import { writeSmallBag } from './changed-bag.ts';
import { reportOnBag } from './evidence.ts';
import { HARMED_BAGS } from './harmed-bags.ts';

const pattern = temporaryDirectoryOfFile();

const genuineBag = async (): Promise<string> => {
  if (!existsSync(path.join(pattern, 'bag'))) await writeSmallBag(pattern);
  const bag = path.join(temporaryDirectory(), 'bag');
  cpSync(path.join(pattern, 'bag'), bag, { recursive: true });
  return bag;
};

/** Files below a folder that this process has open. */
const openIn = (folder: string): readonly string[] =>
  readdirSync('/proc/self/fd').flatMap((descriptor) => {
    const file = `/proc/self/fd/${descriptor}`;
    const target = existsSync(file) ? readlinkSync(file) : '';
    return target.startsWith(folder) ? [target] : [];
  });

describe('what verify says of a harmed bag', () => {
  test.each(Object.entries(HARMED_BAGS))('%s', async (_, { harm, found, isForged = false }) => {
    const bag = await genuineBag();
    harm(bag);
    const { verdict, findings } = await reportOnBag(bag);
    expect(findings.items.map(({ what }) => what).join('\n')).toMatch(found);
    expect(verdict).toBe('INVALID');
    expect(openIn(bag)).toEqual([]);
    // An export that finds this in what it has just written gives no bundle; a forger's manifests fit.
    expect((await checkBag(bag)) === undefined).toBe(isForged);
  });

  test('an unharmed one is what the witness saw', async () => {
    expect(await reportOnBag(await genuineBag())).toMatchObject({
      verdict: 'WITNESSED 1 of 1',
      findings: { count: 0 },
    });
  });
});
