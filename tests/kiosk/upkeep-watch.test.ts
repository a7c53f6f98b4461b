/** What a kiosk needs from outside: it looks itself, and says each thing once. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClockQuality } from '../../src/core/moment.ts';
import {
  ADRIFT_AFTER_MS,
  CERTIFICATE_AHEAD_MS,
  endingCertificate,
  powerFault,
  UpkeepWatch,
} from '../../src/upkeep-watch.ts';

const DAY_MS = 86_400_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ballot-vault-upkeep-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const tells = (file: string, word: string): void => {
  const whole = path.join(folder, file);
  mkdirSync(path.dirname(whole), { recursive: true });
  writeFileSync(whole, `${word}\n`);
};

test('the power is what the kernel says of it, and well where it says nothing', () => {
  expect(powerFault(path.join(folder, 'nothing'))).toBe('');
  tells('power_supply/ups/status', 'Full');
  tells('hwmon/hwmon0/name', 'cpu_thermal');
  tells('hwmon/hwmon0/in0_lcrit_alarm', '1');
  expect(powerFault(folder)).toBe('');
  tells('power_supply/ups/status', 'Discharging');
  expect(powerFault(folder)).toBe('on_battery');
  tells('hwmon/hwmon1/name', 'rpi_volt');
  tells('hwmon/hwmon1/in0_lcrit_alarm', '0');
  expect(powerFault(folder)).toBe('on_battery');
  tells('hwmon/hwmon1/in0_lcrit_alarm', '1');
  expect(powerFault(folder)).toBe('under_voltage');
});

const certificate = (name: string, days: number): string => {
  const file = path.join(folder, name);
  const made = [
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-subj',
    `/CN=${name}`,
  ];
  const to = ['-days', String(days), '-keyout', `${file}.key`, '-out', file];
  execFileSync('openssl', ['req', ...made, ...to], { stdio: 'ignore' });
  return file;
};

test('of certificates the one that ends first is named, two weeks ahead', () => {
  const now = Date.now();
  const office = certificate('office.pem', 30);
  const evidence = certificate('evidence.pem', 20);
  const broken = path.join(folder, 'broken.pem');
  writeFileSync(broken, 'none');
  const all = { office, evidence, broken, gone: path.join(folder, 'gone.pem') };
  const aheadOf = (days: number) => days * DAY_MS - CERTIFICATE_AHEAD_MS;
  expect(endingCertificate(all, now)).toBe('');
  expect(endingCertificate(all, now + aheadOf(20) - DAY_MS)).toBe('');
  expect(endingCertificate(all, now + aheadOf(20) + DAY_MS)).toBe('evidence');
  expect(endingCertificate({ office }, now + aheadOf(30) + DAY_MS)).toBe('office');
  expect(endingCertificate({ broken }, now)).toBe('');
});

const looking = (power: () => string = () => '', backup_ms = 0, configuration = '') => {
  const watch = new UpkeepWatch({ power, certificates: {}, backup_ms, configuration }, 0);
  return (uptime_ms: number, clock: ClockQuality, known = {}, made_at = 0) =>
    watch
      .look(known, { at: uptime_ms, uptime_ms, clock }, made_at)
      .map(({ part, due, detail }) => [part, due, detail]);
};

test('a clock that has heard no source for a day is adrift, and a start alone does not mend it', () => {
  const look = looking();
  expect(look(5 * ADRIFT_AFTER_MS, 'synchronised')).toEqual([]);
  expect(look(6 * ADRIFT_AFTER_MS - 1, 'holdover')).toEqual([]);
  expect(look(6 * ADRIFT_AFTER_MS, 'holdover')).toEqual([['clock', 'yes', 'holdover']]);
  const started = looking();
  expect(started(0, 'holdover', { clock: 7 })).toEqual([]);
  expect(started(1, 'synchronised', { clock: 7 })).toEqual([['clock', 'no', '']]);
  expect(started(ADRIFT_AFTER_MS, 'holdover')).toEqual([]);
  expect(started(1 + ADRIFT_AFTER_MS, 'holdover')).toEqual([['clock', 'yes', 'holdover']]);
});

test('a backup is due once the newest is too old, and at once where none was ever made', () => {
  const look = looking(undefined, 100);
  expect(look(5_000, 'synchronised')).toEqual([['backup', 'yes', 'never']]);
  expect(look(5_000, 'synchronised', {}, 4_900)).toEqual([]);
  expect(look(5_001, 'synchronised', {}, 4_900)).toEqual([['backup', 'yes', 'old']]);
  expect(look(5_002, 'synchronised', { backup: 5_001 }, 5_002)).toEqual([['backup', 'no', '']]);
  expect(looking()(5_000, 'synchronised')).toEqual([]);
});

test('a configuration that stands in is due, and well again from the next start with one that is good', () => {
  const standing = looking(undefined, 0, 'refused');
  expect(standing(0, 'synchronised')).toEqual([['configuration', 'yes', 'refused']]);
  expect(standing(1, 'synchronised', { configuration: 0 })).toEqual([]);
  expect(looking()(2, 'synchronised', { configuration: 0 })).toEqual([['configuration', 'no', '']]);
});

test('what is on record is not reported again', () => {
  let fault = 'on_battery';
  const look = looking(() => fault);
  expect(look(0, 'synchronised')).toEqual([['power', 'yes', 'on_battery']]);
  expect(look(0, 'synchronised', { power: 1 })).toEqual([]);
  fault = '';
  expect(look(0, 'synchronised', { power: 1 })).toEqual([['power', 'no', '']]);
});
