import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LogRefused } from '../../src/log/errors.ts';
import {
  keepWaitingKey,
  makeWaitingKey,
  newPrivateKey,
  readSigningKey,
  readWaitingKey,
} from '../../src/log/signing-key.ts';
import { loadSiteKey } from '../../src/log/site-key.ts';
import { errorOf, fixedKey, ORIGIN, temporaryDirectory } from './aid.ts';

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);

describe('the signing key', () => {
  test('is a PEM file for its owner alone, and waits for its log under another name', () => {
    const file = join(temporaryDirectory(), 'keys', 'log.pem');
    const made = makeWaitingKey(file, ORIGIN, newPrivateKey);
    expect(readSigningKey(file, ORIGIN)).toBeUndefined();
    expect(readWaitingKey(file, ORIGIN)?.verifier_key).toBe(made.verifier_key);
    keepWaitingKey(file);
    expect(readSigningKey(file, ORIGIN)?.verifier_key).toBe(made.verifier_key);
    expect(readWaitingKey(file, ORIGIN)).toBeUndefined();
    expect(modeOf(file)).toBe('600');
    expect(readFileSync(file, 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  });

  test('is a new one each time', () => {
    const directory = temporaryDirectory();
    const keys = ['a', 'b'].map(
      (name) => makeWaitingKey(join(directory, name), ORIGIN, newPrivateKey).verifier_key,
    );
    expect(new Set(keys).size).toBe(2);
  });

  test('that others can read is refused with the command that mends it', () => {
    const file = join(temporaryDirectory(), 'log.pem');
    makeWaitingKey(file, ORIGIN, fixedKey);
    keepWaitingKey(file);
    for (const mode of [0o640, 0o604, 0o660, 0o610]) {
      chmodSync(file, mode);
      expect(() => readSigningKey(file, ORIGIN)).toThrow(`chmod 600 ${file}`);
    }
    chmodSync(file, 0o400);
    expect(readSigningKey(file, ORIGIN)).toBeDefined();
  });

  test('of another kind, garbage or a directory is refused', () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'log.pem');
    const other =
      '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n-----END PRIVATE KEY-----\n';
    for (const content of ['', 'no key', other]) {
      writeFileSync(file, content, { mode: 0o600 });
      expect(errorOf(() => readSigningKey(file, ORIGIN))).toBeInstanceOf(LogRefused);
      expect(() => readSigningKey(file, ORIGIN)).toThrow(/not an Ed25519 private key/);
    }
    mkdirSync(join(directory, 'folder'));
    expect(() => readSigningKey(join(directory, 'folder'), ORIGIN)).toThrow(/not a file/);
  });
});

describe('the site key', () => {
  test('is made once, 32 bytes for its owner alone', () => {
    const file = join(temporaryDirectory(), 'keys', 'site.key');
    const key = loadSiteKey(file, true);
    expect(key).toHaveLength(32);
    expect(loadSiteKey(file, false)).toEqual(key);
    expect(modeOf(file)).toBe('600');
  });

  test('that is missing is not made anew where badges are on record', () => {
    expect(() => loadSiteKey(join(temporaryDirectory(), 'site.key'), false)).toThrow(/Restore the site key/);
  });

  test('that is open to others or wrong is refused', () => {
    const file = join(temporaryDirectory(), 'site.key');
    loadSiteKey(file, true);
    chmodSync(file, 0o644);
    expect(() => loadSiteKey(file, true)).toThrow(/mode 0644/);
    chmodSync(file, 0o600);
    for (const content of ['', 'abc', `${'0'.repeat(64)}\n\n`, 'G'.repeat(64)]) {
      writeFileSync(file, content);
      expect(() => loadSiteKey(file, true)).toThrow(/64 hexadecimal digits/);
    }
  });
});
