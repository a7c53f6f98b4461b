import { z } from 'zod';
import { PERSONAL_FIELDS } from '../core/facts.ts';
import { ACCOUNT_ROLES } from '../core/facts-office.ts';
import { SHEET_FIELDS } from '../core/sheet-forms.ts';
import type { WatchMessage } from '../core/supervisor-view.ts';
import { FIGURES } from '../figures.ts';
import { ASKS } from './asks.ts';
import { ACCOUNT_NAME, OFFICE_FACTS, PERSON } from './fact-schema.ts';
import { READ, WANTED } from './reads.ts';

/** Who asks: an account, and the person on the list it belongs to; none for people from outside. */
export const BY = z.strictObject({
  account: z.string().regex(ACCOUNT_NAME),
  person: z.union([PERSON, z.literal('').transform(() => '' as const)]),
  role: z.enum(ACCOUNT_ROLES),
});
export type By = z.infer<typeof BY>;

/** Names one message, for its answer. */
const id = z.int().min(1);

/** What the process where people sign in reports to the kiosk. */
export const OFFICE_REPORT = z.discriminatedUnion('report', [
  /** `address` is for a browser, with a slash at its end. */
  z.strictObject({ report: z.literal('serving'), address: z.string().max(400) }),
  /** It ends and is started again, or goes on without the part that is named. */
  z.strictObject({ report: z.literal('failed'), what: z.string().max(1_000) }),
  /** How many pages look at the rooms: while none does, no view is made. */
  z.strictObject({ report: z.literal('watched'), pages: z.int().min(0).max(10_000) }),
  /** Somebody asks the kiosk to do something. It is answered. */
  z.strictObject({ report: z.literal('ask'), id, by: BY, ask: ASKS }),
  /** Whoever watches the machines wants to know how the kiosk is. */
  z.strictObject({ report: z.literal('figures_wanted') }),
  /** Somebody wants to read something once. It is answered. */
  z.strictObject({ report: z.literal('wanted'), id, wanted: WANTED }),
  /** What happened there, to be put on record. It is answered; what depends on it waits for the answer. */
  z.strictObject({ report: z.literal('happened'), id, facts: OFFICE_FACTS }),
]);
export type OfficeReport = z.infer<typeof OFFICE_REPORT>;
export type OfficeHappened = Extract<OfficeReport, { report: 'happened' }>;
export type OfficeAsk = Extract<OfficeReport, { report: 'ask' }>;

const LISTEN = z.strictObject({
  host: z.string(),
  port: z.int(),
  certificate: z.string().optional(),
  key: z.string().optional(),
});

const PROVIDER = z.strictObject({
  issuer: z.string(),
  client_id: z.string(),
  client_secret_file: z.string(),
  name: z.string(),
  account_claim: z.string(),
  acr_values: z.array(z.string()).readonly(),
  amr_values: z.array(z.string()).readonly(),
});

/** What the kiosk answers when somebody asked, or something happened. */
export const ANSWER = z.discriminatedUnion('outcome', [
  /** On record; `index` is the number of the last entry, and `became` what is so now, in one word; `number` that of a proposal, review or sheet. */
  z.strictObject({
    outcome: z.literal('done'),
    index: z.int(),
    became: z.string().max(40),
    number: z.int().exactOptional(),
  }),
  z.strictObject({
    outcome: z.literal('refused'),
    /** `pin`: whoever asked did not show by their PIN who they are. */
    code: z.enum(['kiosk', 'pin']),
    what: z.string(),
    where: z.string(),
    remedy: z.string(),
  }),
]);
export type OfficeAnswer = z.infer<typeof ANSWER>;

/** All rooms as pages show them. Made by the kiosk itself, whose types say what is in it. */
const isWatchMessage = (value: unknown): value is WatchMessage =>
  typeof value === 'object' &&
  value !== null &&
  'index' in value &&
  Number.isInteger(value.index) &&
  'view' in value &&
  typeof value.view === 'object' &&
  'feed' in value &&
  typeof value.feed === 'object';

/** What goes with every export. */
const EXPORTS = z.strictObject({
  /** The built page that verifies in a browser. */
  verify_page: z.string(),
  /** Name and version of the program. */
  software: z.string(),
  time_zone: z.string(),
  evidence: z.strictObject({
    witnesses: z.array(z.strictObject({ key: z.string(), url: z.string().optional() })).readonly(),
    quorum: z.int(),
  }),
  redaction: z
    .array(
      z.strictObject({
        profile: z.string(),
        withhold: z
          .array(z.strictObject({ fields: z.array(z.enum(PERSONAL_FIELDS)).readonly(), ground: z.string() }))
          .readonly(),
      }),
    )
    .readonly(),
});
export type ExportSettings = z.infer<typeof EXPORTS>;

const TOPIC = z.strictObject({
  topic: z.string(),
  name: z.strictObject({ en: z.string(), es: z.string() }),
  months: z.int(),
});

/** Which figures the office asks for on its sheets of reconciliation. */
const RECONCILIATION = z.strictObject({
  polling_place: z.array(z.enum(SHEET_FIELDS.polling_place)).readonly(),
  county: z.array(z.enum(SHEET_FIELDS.county)).readonly(),
});

/** How reports that are made by themselves are mailed; null where that is not allowed. */
const REPORT_MAIL = z.strictObject({
  /** Address of the mail server, which may hold its password. */
  server: z.string(),
  from: z.string(),
  allowed: z.array(z.string()).readonly(),
  attach: z.enum(['forbidden', 'may_be_chosen']),
  give_up_ms: z.int(),
  /** Where the office's page has its reports. */
  page: z.string(),
});

/** What that process is told: first what to do. */
export const OFFICE_ORDER = z.discriminatedUnion('order', [
  z.strictObject({
    order: z.literal('serve'),
    /** Folder of the log, absolute; so is every path. */
    data: z.string(),
    /** Folder of the built pages. */
    dist: z.string(),
    /** Name of the kiosk, as printed. */
    kiosk: z.string(),
    /** As a list of people is read. */
    time_zone: z.string(),
    rooms: z.array(z.string()),
    listen: LISTEN,
    names: z.array(z.string()),
    key: z.string(),
    idle_ms: z.int(),
    session_ms: z.int(),
    confirm_ms: z.int(),
    /** File of the token with which figures are read; null where they are not served. */
    metrics_token: z.string().nullable(),
    /** A county's own identity provider, with the file of our secret there; null without. */
    identity_provider: PROVIDER.nullable(),
    exports: EXPORTS,
    reconciliation: RECONCILIATION,
    /** What people can be trained in. */
    topics: z.array(TOPIC).readonly(),
    /** What is looked at where somebody asks how the kiosk is: its file, and the version of the program. */
    health: z.strictObject({ config_file: z.string(), software: z.string() }),
    report_mail: REPORT_MAIL.nullable(),
  }),
  /** The whole view, after each change and so that it is known that the kiosk goes on. */
  z.strictObject({ order: z.literal('view'), message: z.custom<WatchMessage>(isWatchMessage) }),
  /** Everybody who was suspended or taken off the list: before the first order, and after each change. */
  z.strictObject({ order: z.literal('unlisted'), people: z.array(PERSON) }),
  z.strictObject({ order: z.literal('answer'), id, answer: ANSWER }),
  z.strictObject({ order: z.literal('figures'), figures: FIGURES }),
  /** Null where too much is asked for at once. */
  z.strictObject({ order: z.literal('read'), id, read: READ.nullable() }),
]);
export type OfficeOrder = z.infer<typeof OFFICE_ORDER>;
export type OfficeTask = Extract<OfficeOrder, { order: 'serve' }>;
