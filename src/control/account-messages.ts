import { z } from 'zod';
import type { AskedOfAccount } from '../account-acts.ts';
import { ACCOUNT_CHANGES, ACCOUNT_ROLES } from '../core/facts-office.ts';
import { personId, typedPin } from './list-messages.ts';

/** What the command does about an account, as it is put on record. */
export const askedOfAccount: z.ZodType<AskedOfAccount> = z.strictObject({
  account: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,39}$/),
  person: z.union([personId, z.literal('').transform(() => '' as const)]),
  role: z.enum(ACCOUNT_ROLES),
  change: z.enum([...ACCOUNT_CHANGES, 'signed_out']),
  sessions: z.array(z.string().regex(/^[0-9a-f]{16}$/)).max(16),
  token: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
  typed: z.array(typedPin).max(2),
});
