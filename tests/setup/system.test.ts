import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../src/runtime.mjs';

const SYSTEM = path.join(ROOT, 'src', 'setup', 'system.mjs');

test('a browser that is not there and cannot be installed is an error that says what to run', () => {
  const script = `import(${JSON.stringify(SYSTEM)}).then((m) => m.ensureChromium())`;
  const result = spawnSync(process.execPath, ['--eval', script], {
    encoding: 'utf8',
    env: { PATH: '/nowhere' },
  });
  expect(result.status).not.toBe(0);
  expect(result.stderr).toContain('run "sudo apt-get install chromium", then the same again');
});
