import { isPracticeLog } from '../core/practice.ts';
import { CLOCKS_DIFFER_MAX_S } from '../log/verify/brackets.ts';
import type { Bracket, Gap, GivenCheckpoint, Listed, Outside, Report } from '../log/verify/report.ts';

/** So many of a list are printed; all that were kept are in the JSON. */
const SHOWN_MAX = 12;
const MS = 1_000;

const instant = (ms: number): string => {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? `${ms} ms after 1970` : date.toISOString().replace('.000Z', 'Z');
};

const seconds = (time: number | undefined): string => (time === undefined ? 'unknown' : instant(time * MS));

const entries = (from: number, until: number): string => {
  if (until <= from) return 'no entry';
  return until === from + 1 ? `entry ${from}` : `entries ${from} to ${until - 1}`;
};

/** Some lines, and how many more there are. */
const some = <Item>({ count, items }: Listed<Item>, line: (item: Item) => string): readonly string[] => {
  const lines = items.slice(0, SHOWN_MAX).map((item) => `  ${line(item)}`);
  return count > lines.length ? [...lines, `  and ${count - lines.length} more (--json prints them)`] : lines;
};

const listed = <Item>(title: string, list: Listed<Item>, line: (item: Item) => string): readonly string[] =>
  list.count === 0 ? [] : ['', title, ...some(list, line)];

const GAP_CAUSES = {
  silence: 'no heartbeat came',
  stopped: 'the kiosk had been stopped',
  not_recorded: 'the kiosk was not running, and nothing says why',
} as const;

const gapLine = ({ from, until, entry, cause }: Gap): string =>
  `unknown from ${instant(from)} until ${instant(until)}, before entry ${entry}: ${GAP_CAUSES[cause]}`;

const boundsOf = ({ not_before: since, not_after: until }: Bracket | Outside): string => {
  if (since === undefined && until === undefined) return 'no witness bounds the time';
  return `not before ${seconds(since)}, not after ${seconds(until)}`;
};

const bracketLine = (bracket: Bracket): string =>
  `${entries(bracket.first, bracket.last + 1)}: ${boundsOf(bracket)}`;

const outsideLine = (outside: Outside): string =>
  `entry ${outside.entry} claims ${seconds(outside.claimed)}, and was written ${boundsOf(outside)}`;

const identityOf = ({ where, origin, size, root, key }: Report): readonly string[] => [
  `checked: ${where}`,
  ...(origin !== undefined && isPracticeLog(origin) ? ['PRACTICE: nothing in this log is real'] : []),
  ...(origin === undefined ? [] : [`log: ${origin}`, `size: ${size} entries`, `root: ${root}`]),
  ...(key === undefined ? [] : [`key: ${key.verifier_key}`]),
  ...(key === undefined || key.given
    ? []
    : [
        '  This key came with the evidence itself. Compare it with the one its owner publishes, or give that with --vkey.',
      ]),
];

const witnessesOf = ({ witnesses, size }: Report): readonly string[] => {
  const { known, seen, given, policy_met_until: met, unknown_cosignatures: unknown } = witnesses;
  if (known.length === 0 && unknown === 0) return ['witnesses: none are known'];
  return [
    `witnesses: ${seen.length} of ${known.length} known ones have cosigned this log`,
    ...seen.map(({ name, size: upTo, time_s }) => `  ${name}: up to ${upTo} entries, at ${seconds(time_s)}`),
    ...(met === undefined ? [] : [`  The policy's demand is met up to ${met} of ${size ?? 0} entries.`]),
    ...(unknown === 0
      ? []
      : [`  ${unknown} cosignatures are by witnesses whose keys are not known; they count for nothing.`]),
    ...(given || known.length === 0
      ? []
      : [
          '  Their keys came with the evidence itself. Compare them with the published ones, or give --policy or --witness.',
        ]),
  ];
};

const trustOf = ({ verdict, trusted, first_bad: bad }: Report): readonly string[] => {
  if (verdict !== 'INVALID') return [];
  return [
    ...(bad === undefined
      ? []
      : [
          `first bad: ${entries(bad.from, bad.until)}${bad.until > bad.from + 1 ? ' (one of them or several)' : ''}`,
        ]),
    trusted.until === 0 ? 'still trusted: nothing' : `still trusted: ${entries(0, trusted.until)}`,
  ];
};

const checkedOf = ({ checked, size }: Report): readonly string[] => [
  '',
  'What was checked',
  `  ${checked.entries_read} entries hashed as stored, and the tree rebuilt over ${size ?? 0}`,
  ...(checked.hashes_only > 0
    ? [`  hashes only: ${checked.hashes_only} entries are not in the evidence; their hashes are`]
    : []),
  `  ${checked.hash_tiles} hash tiles, ${checked.old_checkpoints} earlier checkpoints`,
  `  ${checked.commitments} personal fields: ${checked.disclosed} disclosed and matching, ${checked.erased} erased, ${checked.missing} missing without a reason`,
  ...checked.withheld.map(({ name, ground, count }) => `  withheld: ${name} in ${count} entries (${ground})`),
  ...checked.further.map((name) => `  ${name}`),
];

const epochsOf = ({ epochs }: Report): readonly string[] => [
  ...(epochs.previous === undefined
    ? []
    : [
        '',
        `This log goes on from ${epochs.previous}.`,
        `  its key: ${epochs.previous_key}`,
        `  cited: ${epochs.previous_size} entries with the root ${epochs.previous_root}`,
      ]),
  ...(epochs.next === undefined ? [] : ['', `This log has ended; it goes on as ${epochs.next}.`]),
  ...(epochs.next_key === undefined
    ? []
    : [...(epochs.next === undefined ? [''] : []), `Key announced for the next log: ${epochs.next_key}`]),
];

const BECAME = {
  agrees: 'this log begins with what it was signed of',
  conflicts: 'CONFLICT, see above',
  unusable: 'says nothing about this log, see the findings',
} as const;

const givenLine = ({ name, size, became }: GivenCheckpoint): string =>
  `${name}${size === undefined ? '' : ` (${size} entries)`}: ${BECAME[became]}`;

const LIMITS = [
  'A signed tree alone does not show a log that was rolled back or cut: only a later checkpoint kept elsewhere does. Give it with --old.',
  'Nothing proves that everything was recorded, or that what was recorded is true.',
];

const WITNESS_LIMIT = 'Ten witnesses of one owner count as one: who they are is for you to judge.';

/** The report for people, line by line. Lines may hold anything that stood in the evidence. */
export const reportText = (report: Report): readonly string[] => [
  report.verdict,
  ...identityOf(report),
  ...witnessesOf(report),
  ...trustOf(report),
  ...report.conflicts.flatMap(({ what }) => [`CONFLICT: ${what}`]),
  ...listed('Checkpoints that you gave', report.given_checkpoints, givenLine),
  ...listed('Findings', report.findings, ({ weight, what }) => `${weight}: ${what}`),
  ...listed(
    `Times outside what witnesses allow (by more than ${CLOCKS_DIFFER_MAX_S} s)`,
    report.outside,
    outsideLine,
  ),
  ...checkedOf(report),
  ...listed('When the entries were written', report.brackets, bracketLine),
  ...listed('Times of which the log knows nothing', report.gaps, gapLine),
  ...epochsOf(report),
  '',
  'What this does not say',
  ...report.not_checked.map((line) => `  Not checked: ${line}.`),
  ...LIMITS.map((line) => `  ${line}`),
  ...(report.witnesses.seen.length > 0 ? [`  ${WITNESS_LIMIT}`] : []),
];
