import { z } from 'zod';
import { exportBag } from './bag.ts';
import { inChild } from './child.ts';
import type { Figure } from './figure.ts';
import { say } from './progress.ts';
import { significant, spreadOf } from './statistics.ts';

const LARGE = 1_000_000;
const RUNS = 3;

const CHECKED = z.object({
  verdict: z.literal('INTACT, UNWITNESSED'),
  entries: z.literal(LARGE),
  commitments: z.number(),
  seconds: z.number(),
  most_kb: z.number(),
});
const HASHED = z.object({ entries: z.literal(LARGE), seconds: z.number() });

/** The whole check of a bag of a long log, against bare SHA-256 over the same bytes, entries and nodes; in turns. */
export const measureVerify = async (): Promise<readonly Figure[]> => {
  const { folder } = await exportBag(LARGE, 'verify');
  const [checks, floors]: [number[], number[]] = [[], []];
  let most = 0;
  for (let run = 0; run < RUNS; run += 1) {
    say(`verify: ${LARGE} entries, ${run + 1} of ${RUNS} ...`);
    const { seconds, most_kb, commitments } = await inChild('verify-child.ts', [folder], CHECKED, 'verify');
    checks.push(seconds);
    most = Math.max(most, most_kb);
    floors.push((await inChild('hashing-child.ts', [folder, String(commitments)], HASHED)).seconds);
  }
  const [check, floor] = [spreadOf(checks).p50, spreadOf(floors).p50];
  return [
    {
      name: `verification of a bag of ${LARGE} entries, against bare SHA-256`,
      measured: check / floor,
      unit: 'times',
      limit: 2,
      detail: `${significant(check)} s against ${significant(floor)} s for SHA-256 alone over the same files, entries, nodes and commitments on one core; medians of ${RUNS} of each in turns; at most ${significant((most * 1_024) / 1e6)} MB`,
    },
  ];
};
