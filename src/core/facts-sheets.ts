import type { Differences, SheetForm, SheetValues } from './sheet-forms.ts';
import type { ContainerId, PersonId } from './terms.ts';

/** A sheet as its preparer states it. */
export interface StatedSheet {
  readonly form: SheetForm;
  readonly election: string;
  /** Precinct, polling place or room; empty for the whole county. */
  readonly place: string;
  readonly values: SheetValues;
  /** Where figures come from that nobody counted here, such as voters credited; empty where there are none. */
  readonly source: string;
  /** Containers in which these ballots lie. */
  readonly containers: readonly ContainerId[];
  /** How each difference is explained; empty where there is none. */
  readonly words: string;
}

/** Facts about sheets of reconciliation. */
export type SheetFact =
  | (StatedSheet & {
      readonly type: 'sheet_prepared';
      readonly sheet: number;
      /** 1 for the first; each later one refers to the same sheet, and the earlier ones stay. */
      readonly version: number;
      /** Ballots stated for the containers when the sheet was prepared. */
      readonly in_containers: number;
      readonly differences: Differences;
      readonly signed_by: readonly PersonId[];
    })
  | {
      readonly type: 'sheet_verified';
      readonly sheet: number;
      readonly version: number;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    };

/** The newest version of a sheet. */
export interface SheetState {
  readonly form: SheetForm;
  readonly election: string;
  readonly place: string;
  readonly version: number;
  readonly prepared_by: PersonId;
  readonly verified: 'yes' | 'no';
}

export interface SheetsState {
  readonly last: number;
  readonly sheets: { readonly [sheet: string]: SheetState };
}

export const NO_SHEETS: SheetsState = { last: 0, sheets: {} };
