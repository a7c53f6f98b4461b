import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PUBLIC, PUBLIC_GROUND } from '../../../src/log/redaction.ts';
import { openBag } from '../../../src/log/verify-sources/open-bag.ts';
import { verified } from '../verify/aid.ts';
import { bundleOf, linesIn, signedLog, textIn } from './aid.ts';

const SIZE = 520;

const reportOf = async (bundle: string) => {
  const { source, close } = openBag(bundle);
  try {
    return await verified(source);
  } finally {
    close();
  }
};

test('the bundle of any range is intact by itself, and has the records of that range alone', async () => {
  const options = signedLog(SIZE);
  const ranges = fc
    .tuple(fc.integer({ min: 0, max: SIZE - 1 }), fc.integer({ min: 1, max: SIZE }))
    .filter(([from, until]) => from < until);
  await fc.assert(
    fc.asyncProperty(ranges, fc.boolean(), async ([from, until], isPublic) => {
      const bundle = await bundleOf(options, {
        range: { from, until },
        ...(isPublic ? { redaction: PUBLIC } : {}),
      });
      expect(await reportOf(bundle)).toMatchObject({ verdict: 'INTACT, UNWITNESSED', size: SIZE });
      const records = linesIn(bundle, 'records.jsonl') as readonly { readonly seq: number }[];
      expect(records.map(({ seq }) => seq)).toEqual(
        Array.from({ length: until - from }, (_, index) => from + index),
      );
    }),
    { numRuns: 12 },
  );
});

test('the redacted twin and the full bundle are proved by one checkpoint, and what is withheld has its ground', async () => {
  const options = signedLog(SIZE);
  const [full, twin] = [await bundleOf(options), await bundleOf(options, { redaction: PUBLIC })];
  expect(textIn(twin, 'log/checkpoint')).toBe(textIn(full, 'log/checkpoint'));
  const [ofFull, ofTwin] = [await reportOf(full), await reportOf(twin)];
  expect(ofFull).toMatchObject({
    verdict: 'INTACT, UNWITNESSED',
    checked: { disclosed: SIZE, withheld: [] },
  });
  expect(ofTwin).toMatchObject({
    verdict: 'INTACT, UNWITNESSED',
    root: ofFull.root,
    checked: {
      disclosed: 0,
      missing: 0,
      withheld: [
        { name: 'credential', ground: PUBLIC_GROUND, count: SIZE / 2 },
        { name: 'person', ground: PUBLIC_GROUND, count: SIZE / 2 },
      ],
    },
  });
});
