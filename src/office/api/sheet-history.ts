import { setImmediate } from 'node:timers/promises';
import type { Ms } from '../../core/terms.ts';
import type { LogReader } from '../../log/read-log.ts';
import { openedOf } from '../../reports/reading.ts';
import type { ReportLog } from '../../reports/report.ts';
import { SHEET_TYPES, SheetReading, type SheetVersion } from '../../reports/sheets.ts';
import type { AskedFigures } from '../../sheet-refusals.ts';
import type { InTurn } from './log-turn.ts';

/** Sheets are asked for page by page, and read once. */
const KEPT_MS: Ms = 20_000;

/** What stands on the sheets of an office. */
export interface SheetPlace {
  /** Name of the kiosk, as printed. */
  readonly kiosk: string;
  readonly asked: AskedFigures;
}

/** What the log tells of sheets of reconciliation. Throws `ApiRefused` where too many read at once. */
export interface SheetHistory {
  readonly sheetPlace: SheetPlace;
  /** Every version of every sheet, by sheet and version. */
  readonly sheets: () => Promise<readonly SheetVersion[]>;
}

export const sheetHistory = (
  { head, entries, rows }: LogReader,
  sheetPlace: SheetPlace,
  now: () => Ms,
  inTurn: InTurn,
): SheetHistory => {
  const log: ReportLog = { entries, bytes: (from, until) => rows.bytes(from, until) };
  let kept = { size: -1, until: 0, versions: [] as readonly SheetVersion[] };
  const read = async (): Promise<readonly SheetVersion[]> => {
    const { size } = head();
    // What is erased is an entry too: of a log that did not grow everything is still as it was read.
    if (kept.size === size && kept.until > now()) return kept.versions;
    const reading = new SheetReading();
    for (const one of openedOf(log, { from: 0, until: size }, SHEET_TYPES)) {
      if ('done' in one) await setImmediate();
      else reading.take(one);
    }
    kept = { size, until: now() + KEPT_MS, versions: reading.versions() };
    return kept.versions;
  };
  return { sheetPlace, sheets: () => inTurn(read) };
};
