import type { Ms } from '../core/terms.ts';
import type { ChangeLine, ProposalLine, RecordLine } from '../list-lines.ts';
import { harmless } from './harmless.ts';

/** A day as the list's files write it; `-` for none. */
export const dayOf = (zone: string, at: Ms): string =>
  at === 0 ? '-' : new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at);

/** An instant in the time of the rooms. */
export const instantIn = (zone: string, at: Ms): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(at);

export const groupText = ({ group, group_source }: Pick<RecordLine, 'group' | 'group_source'>): string =>
  group === '' ? 'none' : `${group} (${group_source})`;

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const hoursText = (hours: NonNullable<RecordLine['hours']>): string =>
  hours.map(({ weekday, from, until }) => `${DAYS[weekday]} ${clock(from)}-${clock(until)}`).join('; ');

/** What the list says of somebody, as the columns of its files say it. `valid_until` is the first instant after the last day. */
const textsOf = (zone: string, line: RecordLine): ReadonlyMap<string, string> =>
  new Map([
    ['name', line.name],
    ['class', line.class],
    ['role', line.role],
    ['group', groupText(line)],
    ['title', line.title],
    ['rooms', line.rooms.join('; ')],
    ['valid_from', dayOf(zone, line.valid_from)],
    ['valid_until', line.valid_until === 0 ? '-' : dayOf(zone, line.valid_until - 1)],
    ['oath', dayOf(zone, line.oath)],
    ['training', dayOf(zone, line.training)],
    ['background_check', dayOf(zone, line.background_check)],
    ['on_ballot', line.on_ballot],
    ['photo', line.photo],
    ['hours', hoursText(line.hours ?? [])],
    ['badges', String(line.badges)],
  ]);

const FIELD_WIDTH = 17;
const OLD_WIDTH = 34;

const fieldRow = (name: string, old: string, now: string): string =>
  `    ${name.padEnd(FIELD_WIDTH)} ${old.padEnd(OLD_WIDTH)} | ${now}`.trimEnd();

const badgesOf = ({ badges_added, badges_removed }: ChangeLine): string => {
  const parts = [
    ...(badges_added > 0 ? [`${badges_added} new`] : []),
    ...(badges_removed > 0 ? [`${badges_removed} taken away`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
};

const fieldRows = (zone: string, change: ChangeLine): readonly string[] => {
  const before = change.before === null ? new Map<string, string>() : textsOf(zone, change.before);
  const after = change.after === null ? new Map<string, string>() : textsOf(zone, change.after);
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name) => {
    const [old = '', now = ''] = [before.get(name), after.get(name)];
    const isBadges = name === 'badges' && badgesOf(change) !== '';
    if (old === now && !isBadges) return [];
    return [fieldRow(name, old, isBadges ? `${now}${badgesOf(change)}` : now)];
  });
};

const WHAT = { add: 'added  ', change: 'changed', remove: 'removed' } as const;

const kindOf = ({ before, after }: ChangeLine): keyof typeof WHAT => {
  if (before === null) return 'add';
  return after === null ? 'remove' : 'change';
};

const HEAD = `    ${''.padEnd(FIELD_WIDTH)} ${'now'.padEnd(OLD_WIDTH)} | then\n`;

/** Each change with what the list says now beside what it is to say; a removal needs no more than the name. */
export const changeTable = (zone: string, changes: readonly ChangeLine[]): string => {
  if (changes.length === 0) return '  nothing changes\n';
  const parts = changes.map((change) => {
    const kind = kindOf(change);
    const name = change.after?.name ?? change.before?.name ?? '';
    const rows = kind === 'remove' ? [] : fieldRows(zone, change);
    return [`  ${WHAT[kind]} ${change.person}  ${name}`, ...rows].map(harmless).join('\n');
  });
  return `${HEAD}${parts.join('\n')}\n`;
};

/** A proposal in one line. */
export const proposalLine = (zone: string, proposal: ProposalLine): string => {
  const { by, at, until, words } = proposal;
  const when = `by ${by} on ${instantIn(zone, at)}, until ${instantIn(zone, until)}`;
  const said = words === '' ? '' : `: ${words}`;
  return harmless(`proposal ${proposal.proposal}  ${when}  ${aboutOf(proposal)}${said}`);
};

const aboutOf = ({ changes, phase, config_digest }: ProposalLine): string => {
  if (phase !== '') return `phase ${phase}`;
  if (config_digest !== '') return `rules of the file with digest ${config_digest}`;
  return `${changes.length} change${changes.length === 1 ? '' : 's'}`;
};
