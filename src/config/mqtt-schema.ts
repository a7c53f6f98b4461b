import { z } from 'zod';
import { channelFile, channelId, what } from './channel-fields.ts';
import { object, text, withDefaults, words } from './fields.ts';

/** Levels without the signs that stand for others (`+` and `#`). */
const TOPIC = /^[A-Za-z0-9_-]{1,40}(\/[A-Za-z0-9_-]{1,40}){0,4}$/;

/** A broker of MQTT 5, or of 3.1.1. */
export const MQTT = object({
  id: channelId(),
  kind: z.literal('mqtt'),
  server: text(
    /^mqtts?:\/\/([A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:\d{1,5})?$/,
    'The broker: mqtts:// or, on this machine alone, mqtt://, with host and perhaps port, for example mqtts://broker.county.example:8883.',
  ),
  ca_file: channelFile(
    'PEM file of the authority that certified the broker; left out, those that this machine trusts.',
  ),
  certificate_file: channelFile('PEM file of the certificate with which the kiosk shows who it is.'),
  key_file: channelFile('PEM file (mode 0600) of the key of that certificate.'),
  user: words(80, 'The name under which the broker knows this kiosk.').optional(),
  password_file: channelFile('File (mode 0600) with the password of that user.'),
  topic: text(
    TOPIC,
    'Under which all topics of this kiosk lie, and of no other: 1 to 5 levels of letters, digits, hyphens and underscores, for example ballot-vault/k01.',
  ),
  ...withDefaults(
    {
      discovery: text(
        TOPIC,
        'Topic where Home Assistant looks for what there is; none if it does not have to know.',
      ),
    },
    { discovery: 'homeassistant' },
  ),
  ...what('no'),
});
