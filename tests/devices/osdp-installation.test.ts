/** A reader is given its own key only while two people have it installed: on a real line, with a second reader beside it. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReaderId } from '../../src/core/terms.ts';
import { CARD, KEYS, OsdpLine } from './osdp-line.ts';
import { FACTORY_KEY, type OsdpPeripheral } from './osdp-peripheral.ts';
import type { Seen } from './support.ts';

const OUTSIDE = 'outside' as ReaderId;

let line: OsdpLine;
let seen: Seen;
let outside: OsdpPeripheral;
let inside: OsdpPeripheral;

beforeEach(() => {
  line = new OsdpLine();
  ({ seen, outside, inside } = line);
});

afterEach(async () => {
  await line.remove();
});

describe('an installation', () => {
  const order = (for_ms: number) =>
    line.readers?.perform({ type: 'install_reader', reader: OUTSIDE, for_ms });

  test('gives the reader its own key by the one from the factory, once, and it is secured with it', async () => {
    outside.key = FACTORY_KEY;
    await line.plug();
    await line.start();
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
    await line.plug();
    await line.start();
    await line.secured();
    outside.isMute = true;
    line.rekey();
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
    await line.plug();
    await line.start();
    await line.secured();
    outside.key = randomBytes(16);
    line.rekey();
    order(1_500);
    outside.news.push(CARD);
    await seen.until('reader_installation_ended', 1, 5_000);
    expect(seen.all).toContainEqual({ type: 'reader_refused', reader: 'outside', refusal: 'wrong_key' });
    expect(seen.count('badge_read')).toBe(0);
    expect(outside.codes).not.toContain(0x75);
  });

  const ends = () => seen.all.filter(({ type }) => type === 'reader_installation_ended');
  const outcomes = () => ends().map((one) => ('outcome' in one ? one.outcome : ''));

  test('never offers a key that secured a reader, and that reader goes on being heard', async () => {
    await line.plug();
    await line.start();
    await line.secured();
    order(10_000);
    expect(outcomes()).toEqual(['key_was_used']);
    outside.news.push(CARD);
    await seen.until('badge_read');
    expect(seen.count('device_lost')).toBe(0);
    expect(outside.codes).not.toContain(0x75);
  });

  test('never offers a key twice, also after it failed; a new line of the file counts at once', async () => {
    outside.key = FACTORY_KEY;
    outside.refuses.set(0x75, 9);
    await line.plug();
    await line.start();
    await seen.until('reader_refused');
    order(1_500);
    order(1_600);
    await seen.until('reader_installation_ended', 1, 5_000);
    expect(outside.codes).toContain(0x75);
    outside.asked.length = 0;
    outside.refuses.clear();
    order(10_000);
    expect(outcomes()).toEqual(['not_installed', 'key_was_used']);
    const key = line.rekey();
    order(10_000);
    await seen.until('reader_installation_ended', 3, 10_000);
    expect(outcomes().at(-1)).toBe('installed');
    expect(outside.key.equals(key)).toBe(true);
    await seen.until('device_recovered');
  });

  test('offers no key that cannot be noted as offered', async () => {
    line.used = undefined;
    outside.key = FACTORY_KEY;
    await line.plug();
    await line.start();
    await seen.until('reader_refused');
    order(10_000);
    expect(seen.all.slice(-2)).toEqual([
      {
        type: 'effect_failed',
        device: 'outside',
        effect: 'install_reader',
        cause: 'no record of used keys',
      },
      { type: 'reader_installation_ended', reader: 'outside', outcome: 'not_installed' },
    ]);
    expect(outside.codes).not.toContain(0x75);
  });
});
