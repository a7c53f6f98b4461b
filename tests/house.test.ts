/** The walls of the house, held on every file. That the walls themselves stand is `house/walls.test.ts`. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { appendCalls, impurities } from './house/purity.ts';
import { unreached } from './house/reach.ts';
import { linesOf, longFunctions, MOST_LINES_OF_FILE } from './house/sizes.ts';
import { CODE, importsOf, ROOT, readSources, topLevelNames } from './house/sources.ts';
import { isForbidden } from './house/walls.ts';
import { isExact, machineTraces, withoutRow } from './house/words.ts';

const TOP_LEVEL = [
  'LICENSE',
  'README.md',
  'config',
  'devices',
  'kiosk-ui',
  'package-lock.json',
  'package.json',
  'src',
  'systemd',
  'tests',
  'tsconfig.json',
];

/** Files that something outside the import graph starts: a person, npm, the set-up, or the browser. */
const ENTRIES = [
  ...['src/main.ts', 'src/commands/lock-alone.ts', 'src/ballot-vault.mjs', 'src/setup.mjs'],
  'kiosk-ui/vite.config.ts',
];

const code = readSources(CODE);
const versions = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: versions, devDependencies: versions, optionalDependencies: versions })
  .parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')));
const packages = Object.entries({
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
});

test('there is code to judge', () => {
  expect(code.length).toBeGreaterThan(20);
});

test('the top folder holds the agreed names and no others', () => {
  expect(topLevelNames().filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
});

test('imports point one way', () => {
  const wrong = code.flatMap((source) =>
    importsOf(source)
      .filter((specifier) => isForbidden(source.file, specifier))
      .map((specifier) => `${source.file} imports ${specifier}`),
  );
  expect(wrong).toEqual([]);
});

test('the core has no clock, no chance, no surroundings and no later', () => {
  const core = code.filter(({ file }) => file.startsWith('src/core/'));
  expect(core.length).toBeGreaterThan(0);
  expect(core.flatMap((source) => impurities(source).map((what) => `${source.file}:${what}`))).toEqual([]);
});

test('only the loop appends to the log', () => {
  const others = code.filter(
    ({ file }) => /^(src|devices)\//.test(file) && !file.startsWith('src/log/') && file !== 'src/kiosk.ts',
  );
  expect(others.flatMap((source) => appendCalls(source).map((line) => `${source.file}:${line}`))).toEqual([]);
});

test('no file is too long to read at once', () => {
  const long = readSources([...CODE, '.css', '.html'])
    .filter(({ text }) => linesOf(text) > MOST_LINES_OF_FILE)
    .map(({ file, text }) => `${file}: ${linesOf(text)} lines`);
  expect(long).toEqual([]);
});

test('no function is longer than a screen', () => {
  expect(code.flatMap((source) => longFunctions(source).map((what) => `${source.file}:${what}`))).toEqual([]);
});

test('every file is used', () => {
  const ours = readSources(['']).filter(
    ({ file }) => /^(src|devices|kiosk-ui)\//.test(file) && !file.endsWith('tsconfig.json'),
  );
  const isEntry = (file: string) => ENTRIES.includes(file) || /^kiosk-ui\/.*\.html$/.test(file);
  expect(unreached(ours, isEntry)).toEqual([]);
});

test('no file names a place on one machine or a package server', () => {
  const traces = readSources(['']).flatMap(({ file, text }) =>
    machineTraces(text).map((line) => `${file}:${line}`),
  );
  expect(traces).toEqual([]);
});

test('every dependency has an exact version', () => {
  expect(packages.filter(([, version]) => !isExact(version))).toEqual([]);
});

test('every dependency has a row in the README', () => {
  const readme = path.join(ROOT, 'README.md');
  expect(existsSync(readme), 'README.md is missing').toBe(true);
  const names = packages.map(([name]) => name);
  expect(withoutRow(names, readFileSync(readme, 'utf8'))).toEqual([]);
});
