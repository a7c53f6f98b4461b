/** What an OSDP reader, or somebody on its line, may do that is wrong, and that nothing of it is believed. */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { type Asked, FACTORY_KEY, type OsdpPeripheral } from './osdp-peripheral.ts';
import { KEY, RAW, Talk } from './osdp-talk.ts';
import { bitFlips } from './support.ts';

const KEYSET = 0x75;

let talk: Talk;
beforeEach(() => {
  talk = new Talk();
});

/** What is wrong, what it does instead of what would be right, and how it is refused. */
const FRAUDS: readonly (readonly [
  string,
  (reader: OsdpPeripheral, right: Buffer, asked: Asked) => Buffer,
  string,
])[] = [
  [
    'a card in clear text',
    (reader, right) => reader.frame(right[4] ?? 0, [], [0x50, ...RAW.data]),
    'clear_text',
  ],
  [
    'a mere acknowledgement in clear text',
    (reader, right) => reader.frame(right[4] ?? 0, [], [0x40]),
    'clear_text',
  ],
  [
    'a block of the handshake',
    (reader, right) => reader.frame(right[4] ?? 0, [3, 0x12, 1], [0x76]),
    'clear_text',
  ],
  ['a wrong MAC', (reader, right) => signedWrong(reader, right), 'wrong_mac'],
  [
    'another sequence number',
    (reader, right) => reader.frame(((right[4] ?? 0) & 4) | 0, [2, 0x16], [0x40, 1, 2, 3, 4]),
    'wrong_sequence',
  ],
];
const signedWrong = (reader: OsdpPeripheral, right: Buffer): Buffer =>
  reader.frame(right[4] ?? 0, [2, 0x16], [0x40, 1, 2, 3, 4]);

test.each(FRAUDS)(
  '%s is refused once secure: nothing of it is heard, and the channel is made anew',
  (_, fraud, refusal) => {
    talk.secure();
    talk.reader.news.push(RAW);
    talk.reader.instead = (right, asked) => fraud(talk.reader, right, asked);
    talk.exchange();
    expect(talk.news()).toEqual([`refused ${refusal}`, 'lost']);
    talk.reader.instead = undefined;
    talk.exchanges(7);
    expect(talk.news()).toEqual(['secured', 'reply 48 0000']);
  },
);

test('a card that was recorded earlier and is played back is refused, whichever and whenever', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 6 }), (which, later) => {
      talk = new Talk();
      talk.secure();
      const before = talk.reader.sent.length;
      for (let at = 0; at < 10; at += 1) talk.reader.news.push(RAW);
      talk.exchanges(10);
      const recorded = talk.reader.sent.slice(before)[which] ?? Buffer.alloc(0);
      talk.exchanges(later);
      talk.news();
      talk.reader.instead = () => recorded;
      talk.exchange();
      const news = talk.news();
      expect(news.filter((one) => one.startsWith('reply'))).toEqual([]);
      // The very last frame again is a late answer, and no answer.
      if (which === 9 && later === 0) expect(news).toEqual([]);
      else expect(['refused wrong_mac', 'refused wrong_sequence']).toContain(news[0]);
    }),
  );
});

test('whatever single bit is turned over on the line, nothing false is heard and nothing ends', () => {
  talk.secure();
  fc.assert(
    fc.property(fc.nat(), (where) => {
      talk.reader.news.push(RAW);
      let spoiled = false;
      talk.reader.instead = (right) => {
        if (spoiled) return right;
        spoiled = true;
        const flips = bitFlips(right);
        return flips[where % flips.length];
      };
      talk.exchanges(2);
      expect(talk.news()).toEqual(['reply 50 00011a0012345640']);
      expect(talk.link.isSecure).toBe(true);
    }),
  );
});

test('what comes before anything was asked is nothing', () => {
  talk.say(talk.reader.frame(4, [], [0x50, ...RAW.data]));
  talk.secure();
  talk.say(talk.reader.frame(5, [], [0x50, ...RAW.data]));
  expect(talk.news()).toEqual([]);
});

test('a card before the channel is secure is nothing', () => {
  talk.reader.instead = (right) => talk.reader.frame(right[4] ?? 0, [], [0x50, ...RAW.data]);
  talk.exchanges(5);
  expect(talk.news().filter((one) => one.startsWith('reply'))).toEqual([]);
});

test('a reader with another key, with the key of the factory, or without a channel is refused, once until it changes', () => {
  talk = new Talk({}, Buffer.alloc(16, 7));
  talk.exchanges(6);
  expect(talk.news()).toEqual(['refused wrong_key', 'lost']);
  talk = new Talk({}, FACTORY_KEY);
  talk.exchanges(6);
  expect(talk.news()).toEqual(['refused default_key', 'lost']);
  talk = new Talk();
  talk.reader.instead = (right, { code }) =>
    code === 0x76 ? talk.reader.frame(right[4] ?? 0, [], [0x41, 5]) : right;
  talk.exchanges(6);
  expect(talk.news()).toEqual(['refused no_secure_channel', 'lost']);
});

test('a reader that says it has its own key, and has the one of the factory, is refused as that', () => {
  talk = new Talk({}, FACTORY_KEY);
  talk.reader.instead = (right, { code }) => {
    if (code !== 0x76) return right;
    return talk.reader.frame(right[4] ?? 0, [3, 0x12, 1], [...right.subarray(8, -2)]);
  };
  talk.exchanges(3);
  expect(talk.news()).toEqual(['refused default_key', 'lost']);
});

test('a reader that offers the key from the factory is refused, though it knows its own', () => {
  talk.reader.instead = (right, { code }) =>
    code === 0x76 ? talk.reader.frame(right[4] ?? 0, [3, 0x12, 0], [...right.subarray(8, -2)]) : right;
  talk.exchanges(3);
  expect(talk.news()).toEqual(['refused default_key', 'lost']);
});

test('another serial number than the one in the configuration is another reader', () => {
  talk = new Talk({ serial: 0x04030201 });
  talk.exchanges(6);
  expect(talk.news()).toEqual(['secured', 'reply 48 0000']);
  talk = new Talk({ serial: 1 });
  talk.exchanges(4);
  expect(talk.news()).toEqual(['refused other_reader', 'lost']);
});

/** What a reader does in place of what would be right. */
const INSTEAD: { readonly [act: string]: (garbage: Uint8Array) => OsdpPeripheral['instead'] } = {
  garbage: (garbage) => () => Buffer.from(garbage),
  clear: (garbage) => (right) => talk.reader.frame(right[4] ?? 0, [], [...garbage]),
};

test('no reader is ever given a key, whatever it says, outside an installation', () => {
  const acts = fc.array(fc.constantFrom('right', 'mute', 'garbage', 'clear', 'factory', 'restart', 'news'), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(acts, fc.uint8Array({ minLength: 1, maxLength: 30 }), (all, garbage) => {
      talk = new Talk();
      for (const act of all) {
        talk.reader.isMute = act === 'mute';
        talk.reader.key = act === 'factory' ? FACTORY_KEY : KEY;
        if (act === 'restart') talk.reader.restart();
        if (act === 'news') talk.reader.news.push(RAW);
        talk.reader.instead = INSTEAD[act]?.(garbage);
        talk.exchanges(3);
      }
      expect(talk.reader.codes).not.toContain(KEYSET);
      const opened = talk.commands.filter((frame) => frame.includes(Buffer.from([3, 0x11, 0])));
      expect(opened).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
