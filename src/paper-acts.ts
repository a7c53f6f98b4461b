import type { KeyObject } from 'node:crypto';
import type { PaperVisit } from './core/facts-paper.ts';
import { type PaperRefusal, paperRefusal } from './core/paper.ts';
import { KeeperRefused, type KeptKiosk, offer } from './kept-kiosk.ts';
import { identifyOfficials, type TypedPin } from './officials.ts';

/** A line of the paper log that two people type in. */
export interface AskedOfPaper {
  readonly visit: PaperVisit;
  /** Entries with which they know that it overlaps. */
  readonly overlaps: readonly number[];
  readonly typed: readonly TypedPin[];
}

const REASONS: { readonly [R in PaperRefusal]: readonly [what: string, remedy: string] } = {
  no_such_room: ['this kiosk has no such room', 'Name a room of the configuration with --room.'],
  no_such_person: [
    'somebody on this line was never on the list',
    'See "ballot-vault people list" for the identifiers; count a visitor with --visitors.',
  ],
  named_twice: ['one person stands on this line twice', 'Name each person once.'],
  backwards: ['the visit ends before it begins', 'Look at the sheet again, and give --from and --until.'],
  too_long: ['the visit lasts longer than a day', 'Look at the dates on the sheet again.'],
  not_over: ['the visit ends later than now', 'Only what is over is typed in; look at the dates again.'],
  line_known: ['this line was typed in already', 'See "ballot-vault paper list".'],
  inside_now: [
    'somebody on this line is inside by sign-in since before the visit ended',
    'Look at the sheet again, or have them sign out at the kiosk first.',
  ],
  overlaps_paper: [
    'another line has one of these people elsewhere at the same time',
    'See "ballot-vault paper list", and look at both sheets again.',
  ],
  too_many: [
    'this log has as many lines as it takes',
    'Close it, and open a new one with "ballot-vault epoch".',
  ],
};

/**
 * Puts a line of the paper log on record, once two officials have said who they are. Throws `KeeperRefused` when nothing
 * is recorded.
 */
export const recordPaperVisit = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  { visit, overlaps, typed }: AskedOfPaper,
): Promise<{ readonly index: number }> => {
  const refusal = (): PaperRefusal | null => paperRefusal(kiosk.state, kiosk.moment.at, visit);
  const refuse = (reason: PaperRefusal | null): void => {
    if (reason !== null) throw new KeeperRefused(...REASONS[reason]);
  };
  // What is refused anyway tries nobody's PIN.
  refuse(refusal());
  const who = await identifyOfficials(kiosk, siteKey, typed);
  if (who.outcome === 'refused') throw new KeeperRefused(who.what, who.remedy);
  refuse(refusal());
  offer(kiosk, { type: 'paper_transcribed', visit, overlaps, signed_by: who.signed_by });
  return { index: kiosk.index };
};
