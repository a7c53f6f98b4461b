import { inclusionProof, subtreeHasher, verifyInclusion } from '../../src/log/formats/proof.ts';
import { readLog } from '../../src/log/read-log.ts';
import type { Figure } from './figure.ts';
import { logOf } from './logs.ts';
import { say } from './progress.ts';
import { significant, spreadOf } from './statistics.ts';

const LARGE = 1_000_000;
const PROOFS = 2_000;
/** Prime to the size, so that the entries asked for lie everywhere. */
const STEP = 611_953;

/** Inclusion proofs from a long log, each for another entry and each verified. */
export const measureProof = (): readonly Figure[] => {
  const log = readLog(logOf(LARGE, 'proof'));
  const { size, root } = log.head();
  const hashOf = subtreeHasher((level, from, count) => log.rows.hashes(level, from, count));
  say(`proof: ${PROOFS} inclusion proofs ...`);
  const times: number[] = [];
  for (let number = 0; number < PROOFS; number += 1) {
    const index = (number * STEP) % size;
    const begun = performance.now();
    const proof = inclusionProof(index, size, hashOf);
    times.push(performance.now() - begun);
    const [leaf] = log.rows.hashes(0, index, 1);
    verifyInclusion(index, size, leaf ?? Buffer.of(), proof, root);
  }
  log.close();
  const { p50, p99 } = spreadOf(times);
  return [
    {
      name: `inclusion proof from a log of ${LARGE} entries, p99`,
      measured: p99,
      unit: 'ms',
      limit: 2,
      detail: `p50 ${significant(p50)} ms; ${PROOFS} proofs, each of another entry`,
    },
  ];
};
