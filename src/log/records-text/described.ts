import { CATALOGUE } from '../../core/catalogue.ts';
import { type FactType, PERSONAL_FIELDS, type PersonalField } from '../../core/facts.ts';
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

export const isFactType = (type: unknown): type is FactType =>
  typeof type === 'string' && Object.hasOwn(CATALOGUE, type);

/** A value as people read it: a text as it is, a list of texts with semicolons, all else as JSON. */
export const shown = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const isTexts = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return isTexts ? value.join('; ') : JSON.stringify(value);
};

/** What an entry says besides what every entry says, as `field=value` with semicolons; no personal fields. */
export const detailsOf = ({ fields }: OpenedEntry): string =>
  Object.entries(fields)
    .filter(([field, value]) => !NOT_DETAILS.has(field) && value !== '')
    .map(([field, value]) => `${field}=${shown(value)}`)
    .join('; ');

/** A personal field as people read it: its value, or why there is none; empty where the entry has no such field. */
export const personalText = ({ personal, withheld, erased }: OpenedEntry, field: string): string => {
  if (Object.hasOwn(personal, field)) return shown(personal[field]);
  if (Object.hasOwn(withheld, field)) return `[withheld: ${withheld[field]}]`;
  return Object.hasOwn(erased, field) ? `[erased, see entry ${erased[field]}]` : '';
};
