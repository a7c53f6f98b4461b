import type { SheetFact } from '../core/facts-sheets.ts';
import type { Ms } from '../core/terms.ts';
import { openedOf } from './reading.ts';
import { number, type OpenedFields, type ReportLog, text, texts } from './report.ts';

type Prepared = Extract<SheetFact, { readonly type: 'sheet_prepared' }>;

/** A version of a sheet as the log has it, and who verified it. */
export interface SheetVersion extends Omit<Prepared, 'type' | 'signed_by' | 'words'> {
  readonly entry: number;
  readonly at: Ms;
  /** Empty where it is erased. */
  readonly words: string;
  readonly prepared_by: readonly string[];
  readonly verified: { readonly entry: number; readonly at: Ms; readonly by: readonly string[] } | null;
}

/** Entries about sheets. */
export const SHEET_TYPES: ReadonlySet<string> = new Set(['sheet_prepared', 'sheet_verified']);

const keyOf = (sheet: number, version: number): string => `${sheet} ${version}`;

/** Takes the entries about sheets in their order. */
export class SheetReading {
  readonly #found = new Map<string, SheetVersion>();

  take({ seq, at, type, fields }: OpenedFields): void {
    const [sheet, version] = [number(fields['sheet']), number(fields['version'])];
    const key = keyOf(sheet, version);
    const by = texts(fields['signed_by']);
    const before = this.#found.get(key);
    if (type === 'sheet_prepared') {
      // Everything but people and their words is in clear, and was written by the fact of this type.
      const { form, election, place, values, source, containers, in_containers, differences } =
        fields as unknown as Prepared;
      this.#found.set(key, {
        ...{ sheet, version, form, election, place, values, source, containers, in_containers, differences },
        ...{ entry: seq, at, words: text(fields['words']), prepared_by: by, verified: null },
      });
    } else if (before !== undefined) this.#found.set(key, { ...before, verified: { entry: seq, at, by } });
  }

  /** Every version of every sheet, by sheet and version. */
  versions(): readonly SheetVersion[] {
    return [...this.#found.values()].toSorted(
      (one, other) => one.sheet - other.sheet || one.version - other.version,
    );
  }
}

/** Every version of every sheet, by sheet and version. */
export const sheetsIn = (log: ReportLog, size: number): readonly SheetVersion[] => {
  const reading = new SheetReading();
  for (const one of openedOf(log, { from: 0, until: size }, SHEET_TYPES)) {
    if (!('done' in one)) reading.take(one);
  }
  return reading.versions();
};

/** Of each sheet its newest version that is verified: what the office stands by. */
export const standingSheets = (versions: readonly SheetVersion[]): readonly SheetVersion[] => {
  const newest = new Map<number, SheetVersion>();
  for (const version of versions) if (version.verified !== null) newest.set(version.sheet, version);
  return [...newest.values()];
};
