import { z } from 'zod';
import { REPORT_MAIL_CAUSES } from '../../core/facts-office.ts';
import { TYPED_ADDRESS } from '../saved/mail-allowed.ts';
import { ADDRESSES_MAX } from '../saved/report-mails.ts';
import { count, instant, yesNo } from './fields.ts';

const address = z.string().max(254).regex(TYPED_ADDRESS).describe('A mail address.');
const attach = yesNo.describe('Whether the report itself goes along, with the names in it.');

export const MAIL_NEW = z.strictObject({
  to: z.array(address).max(ADDRESSES_MAX).readonly().describe('All of them; empty for nobody.'),
  attach: attach.default('no'),
});

/** To whom it is mailed, and to whom it may be. */
export const MAILING = z.strictObject({
  allowed: z
    .array(z.string())
    .readonly()
    .describe('Addresses and domains that the configuration allows; empty where no mail is allowed.'),
  may_attach: yesNo.describe('Whether the configuration lets the report itself go along.'),
  to: z
    .array(z.strictObject({ address: z.string(), allowed: yesNo }))
    .readonly()
    .describe('One that is not allowed any more is sent nothing.'),
  attach,
  set_by: z.string().describe('The account that asked for it; empty for nobody.'),
});

export const MAIL = z.strictObject({
  to: z.string(),
  state: z.enum(['owed', 'sent', 'given_up']),
  why: z
    .union([z.enum(REPORT_MAIL_CAUSES), z.literal('')])
    .describe('Why it is given up, or was not taken at the last try.'),
  content: z.enum(['file', 'notice']).describe('What was sent.'),
  tries: count,
  try_at: instant.describe('When an owed one is tried next.'),
  over_at: instant.describe('When it was sent or given up.'),
});
