/** Many trainings at once, from the column of a list of people. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { factsOf, ROOM, type Site } from '../witness/kiosks.ts';
import { folder, run } from './aid.ts';
import { MARIA, ROBERT } from './epochs.ts';
import { OTHER, trainedSite } from './trained.ts';

const TOPICS = `training_topics:
  - { id: seals, name: Seals, name_es: Sellos, months: 12 }
`;
const HEADER =
  'person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo,topics';
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const line = (person: string, topics: string): string =>
  `${person},Somebody,staff,member,none,,,${ROOM},,,,,,no,,${topics}`;

const written = (...lines: readonly string[]): string => {
  const file = path.join(folder(), 'people.csv');
  writeFileSync(file, `${[HEADER, ...lines].join('\n')}\n`);
  return file;
};

const importing = (
  { file }: Site,
  people: string,
  by: readonly string[] = ['maria-alvarez', 'robert-hayes'],
) =>
  run(
    ['training', 'import', people, '--config', file, '--stdin', ...by.flatMap((person) => ['--by', person])],
    { input: `${MARIA}\n${ROBERT}\n` },
  );

const recorded = (at: Site) => factsOf(at).filter(({ type }) => type === 'training_recorded');

test('what is new is put on record by two, and what is known or of nobody is counted', async () => {
  const at = await trainedSite(TOPICS);
  const file = written(
    line(OTHER, `seals:${yesterday}`),
    line('nobody', `seals:${yesterday}`),
    line('robert-hayes', 'seals:2001-01-01'),
  );
  const first = await importing(at, file);
  expect(first).toMatchObject({ code: 0, errors: '' });
  expect(first.printed).toContain(
    '1 new, 0 known, 1 over, 1 not listed\n1 trainings are recorded up to entry',
  );
  expect(recorded(at)).toMatchObject([
    { person: OTHER, topic: 'seals', signed_by: ['maria-alvarez', 'robert-hayes'] },
  ]);
  expect((await importing(at, file)).printed).toContain('0 new, 1 known, 1 over, 1 not listed');
  expect(recorded(at)).toHaveLength(1);
});

test('nobody signs for their own training among many, and then nothing is recorded', async () => {
  const at = await trainedSite(TOPICS);
  const file = written(line(OTHER, `seals:${yesterday}`), line('maria-alvarez', `seals:${yesterday}`));
  const { code, errors } = await importing(at, file);
  expect(code).not.toBe(0);
  expect(errors).toContain('maria-alvarez, seals: nobody signs for their own training');
  expect(recorded(at)).toEqual([]);
});

test('a file that states none, or a topic that there is not, is refused', async () => {
  const at = await trainedSite(TOPICS);
  expect((await importing(at, written(line(OTHER, '')))).errors).toContain('states no training');
  expect((await importing(at, written(line(OTHER, 'juggling:2026-01-01')))).errors).toContain(
    'there is no topic juggling',
  );
});
