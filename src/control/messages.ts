import { z } from 'zod';
import { BECAME, isAlarmId, isAlarmSource, WORDS_MAX } from '../alarm-acts.ts';
import type { AlarmLine } from '../alarm-list.ts';
import type { AskedAct } from '../asked-act.ts';
import { ALARM_KINDS, PRIORITIES } from '../core/alarm-kinds.ts';
import { GIVEN_BY } from '../core/facts-evidence.ts';
import { SETUP_STEPS } from '../core/facts-setup.ts';
import { BACKUP_FAULTS } from '../core/facts-upkeep.ts';
import { PEOPLE_MAX } from '../core/people.ts';
import type { ReaderId, RoomId } from '../core/terms.ts';
import type { RoomOccupancy } from '../occupancy.ts';
import { askedOfAccount } from './account-messages.ts';
import { askedOfCamera } from './camera-messages.ts';
import { askedOfCorrection } from './correction-messages.ts';
import { askedOfKey } from './key-messages.ts';
import {
  askedOfList,
  count,
  listPreview,
  listStanding,
  personId,
  personLine,
  record,
  typedPin,
  writtenList,
} from './list-messages.ts';
import { askedOfPaper } from './paper-messages.ts';
import { askedOfProcedure, procedureInUse } from './procedure-messages.ts';
import { askedOfReview } from './review-messages.ts';
import { askedOfSheet } from './sheet-messages.ts';
import { askedOfTraining, trainingLines } from './training-messages.ts';

const alarm = z.string().refine(isAlarmId);
const source = z.string().refine(isAlarmSource);
const said = z.string().trim().max(WORDS_MAX);
const words = said.min(1);

/** What somebody does about an alarm, as it is asked for from outside the loop. */
export const alarmAct: z.ZodType<AskedAct> = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['acknowledge', 'close']), alarm, words: said }),
  z.strictObject({ act: z.literal('shelve'), source, until: count, words }),
  z.strictObject({ act: z.literal('shelve_for'), source, for_ms: count, words }),
  z.strictObject({ act: z.literal('test'), channel: z.string().min(1).max(40) }),
  z.strictObject({ act: z.literal('received'), code: z.string().min(1).max(40) }),
  z.strictObject({ act: z.literal('take_out_of_service'), source, words }),
  z.strictObject({ act: z.enum(['unshelve', 'put_in_service']), source, words: said }),
]);

const alarmLine: z.ZodType<AlarmLine> = z.object({
  alarm,
  source,
  kind: z.enum(ALARM_KINDS),
  title: z.string(),
  priority: z.enum(PRIORITIES),
  room: z.string(),
  since: count,
  last: count,
  occurrences: count,
  condition: z.enum(['active', 'returned']),
  answer: z.enum(['unacknowledged', 'acknowledged']),
  closing_proposed_by: z.union([z.literal(''), personId]),
  response: z.string(),
});

const yesNo = z.enum(['yes', 'no']);
const roomOccupancy: z.ZodType<RoomOccupancy> = z.object({
  room: z.string().transform((room) => room as RoomId),
  people: count,
  visitors: count,
  certain: yesNo,
  passing: yesNo,
  door: z.enum(['open', 'closed', 'unknown']),
  emergency: yesNo,
});

/** What may be asked over the control socket, by verb. */
export const ASKED = {
  status: z.strictObject({}),
  occupancy: z.strictObject({}),
  people: z.strictObject({}),
  people_listed: z.strictObject({
    people: z.array(record).min(1).max(PEOPLE_MAX),
    source: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  pin_chosen: z.strictObject({
    person: personId,
    digits: z.string().max(16),
    signed: z.array(typedPin).max(2).default([]),
  }),
  list_standing: z.strictObject({}),
  list_previewed: writtenList,
  list_acted: askedOfList,
  checkpoint_given: z.strictObject({
    size: z.int().min(1),
    root: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
    by: z.enum(GIVEN_BY).exclude(['receipt']),
  }),
  backup_reported: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('backup_made'),
      entries: count,
      bytes: count,
      digest: z.string().regex(/^[0-9a-f]{64}$/),
      place: z.string().min(1).max(1_024),
    }),
    z.strictObject({ type: z.literal('backup_failed'), cause: z.enum(BACKUP_FAULTS) }),
  ]),
  alarms: z.strictObject({}),
  alarm_acted: z.strictObject({ person: personId, digits: z.string().max(1_024), act: alarmAct }),
  account_changed: askedOfAccount,
  paper_transcribed: askedOfPaper,
  entry_corrected: askedOfCorrection,
  sheet_acted: askedOfSheet,
  review_acted: askedOfReview,
  key_acted: askedOfKey,
  camera_checked: askedOfCamera,
  procedures: z.strictObject({}),
  procedure_acted: askedOfProcedure,
  training: z.strictObject({}),
  training_acted: askedOfTraining,
  reader_installed: z.strictObject({
    reader: z
      .string()
      .min(1)
      .max(40)
      .transform((reader) => reader as ReaderId),
    for_ms: count,
    signed: z.array(typedPin).max(2),
  }),
  cosigned: z.strictObject({ note: z.string().max(65_536) }),
} as const;
export type Verb = keyof typeof ASKED;

/** What is answered when it was done. */
export const ANSWERS = {
  status: z.object({
    kiosk: z.string(),
    index: z.int(),
    people: count,
    setup_left: z.array(z.enum(SETUP_STEPS)).readonly(),
  }),
  occupancy: z.object({ rooms: z.array(roomOccupancy) }),
  backup_reported: z.object({}),
  people: z.object({ people: z.array(personLine) }),
  people_listed: z.object({
    index: z.int(),
    enrolled: count,
    changed: count,
    removed: count,
    unchanged: count,
  }),
  pin_chosen: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('set'), index: z.int() }),
    z.object({ outcome: z.literal('refused'), what: z.string(), remedy: z.string() }),
  ]),
  list_standing: listStanding,
  list_previewed: listPreview,
  list_acted: z.object({ index: z.int(), number: count }),
  checkpoint_given: z.object({ index: z.int() }),
  alarms: z.object({
    kiosk: z.string(),
    time_zone: z.string(),
    alarms: z.array(alarmLine),
    shelved: z.array(z.object({ source, until: count, by: personId })),
    out_of_service: z.array(z.object({ source, since: count, by: personId })),
  }),
  alarm_acted: z.object({ became: z.enum(BECAME) }),
  account_changed: z.object({ index: z.int() }),
  paper_transcribed: z.object({ index: z.int() }),
  entry_corrected: z.object({ index: z.int() }),
  sheet_acted: z.object({ index: z.int(), sheet: count, version: count }),
  review_acted: z.object({ index: z.int(), review: count }),
  key_acted: z.object({ index: z.int() }),
  camera_checked: z.object({ index: z.int() }),
  procedures: z.object({ procedures: z.array(procedureInUse) }),
  procedure_acted: z.object({ index: z.int() }),
  training: trainingLines,
  training_acted: z.object({ index: z.int() }),
  reader_installed: z.object({ index: z.int() }),
  cosigned: z.object({ taken: z.array(z.object({ witness: z.string(), size: count })) }),
} as const;
