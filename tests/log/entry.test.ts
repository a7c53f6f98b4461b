import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fact, PERSONAL_FIELDS } from '../../src/core/facts.ts';
import { decodeEntry, type EntryHeader, encodeEntry, openEntry } from '../../src/log/entry.ts';
import { randomSalt } from '../../src/log/salt.ts';
import { denied, heartbeat, MORNING } from './aid.ts';

const HEADER: EntryHeader = {
  seq: 7,
  offset_min: -300,
  boot: 'boot-1',
  uptime_ms: 12_345,
  clock: 'synchronised',
  kiosk: 'k1',
};
const fixedSalt = (): Buffer => Buffer.alloc(16, 1);

/** Facts of any shape: the codec knows no types. */
const anyFact = (fields: Record<string, unknown>): Fact =>
  ({ at: MORNING, type: 'heartbeat', ...fields }) as Fact;

describe('the bytes of an entry', () => {
  test('are one line with the keys in their order', () => {
    const { bytes } = encodeEntry(HEADER, heartbeat(), fixedSalt);
    expect(bytes.toString()).toBe(
      '{"v":1,"seq":7,"time":"2026-11-03T11:30:00.000Z","offset":"-05:00","boot":"boot-1","uptime_ms":12345,' +
        '"clock":"synchronised","kiosk":"k1","type":"heartbeat","inputs":{"door-contact":"closed"},' +
        '"rooms":{"ballots":{"inside":0,"presence":"certain"}}}',
    );
  });

  test('hold personal fields as commitments only, with the room before the type', () => {
    const { bytes, disclosures } = encodeEntry(HEADER, denied(), fixedSalt);
    expect(bytes.toString()).toBe(
      '{"v":1,"seq":7,"time":"2026-11-03T11:30:00.000Z","offset":"-05:00","boot":"boot-1","uptime_ms":12345,' +
        '"clock":"synchronised","kiosk":"k1","room":"ballots","type":"access_denied","reader":"outside",' +
        '"reason":"room_busy","until":1793705404000,"_sd":{"credential":"uc6TWSOCyrDAbwvyX5Jd01kplFBDnygjtRWPE9MxuS0",' +
        '"person":"DVjY3Eafj9IzZyoEV4f454IX4SoYdJxGSxeDlo9LxtY"}}',
    );
    expect(disclosures).toEqual([
      { name: 'credential', content: '["AQEBAQEBAQEBAQEBAQEBAQ","credential","c0ffee"]' },
      { name: 'person', content: '["AQEBAQEBAQEBAQEBAQEBAQ","person","ana"]' },
    ]);
  });

  test('take each personal field of the core', () => {
    for (const name of PERSONAL_FIELDS) {
      const { bytes, disclosures } = encodeEntry(
        HEADER,
        anyFact({ [name]: 'a secret of somebody' }),
        randomSalt,
      );
      expect(bytes.includes('secret')).toBe(false);
      expect(disclosures.map((disclosure) => disclosure.name)).toEqual([name]);
    }
  });

  test('state offsets of any sign', () => {
    const offsets = [0, 330, -210, 840, -720].map(
      (offset_min) =>
        openEntry(encodeEntry({ ...HEADER, offset_min }, heartbeat(), fixedSalt).bytes, [])['offset'],
    );
    expect(offsets).toEqual(['+00:00', '+05:30', '-03:30', '+14:00', '-12:00']);
  });

  test('are at most 8192, and so is a disclosure', () => {
    const text = (length: number): Fact => anyFact({ cause: 'x'.repeat(length) });
    const spare = 8_192 - encodeEntry(HEADER, text(0), fixedSalt).bytes.length;
    expect(encodeEntry(HEADER, text(spare), fixedSalt).bytes).toHaveLength(8_192);
    expect(() => encodeEntry(HEADER, text(spare + 1), fixedSalt)).toThrow(/heartbeat would take 8193 bytes/);
    expect(() => encodeEntry(HEADER, anyFact({ words: 'é'.repeat(4_090) }), fixedSalt)).toThrow(
      /field "words"/,
    );
  });

  test('are refused to values that mean more than one thing', () => {
    for (const value of [
      true,
      null,
      undefined,
      1.5,
      -0,
      Number.NaN,
      2 ** 60,
      new Date(),
      () => 1,
      [[null]],
      { a: { b: false } },
      { _sd: {} },
    ]) {
      expect(() => encodeEntry(HEADER, anyFact({ cause: value }), fixedSalt)).toThrow(
        /assertion failed: cause/,
      );
      expect(() => encodeEntry(HEADER, anyFact({ person: value }), fixedSalt)).toThrow(
        /assertion failed: person/,
      );
    }
  });

  test('are refused to fields that would hide the header', () => {
    for (const name of ['v', 'seq', 'time', 'kiosk', '_sd', 'boot', '1', 'Big', '__proto__x']) {
      expect(() => encodeEntry(HEADER, anyFact({ [name]: 'x' }), fixedSalt)).toThrow(/assertion failed/);
    }
  });

  test('name the boot of a start once, and give it back to the fact', () => {
    const started = (boot: string): Fact =>
      ({ at: MORNING, type: 'kiosk_started', boot, software: '1' }) as unknown as Fact;
    const { bytes } = encodeEntry(HEADER, started('boot-1'), fixedSalt);
    expect(bytes.toString().match(/boot-1/g)).toHaveLength(1);
    expect(decodeEntry(bytes, []).fact).toEqual(started('boot-1'));
    expect(() => encodeEntry(HEADER, started('boot-2'), fixedSalt)).toThrow(/the boot of kiosk_started/);
  });
});

