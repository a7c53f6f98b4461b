import type { KeyObject } from 'node:crypto';
import { type CorrectionRefusal, correctionRefusal } from './core/corrections.ts';
import type { Correction } from './core/facts-corrections.ts';
import { KeeperRefused, type KeptKiosk, offer } from './kept-kiosk.ts';
import { identifyOfficials, type TypedPin } from './officials.ts';

/** What two people say is right in place of what an entry says. */
export interface AskedOfCorrection {
  readonly correction: Correction;
  readonly typed: readonly TypedPin[];
}

const REASONS: { readonly [R in CorrectionRefusal]: readonly [what: string, remedy: string] } = {
  words_missing: ['it is not said what is right', 'Say it with --words.'],
  one_name: ['one person signs twice', 'Ask a second official.'],
};

/** Puts a correction on record, once two officials have said who they are. Throws `KeeperRefused` otherwise. */
export const recordCorrection = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  { correction, typed }: AskedOfCorrection,
): Promise<{ readonly index: number }> => {
  if (correction.entry > kiosk.index) {
    throw new KeeperRefused(
      `this log has no entry ${correction.entry}`,
      `Its last one is ${kiosk.index}; "ballot-vault log" prints their numbers.`,
    );
  }
  const names = typed.map(({ person }) => person);
  const reason = correctionRefusal(correction, names);
  // What is refused anyway tries nobody's PIN.
  if (reason !== null) throw new KeeperRefused(...REASONS[reason]);
  const who = await identifyOfficials(kiosk, siteKey, typed);
  if (who.outcome === 'refused') throw new KeeperRefused(who.what, who.remedy);
  offer(kiosk, { type: 'correction_signed', correction, signed_by: who.signed_by });
  return { index: kiosk.index };
};
