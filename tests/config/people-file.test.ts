import { expect, test } from 'vitest';
import { canonicalBadge } from '../../devices/badge.ts';
import type { Credential, RoomId } from '../../src/core/terms.ts';
import { type PeopleContext, parsePeople, readBadges } from '../../src/people-file.ts';
import { refusalOf } from './aid.ts';

const HEADER =
  'person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo';
const ANA =
  'ana,Ana Ruiz,staff,custodian,dem,Clerk,B-100001,north,2026-09-01,2026-11-30,2026-01-05,2026-02-05,2026-01-10,no,ana.jpg';
const BEN = 'ben,"Ben ""B"" Ode, jr.",temporary,,rep (appointed),,B-100002;w26:7:00123,north;south,,,,,,yes,';

const CONTEXT: PeopleContext = {
  rooms: ['north' as RoomId, 'south' as RoomId],
  time_zone: 'America/Denver',
  credential: (badge) => `hash of ${canonicalBadge(badge)}` as Credential,
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (...lines: readonly string[]): string => `${[HEADER, ...lines].join('\n')}\n`;
const read = (text: string) => parsePeople(bytes(text), 'people.csv', CONTEXT).people;
const refused = (text: string) => refusalOf(() => read(text));
/** The line of somebody who differs from all others. */
const lineOf = (index: number): string => `p${index},P,staff,,,,B-${200_000 + index},north,,,,,,no,`;
/** The good line with the field of one column replaced. */
const ana = (column: string, value: string): string => {
  const fields = ANA.split(',');
  fields[HEADER.split(',').indexOf(column)] = value;
  return fields.join(',');
};

test('a line becomes a person, with days local to the time zone', () => {
  const [first, second] = read(file(ANA, BEN));
  expect(first).toEqual({
    person: 'ana',
    name: 'Ana Ruiz',
    class: 'staff',
    role: 'custodian',
    group: 'dem',
    group_source: 'registered',
    title: 'Clerk',
    credentials: ['hash of text:B-100001'],
    rooms: ['north'],
    valid_from: Date.parse('2026-09-01T06:00:00Z'),
    valid_until: Date.parse('2026-12-01T07:00:00Z'),
    oath: Date.parse('2026-01-05T07:00:00Z'),
    training: Date.parse('2026-02-05T07:00:00Z'),
    background_check: Date.parse('2026-01-10T07:00:00Z'),
    on_ballot: 'no',
    photo: 'ana.jpg',
  });
  expect(second).toMatchObject({
    name: 'Ben "B" Ode, jr.',
    role: 'member',
    group: 'rep',
    group_source: 'appointed',
    credentials: ['hash of text:B-100002', 'hash of w26:7:123'],
    valid_until: 0,
    oath: 0,
    on_ballot: 'yes',
  });
});

test.each(['', 'none'])('the group "%s" is an unknown group', (written) => {
  expect(read(file(ana('group', written)))[0]).toMatchObject({ group: '', group_source: 'none' });
});

test('a byte order mark, CR LF, blank lines and another order of columns are accepted', () => {
  const plain = read(file(ANA, BEN));
  expect(read(`\ufeff${file(ANA, BEN).replaceAll('\n', '\r\n')}\r\n`)).toEqual(plain);
  const reversed = [HEADER, ANA].map((line) => line.split(',').reverse().join(','));
  expect(read(reversed.join('\n'))).toEqual(plain.slice(0, 1));
});

const BAD: readonly (readonly [what: string, text: string, message: string])[] = [
  [
    'a badge twice',
    file(ANA, BEN, ana('person', 'cleo')),
    'people.csv:4: column badge, "…01": this badge stands on line 2 already. Give each badge to one person, once.',
  ],
  [
    'a badge twice in another form',
    file(BEN, ana('badge', 'W26:07:123')),
    'people.csv:3: column badge, "…23": this badge stands on line 2 already.',
  ],
  [
    'a badge twice on one line',
    file(ana('badge', 'B-100001;B-100001')),
    'people.csv:2: column badge, "…01": this badge stands there twice.',
  ],
  [
    'a badge in no known form',
    file(ana('badge', 'w26:999:1')),
    'people.csv:2: column badge, "…:1": the badge is not written in a known form',
  ],
  [
    'a person twice',
    file(ANA, ana('badge', 'B-100009')),
    'people.csv:3: column person, "ana": this person stands on line 2 already. Give each person one line.',
  ],
  [
    'an unknown room',
    file(ana('rooms', 'north;attic')),
    'people.csv:2: column rooms, "north;attic": there is no room attic. Rooms of the configuration: north, south.',
  ],
  [
    'no room',
    file(ana('rooms', '')),
    'people.csv:2: column rooms, "": this holds 0 rooms. Write 1 to 12 rooms, separated by ";".',
  ],
  [
    'an unknown class',
    file(ana('class', 'boss')),
    'people.csv:2: column class, "boss": this is not a known word. Write one of: official, staff,',
  ],
  [
    'an unknown role',
    file(ana('role', 'chief')),
    'people.csv:2: column role, "chief": this is not a known word. Write one of: member, supervisor,',
  ],
  [
    'a group in capitals',
    file(ana('group', 'Dem')),
    'people.csv:2: column group, "Dem": this is not a group. Write lower-case letters',
  ],
  [
    'a bad date',
    file(ana('oath', '02/05/2026')),
    'people.csv:2: column oath, "02/05/2026": there is no such day. Write a day as YYYY-MM-DD',
  ],
  [
    'a day that does not exist',
    file(ana('training', '2026-02-29')),
    'people.csv:2: column training, "2026-02-29": there is no such day.',
  ],
  [
    'days reversed',
    file(ana('valid_until', '2026-08-31')),
    'people.csv:2: column valid_until, "2026-08-31": this is before valid_from 2026-09-01.',
  ],
  [
    'nothing said of the ballot',
    file(ana('on_ballot', '')),
    'people.csv:2: column on_ballot, "": this is not a known word. Write one of: yes, no.',
  ],
  [
    'a name too long',
    file(ana('name', 'x'.repeat(81))),
    'this has 81 characters. Write one line of at most 80 characters.',
  ],
  ['no name', file(ana('name', '')), 'people.csv:2: column name, "": the name is missing.'],
  [
    'a path as photo',
    file(ana('photo', '../ana.jpg')),
    'people.csv:2: column photo, "../ana.jpg": this is not a photo file.',
  ],
  [
    'a person in capitals',
    file(ana('person', 'Ana')),
    'people.csv:2: column person, "Ana": this is not an identifier.',
  ],
  ['too many badges', file(ana('badge', 'a;b;c;d;e;f;g;h;i')), 'this holds 9 badges. Write 0 to 8 badges'],
  [
    'an unknown column',
    file(ANA).replace('title', 'rank'),
    'people.csv:1: unknown column "rank". The first line names these columns: person,name',
  ],
  ['a missing column', file(ANA).replace('title', 'rank'), 'people.csv:1: column title is missing.'],
  ['a column twice', file(ANA).replace('title', 'name'), 'people.csv:1: column name stands there twice.'],
  [
    'semicolons between columns',
    file(ANA).replaceAll(',', ';'),
    'people.csv:1: the columns are separated by semicolons. Save the file with commas',
  ],
  ['a line too short', file(ANA, 'ben,Ben'), 'people.csv:3: this line has 2 fields, the first line 15.'],
  ['a quote never closed', file(`"${ANA}`), 'not valid CSV. Put fields that hold a comma'],
  ['nobody', file(), 'people.csv: nobody is listed.'],
  [
    'one person more than is taken',
    file(...Array.from({ length: 10_001 }, (_, index) => lineOf(index))),
    'people.csv:10002: the file lists 10001 people, and at most 10000 are taken. Check that',
  ],
];

test.each(BAD)('a bad file is refused whole, with line, column, value and remedy: %s', (_, text, message) => {
  expect(refused(text).join('\n')).toContain(message);
});

test('a file of as many people as are taken is read, whatever lines are empty', () => {
  const people = Array.from({ length: 10_000 }, (_, index) => lineOf(index));
  expect(read(file(...people, '', ''))).toHaveLength(10_000);
});

test('every problem is named, in the order of the file', () => {
  const lines = refused(file(ana('class', 'boss'), BEN, ana('rooms', 'attic')));
  expect(lines.map((line) => line.split(': ')[0])).toEqual([
    'people.csv:2',
    'people.csv:4',
    'people.csv:4',
    'people.csv:4',
  ]);
});

test('no message repeats a badge number', () => {
  const secret = 'w26:300:54321';
  for (const line of [
    ana('badge', secret),
    ana('badge', `${secret};;`),
    `${ana('badge', secret)},more`,
    `"${ana('badge', secret)}`,
  ]) {
    expect(refused(file(line)).join('\n')).not.toContain('54321');
  }
});

test('a file in the encoding of an old spreadsheet is refused at its first such line', () => {
  const latin = [...bytes(file(ANA))].map((byte) => (byte === 'z'.charCodeAt(0) ? 0xe9 : byte));
  expect(refusalOf(() => parsePeople(new Uint8Array(latin), 'people.csv', CONTEXT))[0]).toContain(
    'people.csv:2: this line is not UTF-8 text.',
  );
});

test('the source is the digest of the file', () => {
  const source = (text: string) => parsePeople(bytes(text), 'people.csv', CONTEXT).source;
  expect(source(file(ANA))).toMatch(/^[0-9a-f]{64}$/);
  expect(source(file(ANA))).not.toBe(source(file(BEN)));
});

test("the panel's badges are those of the file as written", () => {
  const [first] = readBadges(`${import.meta.dirname}/../../config/demo.people.csv`);
  expect(first).toEqual({
    person: 'maria-alvarez',
    name: 'Maria Alvarez',
    class: 'official',
    group: 'dem',
    badge: 'B-1001',
  });
});
