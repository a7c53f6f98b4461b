import { significant } from './statistics.ts';

export type Unit = 'times' | 'ms' | 'kB' | 'MB' | 'MB/s' | '%' | 'entries/s';

/** One measured figure and the limit it is held against. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  readonly unit: Unit;
  /** Largest good value; the figures without one are told beside those that have one. */
  readonly limit?: number;
  /** Smallest good value, of a figure that is to be large. */
  readonly least?: number;
  /** From what the figure comes: its parts, and how many samples. */
  readonly detail: string;
}

export const isBroken = ({ measured, limit, least }: Figure): boolean =>
  (limit !== undefined && !(significant(measured) <= limit)) ||
  (least !== undefined && !(significant(measured) >= significant(least)));

const shown = (value: number, unit: Unit): string =>
  unit === 'times' ? `${significant(value)} times` : `${significant(value)} ${unit}`;

/** What is good, as words; empty where a figure has no limit. */
const limitOf = ({ unit, limit, least }: Figure): string =>
  [
    ...(limit === undefined ? [] : [`at most ${shown(limit, unit)}`]),
    ...(least === undefined ? [] : [`at least ${shown(least, unit)}`]),
  ].join(' and ');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The figures as a Markdown table. */
export const tableOf = (figures: readonly Figure[]): string =>
  [
    row(['Figure', 'Measured', 'Limit', 'From']),
    row(['---', '---', '---', '---']),
    ...figures.map((figure) => {
      const { name, measured, unit, detail } = figure;
      return row([name, shown(measured, unit), limitOf(figure), detail]);
    }),
  ].join('\n');

/** One line for each limit that was missed. */
export const breaches = (figures: readonly Figure[]): readonly string[] =>
  figures
    .filter(isBroken)
    .map(
      (figure) =>
        `LIMIT BROKEN: ${figure.name}: ${shown(figure.measured, figure.unit)}, and ${limitOf(figure)} is good`,
    );
