import { isSought } from '../../../src/core/list-search.ts';
import type { Ms } from '../../../src/core/terms.ts';
import type { PersonLine } from '../../../src/list-lines.ts';
import type { Holds } from '../../../src/reads.ts';
import { datedOf, isLacking } from './dated.ts';
import type { TrainedPeople } from './doing.ts';

/** What somebody can ask of the dates: all, those that hold no longer, and those that soon will not. */
export const DATE_ASKS = ['', 'lacking', 'soon'] as const;
/** What else is looked for. `lost`: a badge was reported lost, and nobody has reviewed it. */
export const MARK_ASKS = [
  '',
  'suspended',
  'removed',
  'lost',
  'no_badge',
  'no_pin',
  'on_ballot',
  'hours',
] as const;

export interface ListFilter {
  readonly text: string;
  readonly group: string;
  readonly room: string;
  readonly dates: (typeof DATE_ASKS)[number];
  readonly mark: (typeof MARK_ASKS)[number];
}

export const NO_FILTER: ListFilter = { text: '', group: '', room: '', dates: '', mark: '' };

/** Stands for those of whom no group is known. */
export const NO_GROUP = '-';

export interface FilterParts {
  readonly holds: Holds;
  readonly at: Ms;
  /** People of whom a badge is lost. */
  readonly lost: ReadonlySet<string>;
  /** What people were trained in; nothing where that is not known, as of the past. */
  readonly trained: TrainedPeople;
}

const hasMark = (line: PersonLine, mark: ListFilter['mark'], lost: ReadonlySet<string>): boolean => {
  switch (mark) {
    case '':
      return line.status !== 'removed';
    case 'suspended':
    case 'removed':
      return line.status === mark;
    case 'lost':
      return lost.has(line.person);
    case 'no_badge':
      return line.status !== 'removed' && line.badges === 0;
    case 'no_pin':
      return line.status !== 'removed' && line.pin === 'not_set';
    case 'on_ballot':
      return line.status !== 'removed' && line.on_ballot === 'yes';
    case 'hours':
      return line.status !== 'removed' && (line.hours ?? []).length > 0;
  }
};

const hasDates = (line: PersonLine, dates: ListFilter['dates'], { holds, at }: FilterParts): boolean => {
  if (dates === '') return true;
  const all = datedOf(line, holds, at);
  return dates === 'lacking' ? all.some(isLacking) : all.some(({ standing }) => standing === 'soon');
};

/** Those of the list that are asked for, in the order of their names. Whoever was removed is shown only where they are. */
export const filtered = (
  list: readonly PersonLine[],
  { text, group, room, dates, mark }: ListFilter,
  parts: FilterParts,
): readonly PersonLine[] =>
  list
    .filter(
      (line) =>
        isSought(line, { text: text.trim(), room, ...(group === NO_GROUP ? {} : { group }) }) &&
        (group !== NO_GROUP || line.group === '') &&
        hasMark(line, mark, parts.lost) &&
        hasDates(line, dates, parts),
    )
    .toSorted((one, other) => one.name.localeCompare(other.name) || one.person.localeCompare(other.person));
