import type { Anomaly } from '../core/anomalies.ts';
import { CATALOGUE } from '../core/catalogue.ts';
import type { FactType } from '../core/facts.ts';
import type { Leavings } from '../core/leavings.ts';
import { type ReviewOnRecord, unansweredOf } from '../reports/reviews.ts';
import { localTimeOf } from './alarm-table.ts';

const SECOND_MS = 1_000;

/** An anomaly as a line for people. */
export const anomalyLine = (
  { rule, entry, at, room, people, cause, lasted_ms }: Anomaly,
  zone: string,
): string => {
  const lasted = Math.round(lasted_ms / SECOND_MS);
  const cells = [
    String(entry).padStart(7),
    localTimeOf(zone, at),
    rule.padEnd(26),
    (room === '' ? '-' : room).padEnd(14),
    cause.padEnd(22),
    lasted === 0 ? '' : `${lasted} s`,
    people.join(', '),
  ];
  return cells
    .filter((cell) => cell !== '')
    .join('  ')
    .trimEnd();
};

/** Lone intervals that ask for no finding, a line for each room. */
export const leavingLines = (leavings: readonly Leavings[]): readonly string[] =>
  leavings.map(
    ({ room, count, longest_ms }) =>
      `${count} ${count === 1 ? 'leaving' : 'leavings'} within the grace in ${room}: the last people went one after the other, alone for ${Math.ceil(longest_ms / SECOND_MS)} s at the most ("report lone" lists each)`,
  );

const isType = (type: string): type is FactType => Object.hasOwn(CATALOGUE, type);

/** What changed in a range, by the titles of the catalogue. */
export const changeLines = (changes: { readonly [type: string]: number }): readonly string[] =>
  Object.entries(changes).map(
    ([type, count]) => `${String(count).padStart(7)}  ${isType(type) ? CATALOGUE[type].title : type}`,
  );

const said = (words: string): string => (words === '' ? '' : `: ${words}`);

const findingLines = ({ findings }: ReviewOnRecord, zone: string): readonly string[] =>
  findings.map(
    ({ rule, entry, action, by, at, words }) =>
      `  ${String(entry).padStart(7)}  ${rule.padEnd(26)}  ${action.padEnd(17)}  ${by.join(', ')}, ${localTimeOf(zone, at)}${said(words)}`,
  );

/** A review with its anomalies and findings. */
export const reviewLines = (review: ReviewOnRecord, zone: string): readonly string[] => {
  const { period, from_entry, to_entry, root, begun, closed, anomalies, not_judged } = review;
  const erased =
    not_judged === 0 ? '' : `; ${not_judged} entries were not looked at: something of them is erased`;
  return [
    `Review ${review.review} (${period}) of entries ${from_entry} to ${to_entry}, root ${root}`,
    `  begun by ${begun.by.join(', ')}, ${localTimeOf(zone, begun.at)}, entry ${begun.entry}${said(begun.words)}`,
    `  ${anomalies.length} anomalies${erased}`,
    ...findingLines(review, zone),
    ...unansweredOf(review).map(
      ({ rule, entry }) => `  ${String(entry).padStart(7)}  ${rule.padEnd(26)}  no finding yet`,
    ),
    closed === null
      ? '  not closed yet'
      : `  closed by ${closed.by.join(', ')}, ${localTimeOf(zone, closed.at)}, entry ${closed.entry}${said(closed.words)}`,
  ];
};
