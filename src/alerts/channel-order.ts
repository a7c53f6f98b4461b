import { z } from 'zod';
import { FACILITIES } from './syslog-message.ts';

const KEEP = { id: z.string(), duress: z.enum(['yes', 'no']), keep_days: z.int() };
const FILE = z.string().optional();

/** A channel on its way to the process that serves it. */
export const CHANNEL_ORDER = z.discriminatedUnion('kind', [
  z.object({
    ...KEEP,
    kind: z.literal('smtp'),
    server: z.string(),
    from: z.string(),
    to: z.array(z.string()).readonly(),
    on_call: z.string().optional(),
  }),
  z.object({
    ...KEEP,
    kind: z.literal('webhook'),
    url: z.string(),
    secret_file: FILE,
    template: z.enum(['plain', 'pagerduty', 'slack', 'teams', 'ntfy', 'alertmanager']),
  }),
  z.object({
    ...KEEP,
    kind: z.literal('syslog'),
    host: z.string(),
    port: z.int(),
    ca_file: FILE,
    certificate_file: FILE,
    key_file: FILE,
    format: z.enum(['ocsf', 'ecs', 'text']),
    facility: z.enum(Object.keys(FACILITIES) as (keyof typeof FACILITIES)[]),
    enterprise: z.int(),
    entries: z.enum(['yes', 'no']),
  }),
  z.object({
    ...KEEP,
    kind: z.literal('mqtt'),
    server: z.string(),
    ca_file: FILE,
    certificate_file: FILE,
    key_file: FILE,
    user: z.string().optional(),
    password_file: FILE,
    topic: z.string(),
    discovery: z.string(),
  }),
  z.object({
    ...KEEP,
    kind: z.literal('sms'),
    path: z.string(),
    baud_rate: z.int(),
    pin_file: FILE,
    to: z.array(z.string()).readonly(),
    on_call: z.string().optional(),
  }),
]);
