/** Two OSDP readers on one real line (a pseudo-terminal), seen as the kiosk sees them. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readKeys } from '../../devices/osdp/key-file.ts';
import type { Signal } from '../../src/core/effects.ts';
import type { ReaderId, RoomId } from '../../src/core/terms.ts';
import { CARD, KEYS, OsdpLine } from './osdp-line.ts';
import { FACTORY_KEY, type OsdpPeripheral } from './osdp-peripheral.ts';
import { credential, type Seen, until } from './support.ts';

const OUTSIDE = 'outside' as ReaderId;
const HOUSING_OPEN = { code: 0x48, data: Buffer.from([1, 0]) };

let line: OsdpLine;
let seen: Seen;
let outside: OsdpPeripheral;
let inside: OsdpPeripheral;

beforeEach(() => {
  line = new OsdpLine();
  ({ seen, outside, inside } = line);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await line.remove();
});

test('two readers on one line: cards as bits and as text, the housing, and nothing lost', async () => {
  await line.plug();
  await line.start();
  await line.secured();
  expect(seen.all).toContainEqual({ type: 'line_changed', line: 'outside-tamper', state: 'normal' });
  expect(seen.all).toContainEqual({ type: 'line_changed', line: 'inside-power', state: 'normal' });
  outside.news.push(CARD);
  inside.news.push({ code: 0x51, data: Buffer.concat([Buffer.from([0, 0, 8]), Buffer.from('00123456')]) });
  outside.news.push(HOUSING_OPEN);
  await seen.until('badge_read', 2);
  await seen.until('line_changed', 6);
  expect(seen.all).toContainEqual({
    type: 'badge_read',
    reader: 'outside',
    credential: credential('w26:118:1603'),
  });
  expect(seen.all).toContainEqual({
    type: 'badge_read',
    reader: 'inside',
    credential: credential('00123456'),
  });
  expect(seen.all).toContainEqual({ type: 'line_changed', line: 'outside-tamper', state: 'active' });
  expect(seen.count('device_lost')).toBe(0);
});

test('a card with a wrong parity, of no length or of odd text is unreadable, and its number goes nowhere', async () => {
  const printed: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed.push(String(chunk));
      return true;
    });
  }
  await line.plug();
  await line.start();
  await line.secured();
  outside.news.push({ ...CARD, data: Buffer.from([0, 1, 26, 0, 0xbb, 0x03, 0x21, 0xc0]) });
  outside.news.push({ ...CARD, data: Buffer.from([0, 1, 99, 0, 0xbb, 0x03, 0x21, 0x80]) });
  inside.news.push({ code: 0x51, data: Buffer.concat([Buffer.from([0, 0, 8]), Buffer.from('0012345x')]) });
  outside.news.push(CARD);
  await seen.until('badge_unreadable', 3);
  await seen.until('badge_read');
  const all = `${JSON.stringify(seen.all)}${printed.join('')}`;
  for (const leak of [/1603/, /w26/, /bb0321/i, /0012345/, new RegExp(KEYS.outside.toString('hex'), 'i')]) {
    expect(all).not.toMatch(leak);
  }
});

test('digits of a key pad are one entry when they are entered, and nothing when they are cleared', async () => {
  await line.plug();
  await line.start();
  await line.secured();
  const press = (keys: string) => ({
    code: 0x53,
    data: Buffer.concat([Buffer.from([0, keys.length]), Buffer.from(keys)]),
  });
  outside.news.push(press('99'), press('\x7f'), press('12'), press('34'), press('\r'), press('\r'));
  inside.news.push(press('5678\r'));
  await until('both entries', () => line.keyed.length >= 2);
  expect(line.keyed.toSorted()).toEqual(['inside 5678', 'outside 1234']);
  expect(JSON.stringify(seen.all)).not.toMatch(/1234|5678/);
});

test('each signal is a light and a tone at its own reader, in the channel', async () => {
  await line.plug();
  await line.start();
  await line.secured();
  const effect = (signal: Signal) =>
    ({ type: 'signal', room: 'vault' as RoomId, reader: OUTSIDE, signal }) as const;
  line.readers?.perform({ ...effect('denied'), reader: 'elsewhere' as ReaderId });
  line.readers?.perform(effect('denied'));
  await until(
    'a light and a tone',
    () => outside.codes.filter((code) => code === 0x69 || code === 0x6a).length >= 2,
  );
  const orders = outside.asked.filter(({ code }) => code === 0x69 || code === 0x6a);
  expect(orders.map(({ data }) => data.toString('hex'))).toEqual([
    '000002050001001e000000000000',
    '0002010103',
  ]);
  expect(orders.every(({ secured: isSecured }) => isSecured)).toBe(true);
  expect(inside.codes.filter((code) => code === 0x69 || code === 0x6a)).toEqual([]);
});

test('a reader that is gone is lost alone, and comes back; the other one goes on', async () => {
  await line.plug();
  await line.start();
  await line.secured();
  outside.isMute = true;
  await seen.until('device_lost', 1, 5_000);
  inside.news.push(CARD);
  await seen.until('badge_read');
  outside.isMute = false;
  await seen.until('device_recovered');
  outside.news.push(CARD);
  await seen.until('badge_read', 2);
  expect(seen.all.filter(({ type }) => type.startsWith('device_'))).toMatchObject([
    { device: 'outside', kind: 'reader', cause: 'the reader does not answer' },
    { device: 'outside', kind: 'reader' },
  ]);
});

test('a line that is unplugged loses both, and both come back by themselves', async () => {
  await line.plug();
  await line.start();
  await line.secured();
  await line.pty.unplug();
  await seen.until('device_lost', 2, 5_000);
  await line.plug();
  await seen.until('device_recovered', 2);
  outside.news.push(CARD);
  await seen.until('badge_read');
});

test('noise on the line costs time and nothing else', async () => {
  await line.plug();
  await line.start();
  await line.secured();
  let spoil = 0;
  outside.instead = (right) => {
    spoil += 1;
    return spoil % 3 === 0 ? Buffer.concat([Buffer.from('53800853ff', 'hex'), right.subarray(0, -1)]) : right;
  };
  for (let at = 0; at < 5; at += 1) outside.news.push(CARD, { code: 0x40 });
  line.pty.write(Buffer.from('53ffffff00005353', 'hex'));
  await until('all news were taken', () => outside.news.length === 0);
  await seen.until('badge_read');
  expect(seen.count('badge_unreadable')).toBe(0);
  expect(seen.count('reader_refused')).toBe(0);
  expect(seen.count('device_lost')).toBe(0);
});

describe('what is refused is said, and the reader is lost until it is right again', () => {
  test('a card in clear text once secure', async () => {
    await line.plug();
    await line.start();
    await line.secured();
    outside.instead = (right) => outside.frame(right[4] ?? 0, [], [0x50, ...CARD.data]);
    await seen.until('reader_refused');
    outside.instead = undefined;
    await seen.until('device_recovered');
    expect(seen.all).toContainEqual({ type: 'reader_refused', reader: 'outside', refusal: 'clear_text' });
    expect(seen.count('badge_read')).toBe(0);
  });

  test('a reader with another key, and one with the key of the factory; no key is ever sent', async () => {
    outside.key = randomBytes(16);
    inside.key = FACTORY_KEY;
    await line.plug();
    await line.start();
    await seen.until('reader_refused', 2);
    outside.key = KEYS.outside;
    await seen.until('device_recovered');
    outside.news.push(CARD);
    await seen.until('badge_read');
    expect(seen.all).toContainEqual({ type: 'reader_refused', reader: 'outside', refusal: 'wrong_key' });
    expect(seen.all).toContainEqual({ type: 'reader_refused', reader: 'inside', refusal: 'default_key' });
    expect([...outside.codes, ...inside.codes]).not.toContain(0x75);
  });
});

test('without a key file, or without a line for it there, a reader is lost and the cause says so', async () => {
  await line.plug();
  await line.start({}, () => undefined);
  expect(seen.all).toMatchObject([
    { type: 'device_lost', device: 'outside', cause: 'there is no key file /etc/keys' },
    { type: 'device_lost', device: 'inside' },
  ]);
  await line.readers?.stop();
  seen.all.splice(0);
  await line.start({}, () => `outside ${KEYS.outside.toString('hex')}`);
  await until('the other one is secure', () => seen.count('line_changed') === 2);
  expect(seen.all[0]).toMatchObject({ device: 'inside', cause: 'the key file has no key of this reader' });
});

describe('a key file', () => {
  const key = KEYS.outside.toString('hex');
  test.each([
    ['outside', 'line 1 of the key file: write a reader and 32 hex digits'],
    [`outside ${key}00`, 'line 1 of the key file: write a reader and 32 hex digits'],
    [
      `\noutside ${key}\noutside ${KEYS.inside.toString('hex')}`,
      'line 3 of the key file: outside has a key already',
    ],
    [`outside ${key}\ninside ${key}`, 'line 2 of the key file: another reader has this key'],
    [
      'outside 303132333435363738393a3b3c3d3e3f',
      'line 1 of the key file: this is the default key, which everybody knows',
    ],
    [`outside ${'00'.repeat(16)}`, 'line 1 of the key file: this key is no random one'],
  ])('%# is refused, and no key stands in the words', (text, words) => {
    expect(() => readKeys(text)).toThrow(words);
    expect(() => readKeys(text)).not.toThrow(new RegExp(key));
  });
});
