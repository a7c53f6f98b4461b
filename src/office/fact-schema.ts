import { z } from 'zod';
import {
  ACCOUNT_CHANGES,
  ACCOUNT_ROLES,
  type OfficeFact,
  REFUSED_CAUSES,
  REPORT_MAIL_CAUSES,
  SIGN_IN_WAYS,
  TAKEN,
} from '../core/facts-office.ts';
import type { PersonId } from '../core/terms.ts';
import { REPORT_NAMES } from '../reports/report-names.ts';
import { ADDRESSES_MAX } from './saved/report-mails.ts';

/** Names of accounts; each also becomes a part of addresses. */
export const ACCOUNT_NAME = /^[a-z0-9][a-z0-9._-]{0,39}$/;
export const ACCOUNT_NAME_RULE =
  'Write lower-case letters, digits, dots, hyphens or underscores, at most 40, for example m.alvarez.';

/** As the list of people writes them: an identifier becomes a key of a plain object. */
export const PERSON = z
  .string()
  .regex(/^(?!constructor$)[a-z0-9][a-z0-9_-]{0,39}$/)
  .transform((text) => text as PersonId);

const account = z.string().regex(ACCOUNT_NAME);
const OF_ACCOUNT = { account, person: PERSON.optional() };
/** Names a session without opening it. */
const session = z.string().regex(/^[0-9a-f]{16}$/);
const address = z.string().max(64);
const done_by = z.union([account, z.literal('terminal'), z.literal('list')]);
const role = z.enum(ACCOUNT_ROLES);
const count = z.int().min(0);

const OF_REPORT = {
  ...OF_ACCOUNT,
  recipients: z.array(z.string().max(260)).length(1).readonly(),
  report: z.enum(REPORT_NAMES),
  saved: z.int().min(1),
  due: count,
  tries: count,
};

type Told = z.ZodType<OfficeFact>;

const FACT = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('account_signed_in'),
    ...OF_ACCOUNT,
    role,
    way: z.enum(SIGN_IN_WAYS),
    session,
    browser: z.enum(['known', 'new']),
    address,
  }),
  z.strictObject({
    type: z.literal('account_signed_out'),
    ...OF_ACCOUNT,
    session,
    cause: z.enum(['asked', 'idle', 'too_old']),
  }),
  z.strictObject({
    type: z.literal('account_refused'),
    account: account.optional(),
    address,
    cause: z.enum(REFUSED_CAUSES),
    count: z.int().min(1),
    since: count,
  }),
  z.strictObject({ type: z.literal('account_locked'), ...OF_ACCOUNT, failures: count, wait_ms: count }),
  z.strictObject({
    type: z.literal('account_changed'),
    ...OF_ACCOUNT,
    change: z.enum(ACCOUNT_CHANGES),
    role,
    token: session.optional(),
    done_by,
    signed_by: z.array(PERSON).max(2).readonly(),
  }),
  z.strictObject({
    type: z.literal('session_revoked'),
    ...OF_ACCOUNT,
    session,
    cause: z.enum(['asked', 'account_changed', 'signed_in_again', 'not_listed']),
    done_by,
  }),
  z.strictObject({
    type: z.literal('log_exported'),
    ...OF_ACCOUNT,
    role,
    taken: z.enum(TAKEN),
    profile: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/),
    from: count,
    entries: count,
  }),
  z.strictObject({
    type: z.literal('report_mail_set'),
    ...OF_ACCOUNT,
    report: z.enum(REPORT_NAMES),
    saved: z.int().min(1),
    recipients: z.array(z.string().max(260)).max(ADDRESSES_MAX).readonly(),
    content: z.enum(['file', 'notice']),
  }),
  z.strictObject({
    type: z.literal('report_mailed'),
    ...OF_REPORT,
    content: z.enum(['file', 'notice']),
    late: z.enum(['yes', 'no']),
  }),
  z.strictObject({ type: z.literal('report_not_mailed'), ...OF_REPORT, cause: z.enum(REPORT_MAIL_CAUSES) }),
]);

/** What happened where people sign in, as the process there and the command say it. */
export const OFFICE_FACT = FACT as Told;
export const FACTS_AT_ONCE_MAX = 32;
export const OFFICE_FACTS = z.array(OFFICE_FACT).min(1).max(FACTS_AT_ONCE_MAX).readonly();
