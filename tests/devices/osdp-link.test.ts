/** The panel's side against a reader written by itself, with no port between: every promise about what is believed. */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { FrameScanner } from '../../devices/osdp/frame-scanner.ts';
import { PeripheralLink } from '../../devices/osdp/peripheral-link.ts';
import type { Heard } from '../../devices/osdp/standing.ts';
import { KEY, RAW, Talk } from './osdp-talk.ts';

let talk: Talk;
beforeEach(() => {
  talk = new Talk();
});

test('a reader with its key is secured, asked what it is, and heard', () => {
  talk.exchanges(6);
  expect(talk.news()).toEqual(['secured', 'reply 48 0000']);
  expect(talk.reader.codes).toEqual([0x61, 0x76, 0x77, 0x61, 0x62, 0x64]);
  expect(talk.reader.asked.slice(3).every(({ secured }) => secured)).toBe(true);
  expect(talk.link.capabilities).toEqual({ leds: true, buzzer: true });
  talk.reader.news.push(RAW, { code: 0x48, data: Buffer.from([1, 0]) });
  talk.exchanges(3);
  expect(talk.news()).toEqual(['reply 50 00011a0012345640', 'reply 48 0100']);
});

test('the same with a mere checksum, for a reader that knows no other', () => {
  talk = new Talk({ check: 'checksum' });
  talk.exchanges(6);
  expect(talk.news()).toEqual(['secured', 'reply 48 0000']);
});

test('data of every length comes through the channel as it was', () => {
  talk.secure();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (data) => {
      talk.reader.news.push({ code: 0x50, data });
      talk.exchange();
      expect(talk.news()).toEqual([`reply 50 ${Buffer.from(data).toString('hex')}`]);
    }),
  );
  expect(talk.link.isSecure).toBe(true);
});

test('a poll that had no answer is sent again, the same, and its answer comes once', () => {
  talk.secure();
  talk.reader.news.push(RAW);
  let lost = 0;
  talk.reader.instead = (right) => (lost++ === 0 ? undefined : right);
  talk.exchanges(3);
  expect(talk.news()).toEqual(['reply 50 00011a0012345640']);
  expect(talk.commands.at(-3)).toEqual(talk.commands.at(-2));
  expect(talk.link.isSecure).toBe(true);
});

test('a late answer to a command that was sent twice is heard once and ends nothing', () => {
  talk.secure();
  talk.reader.news.push(RAW);
  talk.exchange();
  const again = talk.reader.sent.at(-1) ?? Buffer.alloc(0);
  talk.link.next(talk.link.due);
  talk.say(again);
  expect(talk.news()).toEqual(['reply 50 00011a0012345640']);
  expect(talk.link.awaits).toBe(true);
});

test('a reader that is gone is lost after three tries, once; greeted with growing pauses; and back by itself', () => {
  talk.secure();
  talk.reader.isMute = true;
  talk.exchanges(3);
  expect(talk.news()).toEqual(['lost']);
  const pauses: number[] = [];
  for (let at = 0; at < 6; at += 1) {
    const before = talk.now;
    talk.exchange();
    pauses.push(Math.round((talk.now - before - 260) / 1_000));
  }
  expect(pauses).toEqual([1, 2, 4, 8, 10, 10]);
  talk.reader.isMute = false;
  talk.exchanges(6);
  expect(talk.news()).toEqual(['secured', 'reply 48 0000']);
});

test('a reader whose power was off for a moment is secured anew, which is on record', () => {
  talk.secure();
  talk.reader.restart();
  talk.exchanges(8);
  expect(talk.news()).toEqual(['lost', 'secured', 'reply 48 0000']);
});

test('a busy reader is asked again; one that stays busy is lost', () => {
  talk.secure();
  talk.reader.news.push(RAW);
  talk.reader.isBusy = true;
  talk.exchanges(3);
  talk.reader.isBusy = false;
  talk.exchanges(2);
  expect(talk.news()).toEqual(['reply 50 00011a0012345640']);
  talk.reader.isBusy = true;
  talk.exchanges(200);
  expect(talk.news()).toEqual(['lost']);
});

