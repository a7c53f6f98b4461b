import { CATALOGUE } from '../../core/catalogue.ts';
import { type FactType, PERSONAL_FIELDS, type PersonalField } from '../../core/facts.ts';
import { localTime } from './local-time.ts';
import type { OpenedEntry } from './opened-entry.ts';

/** Fields with a place of their own in every form, and those that say nothing to people. */
const NOT_DETAILS: ReadonlySet<string> = new Set([
  'v',
  'seq',
  'time',
  'offset',
  'boot',
  'uptime_ms',
  'clock',
  'kiosk',
  'room',
  'type',
]);

/** The personal fields that people are told. The two others are hashes of PINs. */
export const TOLD_FIELDS: readonly PersonalField[] = PERSONAL_FIELDS.filter(
  (field) => field !== 'pin' && field !== 'duress',
);

const isFactType = (type: unknown): type is FactType =>
  typeof type === 'string' && Object.hasOwn(CATALOGUE, type);

/** A value as people read it: a text as it is, a list of texts with semicolons, all else as JSON. */
export const shown = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const isTexts = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return isTexts ? value.join('; ') : JSON.stringify(value);
};

/** What an entry says besides what every entry says, as `field=value` with semicolons; no personal fields. */
const detailsOf = ({ fields }: OpenedEntry): string => {
  let details = '';
  for (const field of Object.keys(fields)) {
    const value = fields[field];
    if (value === '' || NOT_DETAILS.has(field)) continue;
    details += `${details === '' ? '' : '; '}${field}=${shown(value)}`;
  }
  return details;
};

/** A personal field as people read it: its value, or why there is none; empty where the entry has no such field. */
const personalText = ({ personal, withheld, erased }: OpenedEntry, field: string): string => {
  if (Object.hasOwn(personal, field)) return shown(personal[field]);
  if (Object.hasOwn(withheld, field)) return `[withheld: ${withheld[field]}]`;
  return Object.hasOwn(erased, field) ? `[erased, see entry ${erased[field]}]` : '';
};

const hasPersonal = ({ personal, withheld, erased }: OpenedEntry): boolean =>
  [personal, withheld, erased].some((fields) => Object.keys(fields).length > 0);

const NOBODY: readonly string[] = TOLD_FIELDS.map(() => '');

/** What the forms for people and programs have in common, made once for all of them. */
export interface DescribedEntry extends OpenedEntry {
  /** The clock of the room, "2026-11-03T06:30:00.000". */
  readonly local: string;
  readonly type: string;
  /** The same, where this program knows such a fact. */
  readonly known: FactType | undefined;
  readonly details: string;
  /** What people are told of each of the `TOLD_FIELDS`; empty where the entry has no such field. */
  readonly told: readonly string[];
}

/** Throws for an entry without time and offset. */
export const describeEntry = (entry: OpenedEntry): DescribedEntry => {
  const { fields, commitments, personal, withheld, erased } = entry;
  const { time, offset, type } = fields;
  return {
    fields,
    commitments,
    personal,
    withheld,
    erased,
    local: localTime(time, offset),
    type: String(type),
    known: isFactType(type) ? type : undefined,
    details: detailsOf(entry),
    told: hasPersonal(entry) ? TOLD_FIELDS.map((field) => personalText(entry, field)) : NOBODY,
  };
};
