import { CATALOGUE } from '../../core/catalogue.ts';
import type { Basis } from '../basis.ts';
import { outcomeValues } from '../outcome-values.ts';
import type { Cell, Column, Conclusion } from '../report.ts';
import type { ReportHead } from '../written.ts';
import { type Figures, figuresIn } from './figures.ts';
import type { PdfWords } from './words.ts';

/** The names of rooms by their identifiers. */
export type RoomNames = { readonly [room: string]: string };

/** A name and its value. */
type Line = readonly [name: string, value: string];

/** What a report says in one language. */
export interface Said {
  readonly title: string;
  readonly about: string;
  readonly outcome: (conclusion: Conclusion) => string;
  readonly basis: readonly Line[];
  readonly columnTitle: (column: Column) => string;
  readonly cell: (column: Column, cell: Cell | undefined) => string;
  readonly figures: Figures;
}

const wordIn = ({ has, text }: PdfWords, word: string): string => {
  if (has(`word-${word}`)) return text(`word-${word}`);
  const type = `type-${word.replaceAll('_', '-')}`;
  if (has(type)) return text(type);
  if (Object.hasOwn(CATALOGUE, word)) return CATALOGUE[word as keyof typeof CATALOGUE].title;
  return has(`value-${word}`) ? text(`value-${word}`) : word.replaceAll('_', ' ');
};

const roomIn = (rooms: RoomNames, room: string): string =>
  Object.hasOwn(rooms, room) ? (rooms[room] ?? room) : room;

const timeAsked = ({ text }: PdfWords, { instant }: Figures, head: ReportHead): string => {
  const { since, before, zone } = head;
  const [from, until] = [instant(since), instant(before)];
  if (from !== '' && until !== '') return text('asked-between', { from, until, zone });
  if (from !== '') return text('asked-since', { from, zone });
  return until === '' ? text('asked-all') : text('asked-before', { until, zone });
};

const restsOn = ({ text }: PdfWords, { count }: Figures, { first, last, entries }: Basis): string =>
  first === null || last === null
    ? text('rests-on-none', { entries: count(entries) })
    : text('rests-on-entries', {
        first: `#${first.entry}`,
        last: `#${last.entry}`,
        entries: count(entries),
      });

const signedUpTo = (
  { text }: PdfWords,
  { count, instant }: Figures,
  { checkpoint, unsigned }: Basis,
): string =>
  checkpoint === null
    ? text('nothing-signed')
    : text('checkpoint-is', {
        size: count(checkpoint.size),
        time: instant(checkpoint.time),
        root: checkpoint.root,
        unsigned: count(unsigned),
      });

const basisIn = (words: PdfWords, figures: Figures, head: ReportHead, rooms: RoomNames): readonly Line[] => {
  const { text, has } = words;
  const askedText = (field: string, value: string): string => {
    if (field === 'room') return roomIn(rooms, value);
    return ['per', 'phase', 'period'].includes(field) ? text(`${field}-${value}`) : value;
  };
  return [
    ...Object.entries(head.asked).map(
      ([field, value]) =>
        [has(`asked-${field}`) ? text(`asked-${field}`) : field, askedText(field, value)] as const,
    ),
    [text('asked-time'), timeAsked(words, figures, head)],
    [text('log-name'), head.basis.origin],
    [text('rests-on'), restsOn(words, figures, head.basis)],
    [text('checkpoint'), signedUpTo(words, figures, head.basis)],
  ];
};

export const saidOf = (words: PdfWords, head: ReportHead, rooms: RoomNames): Said => {
  const { text, has } = words;
  const figures = figuresIn(words, head.zone);
  return {
    figures,
    title: text(`report-${head.report}`),
    about: text(`about-${head.report}`),
    outcome: (conclusion) => {
      const { erased = 0, after_log = 0 } = conclusion.figures;
      return [
        text(`outcome-${conclusion.outcome}`, outcomeValues(conclusion, figures.length)),
        ...(erased === 0 ? [] : [text('some-erased', { erased })]),
        ...(after_log === 0 ? [] : [text('after-log')]),
      ].join(' ');
    },
    basis: basisIn(words, figures, head, rooms),
    columnTitle: ({ name }) => (has(`column-${name}`) ? text(`column-${name}`) : name.replaceAll('_', ' ')),
    cell: ({ kind, name }, cell) => {
      if (cell === undefined || cell === '') return '–';
      if (kind === 'entry') return `#${cell}`;
      if (kind === 'instant') return figures.instant(Number(cell)) || '–';
      if (kind === 'length') return figures.length(Number(cell));
      if (kind === 'count') return figures.count(Number(cell));
      if (kind === 'text') return String(cell);
      return name === 'room' ? roomIn(rooms, String(cell)) : wordIn(words, String(cell));
    },
  };
};
