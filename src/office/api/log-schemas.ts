import { z } from 'zod';
import type { Level } from '../../core/catalogue.ts';
import { count, factType, oneOf } from './fields.ts';

export const ENTRIES_MAX = 200;
const ENTRIES_USUAL = 100;

const level = oneOf<Level>({ routine: 1, notice: 1, low: 1, medium: 1, high: 1, critical: 1 });

/** An entry as it lies in the log, personal fields opened. */
const ENTRY = z.strictObject({
  seq: count,
  title: z.string().describe('What this kind of entry is, in English.'),
  level,
  entry: z
    .looseObject({
      v: z.literal(1),
      seq: count,
      time: z.string().describe('UTC, as the entry has it.'),
      offset: z.string(),
      boot: z.string(),
      uptime_ms: count,
      clock: z.string(),
      kiosk: z.string(),
      room: z.string().optional(),
      type: z.string(),
      _sd: z.record(z.string(), z.string()).optional().describe('Commitments to the personal fields.'),
      _erased: z.record(z.string(), count).optional().describe('Which entry erased what.'),
    })
    .describe('The keys of the entry, then its personal fields, then what commits to them.'),
});

export const ENTRIES = z.strictObject({
  size: count.describe('Entries of the log at this moment.'),
  entries: z.array(ENTRY).max(ENTRIES_MAX),
  next: count.nullable().describe('Goes into `from` for the next page; null at the end of the log.'),
});

export const ENTRIES_ASKED = z.strictObject({
  from: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe('Number of the first entry; behind the end the answer is empty.'),
  until: z.coerce.number().int().min(0).optional().describe('Number before which it ends.'),
  limit: z.coerce.number().int().min(1).max(ENTRIES_MAX).default(ENTRIES_USUAL),
  type: factType.optional().describe('Only entries of this kind.'),
  level: level.optional().describe('Only entries of kinds of this level.'),
  room: z.string().max(80).optional().describe('Only entries about this room.'),
});
export type EntriesAsked = z.infer<typeof ENTRIES_ASKED>;

export const CHECKPOINT = z.strictObject({
  origin: z.string(),
  size: count,
  root: z.string().describe('Base64.'),
  note: z
    .string()
    .describe('The signed checkpoint, with the lines of witnesses that cosigned just this one.'),
  verifier_key: z
    .string()
    .describe('Key of the log, as published. Compare it with one you have from elsewhere.'),
});

export const PROOF = z.strictObject({
  index: count,
  size: count,
  hashes: z.array(z.string()).describe('Audit path, lowest first, base64.'),
  tlog_proof: z
    .string()
    .describe('The same as a C2SP tlog-proof file, which `ballot-vault verify --old` takes.'),
});
