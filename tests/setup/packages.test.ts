import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packagesAreCurrent } from '../../src/setup/packages.mjs';

type Locked = Record<string, { version?: string; integrity?: string; optional?: boolean }>;

const wanted: Locked = {
  '': {},
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/b': { version: '2.0.0', integrity: 'sha512-b', optional: true },
};
let root: string;

function write(file: string, packages: Locked): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), JSON.stringify({ packages }));
}

const installed = (packages: Locked) => write('node_modules/.package-lock.json', packages);

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-packages-'));
  write('package-lock.json', wanted);
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test('nothing installed is not current', () => {
  expect(packagesAreCurrent(root)).toBe(false);
});

test('what npm installed by hand from the same lock file is current, optional ones or not', () => {
  const { '': _, 'node_modules/b': b, ...needed } = wanted;
  installed(needed);
  expect(packagesAreCurrent(root)).toBe(true);
  installed({ ...needed, ...(b && { 'node_modules/b': b }) });
  expect(packagesAreCurrent(root)).toBe(true);
});

test.each<[string, Locked]>([
  ['another version', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
  ['other contents', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } }],
  ['a missing package', {}],
  ['a package too many', { 'node_modules/a': wanted['node_modules/a'] ?? {}, 'node_modules/c': {} }],
])('%s is not current', (_, packages) => {
  installed(packages);
  expect(packagesAreCurrent(root)).toBe(false);
});

test('the pinned Node of this machine must be there', () => {
  const name = `node_modules/node-${process.platform}-${process.arch}`;
  const packages = { 'node_modules/a': { version: '1.0.0' }, [name]: { version: '24.0.0', optional: true } };
  write('package-lock.json', packages);
  installed(packages);
  expect(packagesAreCurrent(root)).toBe(false);
});
