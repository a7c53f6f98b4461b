import type { StatedSheet } from './core/facts-sheets.ts';
import { type Differences, differencesOf } from './core/sheet-forms.ts';
import { inContainers, sheetRefusal } from './core/sheets.ts';
import type { State } from './core/state.ts';
import type { PersonId } from './core/terms.ts';
import { SHEET_REASONS } from './sheet-refusals.ts';

/** What would be put on record of a sheet, and why it could not be. */
export interface SheetSeen {
  readonly differences: Differences;
  /** Ballots stated for its containers; null where it names none. */
  readonly in_containers: number | null;
  readonly refusal: { readonly what: string; readonly remedy: string } | null;
}

/** Nothing is changed by asking; an explanation is written once it is seen what differs. */
export const sheetSeen = (state: State, sheet: number, stated: StatedSheet): SheetSeen => {
  const explained = { ...stated, words: stated.words === '' ? '-' : stated.words };
  const reason = sheetRefusal(state, '' as PersonId, { act: 'prepare', sheet, stated: explained });
  const held = inContainers(state, stated.containers);
  const [what, remedy] = reason === null ? [] : SHEET_REASONS[reason];
  return {
    differences: differencesOf(stated.form, stated.values, held),
    in_containers: held,
    refusal: what === undefined || remedy === undefined ? null : { what, remedy },
  };
};
