import { z } from 'zod';
import { channelFile, channelId, host, what } from './channel-fields.ts';
import { object, oneOf, whole, withDefaults } from './fields.ts';

/** What stands in the body of a syslog message. */
export const SYSLOG_FORMATS = ['ocsf', 'ecs', 'text'] as const;

/** Facilities of RFC 5424, 6.2.1, that a kiosk can honestly claim. */
export const SYSLOG_FACILITIES = [
  'auth',
  'authpriv',
  'audit',
  'alert',
  'local0',
  'local1',
  'local2',
  'local3',
  'local4',
  'local5',
  'local6',
  'local7',
] as const;

/** Syslog over TLS (RFC 5424 and RFC 5425). */
export const SYSLOG = object({
  id: channelId(),
  kind: z.literal('syslog'),
  host: host('Name or address of the syslog server; its certificate has to be for it.'),
  ca_file: channelFile(
    'PEM file of the authority that certified the server; left out, those that this machine trusts.',
  ),
  certificate_file: channelFile('PEM file of the certificate with which the kiosk shows who it is.'),
  key_file: channelFile('PEM file (mode 0600) of the key of that certificate.'),
  ...withDefaults(
    {
      port: whole('port', 1, 65_535, 'TCP port of the server.'),
      format: oneOf(SYSLOG_FORMATS, 'What stands in the body.'),
      facility: oneOf(SYSLOG_FACILITIES, 'Under which facility the messages come.'),
      enterprise: whole(
        'number',
        1,
        4_294_967_295,
        'Private enterprise number (IANA) under which the structured data stands; 32473 is the one for examples.',
      ),
      entries: oneOf(
        ['yes', 'no'],
        'Whether every entry of the log is sent as well, from the first on: as it is stored, without what opens personal fields. What tells of duress has its number, time and hash alone.',
      ),
    },
    { port: 6_514, format: 'ocsf', facility: 'authpriv', enterprise: 32_473, entries: 'no' },
  ),
  ...what('yes'),
});
