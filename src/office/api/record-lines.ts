import { CATALOGUE, type Card } from '../../core/catalogue.ts';
import type { PersonId } from '../../core/terms.ts';
import { erasedBy } from '../../log/entry.ts';
import { parseTime } from '../../log/entry-time.ts';
import type { Disclosure } from '../../log/formats/commitment.ts';
import { type StoredEntry, shownOf } from '../../log/log-rows.ts';
import { describeEntry, shown } from '../../log/records-text/described.ts';
import { EVENT_NAMES } from '../../log/records-text/event-names.ts';
import { openForReaders } from '../../log/records-text/opened-entry.ts';
import type { RecordField, RecordLine } from './record-schemas.ts';

/** Hashes of PINs: whoever had them and the key of the site could guess. */
const WITHHELD: ReadonlySet<string> = new Set(['pin', 'duress']);

/** What opens an entry, for those who may read names. */
export const toldDisclosures = ({ disclosures, erased }: StoredEntry): readonly Disclosure[] =>
  shownOf(disclosures, erased).filter(({ name }) => !WITHHELD.has(name));

const openedFor = ({ bytes, disclosures, erased }: StoredEntry) =>
  openForReaders({ bytes, disclosures: shownOf(disclosures, erased), erased: erasedBy(erased) }, {});

const fieldsOf = ({ personal, erased }: ReturnType<typeof openedFor>): readonly RecordField[] => [
  ...Object.entries(personal).map(
    ([name, value]): RecordField =>
      WITHHELD.has(name)
        ? { name, state: 'withheld', ground: 'pin_hash' }
        : { name, state: 'shown', text: shown(value) },
  ),
  ...Object.entries(erased).map(([name, by]): RecordField => ({ name, state: 'erased', by })),
];

/** An entry as the records show it. */
export const recordLine = (stored: StoredEntry): RecordLine => {
  const entry = describeEntry(openedFor(stored));
  const { type, known, details, fields } = entry;
  const card: Card | undefined = known === undefined ? undefined : CATALOGUE[known];
  const names = known === undefined ? undefined : EVENT_NAMES[known].nist;
  return {
    seq: stored.seq,
    at: parseTime(fields['time']),
    offset: String(fields['offset']),
    type,
    title: card?.title ?? '',
    level: card?.level ?? 'notice',
    class: names?.type ?? '',
    result: names?.disposition ?? '',
    room: typeof fields['room'] === 'string' ? fields['room'] : '',
    details,
    people: fieldsOf(entry),
  };
};

/** Fields whose text, or each of whose texts, is the identifier of a person of the list. */
const OF_PEOPLE: ReadonlySet<string> = new Set([
  ...['person', 'people', 'holders', 'escort', 'signed_by', 'approved_by', 'left_behind', 'substitutes'],
  'seen_by',
]);

/** Whom lines name by identifier. */
export const peopleIn = (lines: readonly RecordLine[]): readonly PersonId[] => [
  ...new Set(
    lines.flatMap(({ people }) =>
      people.flatMap((field) =>
        field.state === 'shown' && OF_PEOPLE.has(field.name)
          ? (field.text.split('; ').filter((text) => text !== '') as readonly string[] as readonly PersonId[])
          : [],
      ),
    ),
  ),
];