test('orders go before the next poll; one that the reader refuses is told, and the talk goes on', () => {
  talk.secure();
  talk.link.give([
    { code: 0x69, data: new Uint8Array(14) },
    { code: 0x6a, data: new Uint8Array(5) },
  ]);
  expect(talk.link.due).toBe(0);
  talk.reader.refuses.set(0x6a, 3);
  talk.exchanges(3);
  expect(talk.reader.codes.slice(-3)).toEqual([0x69, 0x6a, 0x60]);
  expect(talk.news()).toEqual(['not_done']);
  expect(talk.link.isSecure).toBe(true);
});

test('a reader at whose door nobody was for a minute is polled less often; a card, or an order, ends that', () => {
  talk.secure();
  const pause = (): number => {
    talk.exchange();
    return talk.link.due - talk.now;
  };
  expect(pause()).toBe(300);
  talk.reader.news.push(RAW);
  talk.exchange();
  const used = talk.now;
  expect(pause()).toBe(100);
  while (talk.now < used + 59_000) expect(pause()).toBe(100);
  while (talk.now < used + 61_000) talk.exchange();
  expect(pause()).toBe(300);
  talk.link.give([{ code: 0x6a, data: new Uint8Array(5) }]);
  talk.exchange();
  expect(pause()).toBe(100);
});

/**
 * Commands and replies of one session, recorded with LibOSDP 3.2.0 as the reader: its random number, its MACs and what it
 * seals are its own. An acknowledged greeting, the handshake, the questions, a poll, a card, a tone, a poll.
 */
const RECORDED: readonly (readonly [string, string])[] = [
  ['53050900046100c125', '538514000445697a000901040302010b0c0d16d6'],
  [
    '530513000d03110176b0b1b2b3b4b5b6b78230',
    '53852b000d03120176697a090004030201d377d59c398b23ef78d4ab40ecad4498f24e600c1cb88f94a6ec',
  ],
  [
    '53051b000e0313017741eb970e4c734b84d4e8cdc9849dd96bfc3b',
    '53851b000e0314017891ae054cc0e5e932aa32154ebc8bb3cf5263',
  ],
  [
    '53051e000f021761e0d73438e9ba3a89711d7772ad78752feb4e04065635',
    '53851e000f0218457df4cf54a4c3dea104d298aeb45de57a83e41c1f64cd',
  ],
  [
    '53051e000d0217623df9b50e0445e19408d54eba2915914949a3ab59bf1f',
    '53852e000d0218462aacdc02edc898db5671cf371841bd587db5f4be3500991206884c9f839657011e72d81d0f13',
  ],
  ['53050e000e0215640e22f6d97d68', '53851e000e0218416a4f7e3fe062c0908fb697d9d473f3e7780cd0f2687e'],
  ['53050e000f021560a756550139b9', '53851e000f021850a8a149f7a00d9163b6c28243c9a67ba14a6a4112556e'],
  ['53051e000d02176a1cf0f0d3b40939738c3a6148663813dd79c876fea92a', '53850e000d02164009792f26ad28'],
  ['53050e000e021560acbda485c941', '53850e000e0216409f81217c9d93'],
];

test('a session recorded with an implementation by others is spoken word for word, and believed', () => {
  const link = new PeripheralLink({
    address: 5,
    check: 'crc',
    kind: 'own',
    key: KEY,
    serial: undefined,
    pauses: { poll_ms: 0, rest_ms: 0 },
    random: () => Buffer.from('b0b1b2b3b4b5b6b7', 'hex'),
  });
  const heard: Heard[] = [];
  for (const [at, [command, reply]] of RECORDED.entries()) {
    if (at === 7) link.give([{ code: 0x6a, data: Uint8Array.of(0, 2, 1, 1, 3) }]);
    expect(link.next(at).toString('hex')).toBe(command);
    for (const frame of new FrameScanner('crc').push(Buffer.from(reply, 'hex')))
      heard.push(...link.take(frame, at));
  }
  expect(heard).toEqual([
    { heard: 'secured' },
    { heard: 'reply', code: 0x50, data: Buffer.from('00011a00bb032180', 'hex') },
  ]);
});
