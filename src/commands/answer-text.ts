import type { Ms } from '../core/terms.ts';
import type { Column, Conclusion, Row } from '../reports/report.ts';
import type { ReportName } from '../reports/report-names.ts';
import { NEVER } from '../reports/room-watch.ts';
import { localIn, type ReportHead, type Written } from '../reports/written.ts';
import { harmless } from './harmless.ts';

/** Each question as a heading. */
const TITLES: Readonly<Record<ReportName, string>> = {
  lone: 'Times in which the people inside broke the pairing rule',
  'nobody-entered': 'Whether anybody came in',
  'list-on': 'Who was on the authorization list',
  about: 'Everything on record',
  told: 'Who was told of an alarm, and who answered',
  outage: 'Times in which something did not work, or was not known',
  looked: 'Who read or exported entries, and who signed in to do so',
  trends: 'How much there was of what over time',
  visitors: 'Visitors, and what is on record of them',
};

type Figures = Conclusion['figures'];

const counted = (count: number | undefined, one: string, more = `${one}s`): string =>
  `${count ?? 0} ${count === 1 ? one : more}`;

const erasedIn = ({ erased = 0 }: Figures): string =>
  erased === 0
    ? ''
    : ` Of ${counted(erased, 'entry', 'entries')} something is erased: what that says is not told.`;

const leftIn = ({ after_log = 0 }: Figures): string =>
  after_log === 0 ? '' : ' The log ends before that time does: this is the list as its last entry left it.';

const NOT_LOGGED =
  'Reading with commands at the machine itself, and with copies of the log, leaves no entry.';

/** What an answer comes to, as a sentence; each outcome of each report has one. */
const SENTENCES: Readonly<Record<string, (figures: Figures) => string>> = {
  no_intervals: () => 'No such time is on record.',
  intervals: ({ intervals, alerted, lasted_ms }) =>
    `${counted(intervals, 'such time')}, of which ${alerted ?? 0} alerted somebody; those that ended took ${lengthText(lasted_ms ?? 0)} together.`,
  no_intervals_rerun: (figures) => `Under these rules there would be no such time.${erasedIn(figures)}`,
  intervals_rerun: (figures) =>
    `Under these rules there would be ${counted(figures['intervals'], 'such time')}; in ${figures['only_under_these_rules'] ?? 0} of them the rules of then were kept.${erasedIn(figures)}`,
  nobody_entered: ({ heartbeats, longest_silence_ms, inside_at_start }) =>
    `NOBODY ENTERED. The kiosk ran and saw the door shut the whole time (${counted(heartbeats, 'heartbeat')}, at most ${lengthText(longest_silence_ms ?? 0)} without an entry). Inside by sign-in when it began: ${inside_at_start ?? 0}.`,
  entered: ({ entered, unknown }) =>
    `SOMEBODY ENTERED: ${counted(entered, 'entry', 'entries')} into the room${unknown === 0 ? '' : `, and ${counted(unknown, 'time')} of which nobody knows`}.`,
  not_known: ({ unknown }) =>
    `NOT KNOWN. No entry into the room is on record, and of ${counted(unknown, 'time')} nobody knows: this is no proof that nobody entered.`,
  nobody_listed: (figures) => `Nobody was on the list.${erasedIn(figures)}${leftIn(figures)}`,
  listed: (figures) =>
    `${counted(figures['people'], 'person', 'people')}.${erasedIn(figures)}${leftIn(figures)}`,
  about: (figures) => `${counted(figures['entries'], 'entry', 'entries')}.${erasedIn(figures)}`,
  nothing_about: () => 'Nothing.',
  told: ({ told, failed, answered }) =>
    `Told ${told ?? 0} times, not told ${failed ?? 0} times, acknowledged ${answered ?? 0} times. "Told" says that the next server took it, not that a person read it.`,
  no_such_alarm: () => 'Nothing.',
  no_outages: () => 'No such time is on record.',
  outages: ({ outages, unwatched_ms }) =>
    `${counted(outages, 'such time')}; nothing was watched for ${lengthText(unwatched_ms ?? 0)} in all.`,
  no_trends: () => 'Nothing of this is on record.',
  trends: ({ periods, entries, visitors, denied, lone_intervals, alarms, erased = 0 }) =>
    `${counted(periods, 'row')}: ${counted(entries, 'entry', 'entries')} of people, ${visitors ?? 0} of them visitors; ${counted(denied, 'refusal')}, ${counted(lone_intervals, 'lone interval')}, ${counted(alarms, 'alarm')}.${erased === 0 ? '' : ` Of ${counted(erased, 'entry', 'entries')} the people are erased: they count as nobody.`}`,
  no_visitors: (figures) => `No visitor is on record.${erasedIn(figures)}`,
  visitors: (figures) =>
    `${counted(figures['visits'], 'visitor')}, of whom ${figures['not_let_in'] ?? 0} were not let in; ${counted(figures['badges_not_back'], 'badge')} not handed back.${erasedIn(figures)}`,
  nobody_looked: () => `Nobody, as far as it leaves an entry. ${NOT_LOGGED}`,
  looked: ({ read, signed_in }) =>
    `${counted(read, 'reading or export', 'readings and exports')}, ${counted(signed_in, 'sign-in')}. ${NOT_LOGGED}`,
};

