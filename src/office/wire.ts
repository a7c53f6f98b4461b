import { z } from 'zod';
import { ACCOUNT_ROLES, type AccountRole, type SignInWay } from '../core/facts-office.ts';
import type { WatchMessage } from '../core/supervisor-view.ts';
import type { Ms, PersonId } from '../core/terms.ts';
import type { QrRows } from '../web/wire.ts';
import { ACCOUNT_NAME, PERSON } from './fact-schema.ts';
import { ASSERTED, REGISTERED } from './passkey-check.ts';

/**
 * What goes between a page and the office: requests below `/api/v1`, and views on the socket. A page takes the types;
 * only the office runs the schemas.
 */

/** Header that carries the change token with every request that changes something. */
export const CHANGE_HEADER = 'x-change-token';

const account = z.string().regex(ACCOUNT_NAME);
/** Longer than any that can be chosen, so that whoever types too much is told it is wrong. */
const password = z.string().min(1).max(512);
const code = z.string().max(32);
const invitation = z.string().max(64);

export const SIGN_IN = z.strictObject({
  account: z
    .string()
    .max(80)
    .transform((text) => text.trim().toLowerCase()),
  password,
  code,
  ticket: z.string().max(200).default(''),
});
export const CONFIRM = z.union([
  z.strictObject({ password }),
  z.strictObject({ code }),
  z.strictObject({ password, code }),
]);
export const PASSWORD_CHANGE = z.strictObject({ chosen: password });
export const INVITATION = z.strictObject({ account, invitation });
export const INVITATION_TAKEN = z.strictObject({ account, invitation, chosen: password, code });
/** Whoever reads names is made at the machine: one administrator alone would else come to read them by a guest's account. */
const ROLE_WITHOUT_NAMES = z.enum(ACCOUNT_ROLES).exclude(['supervisor', 'auditor']);
export const ACCOUNT_ADDED = z.strictObject({
  account,
  role: ROLE_WITHOUT_NAMES,
  person: z.union([PERSON, z.literal('').transform(() => '' as const)]).default(''),
});
export const ACCOUNT_CHANGED = z.discriminatedUnion('change', [
  z.strictObject({ change: z.enum(['locked', 'unlocked', 'removed', 'signed_out']) }),
  z.strictObject({ change: z.literal('role_changed'), role: ROLE_WITHOUT_NAMES }),
]);

/** What the page calls a passkey, for its owner to know it by. */
const passkeyName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{Cc}]+$/u);
export const PASSKEY_SIGN_IN = z.strictObject({
  asserted: ASSERTED,
  ticket: z.string().max(200).default(''),
});
export const PASSKEY_CONFIRM = z.strictObject({ asserted: ASSERTED });
export const PASSKEY_ADDED = z.strictObject({ name: passkeyName, registered: REGISTERED });

/** By what somebody can sign in at the address that the page was opened by. */
export type Ways = readonly SignInWay[];

/** Who looks at a page. */
export type SessionAnswer =
  | {
      readonly signed_in: 'no';
      readonly kiosk: string;
      readonly ways: Ways;
      /** As people know the identity provider; empty without. */
      readonly provider: string;
    }
  | {
      readonly signed_in: 'yes';
      readonly kiosk: string;
      readonly account: string;
      readonly person: PersonId | '';
      readonly role: AccountRole;
      readonly session: string;
      /** Goes back in the header with every change. */
      readonly change_token: string;
      /** The office's clock, and the instants until which what is dangerous is allowed and the session lasts. */
      readonly now: Ms;
      readonly confirmed_until: Ms;
      readonly ends_at: Ms;
      readonly idle_ms: Ms;
      /** By which the same can be confirmed. */
      readonly ways: Ways;
      readonly provider: string;
    };

/** Where an export is: first all of it is read and checked, then it waits to be fetched, and is sent once. */
export type ExportState = 'checking' | 'ready' | 'sending' | 'sent' | 'cancelled' | 'failed';
/** `damaged`: the log is not what was signed. */
export type ExportFailure = 'damaged' | 'too_large' | 'other';

