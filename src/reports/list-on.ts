import { type Person, recordOf } from '../core/people.ts';
import { decodeEntries } from '../log/log-facts.ts';
import type { StoredEntry } from '../log/log-rows.ts';
import { ListReading } from '../records/list-history.ts';
import { glance, STRETCH } from './reading.ts';
import { type Asked, type Come, type Conclusion, columnsOf, type Report, type Row } from './report.ts';
import { NEVER } from './room-watch.ts';

const COLUMNS = columnsOf({
  person: 'text',
  name: 'text',
  class: 'word',
  role: 'word',
  group: 'text',
  title: 'text',
  rooms: 'text',
  valid_from: 'instant',
  valid_until: 'instant',
  badges: 'count',
  at_start: 'word',
  at_end: 'word',
});

/** Which entries make a list is what `ListReading` knows; only these name people there, and are looked at here. */
const CHANGES: ReadonlySet<string> = new Set([
  'person_enrolled',
  'person_changed',
  'person_removed',
  'person_suspended',
  'list_act_reviewed',
]);

type People = ReadonlyMap<string, Person>;

const statusIn = (people: People, person: string): string => {
  const status = people.get(person)?.status ?? 'removed';
  return status === 'removed' ? 'not_on_list' : status;
};

const rowOf = (person: Person, start: People, end: People): Row => {
  const { name, rooms, valid_from, valid_until, credentials, group, title } = recordOf(person);
  return [
    ...[person.person, name, person.class, person.role, group, title, rooms.join('; ')],
    ...[valid_from === 0 ? '' : valid_from, valid_until === 0 ? '' : valid_until, credentials.length],
    ...[statusIn(start, person.person), statusIn(end, person.person)],
  ];
};

/** Whom an entry of that time puts on the list, changes there, or takes off it. */
function* changedBy(stored: StoredEntry, { since, before }: Asked): Generator<string> {
  const { type, at } = glance(stored.seq, stored.bytes);
  if (!CHANGES.has(type) || at < since || at >= before) return;
  for (const { fact } of decodeEntries([stored])) {
    if ('record' in fact) yield fact.record.person;
    else if ('person' in fact && fact.person !== undefined) yield fact.person;
  }
}

/** Who was on the list within a time: as it began, as it ended, and whoever was put on it and taken off between. */
export const listOnReport = (asked: Asked, room: string): Report => ({
  columns: COLUMNS,
  *answer(): Generator<Come, Conclusion> {
    const { log, size, since, before } = asked;
    const [start, end] = [new ListReading(since), new ListReading(before - 1)];
    const changed = new Set<string>();
    let last = 0;
    for (const stored of log.entries(0, size)) {
      start.take(stored);
      last = Math.max(last, glance(stored.seq, stored.bytes).at);
      end.take(stored);
      for (const person of changedBy(stored, asked)) changed.add(person);
      if (stored.seq % STRETCH === 0) yield { done: stored.seq, of: size };
    }
    const [atStart, atEnd] = [start.list(), end.list()];
    const began = new Map(atStart.people.map((person) => [person.person as string, person]));
    const ended = new Map(atEnd.people.map((person) => [person.person as string, person]));
    let people = 0;
    // Nobody knows what the list says after the log: it is printed as it was left, and that is said.
    const after_log = last < before - 1 && before < NEVER ? 1 : 0;
    for (const person of new Set([...began.keys(), ...ended.keys()])) {
      const known = ended.get(person) ?? began.get(person);
      const isOn = [began, ended].some((list) => statusIn(list, person) !== 'not_on_list');
      if (known === undefined || !(isOn || changed.has(person))) continue;
      if (room !== '' && !known.rooms.some((one) => one === room)) continue;
      people += 1;
      yield { row: rowOf(known, began, ended) };
    }
    return {
      outcome: people === 0 ? 'nobody_listed' : 'listed',
      figures: { people, erased: atEnd.erased, after_log },
    };
  },
});
