import { existsSync } from 'node:fs';
import type { Ms } from '../../core/terms.ts';
import { officeFile, openOfficeDatabase } from '../office-database.ts';
import { ReportMails } from './report-mails.ts';
import { SavedReports } from './saved-reports.ts';

/** By what somebody can be written of. */
export interface Written {
  /** Their identifier, and the keyed hashes of their badges. */
  readonly ids: ReadonlySet<string>;
  /** What they are called. */
  readonly names: ReadonlySet<string>;
}

/**
 * How many kept reports asked about somebody and are gone, how many lost the name that people gave them, and how many
 * are mailed to an address less.
 */
export interface Forgotten {
  readonly removed: number;
  readonly renamed: number;
  readonly unmailed: number;
}

/** A shorter part of a name is a word of its own too often. */
const PART_MIN = 3;

/** Words as they are compared: without marks and capitals. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** What stands before and behind the marks of a mail address. */
const partsOf = (address: string): readonly string[] => {
  const [local = ''] = address.toLowerCase().split('@');
  return [local, ...local.split(/[^a-z0-9_-]+/), ...local.split(/[^a-z0-9]+/)];
};

/** Whether a text holds an identifier, or a part of a name as a word. Rather a name of nobody is lost than one left. */
const isWrittenIn = (text: string, { ids, names }: Written): boolean => {
  if ([...ids].some((id) => text.toLowerCase().includes(id.toLowerCase()))) return true;
  const parts = new Set([...names].flatMap(wordsOf).filter((part) => part.length >= PART_MIN));
  return wordsOf(text).some((word) => parts.has(word));
};

/** The same of a mail address, in whose words identifiers stand as words too. */
const isAddressOf = (address: string, { ids, names }: Written): boolean =>
  isWrittenIn(address, { ids: new Set(), names }) || [...ids].some((id) => partsOf(address).includes(id));

const asksAbout = (asked: string, { ids }: Written): boolean =>
  Object.values(JSON.parse(asked) as { readonly [field: string]: unknown }).some(
    (value) => typeof value === 'string' && ids.has(value),
  );

/** Sends nothing to their addresses any more, and keeps none of them. */
const forgetAddresses = (mails: ReportMails, saved: SavedReports, written: Written, now: Ms): number => {
  let unmailed = 0;
  for (const kept of saved.all()) {
    const mailing = mails.mailingOf(kept.saved);
    const left = mailing?.addresses.filter((address) => !isAddressOf(address, written)) ?? [];
    if (mailing === undefined || left.length === mailing.addresses.length) continue;
    unmailed += 1;
    if (left.length === 0) mails.unset(kept.saved, now);
    else mails.set({ ...mailing, addresses: left }, now);
  }
  mails.forget((address) => isAddressOf(address, written), now);
  return unmailed;
};

/** Its number as a name, with a point for each that has it already. */
const freeName = (saved: SavedReports, number: number): string => {
  let name = `Report ${number}`;
  while (saved.named(name) !== undefined) name += '.';
  return name;
};

/**
 * Takes somebody out of the kept reports of a data folder: a question about them goes as a whole, with its schedule; one
 * whose name holds theirs is called by its number; nothing is mailed to an address that does. Files that were made have the name in theirs and are erased by now or
 * soon, so no run names one any more. Nothing else may write in the folder.
 */
export const forgetInKept = (directory: string, written: Written, now: Ms): Forgotten => {
  if (!existsSync(officeFile(directory))) return { removed: 0, renamed: 0, unmailed: 0 };
  const database = openOfficeDatabase(directory);
  try {
    const saved = new SavedReports(database);
    const mails = new ReportMails(database);
    const about = saved.all().filter(({ asked }) => asksAbout(asked, written));
    const gone = new Set(about.map((kept) => kept.saved));
    const named = saved
      .all()
      .filter(({ saved: number, name }) => !gone.has(number) && isWrittenIn(name, written));
    let unmailed = 0;
    database.transaction(() => {
      unmailed = forgetAddresses(mails, saved, written, now);
      for (const { saved: number } of about) {
        mails.unset(number, now);
        saved.remove(number);
      }
      for (const { saved: number } of named) saved.rename(number, freeName(saved, number));
      database.exec(`UPDATE report_run SET file = ''`);
    })();
    // What was deleted is overwritten in the file at once, and its journal goes with the last who has it open.
    database.pragma('wal_checkpoint(TRUNCATE)');
    return { removed: about.length, renamed: named.length, unmailed };
  } finally {
    database.close();
  }
};
