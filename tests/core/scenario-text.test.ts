/** A scenario that is misread proves nothing, so the reading of scenarios has tests of its own. */
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../src/core/catalogue.ts';
import { differences, isKnown } from './scenario-compare.ts';
import { HEADS, play } from './scenario-play.ts';
import { readScenarios } from './scenario-text.ts';
import { ELECTION_DAY, readInstant, readLength, sayInstant, sayLength } from './scenario-time.ts';

const TWO_IN = [
  'Two go in',
  '  Why: It is',
  '       the rule.',
  '  People: Ana, Ben',
  '  10:00:00  Ana badges outside  first badge accepted from Ana, needs one more',
  '  10:00:05  Ben badges outside  access granted to Ana and Ben (5 s apart);',
  '                                strike releases for 5 s; screen granted to Ana and Ben',
  '  Then: inside nobody; count certain',
];
const edited = (from: string, to: string): string => TWO_IN.join('\n').replace(from, to);

const report = (text: string): string => {
  const [scenario] = readScenarios('day.txt', text);
  if (scenario === undefined) throw new Error('one scenario was written');
  return differences(scenario, play(scenario)).join('\n');
};

test('a scenario is read as it is written', () => {
  const [scenario, ...others] = readScenarios('day.txt', `# remark\n${TWO_IN.join('\n')}\n`);
  expect(others).toEqual([]);
  expect(scenario).toEqual({
    file: 'day.txt',
    line: 2,
    title: 'Two go in',
    headings: [
      { line: 3, name: 'Why', text: 'It is the rule.' },
      { line: 5, name: 'People', text: 'Ana, Ben' },
    ],
    steps: [
      {
        line: 6,
        time: '10:00:00',
        event: 'Ana badges outside',
        expected: ['first badge accepted from Ana, needs one more'],
      },
      {
        line: 7,
        time: '10:00:05',
        event: 'Ben badges outside',
        expected: [
          'access granted to Ana and Ben (5 s apart)',
          'strike releases for 5 s',
          'screen granted to Ana and Ben',
        ],
      },
    ],
    ends: [{ line: 9, room: '', expected: ['inside nobody', 'count certain'] }],
  });
});

test('a scenario that is right has no differences', () => {
  expect(report(TWO_IN.join('\n'))).toBe('');
});

describe('what cannot be read is refused with its place', () => {
  test.each([
    ['an empty file', '', 'day.txt: no scenario'],
    [
      'a line of no known form',
      edited('  People', '  Peple'),
      'day.txt:4: not understood: "Peple: Ana, Ben"',
    ],
    ['no reason', edited('  Why: It is\n       the rule.\n', ''), 'day.txt:1: "Two go in" has no Why'],
    ['no steps', TWO_IN.filter((line) => !/10:00|strike/.test(line)).join('\n'), 'has no steps'],
    ['no end', edited('  Then: inside nobody; count certain', ''), 'has no Then'],
    [
      'a step without facts',
      edited('  first badge accepted from Ana, needs one more', ''),
      'day.txt:5: say what',
    ],
    ['a heading after the steps', edited('  Then', '  Rules: any two\n  Then'), 'day.txt:8: not understood'],
    [
      'a step after the end',
      `${TWO_IN.join('\n')}\n  10:00:09  door opens  nothing`,
      'day.txt:9: not understood',
    ],
  ])('%s', (_, text, message) => {
    expect(() => readScenarios('day.txt', text)).toThrow(message);
  });
});

describe('what cannot be played is refused with its place', () => {
  test.each([
    [
      'an unknown event',
      edited('Ana badges outside', 'Ana knocks'),
      'day.txt:5: unknown event: "Ana knocks"',
    ],
    ['somebody not listed', edited('Ben badges', 'Cal badges'), 'day.txt:6: "Cal" is not among the People'],
    ['a step back in time', edited('10:00:05', '09:00:05'), 'day.txt:6: 09:00:05 lies before'],
    ['an unknown rule', edited('  People', '  Rules: any three\n  People'), '"any three" is no rule'],
    [
      'an unknown word about somebody',
      edited('Ana, Ben', 'Ana (tall), Ben'),
      '"tall" says nothing known about Ana',
    ],
    ['a room too many', edited('Then:', 'Then in Vault:'), 'there is a room Vault'],
    [
      'people who cannot simply go in',
      edited('  People', '  Before: Ana went in at 09:00:00\n  People'),
      'Before: Ana',
    ],
  ])('%s', (_, text, message) => {
    expect(() => report(text)).toThrow(message);
  });
});

