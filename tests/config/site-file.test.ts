/** What was chosen at the screen of a new kiosk is a part of its configuration, by the same schema. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { FileRefused } from '../../src/config/problems.ts';
import { parseSite, SITE_FILE, siteText } from '../../src/config/site-file.ts';
import { readConfig } from '../../src/config.ts';
import { temporaryDirectory } from '../log/aid.ts';

const EXAMPLE = path.join(import.meta.dirname, '../../config/example.yaml');

const site = (chosen: string, firstBoot = 'at_screen') => {
  const folder = temporaryDirectory();
  const data = path.join(folder, 'data');
  mkdirSync(data);
  const file = path.join(folder, 'kiosk.yaml');
  const text = readFileSync(EXAMPLE, 'utf8').replace('first_boot: at_screen', `first_boot: ${firstBoot}`);
  writeFileSync(file, text);
  const bare = readConfig(file, data);
  if (chosen !== '') writeFileSync(path.join(data, SITE_FILE), chosen);
  return { bare, read: () => readConfig(file, data) };
};

const CHOSEN = siteText({
  language: 'es',
  time_zone: 'Pacific/Guam',
  rooms: [
    { id: 'ballot-room', name: 'Bóveda "Norte": 1' },
    { id: 'no-such-room', name: 'Nowhere' },
  ],
});

test('language, zone and names stand over the file, and the digest is another one', () => {
  const { bare, read } = site(CHOSEN);
  const config = read();
  expect(config.kiosk).toMatchObject({ language: 'es', time_zone: 'Pacific/Guam' });
  expect(config.rooms.find(({ room }) => room === 'ballot-room')?.name).toBe('Bóveda "Norte": 1');
  expect(config.rooms.length).toBe(bare.rooms.length);
  expect(config.digest).not.toBe(bare.digest);
  expect(bare.kiosk).not.toHaveProperty('language');
});

test('where the file says by_file, nothing that was chosen counts', () => {
  const { bare, read } = site(CHOSEN, 'by_file');
  expect(read()).toEqual(bare);
});

test.each([
  ['time_zone: Moon/Base\n', 'Choose a time zone'],
  ['language: fr\n', 'site.yaml:1'],
  ['devices: []\n', 'devices'],
  ['rooms: [{ id: ballot-room, name: "" }]\n', 'site.yaml:1'],
  ['language: [\n', 'not valid YAML'],
])('a harmed file is refused with its place and what to do: %s', (text, said) => {
  expect(() => site(text).read()).toThrow(FileRefused);
  expect(() => site(text).read()).toThrow(said);
  expect(() => site(text).read()).toThrow(SITE_FILE);
});

test('what is written is read back', () => {
  expect(parseSite(Buffer.from(CHOSEN), SITE_FILE).site.rooms[0]?.name).toBe('Bóveda "Norte": 1');
});
