import { containerOf } from './custody-rules.ts';
import type { Fact } from './facts.ts';
import type { SheetFact, SheetState, SheetsState, StatedSheet } from './facts-sheets.ts';
import { agrees, differencesOf, SHEET_FIELDS, type SheetField } from './sheet-forms.ts';
import type { State } from './state.ts';
import type { ContainerId, PersonId } from './terms.ts';
import type { Turn } from './turn.ts';

/** More sheets than a county has polling places in many elections. */
export const SHEETS_MAX = 20_000;
/** More ballots than any county has. */
export const FIGURE_MAX = 99_999_999;
/** More containers than a sheet has room for. */
export const SHEET_CONTAINERS_MAX = 60;

/** What somebody does about a sheet; `sheet` is 0 for a new one. */
export type SheetAct =
  | { readonly act: 'prepare'; readonly sheet: number; readonly stated: StatedSheet }
  | { readonly act: 'verify'; readonly sheet: number; readonly version: number; readonly words: string };

/** Somebody whose PIN was checked acts on a sheet. */
export interface SheetObservation {
  readonly type: 'sheet_acted';
  readonly person: PersonId;
  readonly act: SheetAct;
}

/** Why nothing is done about a sheet. */
export type SheetRefusal =
  | 'no_figures'
  | 'no_such_field'
  | 'not_a_figure'
  | 'counter_backwards'
  | 'more_left_than_received'
  | 'container_twice'
  | 'container_unknown'
  | 'explanation_needed'
  | 'sheet_known'
  | 'no_such_sheet'
  | 'other_sheet'
  | 'too_many'
  | 'not_newest'
  | 'verified_already'
  | 'own_sheet';

export const sheetOf = ({ sheets }: SheetsState, sheet: number): SheetState | undefined =>
  Object.hasOwn(sheets, String(sheet)) ? sheets[String(sheet)] : undefined;

const isSame = (one: Pick<SheetState, 'form' | 'election' | 'place'>, other: StatedSheet): boolean =>
  one.form === other.form && one.election === other.election && one.place === other.place;

/** What is stated for the containers of a sheet; null where it names none. */
export const inContainers = (state: State, containers: readonly ContainerId[]): number | null =>
  containers.length === 0
    ? null
    : containers.reduce((sum, label) => sum + (containerOf(state.custody, label)?.count ?? 0), 0);

const isFigure = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= FIGURE_MAX;

const figuresRefusal = ({ form, values }: StatedSheet): SheetRefusal | null => {
  const fields: readonly string[] = SHEET_FIELDS[form];
  const stated = Object.entries(values) as [SheetField, number][];
  if (stated.length === 0) return 'no_figures';
  if (stated.some(([field]) => !fields.includes(field))) return 'no_such_field';
  if (stated.some(([, value]) => !isFigure(value))) return 'not_a_figure';
  const of = (...names: readonly SheetField[]) => names.reduce((sum, name) => sum + (values[name] ?? 0), 0);
  if (values.counter_closing !== undefined && of('counter_opening') > of('counter_closing'))
    return 'counter_backwards';
  const received = of(
    'received_regular',
    'received_provisional',
    'received_emergency',
    'received_mail',
    'received_accessible',
  );
  return of('left_unopened', 'left_opened') > received ? 'more_left_than_received' : null;
};

const prepareRefusal = (state: State, sheet: number, stated: StatedSheet): SheetRefusal | null => {
  const wrong = figuresRefusal(stated);
  if (wrong !== null) return wrong;
  const { containers, words } = stated;
  if (new Set(containers).size < containers.length) return 'container_twice';
  if (containers.some((label) => containerOf(state.custody, label) === undefined)) return 'container_unknown';
  const before = sheetOf(state.sheets, sheet);
  if (sheet !== 0 && before === undefined) return 'no_such_sheet';
  if (before !== undefined && !isSame(before, stated)) return 'other_sheet';
  if (sheet === 0 && Object.values(state.sheets.sheets).some((one) => isSame(one, stated)))
    return 'sheet_known';
  if (sheet === 0 && state.sheets.last >= SHEETS_MAX) return 'too_many';
  const differences = differencesOf(stated.form, stated.values, inContainers(state, containers));
  return !agrees(differences) && words.trim() === '' ? 'explanation_needed' : null;
};

/** Why this cannot be done about a sheet, or null. */
export const sheetRefusal = (state: State, person: PersonId, act: SheetAct): SheetRefusal | null => {
  if (act.act === 'prepare') return prepareRefusal(state, act.sheet, act.stated);
  const found = sheetOf(state.sheets, act.sheet);
  if (found === undefined) return 'no_such_sheet';
  if (found.version !== act.version) return 'not_newest';
  if (found.verified === 'yes') return 'verified_already';
  return found.prepared_by === person ? 'own_sheet' : null;
};

/** Puts on record what nothing speaks against. */
export const actOnSheet = (turn: Turn, { person, act }: SheetObservation): void => {
  const { state } = turn;
  if (sheetRefusal(state, person, act) !== null) return;
  if (act.act === 'verify') {
    const { sheet, version, words } = act;
    return turn.record({ type: 'sheet_verified', sheet, version, words, signed_by: [person] });
  }
  const { stated } = act;
  const sheet = act.sheet === 0 ? state.sheets.last + 1 : act.sheet;
  const held = inContainers(state, stated.containers);
  turn.record({
    type: 'sheet_prepared',
    sheet,
    version: (sheetOf(state.sheets, sheet)?.version ?? 0) + 1,
    ...stated,
    in_containers: held ?? 0,
    differences: differencesOf(stated.form, stated.values, held),
    signed_by: [person],
  });
};

/** A fact about a sheet. */
export type StampedSheetFact = Extract<Fact, SheetFact>;

export const isSheetFact = (fact: Fact): fact is StampedSheetFact =>
  fact.type === 'sheet_prepared' || fact.type === 'sheet_verified';

const changed = (state: State, sheet: number, change: SheetState): State => ({
  ...state,
  sheets: {
    last: Math.max(state.sheets.last, sheet),
    sheets: { ...state.sheets.sheets, [String(sheet)]: change },
  },
});

export const applySheetFact = (state: State, fact: StampedSheetFact): State => {
  if (fact.type === 'sheet_prepared') {
    const { sheet, form, election, place, version, signed_by } = fact;
    const prepared_by = signed_by[0] ?? ('' as PersonId);
    return changed(state, sheet, { form, election, place, version, prepared_by, verified: 'no' });
  }
  const before = sheetOf(state.sheets, fact.sheet);
  return before === undefined ? state : changed(state, fact.sheet, { ...before, verified: 'yes' });
};
