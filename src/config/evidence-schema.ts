import { z } from 'zod';
import { PERSONAL_FIELDS } from '../core/facts.ts';
import { id, list, object, oneOf, text, whole, withDefaults, words } from './fields.ts';

/** `name+8 hexadecimal digits+base64`, as C2SP signed-note publishes keys. */
const VERIFIER_KEY = /^[^\s+]{1,255}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44,}={0,2}$/;
const KEY_NAME = /^[a-z0-9][a-z0-9.-]{0,62}(\/[a-z0-9][a-z0-9._-]{0,62}){1,4}$/;
const ADDRESS = /^https?:\/\/[A-Za-z0-9.[\]:-]{1,255}(\/[A-Za-z0-9._~-]+)*$/;
export const MAIL_ADDRESS = /^[^\s<>@,;"]{1,64}@[A-Za-z0-9.-]{1,190}$/;
export const SMTP_SERVER = /^smtps?:\/\/[^\s]{1,255}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const day = (about: string) => text(DAY, `${about} A local day such as 2026-11-03.`);

const LISTEN = object({
  host: text(
    /^[A-Za-z0-9.:-]{1,255}$/,
    'Address on which the log and the witness are served to others, for example 0.0.0.0. Everything there is public.',
  ),
  port: whole('port', 1_024, 65_535, 'TCP port for others.'),
  certificate: words(255, 'PEM file of the certificate chain; with it others use https.').optional(),
  key: words(255, 'PEM file of the certificate’s key.').optional(),
});

const WITNESS = object({
  name: text(
    KEY_NAME,
    'Name of this kiosk as a witness of other logs: a domain of yours and a path, for example county.example/witness/k02.',
  ),
  key: words(
    255,
    'File of the key with which it cosigns, never the key of the log; made on the first start. A relative path starts at the data folder.',
  ).default('keys/witness.pem'),
  logs: list(
    text(VERIFIER_KEY, 'Verifier key of a log that it cosigns, as that log publishes it.'),
    1,
    64,
    'The logs it cosigns, and no others.',
  ),
});

const WITNESSES = list(
  object({
    key: text(VERIFIER_KEY, 'Verifier key of the witness (type 04), as it publishes it.'),
    url: text(
      ADDRESS,
      'Address before /add-checkpoint, without a slash at its end; without it requests go on a stick.',
    ).optional(),
    organization: words(80, 'Who runs it. Ten witnesses of one operator count as one.'),
  }),
  0,
  16,
  'Who cosigns this log.',
);

const TIMES = list(
  text(/^([01]\d|2[0-3]):[0-5]\d$/, 'A local time of day such as 17:30.'),
  1,
  24,
  'When, every day.',
);

const GIVE = list(
  z.discriminatedUnion('by', [
    object({ by: z.literal('usb'), path: words(255, 'Folder of the mounted stick.'), at: TIMES }),
    object({
      by: z.literal('mailed'),
      to: list(text(MAIL_ADDRESS, 'A mail address.'), 1, 16, 'To whom.'),
      at: TIMES,
    }),
    object({
      by: z.literal('printed'),
      printer: text(/^[A-Za-z0-9_.-]{0,64}$/, 'Name of the printer for lp; empty for the usual one.'),
      at: TIMES,
    }),
  ]),
  0,
  16,
  'How checkpoints leave the building by themselves.',
);

const MAIL = object({
  server: text(SMTP_SERVER, 'The mail server, for example smtp://user:password@mail.county.example:587.'),
  from: text(MAIL_ADDRESS, 'The address mails come from.'),
});

const REDACTION = list(
  object({
    profile: id('Name of the profile.'),
    withhold: list(
      object({
        fields: list(
          oneOf(PERSONAL_FIELDS, 'A personal field.'),
          1,
          PERSONAL_FIELDS.length,
          'What is withheld.',
        ),
        ground: words(200, 'The ground for it, as the reader is told.'),
      }),
      1,
      16,
      'What this profile withholds, each with its ground.',
    ),
  }),
  0,
  16,
  'Who is shown which personal fields. The profile public, which withholds them all, is always there.',
);

const RETENTION = object(
  withDefaults(
    {
      state_months: whole(
        'months',
        1,
        240,
        'How long the state asks an entry to be kept, from its own day on.',
      ),
      state_months_for: list(
        object({
          types: list(
            text(/^[a-z_]{1,60}$/, 'A kind of entry such as door_forced.'),
            1,
            60,
            'The kinds of entry.',
          ),
          months: whole('months', 1, 240, 'How long the state asks them to be kept.'),
        }),
        0,
        16,
        'Kinds of entry for which the state asks for another period than state_months.',
      ),
      elections: list(
        object({
          name: words(80, 'Name of the election.'),
          day: day('Day of the election.'),
          federal: oneOf(
            ['yes', 'no'],
            'Whether a federal office was on the ballot: then 22 months (52 U.S.C. 20701).',
          ),
          records_from: day('First day whose entries belong to it.'),
          records_until: day('Last day whose entries belong to it.'),
        }),
        0,
        60,
        'The elections whose records this log holds.',
      ),
      holds: list(
        object({
          name: words(120, 'The case or order.'),
          records_from: day('First day whose entries are held.'),
          records_until: day('Last day whose entries are held; left out, all later ones too.').optional(),
          released: day('Day of release; left out, the hold goes on.').optional(),
        }),
        0,
        60,
        'Legal holds: nothing they cover may go while they last.',
      ),
    },
    { state_months: 25, state_months_for: [], elections: [], holds: [] },
  ),
);

/** How others can check the log: who is shown it, who cosigns it, what is withheld and how long it is kept. */
export const EVIDENCE = object(
  withDefaults(
    {
      signer_state: words(
        255,
        'File in which the signer keeps what it signed last; made on the first start. Best on another disk than the log. A relative path starts at the data folder.',
      ),
      listen: LISTEN.optional().describe(
        'Where others reach the log and this witness; left out, nowhere but on this machine.',
      ),
      witness: WITNESS.optional().describe('This kiosk as a witness of other logs.'),
      witnesses: WITNESSES,
      quorum: whole(
        'witnesses',
        0,
        16,
        'How many of them must have cosigned before the log counts as witnessed.',
      ),
      ask_every_s: whole('seconds', 15, 3_600, 'The shortest time between two requests to one witness.'),
      give: GIVE,
      mail: MAIL.optional().describe('Mail server for checkpoints.'),
      redaction: REDACTION,
      retention: RETENTION.describe('How long what opens personal fields is kept at least.').default({
        state_months: 25,
        state_months_for: [],
        elections: [],
        holds: [],
      }),
    },
    { signer_state: 'keys/signer.state', witnesses: [], quorum: 0, ask_every_s: 30, give: [], redaction: [] },
  ),
);

export type WrittenEvidence = z.infer<typeof EVIDENCE>;
