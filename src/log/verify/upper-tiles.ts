import { tilePath, tilesOf } from '../formats/tiles.ts';
import type { Findings } from './findings.ts';
import type { GrowingTree } from './growing-tree.ts';
import type { EvidenceSource } from './source.ts';

/** Each hash tile above the leaves against what the tree has there; gives their number. */
export const checkUpperTiles = async (
  source: EvidenceSource,
  tree: GrowingTree,
  findings: Findings,
): Promise<number> => {
  let tiles = 0;
  for (const { level, position, width } of tilesOf(tree.size)) {
    tiles += 1;
    if (level === 0) continue;
    const stored = await source.hashTile(level, position, width);
    const path = tilePath(level, position, width);
    if (stored === undefined) findings.add('false', 'tile_missing', `the hash tile ${path} is missing`);
    else if (!stored.equals(tree.tile(level, position, width)))
      findings.add('false', 'tile_false', `the hash tile ${path} is not what the entries give`);
  }
  return tiles;
};
