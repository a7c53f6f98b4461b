import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as inBrowser from '../../kiosk-ui/verify/crypto.ts';
import * as inNode from '../../src/log/formats/crypto.ts';

/** Order of the group of Ed25519 (RFC 8032 section 5.1). */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
/** DER of a private key up to its 32 bytes (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const FIELD = 2n ** 255n - 19n;

const bytes = (constraints: fc.IntArrayConstraints = {}) =>
  fc.uint8Array(constraints).map((array) => Buffer.from(array));

const seedBytes = bytes({ minLength: 32, maxLength: 32 });

const keysOf = (seed: Buffer) => {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { secret, raw };
};

const littleEndian = (value: bigint): Buffer =>
  Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse();

const asNumber = (value: Buffer): bigint => BigInt(`0x${Buffer.from(value).reverse().toString('hex')}`);

const both = (raw: Buffer, message: Buffer, signature: Buffer): readonly boolean[] =>
  [inNode, inBrowser].map((crypto) => {
    try {
      return crypto.ed25519Verifier(raw)(message, signature);
    } catch {
      return false;
    }
  });

/** Points of small order and their second names: what implementations are known to disagree about. */
const ODD_POINTS: readonly Buffer[] = [
  ...[0n, 1n, FIELD - 1n, FIELD, FIELD + 1n].flatMap((y) => [y, y + 2n ** 255n].map(littleEndian)),
  Buffer.from('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'hex'),
  Buffer.from('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', 'hex'),
  Buffer.alloc(32, 0xff),
];

describe("the page's crypto decides as the command's", () => {
  test('hashes and encodings are the same for all bytes', () => {
    fc.assert(
      fc.property(
        bytes({ maxLength: 300 }),
        fc.string({ unit: 'binary', maxLength: 80 }),
        (content, text) => {
          expect(inBrowser.sha256(content).equals(inNode.sha256(content))).toBe(true);
          const targets = [inNode, inBrowser].map((crypto) => {
            const target = Buffer.alloc(40, 7);
            crypto.sha256Into(target, 5, content);
            return target.toString('hex');
          });
          expect(targets[1]).toBe(targets[0]);
          const ascii = content.toString('base64');
          expect(inBrowser.sha256OfText(ascii)).toBe(inNode.sha256OfText(ascii));
          expect(inBrowser.base64url(text)).toBe(inNode.base64url(text));
        },
      ),
    );
  });

  test('a signature holds in both, and with any bit changed in neither', () => {
    fc.assert(
      fc.property(seedBytes, bytes({ maxLength: 100 }), fc.nat(511), (seed, message, bit) => {
        const { secret, raw } = keysOf(seed);
        const signature = sign(null, message, secret);
        expect(both(raw, message, signature)).toEqual([true, true]);
        const changed = Buffer.from(signature);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(both(raw, message, changed)).toEqual([false, false]);
        expect(both(raw, Buffer.concat([message, Buffer.of(0)]), signature)).toEqual([false, false]);
        expect(both(raw, message, signature.subarray(1))).toEqual([false, false]);
      }),
      { numRuns: 40 },
    );
  });

  test('a signature has no second form', () => {
    const { secret, raw } = keysOf(Buffer.alloc(32, 9));
    const message = Buffer.from('one');
    const signature = sign(null, message, secret);
    const s = asNumber(signature.subarray(32));
    const second = Buffer.concat([signature.subarray(0, 32), littleEndian(s + ORDER)]);
    expect(both(raw, message, second)).toEqual([false, false]);
  });

  test('points of small order get the same answer, as key and in a signature', () => {
    const { secret, raw } = keysOf(Buffer.alloc(32, 9));
    for (const odd of ODD_POINTS) {
      for (let last = 0; last < 8; last += 1) {
        const message = Buffer.of(last);
        const own = sign(null, message, secret);
        for (const s of [0n, 1n, asNumber(own.subarray(32))]) {
          for (const [key, r] of [
            [odd, odd],
            [raw, odd],
            [odd, own.subarray(0, 32)],
            ...ODD_POINTS.map((other) => [odd, other] as const),
          ] as const) {
            const [node, browser] = both(key, message, Buffer.concat([r, littleEndian(s)]));
            expect(browser, `${key.toString('hex')} ${r.toString('hex')} ${s} ${last}`).toBe(node);
          }
        }
      }
    }
  });

  test('a key of another length is none', () => {
    expect(() => inBrowser.ed25519Verifier(Buffer.alloc(31))).toThrow('32 bytes, not 31');
    expect(() => inNode.ed25519Verifier(Buffer.alloc(31))).toThrow('32 bytes, not 31');
  });
});

describe("the page's Buffer reads as Node's", () => {
  test('all bytes, in all encodings that the verifier uses', async () => {
    const ofNode = globalThis.Buffer;
    await import('../../kiosk-ui/verify/buffer.ts');
    const ofPage = globalThis.Buffer;
    globalThis.Buffer = ofNode;
    expect(ofPage).not.toBe(ofNode);
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom('utf8', 'hex', 'base64', 'base64url', 'latin1'),
        fc.nat(20),
        fc.nat(60),
        (array, encoding, start, end) => {
          const [node, page] = [ofNode.from(array), ofPage.from(array)];
          expect(page.toString(encoding)).toBe(node.toString(encoding));
          expect(page.toString(encoding, Math.min(start, end), end)).toBe(
            node.toString(encoding, Math.min(start, end), end),
          );
          expect([...ofPage.from(node.toString('base64'), 'base64')]).toEqual([...array]);
          expect([...ofPage.from(node.toString('hex'), 'hex')]).toEqual([...array]);
          expect([...ofPage.from(node.toString())]).toEqual([...ofNode.from(node.toString())]);
        },
      ),
    );
    const mark = [0xef, 0xbb, 0xbf, 0x41];
    expect(ofPage.from(mark).toString()).toBe(ofNode.from(mark).toString());
  });
});
