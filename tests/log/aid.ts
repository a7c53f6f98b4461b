import { createPrivateKey, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import type { SqliteLog } from '../../src/log/sqlite-log.ts';
import { BOOT, denied, heartbeat, moment, ORIGIN } from './facts.ts';

export { BOOT, denied, heartbeat, MORNING, moment, ORIGIN } from './facts.ts';

/** The key of the published signed-note example, so that signatures in tests are always the same. */
export const fixedKey = (): KeyObject =>
  createPrivateKey({
    key: Buffer.from(
      '302e020100300506032b657004220420810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c7283173',
      'hex',
    ),
    format: 'der',
    type: 'pkcs8',
  });

/** An empty directory that is removed after the test. */
export const temporaryDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'ballot-vault-log-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
};

/** An empty directory that is removed after the last test of a file. */
export const temporaryDirectoryOfFile = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'ballot-vault-log-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
};

export const optionsIn = (directory: string, more: Partial<OpenLogOptions> = {}): OpenLogOptions => ({
  directory: join(directory, 'data'),
  keyFile: join(directory, 'keys', 'log.pem'),
  signerStateFile: join(directory, 'keys', 'signer.state'),
  origin: ORIGIN,
  kiosk: 'k1',
  isSignedAtOnce: (fact) => fact.type === 'access_denied',
  ...more,
});

/** Opens a log and closes it after the test. */
export const opened = (options: OpenLogOptions): SqliteLog => {
  const log = openLog(options);
  onTestFinished(() => log.close());
  return log;
};

/** Appends `count` facts one by one, each second one with personal fields. */
export const fill = (log: SqliteLog, count: number): void => {
  for (let index = 0; index < count; index += 1) {
    const { size } = log.head;
    log.append(moment(size), BOOT, [size % 2 === 0 ? heartbeat(size) : denied(size)]);
  }
};

/** Appends `count` facts in one transaction. */
export const fillAtOnce = (log: SqliteLog, count: number): void => {
  const { size } = log.head;
  const facts = Array.from({ length: count }, (_, index) =>
    (size + index) % 2 === 0 ? heartbeat(size) : denied(size),
  );
  log.append(moment(size), BOOT, facts);
};

/** Opens a log, appends to it, closes it, and gives where it ended. */
export const openLogAndFill = (options: OpenLogOptions, count: number): SqliteLog['head'] => {
  const log = openLog(options);
  fill(log, count);
  const { head } = log;
  log.close();
  return head;
};

/** The error that some work throws. */
export const errorOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};
