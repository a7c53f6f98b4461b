import { z } from 'zod';
import type { SpanKind } from '../../records/timeline/spans-in.ts';
import { count, index, instant, oneOf } from './fields.ts';

/** As many as a page draws without becoming slow. */
export const SPANS_MAX = 3_000;

const at = z.coerce.number().int().min(0).max(253_402_300_799_999);
const value = z.string().min(1).max(200);

export const TIMELINE_ASKED = z.strictObject({
  since: at.describe('From this instant on.'),
  before: at.describe('Up to before this instant.'),
  room: value.optional(),
  who: value.optional().describe('A person or a visitor, by the identifier that entries have.'),
});
export type TimelineQuery = z.infer<typeof TIMELINE_ASKED>;

const kind = oneOf<SpanKind>({
  inside: 1,
  visitor: 1,
  lone: 1,
  uncertain: 1,
  emergency: 1,
  door_open: 1,
  door_unknown: 1,
  not_running: 1,
});

const SPAN = z.strictObject({
  kind,
  room: z.string().describe('Empty where it is of no room: that no kiosk ran.'),
  who: z.string().describe('A person or visitor; empty for nobody.'),
  since: instant,
  until: instant.describe('0 while it goes on.'),
  first: count.describe('The entry with which it is known to have begun.'),
  last: index.describe('The entry with which it was over; -1 while it goes on.'),
});

const MARK = z.strictObject({
  seq: count,
  at: instant,
  room: z.string(),
  kind: z.string(),
  priority: z.string(),
  alarm: z.string(),
});

export const TIMELINE = z.strictObject({
  since: instant,
  before: instant,
  size: count.describe('Entries of the log at this moment.'),
  followed: count.describe('Entries that were looked at: all below this number.'),
  spans: z.array(SPAN).max(SPANS_MAX).readonly(),
  marks: z.array(MARK).max(SPANS_MAX).readonly(),
  left_out: count,
  names: z.record(z.string(), z.string()),
});
export type TimelineAnswer = z.infer<typeof TIMELINE>;
