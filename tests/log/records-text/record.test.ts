import { describe, expect, test } from 'vitest';
import { openForReaders } from '../../../src/log/records-text/opened-entry.ts';
import { recordLine } from '../../../src/log/records-text/record.ts';
import { denied, heartbeat } from '../facts.ts';
import { entryOf, openedOf } from './aid.ts';

describe('the record of an entry', () => {
  test('without personal fields is the stored bytes on a line', () => {
    expect(recordLine(openedOf(heartbeat()), [])).toBe(`${entryOf(heartbeat()).bytes.toString()}\n`);
  });

  test('has its keys in their order, then people, then what they were committed to', () => {
    const record = JSON.parse(recordLine(openedOf(denied()), [])) as object;
    expect(Object.keys(record).slice(8)).toEqual([
      'room',
      'type',
      'reader',
      'reason',
      'until',
      'credential',
      'person',
      '_sd',
    ]);
    expect(record).toMatchObject({ seq: 5, credential: 'c0ffee', person: 'ana' });
  });

  test('says what is withheld, on which ground, and what was erased, by which entry', () => {
    const shown = { grounds: { credential: 'Security', escort: 'Personal' }, erased: { person: 812 } };
    const line = recordLine(openedOf(denied(), shown), []);
    expect(line).toMatch(/"_withheld":\{"credential":"Security"\},"_erased":\{"person":812\}\}\n$/);
    expect(line).not.toContain('ana');
    expect(line).not.toContain('c0ffee');
  });

  test('does not depend on the order in which disclosures come', () => {
    const entry = entryOf(denied());
    const turned = { ...entry, disclosures: entry.disclosures.toReversed() };
    expect(recordLine(openForReaders(turned, {}), [])).toBe(recordLine(openForReaders(entry, {}), []));
  });

  test('tells what is in the bundle, though the profile would withhold it', () => {
    const entry = entryOf(denied());
    expect(openForReaders(entry, { person: 'Personal' })).toMatchObject({
      personal: { person: 'ana' },
      withheld: {},
    });
  });

  test('cannot be made where a field is missing for no stated reason', () => {
    const entry = entryOf(denied());
    const half = { ...entry, disclosures: entry.disclosures.filter(({ name }) => name !== 'person') };
    expect(() => openForReaders(half, { credential: 'Security' })).toThrow(
      /the disclosure of "person" is missing, and nothing says why/,
    );
  });

  test('is not misled by a field called as what every object has', () => {
    const bytes = Buffer.from('{"v":1,"seq":5,"type":"x","_sd":{"constructor":"abc"}}');
    expect(() => openForReaders({ bytes, disclosures: [], erased: {} }, {})).toThrow(/"constructor"/);
  });
});
