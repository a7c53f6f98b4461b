import type { CustodyStatement } from '../../src/core/custody-terms.ts';
import type { Container } from '../../src/core/facts-custody.ts';
import type { ContainerId, SealNumber } from '../../src/core/terms.ts';
import { ROOM } from './world.ts';

export const B1 = 'B-1' as ContainerId;
export const seal = (number: string) => number as SealNumber;
/** How a statement names the container that it is about. */
export const OF_B1 = { container: B1, taken_by: 'scanned' } as const;

/** A box of voted ballots that stands in the room, without a seal. */
export const box = (change: Partial<Container> = {}): Container => ({
  kind: 'box',
  contents: 'voted_counted',
  election: 'General 2026',
  range: '',
  count: 480,
  approved_until: '',
  keep_until: '2028-11-03',
  room: ROOM,
  shelf: 'A 3',
  since: 0,
  seals: [],
  held: 'no',
  destroyed: 'no',
  ...change,
});

/** That seal S-001 of the box is to be replaced by S-002. */
export const REPLACED: CustodyStatement = {
  statement: 'replace_seal',
  ...OF_B1,
  seal: seal('S-001'),
  condition: 'intact',
  words: '',
  new_seal: seal('S-002'),
};
