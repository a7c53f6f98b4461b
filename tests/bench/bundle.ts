import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../src/runtime.mjs';
import type { Figure } from './figure.ts';
import { significant } from './statistics.ts';

const PAGE = path.join(ROOT, 'kiosk-ui', 'dist', 'kiosk', 'index.html');
const NAMED = /["'(`]([^"'()`\s]+\.(?:js|css))["')`]/g;

/** Scripts and styles that a page or a script of it names, and those that they name. */
const assetsOf = (file: string, found = new Set<string>()): ReadonlySet<string> => {
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(NAMED)) {
    const target = [path.dirname(file), path.dirname(path.dirname(file))]
      .map((folder) => path.resolve(folder, name))
      .find((candidate) => existsSync(candidate));
    if (target === undefined || found.has(target)) continue;
    found.add(target);
    assetsOf(target, found);
  }
  return found;
};

/** What the kiosk's page loads besides its fonts, each file compressed by gzip as a server would. */
export const measureBundle = (): readonly Figure[] => {
  const assets = [...assetsOf(PAGE)];
  if (!assets.some((file) => file.endsWith('.js'))) throw new Error(`${PAGE} names no script`);
  const sizeOf = (ending: string): number =>
    assets
      .filter((file) => file.endsWith(ending))
      .reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  const [scripts, styles] = [sizeOf('.js') / 1_000, sizeOf('.css') / 1_000];
  return [
    {
      name: 'kiosk page, scripts and styles, gzip',
      measured: scripts + styles,
      unit: 'kB',
      limit: 60,
      detail: `${significant(scripts)} kB of scripts, ${significant(styles)} kB of styles, ${assets.length} files`,
    },
  ];
};
