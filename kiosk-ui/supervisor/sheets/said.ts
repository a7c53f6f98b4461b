import {
  agrees,
  DIFFERENCES,
  type DifferenceName,
  type Differences,
  type SheetField,
  type SheetForm,
} from '../../../src/core/sheet-forms.ts';
import type { SheetHead } from '../../../src/office/api/sheet-schemas.ts';
import { DIFFERENCE_WORDS, FIELD_WORDS, FORM_WORDS } from '../../../src/reports/sheet-words.ts';
import { LOCALES } from '../../shared/languages.ts';
import { language } from '../../shared/words.ts';
import { namesText } from '../list/said.ts';
import { text } from './text.ts';

/** A figure as the language of the page writes numbers. */
export const figureText = (value: number): string =>
  new Intl.NumberFormat(LOCALES[language.value]).format(value);

/** A difference with its sign, since it tells on which side too many are. */
export const differenceText = (value: number): string =>
  new Intl.NumberFormat(LOCALES[language.value], { signDisplay: 'exceptZero' }).format(value);

export const fieldText = (field: SheetField): string => FIELD_WORDS[field][language.value];
export const comparedText = (difference: DifferenceName): string =>
  DIFFERENCE_WORDS[difference][language.value];
export const formText = (form: SheetForm): string => FORM_WORDS[form][language.value];

/** Where it is of, or that it is of the whole county. */
export const placeText = ({ place }: Pick<SheetHead, 'place'>): string =>
  place === '' ? text('whole-county') : place;

/** Those that can be computed, in the order of the form. */
export const foundIn = (differences: Differences): readonly (readonly [DifferenceName, number])[] =>
  DIFFERENCES.flatMap((name) => {
    const found = differences[name];
    return found === undefined ? [] : [[name, found] as const];
  });

/** In one line: whether the figures agree, or by how many they differ at most. */
export const agreementText = (differences: Differences): string => {
  const found = foundIn(differences);
  if (found.length === 0) return text('nothing-compared');
  if (agrees(differences)) return text('agrees');
  const most = found.reduce((worst, [, value]) => Math.max(worst, Math.abs(value)), 0);
  return text('differs', { most: figureText(most) });
};

/** How a sheet stands: waiting for its second person, verified, or verified before and prepared anew since. */
export type SheetStanding = 'prepared' | 'verified' | 'later';

export const standingOf = ({ verified, stands }: Pick<SheetHead, 'verified' | 'stands'>): SheetStanding => {
  if (verified !== null) return 'verified';
  return stands === 0 ? 'prepared' : 'later';
};

export const signersText = (people: readonly string[], names: Readonly<Record<string, string>>): string =>
  people.length === 0 ? text('name-erased') : namesText(people.map((person) => names[person] ?? person));