export interface ExportAnswer {
  readonly id: string;
  /** Of the file, without its ending. */
  readonly name: string;
  readonly state: ExportState;
  readonly failure: ExportFailure | '';
  readonly profile: string;
  /** Entries in it: the first, and the first behind it. */
  readonly from: number;
  readonly until: number;
  /** Entries of the log that are checked, of so many. */
  readonly entries: number;
  readonly of: number;
  /** Bytes sent, of so many; 0 until that is known. */
  readonly sent: number;
  readonly bytes: number;
}

/** What somebody can export. */
export interface ExportChoices {
  /** Entries that are signed. */
  readonly signed: number;
  readonly profiles: readonly { readonly profile: string; readonly names: 'yes' | 'no' }[];
}

/** What an error adds besides what, where and remedy. */
export interface Refused {
  readonly error: {
    readonly what: string;
    readonly where: string;
    readonly remedy: string;
    /** One word for a page to choose its own words by; `kiosk` where the kiosk itself refused, with its own reason. */
    readonly code: RefusedCode | 'kiosk';
    readonly wait_ms?: Ms;
    readonly ticket?: string;
  };
}

export const REFUSED_CODES = [
  'wrong',
  'locked',
  'not_listed',
  'later',
  'busy',
  'not_recorded',
  'signed_out',
  'confirm',
  'not_allowed',
  'not_ours',
  'malformed',
  'invitation',
  'too_short',
  'too_long',
  'too_easy',
  'names_account',
  'taken',
  'unknown',
  'own_account',
  'too_many',
  'confirm_both',
  'no_passkeys',
  'passkey_refused',
  'provider_unreachable',
  'pin',
  'bad_file',
  'not_yours',
  'mail_not_allowed',
  'not_scheduled',
] as const;
export type RefusedCode = (typeof REFUSED_CODES)[number];

/** What somebody with an invitation puts into their authenticator app. */
export interface CodeSecret {
  readonly account: string;
  readonly role: AccountRole;
  /** As people type it, and as an app scans it. */
  readonly secret: string;
  readonly address: string;
  readonly qr: QrRows;
}

/** What came of a way to the identity provider and back, as the address of the page says it. */
export const PROVIDER_OUTCOMES = [
  'signed_in',
  'confirmed',
  'unreachable',
  'cancelled',
  'wrong',
  'too_weak',
  'not_linked',
  'other_account',
  'signed_out',
  'locked',
  'later',
  'not_recorded',
] as const;
export type ProviderOutcome = (typeof PROVIDER_OUTCOMES)[number];

/** A passkey of an account. */
export interface PasskeyLine {
  readonly passkey: string;
  readonly name: string;
  readonly site: string;
  readonly kept: 'on_one_device' | 'synchronized';
  readonly created_at: Ms;
  /** 0 before its first use. */
  readonly used_at: Ms;
}

/** A session of one's own account. */
export interface SessionLine {
  readonly session: string;
  readonly is: 'this' | 'other';
  readonly way: SignInWay;
  readonly address: string;
  readonly browser: string;
  readonly created_at: Ms;
  readonly seen_at: Ms;
}

export interface AccountLine {
  readonly account: string;
  readonly person: PersonId | '';
  readonly role: AccountRole;
  /** `unlisted`: its person is suspended, or off the list. */
  readonly state: 'invited' | 'ready' | 'locked' | 'unlisted';
  readonly invitation_until: Ms;
  readonly sessions: number;
}

/** What a page asks of the kiosk, and its answer. */
export type AskAnswer =
  | { readonly outcome: 'done'; readonly index: number; readonly became: string; readonly number?: number }
  | {
      readonly outcome: 'refused';
      readonly code: RefusedCode | 'kiosk';
      readonly what: string;
      readonly where: string;
      readonly remedy: string;
    };

/** Down the socket: whole views and what is new in the feed; and the end of the session. */
export interface OfficeServerEvents {
  view: (message: WatchMessage) => void;
  ended: () => void;
}

/** Up the socket. */
export interface OfficeClientEvents {
  /** Something for the kiosk to do, as `asks.ts` has it. */
  ask: (asked: unknown, reply: (answer: AskAnswer) => void) => void;
  /** The page lost a line of the feed, and wants all of it again. */
  whole: () => void;
  /** Somebody is there: a key or a pointer moved. */
  present: () => void;
}
