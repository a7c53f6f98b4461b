/** The column of trainings in a list of people: optional, read with its days, refused line by line. */
import { expect, test, vi } from 'vitest';
import { FileRefused } from '../../src/config/problems.ts';
import type { Credential, RoomId } from '../../src/core/terms.ts';
import { parsePeople } from '../../src/people-file.ts';

const HEADER =
  'person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo';
const ZOE = 'zoe,Zoe Lind,staff,member,none,Clerk,w26:12:345,north,,,,,,no,';

const read = (text: string, topics = [{ topic: 'seals', months: 12 }]) =>
  parsePeople(new TextEncoder().encode(text), 'people.csv', {
    rooms: ['north' as RoomId],
    time_zone: 'America/Denver',
    topics,
    credential: (badge) => badge as Credential,
  });

const refused = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof FileRefused)
      return error.problems.map(({ where, what }) => `${where} ${what}`).join('\n');
    throw error;
  }
  return '';
};

test('a list without the column states no training', () => {
  expect(read(`${HEADER}\n${ZOE}\n`).trainings).toEqual([]);
});

test('a training holds from local midnight of its day for the months of its topic', () => {
  const { people, trainings } = read(`${HEADER},topics\n${ZOE},seals:2026-02-28\n`);
  expect(people).toHaveLength(1);
  expect(people[0]).not.toHaveProperty('topics');
  expect(trainings).toEqual([
    {
      person: 'zoe',
      topic: 'seals',
      on: Date.parse('2026-02-28T00:00:00-07:00'),
      until: Date.parse('2027-02-28T00:00:00-07:00'),
    },
  ]);
});

test.each([
  ['juggling:2026-02-28', 'people.csv:2 column topics, "juggling:2026-02-28": there is no topic juggling'],
  ['seals:2026-02-30', 'there is no day 2026-02-30'],
  ['seals', 'this is no topic with its day'],
  ['seals:2026-01-01;seals:2026-01-02', 'a topic is named twice'],
])('%s is refused, and nothing of the file is taken', (written, what) => {
  expect(refused(`${HEADER},topics\n${ZOE},${written}\n`)).toContain(what);
});

test('a day is looked up in the calendar once, however many were trained on it', () => {
  const asked = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
  const lines = Array.from({ length: 500 }, (_, at) => `${ZOE.replace('zoe', `p${at}`)},seals:2025-03-04`);
  const text = `${HEADER},topics\n${lines.join('\n').replaceAll('w26:12:345', '')}\n`;
  expect(read(text).trainings).toHaveLength(500);
  expect(asked.mock.calls.length).toBeLessThan(20);
  asked.mockRestore();
});
