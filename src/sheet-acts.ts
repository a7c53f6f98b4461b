import type { KeyObject } from 'node:crypto';
import { signsForEvidence } from './core/evidence.ts';
import { type SheetAct, sheetRefusal } from './core/sheets.ts';
import type { PersonId } from './core/terms.ts';
import { KeeperRefused, type KeptKiosk, NotIdentified, offer } from './kept-kiosk.ts';
import { identifyAs, type Signing } from './officials.ts';
import { SHEET_REASONS } from './sheet-refusals.ts';

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

/** Puts on record what somebody does about a sheet, once they have said who they are. Throws `KeeperRefused` otherwise. */
export const actOnSheetAs = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  { person, digits, act }: AskedOfSheet,
): Promise<ActedOnSheet> => {
  const refuse = (): void => {
    const reason = sheetRefusal(kiosk.state, person, act);
    if (reason !== null) throw new KeeperRefused(...SHEET_REASONS[reason]);
  };
  // What is refused anyway tries nobody's PIN.
  refuse();
  const who = await identifyAs(kiosk, siteKey, { person, digits }, SIGNING);
  if (who.outcome === 'refused') throw new NotIdentified(who.what, who.remedy);
  refuse();
  offer(kiosk, { type: 'sheet_acted', person, act });
  const { sheets } = kiosk.state;
  const sheet = act.sheet === 0 ? sheets.last : act.sheet;
  return { index: kiosk.index, sheet, version: sheets.sheets[String(sheet)]?.version ?? 0 };
};
