import { createReadStream, createWriteStream, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { exportBag } from './bag.ts';
import type { Figure } from './figure.ts';
import { workFolder } from './logs.ts';
import { say } from './progress.ts';
import { significant } from './statistics.ts';

const LARGE = 1_000_000;
const MEGABYTE = 1e6;
/** What is fast enough on any disk, in megabytes a second. */
const FAST_ENOUGH = 20;

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** Copies files as anybody would: one stream into another, and no more. Gives the seconds. */
const copyAll = async (files: readonly string[], from: string, to: string): Promise<number> => {
  const targets = files.map((file) => path.join(to, path.relative(from, file)));
  for (const folder of new Set(targets.map((file) => path.dirname(file))))
    mkdirSync(folder, { recursive: true });
  const begun = performance.now();
  for (const [index, file] of files.entries())
    await pipeline(createReadStream(file), createWriteStream(targets[index] ?? ''));
  return (performance.now() - begun) / 1_000;
};

/** An export of a long log, against a plain copy of what it wrote. */
export const measureExport = async (): Promise<readonly Figure[]> => {
  const { folder: out, seconds, most_kb } = await exportBag(LARGE, 'export');
  const files = filesIn(out);
  const megabytes = files.reduce((sum, file) => sum + statSync(file).size, 0) / MEGABYTE;
  say('export: the same by plain copying ...');
  const copying = await copyAll(files, out, workFolder('export-copy'));
  const half = megabytes / copying / 2;
  return [
    {
      name: `export of ${LARGE} entries, written and on the disk`,
      measured: megabytes / seconds,
      unit: 'MB/s',
      least: Math.min(FAST_ENOUGH, half),
      detail: `${significant(megabytes)} MB in ${files.length} files and ${significant(seconds)} s; plain copying of the same takes ${significant(copying)} s (half of it would be ${significant(half)} MB/s)`,
    },
    {
      name: 'the most memory it had meanwhile',
      measured: (most_kb * 1_024) / MEGABYTE,
      unit: 'MB',
      limit: 200,
      detail: 'resident memory as the kernel counts it',
    },
  ];
};
