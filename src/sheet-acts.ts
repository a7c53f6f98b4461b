import type { KeyObject } from 'node:crypto';
import { signsForEvidence } from './core/evidence.ts';
import { type SheetAct, type SheetRefusal, sheetRefusal } from './core/sheets.ts';
import type { PersonId } from './core/terms.ts';
import { KeeperRefused, type KeptKiosk, offer } from './kept-kiosk.ts';
import { identifyAs, type Signing } from './officials.ts';

/** What somebody does about a sheet of reconciliation, and the PIN they typed. */
export interface AskedOfSheet {
  readonly person: PersonId;
  readonly digits: string;
  readonly act: SheetAct;
}

/** Number of the log's last entry after it, and of the sheet with its version. */
export interface ActedOnSheet {
  readonly index: number;
  readonly sheet: number;
  readonly version: number;
}

const SIGNING: Signing = {
  for: 'sheets of reconciliation',
  may: signsForEvidence,
  ask: 'Ask an official, or staff who are supervisor or custodian, whose listing holds today.',
};

const LOOK_AT_LIST = 'See "ballot-vault reconcile show" for the sheets and their versions.';
const LOOK_AT_PAPER = 'Look at the paper again; each figure is a whole number, and none is below 0.';

const REASONS: { readonly [R in SheetRefusal]: readonly [what: string, remedy: string] } = {
  no_figures: ['the sheet has no figures', 'Give each with --value FIELD=NUMBER.'],
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
    'Count again; what stays has to be explained with --words before anybody signs.',
  ],
  sheet_known: [
    'there is a sheet of this form, election and place already',
    `A later version names it with --sheet. ${LOOK_AT_LIST}`,
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

/** Puts on record what somebody does about a sheet, once they have said who they are. Throws `KeeperRefused` otherwise. */
export const actOnSheetAs = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  { person, digits, act }: AskedOfSheet,
): Promise<ActedOnSheet> => {
  const refuse = (): void => {
    const reason = sheetRefusal(kiosk.state, person, act);
    if (reason !== null) throw new KeeperRefused(...REASONS[reason]);
  };
  // What is refused anyway tries nobody's PIN.
  refuse();
  const who = await identifyAs(kiosk, siteKey, { person, digits }, SIGNING);
  if (who.outcome === 'refused') throw new KeeperRefused(who.what, who.remedy);
  refuse();
  offer(kiosk, { type: 'sheet_acted', person, act });
  const { sheets } = kiosk.state;
  const sheet = act.sheet === 0 ? sheets.last : act.sheet;
  return { index: kiosk.index, sheet, version: sheets.sheets[String(sheet)]?.version ?? 0 };
};
