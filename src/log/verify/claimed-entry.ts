import { Malformed } from './source.ts';

const ENTRY_VERSION = 1;
/** Field of an entry that holds the commitments to its personal fields (RFC 9901). */
const COMMITMENTS = '_sd';
const REPLACEMENT = '\ufffd';
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

type Fields = { readonly [field: string]: unknown };

/** What the bytes of an entry claim. That they are the signed bytes is for the tree to say. */
export interface ClaimedEntry {
  readonly seq: number;
  /** Claimed wall clock, ms since 1970. */
  readonly at: number;
  readonly boot: string;
  readonly uptime_ms: number;
  readonly clock: string;
  readonly type: string;
  /** All of the entry's own fields, commitments included; read when asked for, which takes longer than all else. */
  readonly fields: Fields;
  /** Commitment by name of the personal field; undefined where the entry has none. */
  readonly commitments: Fields | undefined;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text of UTF-8 bytes. The strict decoder is slow, and needed only where the quick one had to replace something. */
const textOf = (bytes: Buffer, start: number, end: number): string => {
  const text = bytes.toString('utf8', start, end);
  return text.includes(REPLACEMENT) ? decoder.decode(bytes.subarray(start, end)) : text;
};

const parse = (bytes: Buffer, start: number, end: number, seq: number): Fields => {
  let text: string;
  let fields: unknown;
  try {
    text = textOf(bytes, start, end);
    fields = JSON.parse(text);
  } catch {
    throw new Malformed(`entry ${seq} is not JSON`, seq);
  }
  if (!isFields(fields)) throw new Malformed(`entry ${seq} is not a JSON object`, seq);
  if (!text.startsWith(`{"v":${ENTRY_VERSION},"seq":${seq},`))
    throw new Malformed(`entry ${seq} does not say that it is entry ${seq}`, seq);
  return fields;
};

/**
 * Reads the entry that lies in `bytes` from `start` to before `end` and must be entry `seq`. Throws `Malformed` where
 * it is none.
 */
export const claimedEntry = (bytes: Buffer, start: number, end: number, seq: number): ClaimedEntry => {
  const fields = parse(bytes, start, end, seq);
  const { time, boot, uptime_ms: uptime, clock, type, [COMMITMENTS]: commitments } = fields;
  const at = typeof time === 'string' && TIME.test(time) ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(at)) throw new Malformed(`entry ${seq} names no time`, seq);
  if (typeof boot !== 'string' || typeof clock !== 'string' || typeof type !== 'string')
    throw new Malformed(`entry ${seq} lacks its boot, its clock or its type`, seq);
  if (typeof uptime !== 'number' || !Number.isSafeInteger(uptime) || uptime < 0)
    throw new Malformed(`entry ${seq} names no uptime`, seq);
  if (commitments !== undefined && !isFields(commitments))
    throw new Malformed(`the commitments of entry ${seq} are not an object`, seq);
  return { seq, at, boot, uptime_ms: uptime, clock, type, fields, commitments };
};
