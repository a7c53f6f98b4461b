import { openedOf } from './reading.ts';
import { type Asked, type Come, type Conclusion, columnsOf, number, type Report, text } from './report.ts';

const COLUMNS = columnsOf({
  entry: 'entry',
  time: 'instant',
  what: 'word',
  account: 'text',
  person: 'text',
  role: 'word',
  taken: 'word',
  profile: 'text',
  first_read: 'entry',
  entries_read: 'count',
  held_it: 'word',
  session: 'text',
});

const TYPES: ReadonlySet<string> = new Set(['log_exported', 'account_signed_in']);

/** An account whose name is erased still has an entry. */
const ERASED = '[erased]';

/**
 * Whether a reading held an entry. What is read page by page within a minute, or by a filter, is told by its first entry
 * and how many they were: they need not follow each other, so any later entry may have been among them.
 */
const heldIt = (about: number | undefined, from: number, entries: number): '' | 'in_range' | 'perhaps' => {
  if (about === undefined || about < from) return '';
  return about < from + entries ? 'in_range' : 'perhaps';
};

/**
 * Who read or exported entries away from the door, and who signed in there. With the number of an entry: who read or
 * exported that one. Commands at the machine itself leave no entry.
 */
export const lookedReport = (asked: Asked, about: number | undefined): Report => ({
  columns: COLUMNS,
  *answer(): Generator<Come, Conclusion> {
    let [read, signed_in] = [0, 0];
    for (const one of openedOf(asked.log, asked.range, TYPES)) {
      if ('done' in one) {
        yield one;
        continue;
      }
      const { seq, at, type, fields } = one;
      const isRead = type === 'log_exported';
      const [from, entries] = [number(fields['from']), number(fields['entries'])];
      const held = heldIt(about, from, entries);
      if (about !== undefined && !(isRead && held !== '')) continue;
      if (isRead) read += 1;
      else signed_in += 1;
      const { account, person, role, taken, profile, session } = fields;
      const name = person === undefined ? '' : asked.nameOf(text(person));
      const who = account === undefined ? ERASED : text(account);
      const what = isRead ? [from, entries] : ['', ''];
      yield {
        row: [seq, at, type, who, name, text(role), text(taken), text(profile), ...what, held, text(session)],
      };
    }
    return { outcome: read + signed_in === 0 ? 'nobody_looked' : 'looked', figures: { read, signed_in } };
  },
});
