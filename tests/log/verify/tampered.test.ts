import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDataDirectory } from '../../../src/log/verify-sources/data-directory.ts';
import { openBag } from '../../../src/log/verify-sources/open-bag.ts';
import { temporaryDirectory } from '../aid.ts';
import { ORIGIN } from '../facts.ts';
import { type Known, verified } from './aid.ts';
import { writeBag } from './bag-files.ts';
import type { Content } from './content.ts';
import { writeDatabase } from './database-files.ts';
import { HONEST, TAMPERED, type Tampered, WITNESS_KEY } from './tampered.ts';

/** Each place in which such a copy can lie. */
const PLACES = {
  'as a bag': async (content: Content, known: Known) => {
    const folder = path.join(temporaryDirectory(), 'bag');
    writeBag(folder, content, ORIGIN);
    return await verified(openBag(folder).source, known);
  },
  'as a data directory': async (content: Content, known: Known) => {
    const folder = path.join(temporaryDirectory(), 'data');
    writeDatabase(folder, content, ORIGIN);
    const { source, close } = openDataDirectory(folder);
    // A data directory holds no policy, so the witness has to be given.
    const witness = content.policy === 'quorum none\n' ? [] : [WITNESS_KEY];
    const report = await verified(source, { witness, ...known });
    close();
    return report;
  },
};

const check = async (
  { content, alone, first_bad: firstBad, outside, beside }: Tampered,
  reportOn: (content: Content, known: Known) => ReturnType<typeof verified>,
): Promise<void> => {
  const report = await reportOn(content, {});
  expect(report.verdict).toBe(alone);
  if (firstBad !== undefined) expect(report.first_bad?.from).toBe(firstBad);
  expect(report.outside.items.map(({ entry }) => entry)).toEqual(outside ?? []);
  if (beside === undefined) return;
  const known = await reportOn(content, beside.known);
  expect(known.verdict).toBe(beside.verdict);
  if (beside.verdict === 'CONFLICT') expect(known.conflicts[0]).toMatchObject({ one: content.checkpoint });
};

describe.each(Object.entries(PLACES))('%s', (_, reportOn) => {
  test('the genuine log is what it is', async () => {
    expect(await reportOn(HONEST, {})).toMatchObject({ verdict: 'WITNESSED 1 of 1', findings: { count: 0 } });
  });

  test.each(TAMPERED.map((copy) => [copy.name, copy] as const))('%s', (_name, copy) => check(copy, reportOn));
});
