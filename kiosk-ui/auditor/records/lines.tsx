import type { RecordField, RecordLine, RecordPage } from '../../../src/office/api/record-schemas.ts';
import { roomText } from '../../supervisor/list/said.ts';
import { localText, numberText, typeTitle } from '../said.ts';
import { text, wordOf } from '../text.ts';
import { addressOf, type Query } from './place.ts';

export type Names = RecordPage['names'];

/** Fields that say who it was, in the order in which they are told. */
const WHO = [
  ...([
    'person',
    'people',
    'holders',
    'visitor',
    'visitors',
    'name',
    'escort',
    'signed_by',
    'account',
    'record',
  ] as const),
];

/** A text of a personal field, with people by their names. */
export const namedText = (written: string, names: Names): string =>
  written
    .split('; ')
    .map((one) => (Object.hasOwn(names, one) ? `${names[one]} (${one})` : one))
    .join(', ');

/** Whom an entry of the list is about, by the name that stands there. */
const nameIn = (record: string): string => {
  const { name = '' } = JSON.parse(record) as { readonly name?: string };
  return name;
};

const briefly = (field: RecordField, names: Names): string => {
  if (field.state === 'erased') return text('erased');
  if (field.state === 'withheld') return '';
  if (field.name === 'record') return nameIn(field.text);
  return field.text
    .split('; ')
    .map((one) => (Object.hasOwn(names, one) ? (names[one] ?? one) : one))
    .join(', ');
};

/** Who an entry is about, on its line. */
const whoText = ({ people }: RecordLine, names: Names): string => {
  const said = WHO.flatMap((name) =>
    people.filter((field) => field.name === name).map((field) => briefly(field, names)),
  );
  return [...new Set(said.filter((one) => one !== ''))].join(', ');
};

interface LineProps {
  readonly line: RecordLine;
  readonly names: Names;
  readonly query: Query;
}

const Line = ({ line, names, query }: LineProps) => {
  const { seq, at, type, level, room } = line;
  const who = whoText(line, names);
  return (
    <li>
      <a class="record-line" data-level={level} href={addressOf({ query, below: null, seq })}>
        <span class="record-seq">{`#${seq}`}</span>
        <span class="record-when">{localText(at)}</span>
        <b class="record-what">{typeTitle(type)}</b>
        <span class="record-level">{wordOf('level', level)}</span>
        <span class="record-room">{room === '' ? '' : roomText(room)}</span>
        <span class="record-who">{who}</span>
      </a>
    </li>
  );
};

interface LinesProps {
  readonly lines: readonly RecordLine[];
  readonly names: Names;
  readonly query: Query;
  readonly label: string;
}

/** Entries, each a way to all that is known of it. */
export const Lines = ({ lines, names, query, label }: LinesProps) => (
  <ol class="record-lines" aria-label={label}>
    {lines.map((line) => (
      <Line key={line.seq} line={line} names={names} query={query} />
    ))}
  </ol>
);

/** What was found, and of how much of the log that is. */
export const foundText = ({ found, indexed, size, records }: RecordPage): string => {
  const count = text('found', { found, shown: records.length });
  return indexed >= size
    ? count
    : `${count} ${text('not-indexed', { indexed: numberText(indexed), size: numberText(size) })}`;
};
