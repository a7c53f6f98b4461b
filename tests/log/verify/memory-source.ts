import { encodeEntries } from '../../../src/log/formats/tiles.ts';
import { appendLeaf, EMPTY_FRONTIER, leafHash, TILE_WIDTH } from '../../../src/log/formats/tree.ts';
import type { EvidenceSource } from '../../../src/log/verify/source.ts';
import type { Content } from './content.ts';

/** The hashes of each tile level of these entries, lowest first. */
export const tileLevels = (content: Pick<Content, 'entries'>): readonly (readonly Buffer[])[] => {
  const levels: Buffer[][] = [[]];
  let frontier = EMPTY_FRONTIER;
  for (const { bytes } of content.entries) {
    const leaf = leafHash(bytes);
    levels[0]?.push(leaf);
    const next = appendLeaf(frontier, leaf);
    frontier = next.frontier;
    for (const { level, hash } of next.completed) {
      levels[level] ??= [];
      levels[level]?.push(hash);
    }
  }
  return levels;
};

/** Evidence in memory; whatever `change` has stands in place of the honest part. */
export const memorySource = (content: Content, change: Partial<EvidenceSource> = {}): EvidenceSource => {
  const levels = tileLevels(content);
  return {
    where: 'memory',
    kind: 'bag',
    checkpoint: () => Promise.resolve(content.checkpoint),
    verifierKey: () => Promise.resolve(`${content.vkey}\n`),
    policy: () => Promise.resolve(content.policy),
    oldCheckpoints: () => content.old.map(({ size, note }) => ({ name: `log/old/${size}`, note })),
    range: () => Promise.resolve(content.range),
    hashTile: (level, position, width) => {
      const hashes = levels[level]?.slice(position * TILE_WIDTH, position * TILE_WIDTH + width) ?? [];
      return hashes.length === width ? Buffer.concat(hashes) : undefined;
    },
    entryBundle: (position, width) =>
      encodeEntries(
        content.entries.slice(position * TILE_WIDTH, position * TILE_WIDTH + width).map(({ bytes }) => bytes),
      ),
    disclosures: () => [
      content.entries.flatMap(({ disclosures }, seq) =>
        disclosures.length > 0 ? [{ seq, disclosures }] : [],
      ),
    ],
    erased: () => [content.erased],
    withheld: () =>
      Promise.resolve({
        profile: content.withheld.profile,
        fields: new Map(Object.entries(content.withheld.fields)),
      }),
    furtherChecks: [],
    notChecked: () => [],
    ...change,
  };
};
