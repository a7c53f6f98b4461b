/** A beat is proof that the loop goes on, and not only that some process does. */
import { describe, expect, test } from 'vitest';
import { LoopProof } from '../../src/alerts/loop-proof.ts';
import { openLog } from '../../src/log/open-log.ts';
import { BOOT, heartbeat, moment, ORIGIN, optionsIn, temporaryDirectory } from '../log/aid.ts';

const open = () => {
  const options = optionsIn(temporaryDirectory());
  const log = openLog({ ...options, isSignedAtOnce: () => true });
  const append = (...types: readonly ('heartbeat' | 'other')[]) =>
    log.append(
      moment(0),
      BOOT,
      types.map((type) =>
        type === 'heartbeat' ? heartbeat(0) : ({ at: moment(0).at, type: 'clock_caught_up' } as const),
      ),
    );
  return { directory: options.directory, append };
};

describe('the proof', () => {
  test('names the newest heartbeat, and how far the signed log reaches', () => {
    const { directory, append } = open();
    append('other', 'heartbeat', 'other');
    const proof = new LoopProof(directory, 10_000, 0);
    const first = proof.at(1_000);
    expect(first).toMatchObject({ log: ORIGIN, heartbeat: 1, size: 3 });
    append('heartbeat', 'heartbeat');
    const second = proof.at(2_000);
    expect(second).toMatchObject({ heartbeat: 4, size: 5 });
    expect(second?.root).not.toBe(first?.root);
  });

  test('ends when no heartbeat comes, whatever else is written, and is there again with the next one', () => {
    const { directory, append } = open();
    append('heartbeat');
    const proof = new LoopProof(directory, 10_000, 0);
    expect(proof.at(20_000)).toMatchObject({ heartbeat: 0 });
    append('other');
    expect(proof.at(39_000)).not.toBeNull();
    append('other');
    expect(proof.at(40_001)).toBeNull();
    append('heartbeat');
    expect(proof.at(41_000)).toMatchObject({ heartbeat: 3 });
  });
});
