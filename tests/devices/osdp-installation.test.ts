/** A reader is given its own key only while two people have it installed: on a real line, with a second reader beside it. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OsdpReaders } from '../../devices/osdp/osdp-readers.ts';
import { osdpSchema } from '../../devices/osdp/osdp-wiring.ts';
import type { ReaderId } from '../../src/core/terms.ts';
import { FACTORY_KEY, OsdpPeripheral } from './osdp-peripheral.ts';
import { Pty } from './pty.ts';
import { hash, Seen, until } from './support.ts';

const OUTSIDE = 'outside' as ReaderId;
const KEYS = { outside: randomBytes(16), inside: randomBytes(16) };
const KEY_FILE = `outside ${KEYS.outside.toString('hex')}\ninside ${KEYS.inside.toString('hex')}\n`;
const CARD = { code: 0x50, data: Buffer.from([0, 1, 26, 0, 0xbb, 0x03, 0x21, 0x80]) };

let pty: Pty;
let seen: Seen;
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
    keyed: () => undefined,
  });
  await readers.start(seen.emit);
};

const secured = (): Promise<void> =>
  until('both readers are secure', () => seen.all.filter((one) => one.type === 'line_changed').length >= 4);

beforeEach(() => {
  pty = new Pty();
  seen = new Seen();
  outside = new OsdpPeripheral(0, KEYS.outside, (bytes) => pty.write(bytes));
  inside = new OsdpPeripheral(1, KEYS.inside, (bytes) => pty.write(bytes));
});

afterEach(async () => {
  await readers?.stop();
  readers = undefined;
  await pty.remove();
});

describe('an installation', () => {
  const order = (for_ms: number) => readers?.perform({ type: 'install_reader', reader: OUTSIDE, for_ms });

  test('gives the reader its own key by the one from the factory, once, and it is secured with it', async () => {
    outside.key = FACTORY_KEY;
    await plug();
    await start();
    await seen.until('reader_refused');
    order(10_000);
    await seen.until('reader_installation_ended', 1, 10_000);
    expect(seen.all).toContainEqual({
      type: 'reader_installation_ended',
      reader: 'outside',
      outcome: 'installed',
    });
    expect(outside.key.equals(KEYS.outside)).toBe(true);
    await seen.until('device_recovered');
    outside.news.push(CARD);
    await seen.until('badge_read');
    const keysets = outside.asked.filter(({ code }) => code === 0x75);
    expect(keysets.map(({ secured: isSecured }) => isSecured)).toEqual([true]);
    expect(inside.codes).not.toContain(0x75);
  });

  test('ends by itself, and the key from the factory is refused again from then on', async () => {
    await plug();
    await start();
    await secured();
    outside.isMute = true;
    order(300);
    await seen.until('reader_installation_ended', 1, 5_000);
    expect(seen.all.at(-1)).toMatchObject({ outcome: 'not_installed' });
    outside.key = FACTORY_KEY;
    outside.isMute = false;
    await seen.until('reader_refused', 1, 10_000);
    expect(seen.all).toContainEqual({ type: 'reader_refused', reader: 'outside', refusal: 'default_key' });
    expect(outside.codes).not.toContain(0x75);
  });

  test('takes no badge, and no key goes to a reader that has another one', async () => {
    await plug();
    await start();
    await secured();
    outside.key = randomBytes(16);
    order(1_500);
    outside.news.push(CARD);
    await seen.until('reader_installation_ended', 1, 5_000);
    expect(seen.all).toContainEqual({ type: 'reader_refused', reader: 'outside', refusal: 'wrong_key' });
    expect(seen.count('badge_read')).toBe(0);
    expect(outside.codes).not.toContain(0x75);
  });
});
