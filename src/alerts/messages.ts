import { z } from 'zod';
import { CHANNEL_STANDING } from '../channel-standings.ts';
import { DELIVERY_CAUSES } from '../core/facts-channels.ts';
import type { AlarmId } from '../core/terms.ts';
import { CHANNEL_ORDER } from './channel-order.ts';

const ABOUT = {
  /** An id of the configuration, or its entries' name. */
  channel: z.string().min(1).max(60),
  entry: z.int().min(0),
  alarm: z
    .string()
    .max(200)
    .transform((text) => text as AlarmId),
  tries: z.int().min(0),
};
const CHANNEL = { channel: ABOUT.channel };
const YES_NO = z.enum(['yes', 'no']);
const CAUSE = z.enum(DELIVERY_CAUSES);

const OUTCOME = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('notice_delivered'),
    ...ABOUT,
    late: YES_NO,
    recipients: z.array(z.string().max(400)).max(64).readonly(),
    refused: z.int().min(0),
  }),
  z.strictObject({ type: z.literal('notice_failed'), ...ABOUT, cause: CAUSE, given_up: YES_NO }),
  z.strictObject({ type: z.literal('channel_failed'), ...CHANNEL, cause: CAUSE }),
  z.strictObject({ type: z.literal('channel_recovered'), ...CHANNEL }),
]);

const SAID = {
  sibling: z.string().min(1).max(40),
  heartbeat: z.int().min(-1),
  size: z.int().min(-1),
  root: z.string().max(64),
};
const SIBLING = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('sibling_lost'), silent_ms: z.int().min(0), ...SAID }),
  z.strictObject({ type: z.literal('sibling_heard'), ...SAID }),
]);

/** What the process that tells people reports. */
export const ALERTS_REPORT = z.discriminatedUnion('report', [
  z.strictObject({ report: z.literal('ready') }),
  /** It ends, and is started again; or goes on without the part that is named. */
  z.strictObject({ report: z.literal('failed'), what: z.string() }),
  /** How other kiosks are, as far as it is known. */
  z.strictObject({ report: z.literal('siblings'), states: z.array(SIBLING).max(16).readonly() }),
  /** How each channel stands: what is tried, which is no fact. */
  z.strictObject({ report: z.literal('standing'), channels: z.array(CHANNEL_STANDING).max(32).readonly() }),
  /** `id` names all outcomes up to these, for the answer. */
  z.strictObject({
    report: z.literal('outcomes'),
    id: z.int(),
    outcomes: z.array(OUTCOME).max(64).readonly(),
  }),
]);
export type AlertsReport = z.infer<typeof ALERTS_REPORT>;

const HOURS = z.strictObject({ weekday: z.int(), from: z.int(), until: z.int() });
const ON_CALL_LIST = z.strictObject({
  id: z.string(),
  people: z.array(z.strictObject({ name: z.string(), mail: z.string(), phone: z.string() })).readonly(),
  shifts: z
    .array(z.strictObject({ hours: z.array(HOURS).readonly(), order: z.array(z.string()).readonly() }))
    .readonly(),
});

const EVERY_S = z.int().min(1);
const BEATS = z.strictObject({
  outside: z
    .array(z.strictObject({ url: z.string(), method: z.enum(['get', 'post']), every_s: EVERY_S }))
    .readonly(),
  listen: z
    .strictObject({
      host: z.string(),
      port: z.int(),
      certificate: z.string().optional(),
      key: z.string().optional(),
    })
    .optional(),
  siblings: z
    .array(
      z.strictObject({
        id: z.string(),
        log: z.string(),
        url: z.string().optional(),
        secret_file: z.string(),
        every_s: EVERY_S,
        silent_after_s: EVERY_S,
      }),
    )
    .readonly(),
  heartbeat_ms: z.int(),
});

/** What that process is told: first what to do, and then which of its reports are on record. */
export const ALERTS_ORDER = z.discriminatedUnion('order', [
  z.strictObject({
    order: z.literal('tell'),
    /** Folder of the log, absolute. */
    data: z.string(),
    channels: z.array(CHANNEL_ORDER),
    on_call: z.strictObject({ lists: z.array(ON_CALL_LIST).readonly(), time_zone: z.string() }),
    beats: BEATS,
    /** Names of the kiosk and of its rooms. */
    place: z.strictObject({ kiosk: z.string(), rooms: z.array(z.string()).readonly() }),
    /** The newest entry that each channel is done with, as the log says; and how many entries the log has. */
    settled: z.record(z.string(), z.int()),
    size: z.int(),
  }),
  z.strictObject({ order: z.literal('taken'), id: z.int() }),
]);
export type AlertsOrder = z.infer<typeof ALERTS_ORDER>;
export type AlertsTask = Extract<AlertsOrder, { order: 'tell' }>;
