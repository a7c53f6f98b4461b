import { LABEL, PLAIN_WORDS } from '../../../src/core/custody-terms.ts';
import type { StatedSheet } from '../../../src/core/facts-sheets.ts';
import type { SheetField, SheetForm, SheetValues } from '../../../src/core/sheet-forms.ts';
import { FIGURE_MAX, SHEET_CONTAINERS_MAX } from '../../../src/core/sheets.ts';
import type { ContainerId } from '../../../src/core/terms.ts';
import type { SheetVersion } from '../../../src/reports/sheets.ts';

/** A sheet as it is typed. */
export interface SheetDraft {
  readonly election: string;
  readonly place: string;
  readonly source: string;
  /** Labels, with spaces or commas between them. */
  readonly containers: string;
  readonly values: { readonly [F in SheetField]?: string };
}

export type SheetFault = 'election' | 'place' | 'source' | 'containers' | SheetField;

/** A draft as it stays in the tab. */
export interface KeptSheet {
  /** The version that it is to follow; 0 for a new sheet. */
  readonly version: number;
  readonly draft: SheetDraft;
  readonly words: string;
}

const areWords = (value: unknown, of: readonly string[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  of.every((name) => typeof Object.entries(value).find(([key]) => key === name)?.[1] === 'string');

/** What was kept, where it is a sheet as this page keeps it; null else, as after a new release. */
export const keptSheetOf = (kept: unknown): KeptSheet | null => {
  const { version, draft, words } = (kept ?? {}) as Partial<KeptSheet>;
  if (typeof version !== 'number' || typeof words !== 'string') return null;
  if (!areWords(draft, ['election', 'place', 'source', 'containers'])) return null;
  const values: unknown = draft?.values;
  return areWords(values, Object.keys(values ?? {})) ? (kept as KeptSheet) : null;
};

/** Empty, or what the version before says. */
export const sheetDraftOf = (before: SheetVersion | null): SheetDraft => ({
  election: before?.election ?? '',
  place: before?.place ?? '',
  source: before?.source ?? '',
  containers: before?.containers.join(' ') ?? '',
  values: Object.fromEntries(
    Object.entries(before?.values ?? {}).map(([field, value]) => [field, String(value)]),
  ),
});

const labelsIn = (typed: string): readonly string[] =>
  typed
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((label) => label !== '');

const figureOf = (typed: string | undefined): number | null => {
  const digits = typed?.trim() ?? '';
  return /^\d{1,8}$/.test(digits) && Number(digits) <= FIGURE_MAX ? Number(digits) : null;
};

const isPlain = (words: string): boolean => PLAIN_WORDS.test(words.trim());

/** What cannot be sent as it stands: each figure that the office asks for has to be there, none is taken for 0. */
export const sheetFaults = (
  form: SheetForm,
  asked: readonly SheetField[],
  { election, place, source, containers, values }: SheetDraft,
): ReadonlySet<SheetFault> => {
  const labels = labelsIn(containers);
  const faults: SheetFault[] = asked.filter((field) => figureOf(values[field]) === null);
  if (!isPlain(election)) faults.push('election');
  if (form !== 'county' && !isPlain(place)) faults.push('place');
  if (source.trim() !== '' && !isPlain(source)) faults.push('source');
  if (labels.length > SHEET_CONTAINERS_MAX || labels.some((label) => !LABEL.test(label)))
    faults.push('containers');
  return new Set(faults);
};

/** A draft without faults, as it is sent. */
export const statedOf = (
  form: SheetForm,
  asked: readonly SheetField[],
  { election, place, source, containers, values }: SheetDraft,
  words: string,
): StatedSheet => ({
  form,
  election: election.trim(),
  place: form === 'county' ? '' : place.trim(),
  values: Object.fromEntries(asked.map((field) => [field, figureOf(values[field]) ?? 0])) as SheetValues,
  source: source.trim(),
  containers: labelsIn(containers) as readonly ContainerId[],
  words,
});
