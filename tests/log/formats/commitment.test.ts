import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitmentTo, disclosedValue, makeDisclosure } from '../../../src/log/formats/commitment.ts';
import { randomSalt } from '../../../src/log/salt.ts';

describe('commitments', () => {
  test('the published example of RFC 9901', () => {
    const disclosure = 'WyI2SWo3dE0tYTVpVlBHYm9TNXRtdlZBIiwgImVtYWlsIiwgImpvaG5kb2VAZXhhbXBsZS5jb20iXQ';
    const content = Buffer.from(disclosure, 'base64url').toString();
    expect(content).toBe('["6Ij7tM-a5iVPGboS5tmvVA", "email", "johndoe@example.com"]');
    expect(commitmentTo(content)).toBe('JzYjH4svliH0R3PyEMfeZu6Jt69u5qehZo7F7EPYlSE');
    expect(disclosedValue({ name: 'email', content })).toBe('johndoe@example.com');
  });

  test('any value comes back, and two salts give two commitments', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (name, value) => {
        const one = makeDisclosure(name, value, randomSalt());
        const two = makeDisclosure(name, value, randomSalt());
        expect(JSON.stringify(disclosedValue(one))).toBe(JSON.stringify(value));
        expect(commitmentTo(one.content)).not.toBe(commitmentTo(two.content));
      }),
    );
  });

  test('a salt of less than 128 bits is refused', () => {
    expect(() => makeDisclosure('person', 'w', Buffer.alloc(15))).toThrow(/at least 16 bytes/);
  });

  test('a disclosure of another field or form is refused', () => {
    const { content } = makeDisclosure('person', 'w', randomSalt());
    expect(() => disclosedValue({ name: 'words', content })).toThrow(/malformed/);
    expect(() => disclosedValue({ name: 'person', content: '["salt","person"]' })).toThrow(/malformed/);
  });
});
