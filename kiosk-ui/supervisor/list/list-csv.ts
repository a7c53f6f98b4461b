import type { PersonLine } from '../../../src/list-lines.ts';
import { csvCell } from '../../../src/log/records-text/csv-cell.ts';
import type { TrainedPeople } from './doing.ts';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/**
 * Columns as the lists have them that the kiosk takes, but for the badges: nobody is told which ones somebody holds. With
 * their number instead a file is none that could be taken for a list, and take everybody's badges away.
 */
const COLUMNS: readonly (readonly [
  name: string,
  of: (line: PersonLine, day: (at: number) => string) => string,
])[] = [
  ['person', ({ person }) => person],
  ['name', ({ name }) => name],
  ['class', (line) => line.class],
  ['role', ({ role }) => role],
  ['group', ({ group, group_source }) => (group === '' ? '' : `${group} (${group_source})`)],
  ['title', ({ title }) => title],
  ['badges', ({ badges }) => String(badges)],
  ['pin', ({ pin }) => pin],
  ['status', ({ status }) => status],
  ['rooms', ({ rooms }) => rooms.join(';')],
  ['valid_from', ({ valid_from }, day) => day(valid_from)],
  // The list keeps the first instant after the last day.
  ['valid_until', ({ valid_until }, day) => (valid_until === 0 ? '' : day(valid_until - 1))],
  ['oath', ({ oath }, day) => day(oath)],
  ['training', ({ training }, day) => day(training)],
  ['background_check', ({ background_check }, day) => day(background_check)],
  ['on_ballot', ({ on_ballot }) => on_ballot],
  ['photo', ({ photo }) => photo],
  [
    'hours',
    ({ hours = [] }) =>
      hours.map(({ weekday, from, until }) => `${DAYS[weekday]} ${clock(from)}-${clock(until)}`).join(';'),
  ],
];

/** The list as CSV (RFC 4180) with a byte order mark, so that spreadsheets read its names. Days are the rooms'. */
export const listCsv = (people: readonly PersonLine[], { training }: TrainedPeople, zone: string): string => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  const day = (at: number): string => (at === 0 ? '' : format.format(at));
  const topics = Map.groupBy(training, ({ person }) => person);
  const rows = people.map((line) => [
    ...COLUMNS.map(([, of]) => of(line, day)),
    (topics.get(line.person) ?? []).map(({ topic, on }) => `${topic}:${day(on)}`).join(';'),
  ]);
  const lines = [[...COLUMNS.map(([name]) => name), 'topics'], ...rows];
  return `\ufeff${lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
};
