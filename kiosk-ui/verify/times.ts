import { LOCALES } from '../shared/languages.ts';
import { language } from '../shared/words.ts';

const MS = 1_000;
const MINUTE_MS = 60_000;

const formatted = (ms: number): string => {
  const date = new Date(ms);
  // A witness can state a time that no calendar has.
  if (Number.isNaN(date.getTime())) return `${ms / MS} s`;
  return new Intl.DateTimeFormat(LOCALES[language.value], {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'UTC',
  }).format(date);
};

/** An instant in UTC, which every reader can compare. */
export const utc = (ms: number): string => `${formatted(ms)} UTC`;

export const utcSeconds = (seconds: number): string => utc(seconds * MS);

/** An instant as the clock on the wall had it, with how far that lies from UTC: "-05:00". */
export const local = (ms: number, offset: string): string => {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  if (sign === undefined) return utc(ms);
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -MINUTE_MS : MINUTE_MS);
  return `${formatted(ms + shift)} (UTC${offset})`;
};

export const number = (value: number): string => new Intl.NumberFormat(LOCALES[language.value]).format(value);
