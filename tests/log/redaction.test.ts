import { describe, expect, test } from 'vitest';
import { PERSONAL_FIELDS } from '../../src/core/facts.ts';
import { redactionNamed, type WrittenProfile } from '../../src/log/redaction.ts';

const PROFILES: readonly WrittenProfile[] = [
  {
    profile: 'press',
    withhold: [
      { fields: ['credential', 'pin'], ground: 'Security of the room' },
      { fields: ['visitors', 'credential'], ground: 'Privacy of visitors' },
    ],
  },
  { profile: 'public', withhold: [{ fields: ['pin'], ground: 'Less' }] },
];

describe('a redaction profile', () => {
  test('public withholds every personal field, whatever is configured', () => {
    for (const written of [[], PROFILES]) {
      const { fields } = redactionNamed('public', written) ?? { fields: {} };
      expect(Object.keys(fields).sort()).toEqual([...PERSONAL_FIELDS].sort());
      expect(new Set(Object.values(fields))).toEqual(new Set(['Personal; withheld from the public']));
    }
  });

  test('of the configuration tells the first ground of each field', () => {
    expect(redactionNamed('press', PROFILES)).toEqual({
      profile: 'press',
      fields: {
        credential: 'Security of the room',
        pin: 'Security of the room',
        visitors: 'Privacy of visitors',
      },
    });
  });

  test('that nobody wrote is none', () => {
    expect(redactionNamed('toString', PROFILES)).toBeUndefined();
  });
});
