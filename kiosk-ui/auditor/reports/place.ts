import { endOfDay, localDayIn, offsetMinutes, startOfDay } from '../../../src/config/local-time.ts';
import { REPORT_NAMES, type ReportName, SUBJECTS } from '../../../src/reports/report-names.ts';
import { zoneOf } from '../../supervisor/live/times.tsx';
import { instantIn } from '../instant.ts';

/** What each question asks for, in the order of its form. */
export const FIELDS = {
  lone: ['period', 'from', 'until', 'phase'],
  'nobody-entered': ['room', 'period', 'from', 'until'],
  'list-on': ['period', 'on', 'room'],
  about: ['subject', 'id', 'period', 'from', 'until'],
  told: ['alarm', 'period', 'from', 'until'],
  outage: ['period', 'from', 'until'],
  looked: ['entry', 'period', 'from', 'until'],
  trends: ['per', 'room', 'period', 'from', 'until'],
  visitors: ['period', 'from', 'until'],
} as const satisfies { readonly [N in ReportName]: readonly string[] };
export type FieldName = (typeof FIELDS)[ReportName][number];

/** What must not be left empty. */
export const NEEDED: { readonly [N in ReportName]: readonly FieldName[] } = {
  lone: [],
  'nobody-entered': ['room', 'from', 'until'],
  'list-on': ['on'],
  about: ['id'],
  told: ['alarm'],
  outage: [],
  looked: [],
  trends: [],
  visitors: [],
};

/** What is typed into a form: times by the rooms' clock. */
export type Typed = { readonly [F in FieldName]?: string };

/** What a period says itself. */
const BY_PERIOD: readonly FieldName[] = ['from', 'until', 'on'];

/** What is left to fill in where a period is chosen; an empty one is none. */
export const isAskedWith = (field: FieldName, period: string): boolean =>
  period === '' || !BY_PERIOD.includes(field);

/** What an address asks to be shown: the questions, one of them, or its answer. */
export interface ReportsPlace {
  readonly report: ReportName | null;
  readonly typed: Typed;
  readonly isAsked: boolean;
}

export const fieldsOf = (report: ReportName): readonly FieldName[] => FIELDS[report];

/** Reads an address such as `#reports/about?subject=seal&id=77&ask=yes`; what it does not know it leaves out. */
export const placeOf = (hash: string): ReportsPlace => {
  const [path = '', search = ''] = hash.split('?', 2);
  const named = path.split('/')[1] ?? '';
  const report = REPORT_NAMES.find((name) => name === named) ?? null;
  const asked = new URLSearchParams(search);
  const typed = Object.fromEntries(
    (report === null ? [] : fieldsOf(report)).flatMap((field) => {
      const value = (asked.get(field) ?? '').trim();
      return value === '' ? [] : [[field, value]];
    }),
  );
  return { report, typed, isAsked: asked.get('ask') === 'yes' };
};

export const addressOf = ({ report, typed, isAsked }: ReportsPlace): string => {
  if (report === null) return '#reports';
  const asked = new URLSearchParams(
    fieldsOf(report).flatMap((field) => {
      const value = typed[field];
      return value === undefined ? [] : [[field, value]];
    }),
  );
  if (isAsked) asked.set('ask', 'yes');
  const search = asked.toString();
  return `#reports/${report}${search === '' ? '' : `?${search}`}`;
};

/** Instants of what is typed; null where there is no such time. */
const timesIn = ({
  from = '',
  until = '',
  on = '',
}: Typed): readonly (readonly [string, number | null | undefined])[] =>
  on === ''
    ? [
        ['since', from === '' ? undefined : instantIn(from)],
        ['before', until === '' ? undefined : instantIn(until)],
      ]
    : [
        ['since', startOfDay(zoneOf(), on)],
        ['before', endOfDay(zoneOf(), on)],
      ];

/** What goes to the office. */
export const askedOf = (typed: Typed): URLSearchParams => {
  const asked = new URLSearchParams();
  if (typed.period !== undefined) asked.set('period', typed.period);
  for (const [name, at] of typed.period === undefined ? timesIn(typed) : []) {
    if (typeof at === 'number') asked.set(name, String(at));
  }
  const { room, phase, alarm, per, entry, subject = 'person', id } = typed;
  for (const [name, value] of Object.entries({ room, phase, alarm, per })) {
    if (value !== undefined) asked.set(name, value);
  }
  if (entry !== undefined) asked.set('entry', entry.replace(/^#/, ''));
  if (id !== undefined) asked.set(SUBJECTS.find((kind) => kind === subject) ?? 'person', id);
  return asked;
};

/** What has to be filled in and is not. */
export const missingIn = (report: ReportName, typed: Typed): readonly FieldName[] =>
  NEEDED[report].filter((field) => typed[field] === undefined && isAskedWith(field, typed.period ?? ''));

/** Where all rows of an answer are as a file. */
export const fileAddress = (
  report: ReportName,
  asked: URLSearchParams,
  { format, language }: { readonly format: 'csv' | 'json' | 'pdf'; readonly language: string },
): string => {
  const more = format === 'pdf' ? [['language', language]] : [];
  return `/api/v1/reports/${report}/file?${new URLSearchParams([...asked, ['format', format], ...more])}`;
};

const MINUTE_MS = 60_000;

/** A minute as a form has it: `2026-11-03T07:00`. */
const minuteText = (at: number): string =>
  new Date(at + offsetMinutes(zoneOf(), at) * MINUTE_MS).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length);

/** What was asked of the office, as it stands in a form: instants that are no full minutes lie a little further apart. */
export const typedOf = (
  report: ReportName,
  { since, before, ...asked }: { readonly [field: string]: string | number },
): Typed => {
  const from = since === undefined ? {} : { from: minuteText(Number(since)) };
  const end = Math.ceil(Number(before) / MINUTE_MS) * MINUTE_MS;
  const until = before === undefined ? {} : { until: minuteText(end) };
  const times =
    report === 'list-on' && since !== undefined
      ? { on: localDayIn(Number(since), zoneOf()) }
      : { ...from, ...until };
  const subject = SUBJECTS.find((kind) => asked[kind] !== undefined);
  const about = subject === undefined ? {} : { subject, id: String(asked[subject]) };
  const others = Object.entries(asked).filter(([field]) => field !== subject);
  return {
    ...times,
    ...about,
    ...Object.fromEntries(others.map(([field, value]) => [field, String(value)])),
  };
};
