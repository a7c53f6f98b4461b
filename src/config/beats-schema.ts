import type { z } from 'zod';
import { channelFile, WEB_ADDRESS } from './channel-fields.ts';
import { id, list, object, oneOf, text, whole, withDefaults, words } from './fields.ts';

const EVERY = { least: 5, most: 3_600 };

const OUTSIDE = object({
  url: text(WEB_ADDRESS, 'Address of a check that tells people when no beat comes.'),
  ...withDefaults(
    {
      method: oneOf(['get', 'post'], 'How it wants to be asked; post carries how far the log reaches.'),
      every_s: whole('seconds', EVERY.least, EVERY.most, 'How often it is told.'),
    },
    { method: 'post', every_s: 60 },
  ),
});

const LISTEN = object({
  host: text(/^[0-9A-Za-z.:-]{1,253}$/, 'An address of this machine, or 0.0.0.0 for all.'),
  ...withDefaults({ port: whole('port', 1_024, 65_535, 'TCP port for beats.') }, { port: 8_083 }),
  certificate: words(
    255,
    'PEM file of a certificate. A relative path starts at the folder of this file.',
  ).optional(),
  key: words(
    255,
    'PEM file of the certificate’s key. A relative path starts at the folder of this file.',
  ).optional(),
}).describe('Where other kiosks tell this one that they are alive.');

const SIBLING = object({
  id: id('What this kiosk calls the other one, in the log and in alarms.'),
  log: text(
    /^[a-z0-9][a-z0-9.-]{0,62}(\/[a-z0-9][a-z0-9._-]{0,62}){1,5}$/,
    'Name of its log, as its own configuration has it under kiosk.origin.',
  ),
  url: text(
    WEB_ADDRESS,
    'Where it takes beats, ending in /beat; left out where this kiosk sends it none.',
  ).optional(),
  secret_file: channelFile('File (mode 0600) with the secret that both kiosks have.').unwrap(),
  ...withDefaults(
    {
      every_s: whole('seconds', EVERY.least, 30, 'How often it is told that this kiosk is alive.'),
      silent_after_s: whole('seconds', 15, 85, 'After how long without a beat of it that is an alarm here.'),
    },
    { every_s: 20, silent_after_s: 75 },
  ),
});

/** Dead man's switch: a kiosk that stops cannot say so, and others have to notice. */
export const BEATS = object({
  ...withDefaults(
    {
      outside: list(OUTSIDE, 0, 4, 'Checks outside that are told that this kiosk is alive.'),
      siblings: list(SIBLING, 0, 16, 'Other kiosks: who tells whom, and whose silence is an alarm here.'),
    },
    { outside: [], siblings: [] },
  ),
  listen: LISTEN.optional(),
});

export type WrittenBeats = z.infer<typeof BEATS>;
