import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkBag } from '../../src/log/bundle/check-bag.ts';
import { ExportFailed } from '../../src/log/bundle/errors.ts';
import { exportLog } from '../../src/log/bundle/export-log.ts';
import { reading, rejection, requestOf, signedLog } from '../log/bundle/aid.ts';

const noRoom = (): Error =>
  Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });

test('a disk that holds something else than was written gives no bundle', async () => {
  const request = requestOf(reading(signedLog(10).directory));
  const unfinished = `${request.out}.unfinished`;
  const error = await rejection(
    exportLog({
      ...request,
      beforeWrite: (file) => {
        if (file === 'tagmanifest-sha256.txt') writeFileSync(path.join(unfinished, 'data/log.vkey'), 'other');
      },
    }),
  );
  expect(error).toBeInstanceOf(ExportFailed);
  expect(String(error)).toContain('data/log.vkey: it does not have the digest');
  expect(readdirSync(path.dirname(request.out))).toEqual(['page.html']);
});

test('a disk that is full at any write leaves no bundle and nothing of it', async () => {
  const log = reading(signedLog(600).directory);
  let writes = 0;
  const whole = requestOf(log, {
    beforeWrite: () => {
      writes += 1;
    },
  });
  await exportLog(whole);
  expect(await checkBag(whole.out)).toBeUndefined();
  expect(writes).toBeGreaterThan(20);
  for (let full = 1; full <= writes; full += 1) {
    let write = 0;
    const request = requestOf(log, {
      beforeWrite: () => {
        write += 1;
        if (write >= full) throw noRoom();
      },
    });
    const error = await rejection(exportLog(request));
    expect(error).toBeInstanceOf(ExportFailed);
    expect(String(error)).toContain('there is no room left for the bundle. Make room');
    expect(existsSync(request.out)).toBe(false);
    expect(readdirSync(path.dirname(request.out))).toEqual(['page.html']);
  }
});
