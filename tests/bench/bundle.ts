import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../src/runtime.mjs';
import type { Figure } from './figure.ts';
import { significant } from './statistics.ts';

const PAGE = path.join(ROOT, 'kiosk-ui', 'dist', 'kiosk', 'index.html');
const NAMED = /["'(`]([^"'()`\s]+\.(?:js|css))["')`]/g;

/** Scripts and styles that a file names. */
const namedIn = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(NAMED)].flatMap(([, name = '']) => {
    const target = [path.dirname(file), path.dirname(path.dirname(file))]
      .map((folder) => path.resolve(folder, name))
      .find((candidate) => existsSync(candidate));
    return target === undefined ? [] : [target];
  });

/** Those that a page or a script of it names, and those that they name. */
const assetsOf = (file: string, found = new Set<string>()): ReadonlySet<string> => {
  for (const target of namedIn(file)) {
    if (found.has(target)) continue;
    found.add(target);
    assetsOf(target, found);
  }
  return found;
};

/** Gzip of all with this ending, in kB. */
const sizeOf = (assets: readonly string[], ending: string): number =>
  assets
    .filter((file) => file.endsWith(ending))
    .reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / 1_000;

const detailOf = (assets: readonly string[]): string =>
  `${significant(sizeOf(assets, '.js'))} kB of scripts, ${significant(sizeOf(assets, '.css'))} kB of styles, ${assets.length} files`;

/**
 * What the kiosk's page loads besides its fonts, each file compressed by gzip as a server would. The page itself names
 * everything that it needs to start; what only its scripts name comes after it was painted.
 */
export const measureBundle = (): readonly Figure[] => {
  const start = namedIn(PAGE);
  const later = [...assetsOf(PAGE)].filter((file) => !start.includes(file));
  if (!start.some((file) => file.endsWith('.js'))) throw new Error(`${PAGE} names no script`);
  const all = (assets: readonly string[]): number => sizeOf(assets, '.js') + sizeOf(assets, '.css');
  return [
    {
      name: 'kiosk page, scripts and styles, gzip',
      measured: all(start),
      unit: 'kB',
      limit: 60,
      detail: detailOf(start),
    },
    {
      name: 'what it loads after its first picture: Spanish, and pages that people open by hand',
      measured: all(later),
      unit: 'kB',
      detail: detailOf(later),
    },
  ];
};
