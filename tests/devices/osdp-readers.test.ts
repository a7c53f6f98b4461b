/** Two OSDP readers on one real line (a pseudo-terminal), seen as the kiosk sees them. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readKeys } from '../../devices/osdp/key-file.ts';
import { OsdpReaders } from '../../devices/osdp/osdp-readers.ts';
import { osdpSchema } from '../../devices/osdp/osdp-wiring.ts';
import type { Signal } from '../../src/core/effects.ts';
import type { ReaderId, RoomId } from '../../src/core/terms.ts';
import { FACTORY_KEY, OsdpPeripheral } from './osdp-peripheral.ts';
import { Pty } from './pty.ts';
import { credential, hash, Seen, until } from './support.ts';

const OUTSIDE = 'outside' as ReaderId;
const KEYS = { outside: randomBytes(16), inside: randomBytes(16) };
const KEY_FILE = `# a remark\noutside ${KEYS.outside.toString('hex')}\ninside  ${KEYS.inside.toString('hex')} # ours\n`;
/** w26, facility 118, number 1603, with both parity bits. */
const CARD = { code: 0x50, data: Buffer.from([0, 1, 26, 0, 0xbb, 0x03, 0x21, 0x80]) };
const HOUSING_OPEN = { code: 0x48, data: Buffer.from([1, 0]) };

let pty: Pty;
let seen: Seen;
let keyed: string[];
let readers: OsdpReaders | undefined;
let outside: OsdpPeripheral;
let inside: OsdpPeripheral;

const plug = async (): Promise<void> => {
  await pty.plug();
  pty.onReceived = (text) => {
    const bytes = Buffer.from(text, 'latin1');
    outside.take(bytes);
    inside.take(bytes);
  };
};

const start = async (more: object = {}, readSecret = (): string | undefined => KEY_FILE): Promise<void> => {
  const wiring = osdpSchema.parse({
    kind: 'osdp',
    path: pty.link,
    baud_rate: 115_200,
    poll_ms: 20,
    reply_ms: 100,
    key_file: '/etc/keys',
    readers: [
      { reader: 'outside', address: 0 },
      { reader: 'inside', address: 1, text: { characters: 'digits' } },
    ],
    ...more,
  });
  readers = new OsdpReaders(wiring, {
    credentialOf: hash,
    readSecret,
    keyed: (reader, digits) => keyed.push(`${reader} ${digits}`),
  });
  await readers.start(seen.emit);
};

const secured = (): Promise<void> =>
  until('both readers are secure', () => seen.all.filter((one) => one.type === 'line_changed').length >= 4);

beforeEach(() => {
  pty = new Pty();
  seen = new Seen();
  keyed = [];
  outside = new OsdpPeripheral(0, KEYS.outside, (bytes) => pty.write(bytes));
  inside = new OsdpPeripheral(1, KEYS.inside, (bytes) => pty.write(bytes));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await readers?.stop();
  readers = undefined;
  await pty.remove();
});

test('two readers on one line: cards as bits and as text, the housing, and nothing lost', async () => {
  await plug();
  await start();
  await secured();
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
  await plug();
  await start();
  await secured();
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
  await plug();
  await start();
  await secured();
  const press = (keys: string) => ({
    code: 0x53,
    data: Buffer.concat([Buffer.from([0, keys.length]), Buffer.from(keys)]),
  });
  outside.news.push(press('99'), press('\x7f'), press('12'), press('34'), press('\r'), press('\r'));
  inside.news.push(press('5678\r'));
  await until('both entries', () => keyed.length >= 2);
  expect(keyed.toSorted()).toEqual(['inside 5678', 'outside 1234']);
  expect(JSON.stringify(seen.all)).not.toMatch(/1234|5678/);
});

test('each signal is a light and a tone at its own reader, in the channel', async () => {
  await plug();
  await start();
  await secured();
  const effect = (signal: Signal) =>
    ({ type: 'signal', room: 'vault' as RoomId, reader: OUTSIDE, signal }) as const;
  readers?.perform({ ...effect('denied'), reader: 'elsewhere' as ReaderId });
  readers?.perform(effect('denied'));
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
  await plug();
  await start();
  await secured();
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
  await plug();
  await start();
  await secured();
  await pty.unplug();
  await seen.until('device_lost', 2, 5_000);
  await plug();
  await seen.until('device_recovered', 2);
  outside.news.push(CARD);
  await seen.until('badge_read');
});

test('noise on the line costs time and nothing else', async () => {
  await plug();
  await start();
  await secured();
  let spoil = 0;
  outside.instead = (right) => {
    spoil += 1;
    return spoil % 3 === 0 ? Buffer.concat([Buffer.from('53800853ff', 'hex'), right.subarray(0, -1)]) : right;
  };
  for (let at = 0; at < 5; at += 1) outside.news.push(CARD, { code: 0x40 });
  pty.write(Buffer.from('53ffffff00005353', 'hex'));
  await until('all news were taken', () => outside.news.length === 0);
  await seen.until('badge_read');
  expect(seen.count('badge_unreadable')).toBe(0);
  expect(seen.count('reader_refused')).toBe(0);
  expect(seen.count('device_lost')).toBe(0);
});

describe('what is refused is said, and the reader is lost until it is right again', () => {
  test('a card in clear text once secure', async () => {
    await plug();
    await start();
    await secured();
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
    await plug();
    await start();
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
  await plug();
  await start({}, () => undefined);
  expect(seen.all).toMatchObject([
    { type: 'device_lost', device: 'outside', cause: 'there is no key file /etc/keys' },
    { type: 'device_lost', device: 'inside' },
  ]);
  await readers?.stop();
  seen = new Seen();
  await start({}, () => `outside ${KEYS.outside.toString('hex')}`);
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
