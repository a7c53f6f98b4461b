import { endOfDay, startOfDay } from '../../../src/config/local-time.ts';
import { zoneOf } from '../../supervisor/live/times.tsx';
import { instantIn } from '../instant.ts';

export const REPORTS = [
  'lone',
  'nobody-entered',
  'list-on',
  'about',
  'told',
  'outage',
  'looked',
  'trends',
  'visitors',
] as const;
export type ReportName = (typeof REPORTS)[number];

export const TREND_PERIODS = ['week', 'month'] as const;

export const SUBJECTS = ['person', 'badge', 'container', 'seal'] as const;

/** What each question asks for, in the order of its form. */
export const FIELDS = {
  lone: ['from', 'until', 'phase'],
  'nobody-entered': ['room', 'from', 'until'],
  'list-on': ['on', 'room'],
  about: ['subject', 'id', 'from', 'until'],
  told: ['alarm', 'from', 'until'],
  outage: ['from', 'until'],
  looked: ['entry', 'from', 'until'],
  trends: ['per', 'room', 'from', 'until'],
  visitors: ['from', 'until'],
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
  const report = REPORTS.find((name) => name === named) ?? null;
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
  for (const [name, at] of timesIn(typed)) {
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
  NEEDED[report].filter((field) => typed[field] === undefined);
