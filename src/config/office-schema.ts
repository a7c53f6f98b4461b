import { list, object, text, whole, withDefaults, words } from './fields.ts';
import { REPORT_MAIL } from './report-mail-schema.ts';

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

const claimValues = (about: string) =>
  list(text(/^[\x21-\x7e]{1,120}$/, 'A value without spaces, as the provider tells it.'), 0, 8, about);

const IDENTITY_PROVIDER = object({
  issuer: text(
    /^https?:\/\/[^\s?#]{1,300}$/,
    'Address of the provider as its tokens name it, for example https://id.county.example. http only on this machine.',
  ),
  client_id: words(255, 'Name under which the provider knows this kiosk.'),
  client_secret_file: words(
    255,
    'File (mode 0600) of the secret that goes with it. A relative path starts at the data folder.',
  ),
  name: words(60, 'What people call the provider, for the button.'),
  ...withDefaults(
    {
      account_claim: text(
        /^[a-zA-Z0-9_:./-]{1,120}$/,
        'Claim of the ID token that tells people apart: sub, or for example preferred_username. An email counts only where the provider has verified it.',
      ),
      acr_values: claimValues('Of these authentication classes (acr) the provider has to tell one.'),
      amr_values: claimValues('Of these means (amr), for example mfa, the provider has to tell one.'),
    },
    { account_claim: 'sub', acr_values: [], amr_values: [] },
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
  identity_provider: IDENTITY_PROVIDER.optional().describe(
    'A county’s own identity provider (OpenID Connect). It opens accounts that were linked to it, and makes none.',
  ),
  report_mail: REPORT_MAIL.optional().describe(
    'To whom reports that are made by themselves may be mailed; left out, to nobody.',
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
