/** Files of written procedures: what is taken, and what is refused with its line, reason and remedy. */
import { describe, expect, test } from 'vitest';
import { FileRefused } from '../src/config/problems.ts';
import { STEP_LENGTH_MAX, STEPS_MAX, WORDS_BYTES_MAX } from '../src/core/facts-procedures.ts';
import { parseProcedure, procedureFiles, readProcedure } from '../src/procedure-file.ts';

import { shipped } from './commands/aid.ts';

const GOOD = `---
id: receiving
version: 2026-1
rooms: [ballot-room]
phases: [receiving, canvass]
purposes: all
languages: [en, es]
---

# en: Receiving

1. Look at the seal
   before you touch it.
2. Count.

# es: Recepción

1. Mire el sello antes de tocarlo.
2. Cuente.
`;

const parse = (text: string) => parseProcedure(new TextEncoder().encode(text), 'p.md');

const refusals = (text: string): readonly string[] => {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof FileRefused) return error.problems.map(({ where, what }) => `${where}: ${what}`);
    throw error;
  }
  return [];
};

test('a file is read with its lines that go on, and known by its bytes', () => {
  const read = parse(GOOD);
  expect(read).toMatchObject({
    procedure: 'receiving',
    version: '2026-1',
    rooms: ['ballot-room'],
    phases: ['receiving', 'canvass'],
    purposes: [],
    title: { en: 'Receiving', es: 'Recepción' },
    steps: [
      { en: 'Look at the seal before you touch it.', es: 'Mire el sello antes de tocarlo.' },
      { en: 'Count.', es: 'Cuente.' },
    ],
  });
  expect(read.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(parse(GOOD.replace('Count.', 'Count!')).digest).not.toBe(read.digest);
  // A text editor of another system changes no word, but it is another text.
  expect(parse(GOOD.replaceAll('\n', '\r\n')).steps).toEqual(read.steps);
});

test('English alone is enough, and Spanish alone is not', () => {
  const [english] = GOOD.split('\n# es');
  expect(parse(`${english?.replace('[en, es]', '[en]')}\n`).title).toEqual({ en: 'Receiving', es: '' });
  const spanish = GOOD.replace(/# en:[\s\S]*# es/, '# es').replace('[en, es]', '[es]');
  expect(refusals(spanish)).toEqual(['p.md:7: English is missing']);
});

test('the shipped procedures are whole, in both languages', () => {
  const files = procedureFiles(shipped('procedures'));
  expect(files).toHaveLength(3);
  for (const file of files) {
    const { title, steps } = readProcedure(file);
    expect(title.es).not.toBe('');
    expect(steps.every(({ en, es }) => en !== '' && es !== '')).toBe(true);
  }
  expect(procedureFiles(shipped('no-such-folder'))).toEqual([]);
});

const many = (count: number, words: string) =>
  Array.from({ length: count }, (_, at) => `${at + 1}. ${words}`).join('\n');
const english = (steps: string) =>
  `${GOOD.slice(0, GOOD.indexOf('# en')).replace('[en, es]', '[en]')}# en: Receiving\n\n${steps}\n`;

describe('what is wrong is said with its line', () => {
  test.each<readonly [string, string]>([
    [GOOD.slice(4), 'p.md:1: the file does not begin with its particulars'],
    [GOOD.replace('---\n\n# en', '\n# en'), 'p.md:1: the file does not begin with its particulars'],
    [GOOD.replace('version: 2026-1\n', ''), 'p.md:1: version is missing'],
    [GOOD.replace('version:', 'edition:'), 'p.md:3: this line has no key that is known'],
    [GOOD.replace('version: 2026-1', 'id: other'), 'p.md:3: id stands there twice'],
    [GOOD.replace('id: receiving', 'id: Receiving!'), 'p.md:2: id is not written so'],
    [GOOD.replace('id: receiving', 'id: constructor'), 'p.md:2: id is not written so'],
    [GOOD.replace('2026-1', 'two words'), 'p.md:3: version is not written so'],
    [GOOD.replace('[ballot-room]', 'ballot-room'), 'p.md:4: rooms is no list'],
    [GOOD.replace('[ballot-room]', '[]'), 'p.md:4: rooms is no list'],
    [GOOD.replace('canvass', 'counting'), 'p.md:5: phases cannot have "counting" here'],
    [GOOD.replace('canvass', 'receiving'), 'p.md:5: phases cannot have "receiving" here'],
    [GOOD.replace('purposes: all', 'purposes: [party]'), 'p.md:6: purposes cannot have "party" here'],
    [GOOD.replace('[en, es]', '[en, fr]'), 'p.md:7: languages cannot have "fr" here'],
    [GOOD.replace('# es:', '# fr:'), 'p.md:16: this language is not one of the screens'],
    [GOOD.replace('# es:', '# en:'), 'p.md:16: the language en stands there twice'],
    [GOOD.replace('[en, es]', '[en]'), 'p.md:16: es is not among the languages above'],
    [GOOD.replace(/# es[\s\S]*$/, ''), 'p.md:1: the part in es is missing'],
    [GOOD.replace('# en: Receiving\n', ''), 'p.md:11: there are words before the first heading'],
    [GOOD.replace('2. Count.', '3. Count.'), 'p.md:14: this step has the number 3'],
    [GOOD.replace('2. Cuente.\n', ''), 'p.md:16: there are 1 steps in es and 2 in en'],
    [GOOD.replace('2. Count.', 'And count.'), 'p.md:14: this line is no step'],
    [GOOD.replace('2. Count.', '2. …'), 'p.md:14: this step has no words that can be printed'],
    [GOOD.replace('2. Count.', '2. Count\u202e.'), 'p.md:14: this step has no words that can be printed'],
    [GOOD.replace('# en: Receiving', `# en: ${'x'.repeat(61)}`), 'p.md:10: the title has 61 characters'],
    [english(''), 'p.md:10: there are no steps'],
    [english(many(STEPS_MAX + 1, 'Look.')), `p.md:28: there are ${STEPS_MAX + 1} steps`],
    [
      english(many(2, 'x'.repeat(STEP_LENGTH_MAX + 1))),
      `p.md:12: this step has ${STEP_LENGTH_MAX + 1} characters`,
    ],
  ])('%#: %s', (text, problem) => {
    expect(refusals(text)).toContain(problem);
  });

  test('more words than an entry of the log takes are refused', () => {
    expect(refusals(english(many(STEPS_MAX, 'é'.repeat(STEP_LENGTH_MAX))))).toEqual([]);
    const both = GOOD.replace(
      /1\. [\s\S]*?\n\n/,
      `${many(STEPS_MAX, 'é'.repeat(STEP_LENGTH_MAX))}\n\n`,
    ).replace(/(# es: Recepción\n\n)[\s\S]*$/, `$1${many(STEPS_MAX, 'é'.repeat(STEP_LENGTH_MAX))}\n`);
    expect(refusals(both)[0]).toMatch(/^p\.md:9: the words take \d+ bytes in the log$/);
    expect(WORDS_BYTES_MAX).toBe(5_500);
  });

  test('each problem has a remedy', () => {
    try {
      parse(GOOD.replace('version:', 'edition:').replace('2. Count.', '3. Count.'));
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      expect(error.problems).toHaveLength(3);
      for (const { remedy } of error.problems) expect(remedy).toMatch(/^[A-Z].*\.$/);
    }
  });
});
