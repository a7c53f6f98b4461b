import { significant } from './statistics.ts';

export type Unit = 'times' | 'ms' | 'kB' | 'MB';

/** One measured figure and the limit it is held against. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  readonly unit: Unit;
  /** Largest good value; the figures without one are told beside those that have one. */
  readonly limit?: number;
  /** From what the figure comes: its parts, and how many samples. */
  readonly detail: string;
}

export const isBroken = ({ measured, limit }: Figure): boolean =>
  limit !== undefined && !(significant(measured) <= limit);

const shown = (value: number, unit: Unit): string =>
  unit === 'times' ? `${significant(value)} times` : `${significant(value)} ${unit}`;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The figures as a Markdown table. */
export const tableOf = (figures: readonly Figure[]): string =>
  [
    row(['Figure', 'Measured', 'Limit', 'From']),
    row(['---', '---', '---', '---']),
    ...figures.map(({ name, measured, unit, limit, detail }) =>
      row([name, shown(measured, unit), limit === undefined ? '' : `at most ${shown(limit, unit)}`, detail]),
    ),
  ].join('\n');

/** One line for each limit that was missed. */
export const breaches = (figures: readonly Figure[]): readonly string[] =>
  figures
    .filter(isBroken)
    .map(
      ({ name, measured, unit, limit }) =>
        `LIMIT BROKEN: ${name}: ${shown(measured, unit)}, and at most ${shown(limit ?? 0, unit)} is good`,
    );
