/** What opens an account: passwords, codes of an app, and the key under which both are kept. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateSync } from 'otplib';
import { describe, expect, test } from 'vitest';
import { checkCode, newCodeSecret, secretAddress, secretText } from '../../src/office/codes.ts';
import { loadOfficeKey } from '../../src/office/office-key.ts';
import { hashPassword, isPassword } from '../../src/office/password.ts';
import { PASSWORD_MAX, passwordFault } from '../../src/office/password-rules.ts';
import { temporaryDirectory } from '../log/aid.ts';

const PEPPER = Buffer.alloc(32, 7);
const PASSWORD = 'winding river over granite';

describe('a password', () => {
  test('is hashed with Argon2id, salted each time, and known again', async () => {
    const hashes = [await hashPassword(PASSWORD, PEPPER), await hashPassword(PASSWORD, PEPPER)];
    for (const hash of hashes) {
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
      expect(await isPassword(PASSWORD, hash, PEPPER)).toBe(true);
      expect(await isPassword(`${PASSWORD} `, hash, PEPPER)).toBe(false);
    }
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  test('is worth nothing without the key that the database does not hold', async () => {
    const hash = await hashPassword(PASSWORD, PEPPER);
    expect(await isPassword(PASSWORD, hash, Buffer.alloc(32, 8))).toBe(false);
  });

  test('of no account is never right, and a hash that nobody here made is refused', async () => {
    expect(await isPassword(PASSWORD, undefined, PEPPER)).toBe(false);
    const hash = await hashPassword(PASSWORD, PEPPER);
    for (const other of ['', 'plain', hash.replace('m=19456', 'm=999999'), hash.replace('t=2', 't=99')]) {
      await expect(isPassword(PASSWORD, other, PEPPER)).rejects.toThrow('not the hash of a password');
    }
  });

  test('is the same however its letters are composed', async () => {
    const hash = await hashPassword('ma\u00f1ana bajo el granito', PEPPER);
    expect(await isPassword('man\u0303ana bajo el granito', hash, PEPPER)).toBe(true);
  });

  test.each([
    ['winding river', null],
    ['тихая река под горой', null],
    ['     x9 Lk qW zt    ', null],
    [`${'seven lanterns by the mill '.repeat(4)}`.slice(0, PASSWORD_MAX), null],
    ['eleven chrs', 'too_short'],
    ['a'.repeat(PASSWORD_MAX + 1), 'too_long'],
    ['password2026!', 'too_easy'],
    ['P4ssw0rd!!!!', 'too_easy'],
    ['qwertyuiop123', 'too_easy'],
    ['ballotvaultkiosk', 'too_easy'],
    ['aaaaaaaaaaaaaa', 'too_easy'],
    ['123456789012345', 'too_easy'],
    ['abcdefghijklmnop', 'too_easy'],
    ['Noviembre2026', 'too_easy'],
    ['m.alvarez at the door', 'names_account'],
  ] as const)('%j is %j', (password, fault) => {
    expect(passwordFault(password, 'm.alvarez')).toBe(fault);
  });
});

describe('a code', () => {
  const NOW = 1_795_000_000_000;
  const secret = newCodeSecret();
  const codeAt = (later_s: number) => generateSync({ secret, epoch: NOW / 1_000 + later_s });
  const step = Math.floor(NOW / 30_000);

  test('is that of RFC 6238', () => {
    const known = Buffer.from('12345678901234567890');
    expect(checkCode(known, '287082', 59_000, 0)).toEqual({ outcome: 'right', step: 1 });
    expect(checkCode(known, '081 804', 1_111_111_109_000, 0)).toEqual({ outcome: 'right', step: 37_037_036 });
  });

  test('is taken once, and none before it after that', () => {
    expect(checkCode(secret, codeAt(0), NOW, step - 1)).toEqual({ outcome: 'right', step });
    expect(checkCode(secret, codeAt(0), NOW, step)).toEqual({ outcome: 'used' });
    expect(checkCode(secret, codeAt(-30), NOW, step)).toEqual({ outcome: 'used' });
  });

  test('holds one step before and after, for clocks that differ, and no longer', () => {
    for (const later of [-30, 0, 30]) expect(checkCode(secret, codeAt(later), NOW, 0).outcome).toBe('right');
    for (const later of [-90, 90]) expect(checkCode(secret, codeAt(later), NOW, 0).outcome).toBe('wrong');
  });

  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('%j is none', (typed) => {
    expect(checkCode(secret, typed, NOW, 0).outcome).toBe('wrong');
  });

  test('comes from 160 bits, as an app scans and people type them', () => {
    expect(secret).toHaveLength(20);
    expect(secretText(secret)).toMatch(/^[A-Z2-7]{32}$/);
    const address = secretAddress(secret, 'm.alvarez', 'County kiosk 1');
    expect(address).toContain(`secret=${secretText(secret)}`);
    expect(address).toMatch(/^otpauth:\/\/totp\/.*m\.alvarez\?/);
  });
});

describe('the key of the office', () => {
  const file = (): string => path.join(temporaryDirectory(), 'keys', 'office.key');

  test('is made once, for its owner alone', () => {
    const place = file();
    const made = loadOfficeKey(place, true);
    expect(statSync(place).mode & 0o777).toBe(0o600);
    expect(loadOfficeKey(place, false).pepper).toEqual(made.pepper);
    expect(readFileSync(place, 'utf8')).not.toContain(made.pepper.toString('hex'));
  });

  test('opens what it sealed for one account, for that account alone, and nothing that was changed', () => {
    const key = loadOfficeKey(file(), true);
    const sealed = key.seal(Buffer.from('a secret'), 'ana');
    expect(key.open(sealed, 'ana').toString()).toBe('a secret');
    expect(sealed.includes('a secret')).toBe(false);
    expect(() => key.open(sealed, 'ben')).toThrow();
    expect(() => loadOfficeKey(file(), true).open(sealed, 'ana')).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => key.open(changed, 'ana')).toThrow();
    }
  });

  test('is missed where there are accounts, and refused where others can read it or it is none', () => {
    expect(() => loadOfficeKey(file(), false)).toThrow(/the key of the office is missing/);
    const place = file();
    loadOfficeKey(place, true);
    writeFileSync(place, 'none');
    expect(() => loadOfficeKey(place, true)).toThrow(/not a key of the office/);
  });
});
