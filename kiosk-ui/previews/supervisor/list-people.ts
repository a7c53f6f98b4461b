import type { Ms, PersonId, RoomId } from '../../../src/core/terms.ts';
import type { PersonLine, ReviewLine } from '../../../src/list-lines.ts';
import { MINUTE, NOW } from '../people.ts';

export const DAY: Ms = 24 * 60 * MINUTE;
const YEAR: Ms = 365 * DAY;

const line = (person: string, name: string, change: Partial<PersonLine> = {}): PersonLine => ({
  person: person as PersonId,
  name,
  class: 'staff',
  role: 'member',
  group: 'dem',
  group_source: 'registered',
  title: '',
  rooms: ['vault-a' as RoomId],
  valid_from: NOW - 200 * DAY,
  valid_until: 0,
  oath: NOW - 60 * DAY,
  training: NOW - 90 * DAY,
  background_check: NOW - 180 * DAY,
  on_ballot: 'no',
  photo: '',
  badges: 1,
  pin: 'set',
  status: 'listed',
  ...change,
});

const WEEKDAYS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 480, until: 1_050 }));

export const LISTED: readonly PersonLine[] = [
  line('ana', 'Ana Ruiz', {
    class: 'official',
    role: 'supervisor',
    title: 'County clerk',
    group: '',
    group_source: 'none',
    rooms: ['vault-a' as RoomId, 'annex' as RoomId],
  }),
  line('ben', 'Ben Carter', {
    role: 'supervisor',
    group: 'rep',
    rooms: ['vault-a' as RoomId, 'annex' as RoomId],
  }),
  line('dmitri', 'Dmitri Vasilevsky', {
    class: 'official',
    role: 'custodian',
    group_source: 'appointed',
    badges: 2,
  }),
  line('chioma', 'Chioma Okonkwo-Abernathy', {
    class: 'temporary',
    role: 'substitute',
    title: 'Ballot duplication, evening shift, Mail Ballot Processing and Adjudication Room 2B',
    hours: [...WEEKDAYS, { weekday: 6, from: 540, until: 1_440 }],
    valid_until: NOW + 9 * DAY,
    training: 0,
  }),
  line('layla', 'ليلى بنت عبد الرحمن', {
    status: 'suspended',
    oath: NOW - 5 * YEAR,
    badges: 0,
    pin: 'not_set',
  }),
  line('raj', 'Raj Patel', {
    class: 'maintenance',
    on_ballot: 'yes',
    group: '',
    group_source: 'none',
    rooms: [],
  }),
  line('gone', 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh de la Concepción Villanueva', {
    status: 'removed',
    badges: 0,
  }),
];

const HUNDREDS: readonly PersonLine[] = Array.from({ length: 240 }, (_, place) =>
  line(
    `clerk-${place}`,
    `Clerk ${String(place + 1).padStart(3, '0')}`,
    place % 3 === 0 ? { group: 'rep' } : {},
  ),
);

export const MANY: readonly PersonLine[] = [...LISTED, ...HUNDREDS];

export const REVIEWS: readonly ReviewLine[] = [
  {
    review: 3,
    kind: 'suspension',
    person: 'layla' as PersonId,
    by: 'ben' as PersonId,
    at: NOW - 26 * 60 * MINUTE,
    since: NOW - 26 * 60 * MINUTE,
    words: 'Left the county this morning.',
  },
  {
    review: 4,
    kind: 'lost_badge',
    person: 'dmitri' as PersonId,
    by: 'ana' as PersonId,
    at: NOW - 50 * MINUTE,
    since: NOW - 5 * 60 * MINUTE,
    words: 'Left in a taxi.',
  },
];
