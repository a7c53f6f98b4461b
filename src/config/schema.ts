import type { z } from 'zod';
import { wiringSchema } from '../../devices/wiring-schema.ts';
import { LIST_APPROVERS } from '../core/policy.ts';
import { PHASES, type Phase } from '../core/terms.ts';
import { ALARMS } from './alarms-schema.ts';
import { BACKUP } from './backup-schema.ts';
import { BEATS } from './beats-schema.ts';
import { CAMERAS } from './cameras-schema.ts';
import { CHANNELS } from './channels-schema.ts';
import { EVIDENCE } from './evidence-schema.ts';
import { id, list, object, oneOf, text, whole, withDefaults, words } from './fields.ts';
import { OFFICE } from './office-schema.ts';
import { ON_CALL } from './on-call-schema.ts';
import { PUBLIC } from './public-schema.ts';
import { RECONCILIATION } from './reconciliation-schema.ts';
import { REVIEW } from './review-schema.ts';
import { PHASE_RULES, ROOM_RULES } from './rules-schema.ts';
import { TRAINING_TOPICS } from './training-schema.ts';

const DAYS_PER_YEAR = 365;

const LISTEN = object(
  withDefaults(
    {
      host: text(
        /^(127(\.\d{1,3}){3}|::1|localhost)$/,
        'An address of this machine alone: 127.0.0.1, ::1 or localhost.',
      ),
      port: whole('port', 1_024, 65_535, 'TCP port of the kiosk screen.'),
    },
    { host: '127.0.0.1', port: 8_080 },
  ),
).describe('Where the kiosk screen is served.');

/** Both texts stand in the entry of each start, with all else of the policy. */
const VISITOR_RULES_MAX = 300;

const KIOSK = object(
  withDefaults(
    {
      name: words(80, 'Name of this kiosk, as printed.'),
      origin: text(
        /^[a-z0-9][a-z0-9.-]{0,62}(\/[a-z0-9][a-z0-9._-]{0,62}){1,4}$/,
        'Name of the log for all time: a domain of yours and a path, without scheme, for example county.example/ballot-room/k01.',
      ),
      time_zone: words(64, 'IANA name of the local time zone, for example America/Denver.'),
      listen: LISTEN,
      data: words(255, 'Folder of the log. A relative path starts at the folder of this file.'),
      signing_key: words(
        255,
        'File of the key that signs the log; made on the first start. A relative path starts at the data folder.',
      ),
      site_key: words(
        255,
        'File of the key under which badge numbers and PINs are hashed; made on the first start. A relative path starts at the data folder.',
      ),
      photos: words(
        255,
        'Folder of the photos of people. A relative path starts at the folder of this file.',
      ),
      procedures: words(
        255,
        'Folder of the written procedures. A relative path starts at the folder of this file.',
      ),
      paper_log_phone: text(
        /^[0-9A-Za-z +().,/-]{0,40}$/,
        'Telephone number that the screen names when the kiosk cannot serve; may be empty. At most 40 characters.',
      ),
      heartbeat_s: whole('seconds', 10, 60, 'How often the state of every supervised input is recorded.'),
      notice_s: whole('seconds', 3, 30, 'How long an answer such as "granted" stays on the screen.'),
      repeat_window_s: whole(
        'seconds',
        10,
        600,
        'Within this time the same refusal is counted instead of recorded again.',
      ),
      pin_attempts: whole('attempts', 3, 10, 'Wrong PINs in a row before no more are taken.'),
      pin_lockout_minutes: whole('minutes', 1, 60, 'How long no PIN is taken then.'),
      quick_pair_s: whole(
        'seconds',
        1,
        10,
        'Two badges nearer together than this may be one person with both; the log says so.',
      ),
      oath_days: whole('days', 30, 10 * DAYS_PER_YEAR, 'How long an oath holds.'),
      training_days: whole('days', 30, 10 * DAYS_PER_YEAR, 'How long a training holds.'),
      background_check_days: whole('days', 30, 10 * DAYS_PER_YEAR, 'How long a background check holds.'),
      list_review_days: whole(
        'days',
        0,
        366,
        'How often somebody reads the whole list of people and signs it off; 0 for never.',
      ),
      keep_months: whole(
        'months',
        1,
        240,
        'How long the state asks for containers of ballots to be kept after an election; federal law asks for 22 months where it applies.',
      ),
      visitor_rules: words(
        VISITOR_RULES_MAX,
        'The rules of the house that visitors accept on the screen, where visitor_record asks for rules.',
      ),
      visitor_rules_es: words(VISITOR_RULES_MAX, 'The same in Spanish.'),
      language: oneOf(['en', 'es'], 'In which language the screens begin: English or Spanish.'),
      first_boot: oneOf(
        ['by_file', 'at_screen'],
        'Whether language, time zone and names of rooms are chosen at the screen of a new kiosk, its devices tried there, and the first two people put on the list; then site.yaml in the data folder stands over this file.',
      ),
      list_approvers: oneOf(
        LIST_APPROVERS,
        'Who can propose and approve changes of the list of people, two of them for each: supervisors, or custodians who are officials too.',
      ),
    },
    {
      listen: { host: '127.0.0.1', port: 8_080 },
      data: '/var/lib/ballot-vault',
      signing_key: 'keys/signing.pem',
      site_key: 'keys/site.key',
      photos: 'photos',
      procedures: 'procedures',
      paper_log_phone: '',
      heartbeat_s: 60,
      notice_s: 8,
      repeat_window_s: 60,
      pin_attempts: 5,
      pin_lockout_minutes: 5,
      quick_pair_s: 2,
      oath_days: 4 * DAYS_PER_YEAR,
      training_days: 2 * DAYS_PER_YEAR,
      background_check_days: 5 * DAYS_PER_YEAR,
      list_review_days: 90,
      keep_months: 22,
      language: 'en',
      first_boot: 'by_file',
      list_approvers: 'supervisors',
      visitor_rules:
        'Stay with your escort. Touch no ballots, seals or equipment. Take no pictures. Leave at once when you are asked to.',
      visitor_rules_es:
        'Permanezca con su acompañante. No toque boletas, precintos ni equipos. No tome fotos. Salga de inmediato si se lo piden.',
    },
  ),
);

