import { list, object, text, whole, withDefaults, words } from './fields.ts';

const LISTEN = object({
  host: text(
    /^[A-Za-z0-9.:-]{1,255}$/,
    'Address on which supervisors, auditors and administrators sign in, for example 0.0.0.0.',
  ),
  port: whole('port', 1_024, 65_535, 'TCP port for them.'),
  certificate: words(
    255,
    'PEM file of the certificate chain. A relative path starts at the folder of this file.',
  ).optional(),
  key: words(
    255,
    'PEM file of the certificate’s key. A relative path starts at the folder of this file.',
  ).optional(),
});

const METRICS = object({
  token_file: words(
    255,
    'File (mode 0600) of the token with which whoever collects figures shows who they are; made on the first start. A relative path starts at the data folder.',
  ),
});

/** Where people sign in away from the door, and for how long. */
export const OFFICE = object({
  listen: LISTEN.describe(
    'Where they sign in. Everywhere but on this machine alone it needs a certificate and its key.',
  ),
  metrics: METRICS.optional().describe(
    'Figures for Prometheus at /metrics; left out, they are not served at all.',
  ),
  ...withDefaults(
    {
      names: list(
        text(/^[A-Za-z0-9]([A-Za-z0-9.-]{0,252})$/, 'A host name such as kiosk.county.example.'),
        0,
        8,
        'Host names by which browsers call it, besides the address itself.',
      ),
      key: words(
        255,
        'File of the key under which second factors are kept; made on the first start. A relative path starts at the data folder.',
      ),
      idle_minutes: whole('minutes', 2, 60, 'After how long without a sign of life a session ends.'),
      session_hours: whole('hours', 1, 12, 'How long a session lasts at most.'),
      confirm_minutes: whole(
        'minutes',
        1,
        15,
        'For how long a password or code typed again allows what is dangerous.',
      ),
    },
    { names: [], key: 'keys/office.key', idle_minutes: 15, session_hours: 8, confirm_minutes: 5 },
  ),
});
