/** Topics of training in the configuration, and the rules that name them. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FileRefused } from '../../src/config/problems.ts';
import { parseConfig } from '../../src/config.ts';
import { shipped } from '../commands/aid.ts';

const EXAMPLE = readFileSync(shipped('example.yaml'), 'utf8');
const parse = (text: string) => parseConfig(new TextEncoder().encode(text), 'kiosk.yaml');

const refusals = (text: string): readonly string[] => {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof FileRefused) return error.problems.map(({ what, remedy }) => `${what}. ${remedy}`);
    throw error;
  }
  return [];
};

test('topics hold for their months, and rules ask for them by room, phase and purpose', () => {
  const { kiosk, rooms } = parse(EXAMPLE.replace('name: Seals, name_es: Sellos', 'name: Seals'));
  expect(kiosk.topics).toEqual([
    { topic: 'seals', name: { en: 'Seals', es: 'Seals' }, months: 12, exercises: ['seal_mismatch'] },
    {
      topic: 'receiving',
      name: { en: 'Receiving night', es: 'Noche de recepción' },
      months: 24,
      exercises: [],
    },
  ]);
  expect(rooms[0]?.rules.topics).toEqual([
    { topic: 'seals', requirement: 'required', purposes: [] },
    { topic: 'receiving', requirement: 'warned', purposes: ['deposit_ballots'] },
  ]);
});

test('a topic that nobody can be trained in, and one that stands there twice, are refused', () => {
  const unknown = EXAMPLE.replace(
    '{ topic: seals, requirement: required }',
    '{ topic: juggling, requirement: required }',
  );
  expect(refusals(unknown)).toEqual([
    'rooms[0].rules.topics[0].topic: there is no topic juggling. Name one of training_topics: seals, receiving.',
  ]);
  expect(refusals(EXAMPLE.replace('id: receiving,', 'id: seals,'))).toContain(
    'training_topics[1].id: seals stands there twice. Give each topic one line.',
  );
  const none = EXAMPLE.replace(/training_topics:\n.*\n.*\n/, '');
  expect(refusals(none)[0]).toContain('List it under training_topics.');
});
