import { z } from 'zod';
import { statedSheet } from '../control/sheet-messages.ts';
import { LINES_MAX, PREVIEW_MAX, type Read, type Wanted } from '../reads.ts';
import { CHANGE, PERSON_LINE, PROPOSAL, REVIEW, STANDING } from './api/list-schemas.ts';
import { personId } from './api/room-schemas.ts';
import { SHEET_PREVIEW } from './api/sheet-schemas.ts';
import { TRAINING_LINE } from './api/training-schemas.ts';
import { WISHED_LIST } from './list-wire.ts';

const most = z.int().min(1).max(LINES_MAX);
const count = z.int().min(0);
const index = z.int().min(-1);

/** What somebody wants to read once of what only the kiosk knows. */
export const WANTED: z.ZodType<Wanted> = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('rooms') }),
  z.strictObject({ what: z.literal('people'), after: z.string().max(40), most }),
  z.strictObject({ what: z.literal('names'), people: z.array(personId).max(LINES_MAX).readonly() }),
  z.strictObject({ what: z.literal('proposals') }),
  z.strictObject({ what: z.literal('proposal'), proposal: z.int().min(1), after: count, most }),
  z.strictObject({ what: z.literal('preview'), list: WISHED_LIST }),
  z.strictObject({ what: z.literal('training'), people: z.array(personId).max(LINES_MAX).readonly() }),
  z.strictObject({ what: z.literal('sheet'), sheet: count, stated: statedSheet }),
]);

type Rooms = Extract<Read, { readonly what: 'rooms' }>;

/** The view is made by the kiosk itself, whose types say what is in it. */
const isView = (value: unknown): value is Rooms['view'] =>
  typeof value === 'object' && value !== null && 'rooms' in value && Array.isArray(value.rooms);

export const READ: z.ZodType<Read> = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('rooms'),
    index,
    now: count,
    view: z.custom<Rooms['view']>(isView),
  }),
  z.strictObject({
    what: z.literal('people'),
    index,
    total: count,
    people: z.array(PERSON_LINE).max(LINES_MAX).readonly(),
  }),
  z.strictObject({ what: z.literal('names'), names: z.record(z.string(), z.string()) }),
  z.strictObject({
    what: z.literal('proposals'),
    index,
    ...STANDING,
    proposals: z.array(PROPOSAL).readonly(),
    reviews: z.array(REVIEW).readonly(),
  }),
  z.strictObject({
    what: z.literal('proposal'),
    index,
    head: PROPOSAL.nullable(),
    changes: z.array(CHANGE).max(LINES_MAX).readonly(),
  }),
  z.strictObject({
    what: z.literal('preview'),
    index,
    founding: z.enum(['yes', 'no']),
    changes: z.array(CHANGE).max(PREVIEW_MAX).readonly(),
    left_out: count,
    refusal: z.strictObject({ what: z.string(), remedy: z.string() }).nullable(),
  }),
  z.strictObject({ what: z.literal('training'), lines: z.array(TRAINING_LINE).readonly() }),
  SHEET_PREVIEW.extend({ what: z.literal('sheet') }),
]);