describe('what differs is shown side by side', () => {
  test.each([
    ['a wrong name', 'accepted from Ana', 'accepted from Ben'],
    ['a wrong need', 'needs one more', 'needs two more'],
    ['a wrong detail in brackets', '(5 s apart)', '(6 s apart)'],
    ['a fact that did not happen', 'strike releases', 'door closed after 5 s; strike releases'],
    ['a fact left unmentioned', '\n                                strike releases for 5 s;', '\n          '],
    ['a wrong length of the release', 'for 5 s; screen', 'for 6 s; screen'],
    ['facts in another order', 'access granted to Ana and Ben (5 s apart);', 'strike releases for 5 s;'],
    ['a wrong screen', 'screen granted to Ana and Ben', 'screen welcome'],
    ['something said where nothing happened', 'first badge accepted from Ana, needs one more', 'nothing'],
    ['a wrong end', 'inside nobody', 'inside Ana'],
    ['an end that does not say who is inside', 'inside nobody; ', ''],
    ['an end that does not say whether the count is certain', '; count certain', ''],
  ])('%s', (_, from, to) => {
    expect(report(edited(from, to))).toMatch(/day\.txt:\d: .+\n.*(EXPECTED +\| GOT|does not say)/);
  });

  test('in the words of the scenario', () => {
    const lines = report(edited('accepted from Ana', 'accepted from Ben')).split('\n');
    expect(lines[0]).toBe('  day.txt:5: 10:00:00 Ana badges outside');
    expect(lines[2]).toMatch(
      /first badge accepted from Ben, needs one more +\| first badge accepted from Ana, needs one more/,
    );
  });

  test('unknown words are named', () => {
    expect(report(edited('first badge accepted', 'first badge liked'))).toContain(
      'day.txt:5: unknown words: "first badge liked from Ana, needs one more"',
    );
  });
});

describe('the words', () => {
  test('of two kinds of fact are never the same', () => {
    expect(new Set(HEADS).size).toBe(HEADS.length);
    expect(HEADS.length).toBe(Object.keys(CATALOGUE).length + 5);
  });

  test('are known by their beginning, not by a part of a word', () => {
    expect(isKnown('tampering: tamper')).toBe(true);
    expect(isKnown('tamperings')).toBe(false);
  });
});

describe('times', () => {
  const at = (text: string) => readInstant(text, ELECTION_DAY);

  test('are local ones', () => {
    expect(at('10:00:00')).toBe(Date.UTC(2026, 10, 3, 15));
    expect(at('Oct 31 10:00')).toBe(Date.UTC(2026, 9, 31, 14));
    expect(sayInstant(at('10:00:00.500'), at('11:00:00'))).toBe('10:00:00.500');
    expect(sayInstant(at('Nov 4 00:00:00'), at('11:00:00'))).toBe('Nov 4 00:00:00');
  });

  test('say their zone on the day on which an hour comes twice', () => {
    const [summer, winter] = [at('Nov 1 01:30:00 EDT'), at('Nov 1 01:30:00 EST')];
    expect(winter - summer).toBe(3_600_000);
    expect(sayInstant(summer, winter)).toBe('01:30:00 EDT');
    expect(sayInstant(winter, summer)).toBe('01:30:00 EST');
  });

  test.each(['1 ms', '30 s', '29 s 999 ms', '1 h 5 min'])('%s is a length and comes back', (length) => {
    expect(sayLength(readLength(length))).toBe(length);
  });

  test.each(['', '30', '90 s', '5 s 1 h', 'soon'])('"%s" is no length', (length) => {
    expect(() => readLength(length)).toThrow('is no length');
  });

  test.each(['10', '10:00:0', 'Foo 3 10:00:00'])('"%s" is no time', (time) => {
    expect(() => at(time)).toThrow(/is no (time|day)/);
  });
});
