import { z } from 'zod';
import { isPrintable, isReadable } from '../core/printable.ts';
import type { AlarmId, PersonId, VisitorId } from '../core/terms.ts';

/** Longest free text and longest name, in UTF-16 units: four texts of this length still fit one entry of the log. */
export const WORDS_MAX = 280;
export const NAME_MAX = 80;
const IDENTIFIER_MAX = 64;

/** Text of so many characters at most, all of which can be printed. */
export const text = (max: number) =>
  z.string().max(max).refine(isPrintable, 'has characters that cannot be printed');

/** Free text; may be empty. */
export const words = text(WORDS_MAX);
/** Free text that says something. */
export const authority = words.refine(isReadable, 'is empty');
/** Of a person or an organization. */
export const name = text(NAME_MAX).refine(isReadable, 'is empty');
const identifier = text(IDENTIFIER_MAX).min(1);
export const person = identifier.transform((value) => value as PersonId);
/** As the list of a real kiosk names somebody, typed by themselves. */
export const trainee = z
  .string()
  .regex(/^(?!constructor$)[a-z0-9][a-z0-9_-]{0,39}$/)
  .transform((value) => value as PersonId);
export const visitor = identifier.transform((value) => value as VisitorId);

/** As the view names it: kind, subject and number. */
export const alarmId = z
  .string()
  .regex(/^[a-z_]{1,40}(\/[a-z0-9_-]{1,40})?#[1-9]\d{0,9}$/)
  .transform((value) => value as AlarmId);
/** JSON knows a negative zero, an entry of the log does not. */
export const wholeNumber = (min: number, max: number) =>
  z
    .int()
    .min(min)
    .max(max)
    .transform((value) => value + 0);
