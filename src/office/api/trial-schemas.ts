import { z } from 'zod';
import type { LoneSpan } from '../../records/lone-spans.ts';
import type { Difference, Verdict } from '../../records/what-if.ts';
import type { Impossible, Standing } from '../trials/trials.ts';
import { count, instant, oneOf } from './fields.ts';
import { personId, roomId } from './room-schemas.ts';

/** Most differences, and most alerts of one kind, that are listed; those above are counted. */
export const LISTED_MAX = 200;
/** Most characters of a configuration file: the kiosk reads no longer one. */
const RULES_MAX = 262_144;

const word = z.string().max(40);

const verdict: z.ZodType<Verdict> = z
  .discriminatedUnion('verdict', [
    z.strictObject({ verdict: z.literal('granted') }),
    z.strictObject({ verdict: z.literal('accepted'), need: word, next: word }),
    z.strictObject({ verdict: z.literal('refused'), reason: word }),
    z.strictObject({ verdict: z.literal('unanswered') }),
  ])
  .describe('Let in, taken as one of those who are needed, turned away, or not answered.');

const difference: z.ZodType<Difference> = z.strictObject({
  seq: count.describe('Number of the entry.'),
  at: instant,
  room: roomId,
  person: personId
    .or(z.literal(''))
    .describe('Empty for a badge that nobody on the list holds.') as z.ZodType<Difference['person']>,
  was: verdict,
  would: verdict,
});

const span: z.ZodType<LoneSpan> = z.strictObject({
  room: roomId,
  since: instant,
  until: instant,
  people: z.array(personId).readonly(),
  alerted: instant.describe('When people were told; 0 where it was over before.'),
});

const spans = z.array(span).max(LISTED_MAX).readonly();
const times = z.strictObject({ spans: count, alerted: count.describe('Of which people were told.') });

const FOUND = z.strictObject({
  from: instant,
  until: instant,
  first: instant.describe('When the log begins: nothing is known of what was before.'),
  judged: count.describe('Badges whose answer was asked for again.'),
  not_judged: count.describe('Badges that the rules of then do not answer as they were answered.'),
  erased: count.describe('Entries of which something is erased: what they changed is not known.'),
  differences: z.array(difference).max(LISTED_MAX).readonly().describe('Badges that get another answer.'),
  left_out: count.describe('Differences above the most that are listed.'),
  lone_was: times.describe('Times when those inside broke the pairing rule.'),
  lone_would: times.describe('The same as it would have been.'),
  alerts_more: spans.describe('Alerts that there would have been besides.'),
  alerts_fewer: spans.describe('Alerts that there would not have been.'),
});
export type TrialFound = z.output<typeof FOUND>;

const why = oneOf<Impossible | ''>({
  '': 1,
  not_open: 1,
  needs_rules: 1,
  other_rules: 1,
  bad_rules: 1,
  unreadable: 1,
  too_long: 1,
  too_large: 1,
});

const state = oneOf<Standing['state']>({ none: 1, reading: 1, found: 1, impossible: 1 });

/** What a proposal would have changed, as far as it is known. */
export const TRIAL = z.strictObject({
  proposal: count,
  state: state.describe('`none` where nobody asked for it in the last ten minutes.'),
  done: count.describe('Entries read so far,'),
  of: count.describe('and how many there are to read.'),
  why: why.describe('Why it cannot be known; empty where it can.'),
  found: FOUND.nullable(),
});
export type ProposalTrial = z.output<typeof TRIAL>;

export const TRIAL_ASKED = z.strictObject({
  proposal: z.int().min(1),
  rules: z
    .strictObject({ text: z.string().min(1).max(RULES_MAX), name: z.string().max(120).default('rules.yaml') })
    .nullable()
    .default(null)
    .describe('The configuration file, where the proposal is about one: the kiosk knows its digest alone.'),
});
export type TrialAsked = z.input<typeof TRIAL_ASKED>;
