import type { Ms } from '../core/terms.ts';
import { parseTime } from './entry-time.ts';

/*
 * What is looked at of many entries without reading them in full. It stands before any text of people, and no text can
 * hold a bare quote, so the first place where it could be is where it is.
 */

const TYPE = Buffer.from('"type":"');
const TIME = Buffer.from('"time":"');
const CLOCK = Buffer.from('"clock":"');
const QUOTE = 0x22;
const TIME_CHARACTERS = 24;

const wordAfter = (mark: Buffer, bytes: Buffer): string => {
  const start = bytes.indexOf(mark) + mark.length;
  return bytes.toString('latin1', start, bytes.indexOf(QUOTE, start));
};

/** The type of an entry. */
export const typeOf = (bytes: Buffer): string => wordAfter(TYPE, bytes);

/** How sure the clock was of itself at an entry. */
export const clockOf = (bytes: Buffer): string => wordAfter(CLOCK, bytes);

/** The instant of an entry. */
export const timeOf = (bytes: Buffer): Ms => {
  const start = bytes.indexOf(TIME) + TIME.length;
  return parseTime(bytes.toString('latin1', start, start + TIME_CHARACTERS));
};
