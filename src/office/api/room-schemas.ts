import { z } from 'zod';
import { DEVICE_KINDS, LINE_STATES } from '../../core/device-observation.ts';
import type { DoubtCause } from '../../core/facts-room.ts';
import {
  type DeviceStanding,
  type EvidenceStanding,
  type InputStanding,
  type InsidePerson,
  type InsideVisitor,
  type KioskStanding,
  PEOPLE_SHOWN_MAX,
  type RoomCard,
  STANDINGS,
} from '../../core/supervisor-view.ts';
import {
  type DeviceId,
  type LineId,
  type PersonClass,
  type PersonId,
  PHASES,
  type RoomId,
  VISITOR_CLASSES,
  type VisitorId,
} from '../../core/terms.ts';
import type { FaultCause } from '../../core/view.ts';
import type { WitnessedFace } from '../../core/witnessed-face.ts';
import { count, index, instant, length, named, oneOf, yesNo } from './fields.ts';

const ID_MAX = 80;
const NAME_MAX = 120;

export const roomId = named<RoomId>(ID_MAX);
export const personId = named<PersonId>(ID_MAX);
const text = z.string().max(400);

const personClass = oneOf<PersonClass>({
  official: 1,
  staff: 1,
  temporary: 1,
  maintenance: 1,
  vendor: 1,
  observer: 1,
  auditor: 1,
  law_enforcement: 1,
  emergency: 1,
});

const doubtCause = oneOf<DoubtCause>({
  unsigned_opening: 1,
  exit_without_entry: 1,
  exit_not_taken: 1,
  long_passage: 1,
  contact_lost: 1,
  restart: 1,
  found_open: 1,
  managed_opening: 1,
  emergency: 1,
  count_mismatch: 1,
});

const insidePerson: z.ZodType<InsidePerson> = z.strictObject({
  person: personId,
  name: z.string().max(NAME_MAX),
  class: personClass,
  since: instant,
  counts: z.enum(['counts', 'does_not_count']).describe('Whether they count for the pairing rule.'),
});

const insideVisitor: z.ZodType<InsideVisitor> = z.strictObject({
  visitor: named<VisitorId>(ID_MAX),
  name: z.string().max(NAME_MAX),
  organization: z.string().max(NAME_MAX),
  class: z.enum(VISITOR_CLASSES),
  escort: z.string().max(NAME_MAX),
  escorted: yesNo,
  since: instant,
});

const inputStanding: z.ZodType<InputStanding> = z.strictObject({
  input: z.enum(['contact', 'fire', 'tamper']),
  line: named<LineId>(ID_MAX),
  state: z.enum(LINE_STATES),
});

const deviceStanding: z.ZodType<DeviceStanding> = z.strictObject({
  device: named<DeviceId>(ID_MAX),
  part: z.enum(['outside_reader', 'inside_reader', 'door', 'other']),
  state: z.enum(['ok', 'lost']),
  since: instant,
});

const faultCause = oneOf<FaultCause>({
  storage_full: 1,
  clock_not_trusted: 1,
  outside_reader_lost: 1,
  door_state_unknown: 1,
  device_missing: 1,
});

/** One room. Whoever may not see names finds `who` and `guests` empty. */
export const ROOM: z.ZodType<RoomCard> = z.strictObject({
  room: roomId,
  name: z.string().max(NAME_MAX),
  duress_since: instant.describe(
    'Since when somebody calls for help unseen; 0 for those who may not see names.',
  ),
  standing: z
    .enum(STANDINGS)
    .exclude(['duress'])
    .describe('How it stands besides, in one word, worst first.'),
  since: instant,
  hours: z.enum(['staffed', 'after_hours']),
  contents: z.enum(['sealed', 'unsealed']),
  seals: z.enum(['none_on_record', 'on_record', 'not_intact']),
  door: z.strictObject({
    contact: z.enum(['open', 'closed', 'unknown']),
    open_since: instant,
    held_since: instant,
    managed_until: instant,
  }),
  people: count.describe('How many people are inside by sign-in, visitors not among them.'),
  who: z.array(insidePerson).max(PEOPLE_SHOWN_MAX).readonly(),
  visitors: count,
  guests: z.array(insideVisitor).max(PEOPLE_SHOWN_MAX).readonly(),
  lone: z.strictObject({ since: instant, alerted: yesNo, reason: text }).nullable(),
  uncertain: z.strictObject({ since: instant, causes: z.array(doubtCause).readonly() }).nullable(),
  head_count_due: instant,
  sweep_due: instant,
  emergency: z
    .strictObject({
      since: instant,
      source: z.enum(['touchscreen', 'fire_line']),
      stage: z.enum(['evacuated', 'reentered']),
    })
    .nullable(),
  inputs: z.array(inputStanding).readonly(),
  devices: z.array(deviceStanding).readonly(),
  faults: z.array(faultCause).readonly().describe('What keeps everybody out just now.'),
  alarms: count,
});

export const KIOSK: z.ZodType<KioskStanding> = z.strictObject({
  kiosk: z.string().max(NAME_MAX),
  time_zone: z.string().max(NAME_MAX),
  phase: z.enum(PHASES),
  phone: z.string().max(NAME_MAX),
  run: z.enum(['going', 'stopped']),
  storage: z.enum(['ok', 'low', 'full']),
  clock: z.enum(['trusted', 'behind_the_log']),
  heartbeat_at: instant,
  heartbeat_ms: length,
  lost: z
    .array(z.strictObject({ device: named<DeviceId>(ID_MAX), kind: z.enum(DEVICE_KINDS), since: instant }))
    .readonly(),
  shelve_max_ms: length,
});

const witnessedFace: z.ZodType<WitnessedFace> = z.strictObject({
  size: count,
  time_s: count,
  witnesses: count,
});

export const LOG: z.ZodType<EvidenceStanding> = z.strictObject({
  index: index.describe('Number of the last entry; -1 before the first.'),
  signed: count.describe('Entries below the newest signed checkpoint.'),
  root: z.string().max(64).describe('Root of that checkpoint, base64.'),
  witnesses: count,
  quorum: count,
  furthest: witnessedFace.nullable(),
  witnessed: count.describe('Entries that as many witnesses as have to have seen.'),
  witnessed_s: count.describe('When, seconds since 1970, by the clock of the witness that made it enough.'),
});