/** A text that occurs nowhere else, so that finding it means a leak. */
const secret = fc.uuid().map((id) => `secret-${id}`);
const storable = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.maxSafeInteger().filter((value) => !Object.is(value, -0)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
})).value;
const publicName = fc
  .stringMatching(/^[a-z][a-z0-9_]{0,11}$/)
  .filter(
    (name) =>
      !['v', 'seq', 'time', 'offset', 'boot', 'uptime_ms', 'clock', 'kiosk', 'room', 'type', 'at'].includes(
        name,
      ) && !PERSONAL_FIELDS.some((personal) => personal === name),
  );
const personal = fc.dictionary(
  fc.constantFrom(...PERSONAL_FIELDS),
  fc.oneof(secret, fc.array(secret), fc.record({ name: secret, photo: secret }), fc.maxSafeNat()),
);
const header: fc.Arbitrary<EntryHeader> = fc.record({
  seq: fc.maxSafeNat(),
  offset_min: fc.integer({ min: -840, max: 840 }),
  boot: fc.string(),
  uptime_ms: fc.maxSafeNat(),
  clock: fc.constantFrom('synchronised', 'holdover', 'unset'),
  kiosk: fc.string(),
});

describe('any fact', () => {
  test('comes back from its bytes and disclosures', () => {
    fc.assert(
      fc.property(
        header,
        fc.integer({ min: 0, max: 253_402_300_799_999 }),
        fc.option(fc.string(), { nil: undefined }),
        fc.dictionary(publicName, storable, { maxKeys: 6 }),
        personal,
        (head, at, room, fields, people) => {
          const fact = anyFact({ ...(room === undefined ? {} : { room }), ...people, ...fields, at });
          const { bytes, disclosures } = encodeEntry(head, fact, randomSalt);
          expect(bytes.includes('\n')).toBe(false);
          const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
          expect(decodeEntry(bytes, disclosures.toReversed())).toEqual({ header: head, fact: plain(fact) });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('keeps every personal value out of its bytes', () => {
    fc.assert(
      fc.property(personal, (people) => {
        const { bytes } = encodeEntry(HEADER, anyFact(people), randomSalt);
        expect(bytes.includes('secret-')).toBe(false);
      }),
    );
  });
});

describe('reading', () => {
  const { bytes, disclosures } = encodeEntry(HEADER, denied(), randomSalt);
  const [credential, person] = disclosures;

  test('refuses a disclosure that is altered, missing or of no commitment', () => {
    if (credential === undefined || person === undefined) throw new Error('two personal fields');
    const altered = { ...person, content: person.content.replace('ana', 'bob') };
    expect(() => decodeEntry(bytes, [credential, altered])).toThrow(/"person" does not belong/);
    expect(() => decodeEntry(bytes, [credential])).toThrow(/"person" is missing/);
    expect(() =>
      decodeEntry(bytes, [credential, person, { name: 'words', content: '["s","words","x"]' }]),
    ).toThrow(/"words"/);
  });

  test('refuses bytes that are no entry', () => {
    for (const text of ['', '[]', '{"v":2}', '{"v":1,"time":"today","offset":"+00:00"}', '{"v":1,"_sd":3}']) {
      expect(() => decodeEntry(Buffer.from(text), [])).toThrow();
    }
    expect(() => decodeEntry(Buffer.from([0x7b, 0xff, 0x7d]), [])).toThrow();
  });

  test('gives people one object with the personal fields opened', () => {
    expect(Object.keys(openEntry(bytes, disclosures))).toEqual(
      'v seq time offset boot uptime_ms clock kiosk room type reader reason until credential person _sd'.split(
        ' ',
      ),
    );
  });
});