const CALENDAR = list(
  object({
    phase: oneOf(PHASES, 'A phase of the election calendar.'),
    from: text(
      /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$/,
      'Local day on which it begins, such as 2026-11-03, or local day and time, such as 2026-11-03 19:00.',
    ),
  }),
  0,
  40,
  'The election calendar in order of time; before its first line the phase is preparation.',
);

const PHASE_OVERRIDES = Object.fromEntries(
  PHASES.map((phase) => [phase, PHASE_RULES.optional().describe(`What the phase ${phase} changes.`)]),
) as { [P in Phase]: z.ZodOptional<typeof PHASE_RULES> };

const ROOM = object({
  id: id('Identifier of the room.'),
  name: words(60, 'Name of the room, as its screen shows it.'),
  door: id('The door: a name used under devices.'),
  outside_reader: id('The badge reader outside: a name used under devices.'),
  inside_reader: id(
    'The badge reader inside; without one, the outside reader signs out whoever is inside.',
  ).optional(),
  lines: object({
    contact: id('Supervised input of the door contact.').optional(),
    fire: id('Input of the fire alarm.').optional(),
    tamper: id('Input of the tamper switch.').optional(),
  })
    .describe('Supervised inputs of this room: names used under devices.')
    .default({}),
  rules: ROOM_RULES,
  phases: object(PHASE_OVERRIDES).describe('What a phase of the calendar changes.').default({}),
});

/** The whole file, before the rules that look across fields. */
export const WRITTEN = object({
  kiosk: KIOSK,
  calendar: CALENDAR.default([]),
  rooms: list(ROOM, 1, 12, 'The rooms this kiosk serves.'),
  devices: wiringSchema.describe('Which hardware is connected where; or simulated hardware.'),
  alarms: ALARMS.prefault({}).describe('How alarms are used.'),
  training_topics: TRAINING_TOPICS.default([]),
  channels: CHANNELS.default([]),
  on_call: ON_CALL.default([]),
  beats: BEATS.prefault({}).describe('Who notices when this kiosk stops, and whose silence is noticed here.'),
  office: OFFICE.optional().describe(
    'Where supervisors, auditors and administrators sign in; left out, nowhere but at the door.',
  ),
  reconciliation: RECONCILIATION.prefault({}).describe(
    'Which figures stand on the sheets of reconciliation.',
  ),
  backup: BACKUP.optional().describe(
    'Encrypted copies of the log, the keys and this file; left out, none are made.',
  ),
  review: REVIEW.prefault({}).describe('How the log is looked through, and how soon.'),
  cameras: CAMERAS.default([]),
  public: PUBLIC.optional().describe('The page for the public; left out, there is none.'),
  evidence: EVIDENCE.prefault({}).describe('How others can check the log.'),
});

export type WrittenConfig = z.infer<typeof WRITTEN>;
export type WrittenOffice = NonNullable<WrittenConfig['office']>;
export type WrittenRoom = WrittenConfig['rooms'][number];
