import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findRuntime, ROOT } from '../../src/runtime.mjs';

const COMPILED = path.join(ROOT, 'src', 'setup', 'compiled.mjs');
/** Says which of Node's own modules that strip types were loaded. */
const STRIPPERS = `data:text/javascript,process.on('exit',()=>console.log('strippers:',process.moduleLoadList.filter((name)=>/amaro/.test(name)).join()))`;
const TIMEOUT = 120_000;

const node = (folder: string, args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(findRuntime(), args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_COMPILE_CACHE: folder },
  });
  expect(status, stderr).toBe(0);
  return stdout;
};

const compile = (folder: string): string =>
  node(folder, [
    '--eval',
    `import(${JSON.stringify(COMPILED)}).then((m) => m.ensureCompiled(${JSON.stringify(ROOT)}))`,
  ]);

test('after the set-up no part of the kiosk has to strip types, and a second set-up only looks', {
  timeout: TIMEOUT,
}, () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-compiled-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const office = ['--import', STRIPPERS, 'src/office/office-process.ts'];
  expect(node('', office)).toContain('amaro');
  expect(compile(folder)).toContain('compiling: done');
  for (const program of [
    ['src/main.ts', 'help'],
    ['src/web/evidence-process.ts'],
    ['src/office/office-process.ts'],
    ['src/alerts/alerts-process.ts'],
  ])
    expect(node(folder, ['--import', STRIPPERS, ...program])).toMatch(/strippers: $/m);
  const { mtimeMs } = statSync(path.join(folder, '.stamp'));
  expect(compile(folder)).toBe('');
  expect(statSync(path.join(folder, '.stamp')).mtimeMs).toBe(mtimeMs);
});
