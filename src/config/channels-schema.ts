import { z } from 'zod';
import { PRIORITIES } from '../core/alarm-kinds.ts';
import { SIREN_PATTERNS } from '../core/facts-sirens.ts';
import { channelFile, channelId, onCallList, TEST, WEB_ADDRESS, what } from './channel-fields.ts';
import { MAIL_ADDRESS, SMTP_SERVER } from './evidence-schema.ts';
import { id, list, object, oneOf, text, whole, withDefaults } from './fields.ts';
import { MQTT } from './mqtt-schema.ts';
import { SMS } from './sms-schema.ts';
import { SYSLOG } from './syslog-schema.ts';

/** The forms in which a webhook is sent; `plain` is the notice itself. */
export const TEMPLATES = ['plain', 'pagerduty', 'slack', 'teams', 'ntfy', 'alertmanager'] as const;
export type Template = (typeof TEMPLATES)[number];

const SMTP = object({
  id: channelId(),
  kind: z.literal('smtp'),
  server: text(
    SMTP_SERVER,
    'The mail server, for example smtp://user:password@mail.county.example:587; smtps:// encrypts from the start.',
  ),
  from: text(MAIL_ADDRESS, 'The address mails come from.'),
  ...withDefaults({ to: list(text(MAIL_ADDRESS, 'A mail address.'), 0, 16, 'Whom it tells.') }, { to: [] }),
  on_call: onCallList(),
  ...what('yes'),
});

const WEBHOOK = object({
  id: channelId(),
  kind: z.literal('webhook'),
  url: text(
    WEB_ADDRESS,
    'Address that is told with POST, https:// or, on this machine alone, http://; without user and password.',
  ),
  secret_file: channelFile('File (mode 0600) with the key of the signature, or PagerDuty’s routing key.'),
  ...withDefaults(
    { template: oneOf(TEMPLATES, 'The form in which the receiver wants it.') },
    { template: 'plain' },
  ),
  ...what('yes'),
});

const SIREN = object({
  id: id('Name of the channel, in the log and in the commands.'),
  kind: z.literal('siren'),
  test: TEST,
  siren: id('The siren or light: a name used under devices, or any name where the hardware is simulated.'),
  ...withDefaults(
    {
      least: oneOf(
        PRIORITIES,
        'The lowest priority that it sounds for, while an alarm is active and nobody has acknowledged it. It never sounds for duress.',
      ),
      rooms: list(
        id('A room.'),
        0,
        12,
        'Rooms whose alarms it sounds for; none for all. Alarms of the kiosk as a whole sound everywhere.',
      ),
      pattern: oneOf(SIREN_PATTERNS, 'How it sounds.'),
      longest_s: whole('seconds', 5, 900, 'How long it sounds for one alarm at most.'),
    },
    { least: 'high', rooms: [], pattern: 'pulsed', longest_s: 180 },
  ),
});

/** Who is told of alarms, and by what. */
export const CHANNELS = list(
  z.discriminatedUnion('kind', [SMTP, WEBHOOK, SYSLOG, MQTT, SMS, SIREN]),
  0,
  16,
  'How people are told of alarms.',
);

export type WrittenChannel = z.infer<typeof CHANNELS>[number];
/** A channel that people are told by from a process of its own. */
export type WrittenMessenger = Exclude<WrittenChannel, { kind: 'siren' }>;
