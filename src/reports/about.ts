import { CATALOGUE } from '../core/catalogue.ts';
import { erasedBy } from '../log/entry.ts';
import { parseTime } from '../log/entry-time.ts';
import type { StoredEntry } from '../log/log-rows.ts';
import { shownOf } from '../log/log-rows.ts';
import { describeEntry } from '../log/records-text/described.ts';
import { openForReaders } from '../log/records-text/opened-entry.ts';
import { correctedText, correctionsIn } from './corrections.ts';
import { STRETCH } from './reading.ts';
import { type Asked, type Come, type Conclusion, columnsOf, number, type Report, text } from './report.ts';
import type { SUBJECTS } from './report-names.ts';

/** What somebody asks everything about. A badge is the keyed hash that entries have. */
export interface Subject {
  readonly kind: (typeof SUBJECTS)[number];
  readonly id: string;
}

const COLUMNS = columnsOf({
  entry: 'entry',
  time: 'instant',
  room: 'word',
  type: 'word',
  title: 'text',
  details: 'text',
  people: 'text',
});

/** People's own words prove nothing of whom an entry is about. */
const SAID: ReadonlySet<string> = new Set(['words', 'name', 'organization', 'title', 'photo']);

const holds = (value: unknown, id: string, field = ''): boolean => {
  if (value === id) return !SAID.has(field);
  if (Array.isArray(value)) return value.some((item) => holds(item, id, field));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => holds(inner, id, name));
};

type Fields = { readonly [field: string]: unknown };

/** Whether a seal lies in a range of bought ones: these are of one length, with the same letters before the digits. */
const isBought = ({ first, last, type }: Fields, seal: string): boolean => {
  if (type !== 'seals_added') return false;
  const [from, until] = [text(first), text(last)];
  return seal.length === from.length && seal >= from && seal <= until;
};

const SEALS = ['seal', 'new_seal'];

const isAbout = (subject: Subject, fields: Fields, personal: Fields): boolean => {
  const { kind, id } = subject;
  if (kind === 'container') return fields['container'] === id;
  if (kind !== 'seal') return holds(personal, id);
  const onRecord = text(fields['on_record']).split(' ');
  return SEALS.some((field) => fields[field] === id) || onRecord.includes(id) || isBought(fields, id);
};

const openedFor = ({ bytes, disclosures, erased }: StoredEntry) =>
  openForReaders({ bytes, disclosures: shownOf(disclosures, erased), erased: erasedBy(erased) }, {});

const peopleIn = (personal: Fields): string =>
  Object.entries(personal)
    .filter(([field]) => field !== 'pin' && field !== 'duress')
    .map(([field, value]) => `${field}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('; ');

/** Everything on record about a person, a badge, a container or a seal, entry by entry. */
export const aboutReport = (asked: Asked, subject: Subject): Report => ({
  columns: COLUMNS,
  *answer(): Generator<Come, Conclusion> {
    const { log, range, size } = asked;
    const corrections = correctionsIn(log, size);
    const found = new Set<number>();
    const corrects = ({ fields }: { readonly fields: Fields }): boolean =>
      fields['type'] === 'entry_corrected' && found.has(number(fields['entry']));
    let [entries, erased] = [0, 0];
    for (const stored of log.entries(range.from, range.until)) {
      const entry = openedFor(stored);
      if (corrects(entry) || isAbout(subject, entry.fields, entry.personal)) {
        entries += 1;
        found.add(stored.seq);
        const { type, known, details } = describeEntry(entry);
        const title = known === undefined ? '' : CATALOGUE[known].title;
        const at = parseTime(entry.fields['time']);
        const people = peopleIn(entry.personal);
        const corrected = correctedText(corrections.get(stored.seq));
        const said = [details, corrected].filter((part) => part !== '').join('; ');
        yield { row: [stored.seq, at, text(entry.fields['room']), type, title, said, people] };
      } else if (stored.erased.length > 0) erased += 1;
      if (stored.seq % STRETCH === 0) yield { done: stored.seq - range.from, of: range.until - range.from };
    }
    return { outcome: entries === 0 ? 'nothing_about' : 'about', figures: { entries, erased } };
  },
});
