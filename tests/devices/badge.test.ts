import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalBadge, reading } from '../../devices/badge.ts';
import { BadgeReporter, REPEAT_MS } from '../../devices/badge-reporter.ts';
import { credentialOf, siteKeyOf } from '../../devices/credential.ts';
import type { ReaderId } from '../../src/core/terms.ts';
import { credential, hash, Seen } from './support.ts';

describe('canonical badge text', () => {
  test.each([
    ['w26:118:1603', 'w26:118:1603'],
    [' W26:007:00042 ', 'w26:7:42'],
    ['w37:34359738367', 'w37:34359738367'],
    ['w37f:65535:524287', 'w37f:65535:524287'],
    ['em4100:0a1b2c3d4e', 'em4100:0A1B2C3D4E'],
    ['raw:5:15', 'raw:5:15'],
    ['raw:32:ff', 'raw:32:000000FF'],
    ['text:B-1001', 'text:B-1001'],
    ['B-1001', 'text:B-1001'],
    ['room:7', 'text:room:7'],
  ])('%s is %s', (typed, canonical) => {
    expect(canonicalBadge(typed)).toBe(canonical);
  });

  test.each([
    '',
    '   ',
    'w26:256:1',
    'w26:1:65536',
    'w26:1',
    'w37:1:2',
    'w37:34359738368',
    'em4100:0A1B2C3D4',
    'raw:4:1F',
    'raw:0:0',
    'raw:5:',
    'text:',
    'w99:1:2',
    'Ä1234',
    'x'.repeat(65),
  ])('"%s" is refused without being repeated', (typed) => {
    expect(() => canonicalBadge(typed)).toThrow(/not written in a known form/);
    const digits = /\d{5,}/.exec(typed)?.[0];
    if (digits === undefined) return;
    expect(() => canonicalBadge(typed)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(digits) }),
    );
  });
});

describe('credential', () => {
  test('is HMAC-SHA-256 of the canonical text under the site key', () => {
    const key = Buffer.alloc(32, 7);
    const expected = createHmac('sha256', key).update('w26:118:1603').digest('base64url');
    expect(credentialOf(siteKeyOf(key), canonicalBadge('W26:118:01603'))).toBe(expected);
  });

  test('another site has another credential, and a short key is refused', () => {
    const other = credentialOf(siteKeyOf(Buffer.alloc(32, 8)), canonicalBadge('w26:118:1603'));
    expect(other).not.toBe(credential('w26:118:1603'));
    expect(() => siteKeyOf(Buffer.alloc(31))).toThrow('32 bytes');
  });
});

describe('a held badge', () => {
  const seen = new Seen();
  let at = 0;
  const reporter = new BadgeReporter({
    reader: 'outside' as ReaderId,
    credentialOf: hash,
    emit: seen.emit,
    now: () => at,
  });

  test('is reported once while it repeats, and again after it was gone', () => {
    for (at = 0; at < 10_000; at += REPEAT_MS - 1) reporter.report(reading('text:1111'));
    expect(seen.count('badge_read')).toBe(1);
    at += REPEAT_MS;
    reporter.report(reading('text:1111'));
    expect(seen.count('badge_read')).toBe(2);
  });

  test('does not hide another badge', () => {
    reporter.report(reading('text:2222'));
    reporter.report(reading('text:1111'));
    expect(seen.count('badge_read')).toBe(4);
  });
});