export const sentenceOf = ({ outcome, figures }: Conclusion): string =>
  SENTENCES[outcome]?.(figures) ?? outcome.replaceAll('_', ' ');

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** A length in its two largest units; below a second it is one decimal. */
const lengthText = (ms: Ms): string => {
  let rest = ms;
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  if (rest > 0 || parts.length === 0) parts.push(`${Number((rest / 1_000).toFixed(1))} s`);
  return parts.slice(0, 2).join(' ');
};

const WIDTHS: Readonly<Record<Column['kind'], number>> = {
  entry: 7,
  instant: 19,
  length: 12,
  count: 5,
  word: 18,
  text: 24,
};

const cellText = ({ kind }: Column, cell: Row[number] | undefined, zone: string): string => {
  if (cell === undefined || cell === '') return '-';
  if (kind === 'entry') return `#${cell}`;
  if (kind === 'instant') return localIn(zone, Number(cell));
  if (kind === 'length') return lengthText(Number(cell));
  return kind === 'word' ? String(cell).replaceAll('_', ' ') : String(cell);
};

const rowText = (columns: readonly Column[], cells: readonly string[]): string => {
  const padded = columns.map(({ kind, name }, index) =>
    (cells[index] ?? '').padEnd(Math.max(WIDTHS[kind], heading(name).length)),
  );
  return `${harmless(padded.join('  ').trimEnd())}\n`;
};

const heading = (name: string): string => name.replace(/_ms$/, '').replaceAll('_', ' ');

const basisText = ({ basis, zone, since, before }: ReportHead): readonly string[] => {
  const { first, last, entries, checkpoint, unsigned, origin } = basis;
  const at = (time: Ms): string => localIn(zone, time);
  const asked =
    first === null || last === null
      ? 'no entry lies in this time'
      : `entries #${first.entry} (${at(first.time)}) to #${last.entry} (${at(last.time)})`;
  const signed =
    checkpoint === null
      ? 'nothing is signed yet'
      : `${checkpoint.size} entries, to ${at(checkpoint.time)}, root ${checkpoint.root}${unsigned === 0 ? '' : `; ${counted(unsigned, 'entry', 'entries')} behind it not signed yet`}`;
  const from = since === 0 ? 'the beginning' : at(since);
  return [
    `Asked for    ${from} until ${before === NEVER ? 'the end' : `${at(before)} (excluded)`}, times of ${zone}`,
    `Rests on     ${asked}; ${entries} entries of ${origin} were there`,
    `Checkpoint   ${signed}`,
  ];
};

/** A report for people: heading, what it rests on, a table, and a sentence. */
export const TEXT_WRITTEN: Written = {
  opening: (head) => {
    const { report, asked, columns } = head;
    const more = Object.entries(asked).map(([field, value]) => `${field.padEnd(12)} ${value}`);
    const lines = [TITLES[report], '', ...more, ...basisText(head), ''];
    const names = columns.map(({ name }) => heading(name));
    return `${lines.map(harmless).join('\n')}\n${rowText(columns, names)}`;
  },
  row: ({ columns, zone }, row) =>
    rowText(
      columns,
      columns.map((column, index) => cellText(column, row[index], zone)),
    ),
  closing: (_head, conclusion) => `\n${harmless(sentenceOf(conclusion))}\n`,
};
