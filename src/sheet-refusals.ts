import type { StatedSheet } from './core/facts-sheets.ts';
import type { SHEET_FIELDS, SheetField, SheetForm } from './core/sheet-forms.ts';
import type { SheetRefusal } from './core/sheets.ts';

/** Which figures an office asks for, by form and in their order. */
export type AskedFigures = { readonly [F in SheetForm]: readonly (typeof SHEET_FIELDS)[F][number][] };

/** What is wrong, and what to do about it. */
export type Reason = readonly [what: string, remedy: string];

const LOOK_AT_LIST = 'See "ballot-vault reconcile show" for the sheets and their versions.';
const LOOK_AT_PAPER = 'Look at the paper again; each figure is a whole number, and none is below 0.';

/** Why nothing is done about a sheet, in the words that whoever asks reads: at the command and at the page. */
export const SHEET_REASONS: { readonly [R in SheetRefusal]: Reason } = {
  no_figures: ['the sheet has no figures', 'Give each; with the command, as --value FIELD=NUMBER.'],
  no_such_field: [
    'the form has no such field',
    'See "ballot-vault reconcile form" for those that this office asks for.',
  ],
  not_a_figure: ['one of the figures cannot be', LOOK_AT_PAPER],
  counter_backwards: ['the counter shows less at closing than at opening', LOOK_AT_PAPER],
  more_left_than_received: ['more ballots are left than were received', LOOK_AT_PAPER],
  container_twice: ['a container is named twice', 'Name each once.'],
  container_unknown: [
    'one of the containers is not on the register',
    'Read the label again; "ballot-vault containers" prints those that are.',
  ],
  explanation_needed: [
    'the sheet does not add up, and nothing explains it',
    'Count again; what stays has to be explained before anybody signs.',
  ],
  sheet_known: [
    'there is a sheet of this form, election and place already',
    `Prepare a later version of it; with the command, by --sheet. ${LOOK_AT_LIST}`,
  ],
  no_such_sheet: ['there is no such sheet', LOOK_AT_LIST],
  other_sheet: ['that sheet is of another form, election or place', LOOK_AT_LIST],
  too_many: [
    'this log has as many sheets as it takes',
    'Close it, and open a new one with "ballot-vault epoch".',
  ],
  not_newest: ['this is not the newest version of the sheet', LOOK_AT_LIST],
  verified_already: ['this version is verified already', 'Prepare a later version where it is not right.'],
  own_sheet: [
    'whoever prepared a sheet does not verify it',
    'Ask another person to look at it and verify it.',
  ],
};

/**
 * Why a sheet is not one that this office asks for, or null: every figure that it asks for, and no other, since what is
 * left out by mistake would count as none.
 * @param asked figures of the form, as the configuration has them
 */
export const notAsked = (
  asked: readonly SheetField[],
  { form, place, values }: Pick<StatedSheet, 'form' | 'place' | 'values'>,
): Reason | null => {
  if (form === 'county' && place !== '') return ['the sheet of the county has no place', 'Leave it out.'];
  if (form !== 'county' && place === '')
    return ['it is not said of which place it is', 'Name it; with the command, by --place.'];
  const given = Object.keys(values);
  const missing = asked.filter((field) => !given.includes(field));
  const other = given.filter((field) => !asked.some((known) => known === field));
  if (other.length > 0) {
    return [
      `this office does not ask for ${other.join(', ')} on a sheet of form ${form}`,
      `It asks for ${asked.join(', ')}; see reconciliation in the configuration.`,
    ];
  }
  if (missing.length === 0) return null;
  return [
    `the sheet lacks ${missing.join(', ')}`,
    'Give each, 0 where there were none; with the command, as --value FIELD=NUMBER.',
  ];
};
