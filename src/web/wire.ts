import { z } from 'zod';
import type { ContainerPage } from '../core/container-list.ts';
import { CHALLENGE } from '../core/facts-evidence.ts';
import { EXERCISES } from '../core/facts-exercises.ts';
import { SETUP_ANSWERS, SETUP_STEPS } from '../core/facts-setup.ts';
import { LONE_REASONS, OPENING_REASONS, type Touch } from '../core/inputs.ts';
import { type Ms, type PersonId, PURPOSES } from '../core/terms.ts';
import type { KioskView } from '../core/view.ts';
import { CUSTODY_STATEMENTS, INVENTORY_TOUCHES } from './wire-custody.ts';
import { ASKED_OF_SETUP, type AskedOfSetup } from './wire-setup.ts';
import { alarmId, authority, person, trainee, visitor, wholeNumber, words } from './wire-values.ts';
import { VISITOR_TOUCHES } from './wire-visitors.ts';

/**
 * What goes between a kiosk screen and the service: whole views down, touches up. A screen takes the types;
 * only the service runs the schemas.
 */

/** An answer to somebody's mistake: what is wrong, at which place, and what to do about it. */
export interface Problem {
  readonly what: string;
  readonly where: string;
  readonly remedy: string;
}

/** Emitted as `view` on connect and after every change: always whole, never a difference. */
export interface ViewMessage {
  /** Sequence number of the last entry of the log that this view knows. */
  readonly index: number;
  /** The kiosk's clock when the view was made; deadlines in the view are instants of the same clock. */
  readonly now: Ms;
  readonly view: KioskView;
}

export type TouchAnswer = { readonly ok: true } | { readonly ok: false; readonly error: Problem };

/**
 * Emitted as `touch` with a callback for the answer. A `Touch` of the core, but the PIN comes as digits and a new
 * visitor without an identifier: the service makes both. A challenge goes on its own way, since its proof comes back.
 */
export type WireTouch =
  | Exclude<Touch, { readonly touch: 'enter_pin' | 'add_visitor' | 'challenge' }>
  | { readonly touch: 'enter_pin'; readonly digits: string }
  | Omit<Extract<Touch, { readonly touch: 'add_visitor' }>, 'visitor'>;

/** Rows of a QR code from top to bottom, each a text of 0 (light) and 1 (dark); the quiet zone is not in it. */
export type QrRows = readonly string[];

/** The newest signed checkpoint, for people. */
export interface Receipt {
  /** How many entries it signs. */
  readonly size: number;
  /** The kiosk's clock when it was shown. */
  readonly time: Ms;
  readonly origin: string;
  readonly root_hex: string;
  /** The first 132 bits of the root as words. */
  readonly words: { readonly en: readonly string[]; readonly es: readonly string[] };
  /** The checkpoint, byte for byte. */
  readonly qr: QrRows;
  /** How many witnesses are asked to cosign. */
  readonly witnesses: number;
}

/** A receipt on paper, for two people to sign at the end of a shift. */
export interface Slip extends Receipt {
  readonly kiosk: string;
  /** Names of its rooms. */
  readonly rooms: readonly string[];
  /** Verifier key of the log, as published; its key id is the part between the plus signs. */
  readonly verifier_key: string;
  readonly time_zone: string;
}

/** An observer's challenge on record, and the proof of it. */
export interface ChallengeProof {
  /** Number of its entry. */
  readonly entry: number;
  readonly challenge: string;
  /** The tlog-proof file, byte for byte. */
  readonly qr: QrRows;
}

/** Why nothing was shown: another challenge came just before, the record had no room, or the message was wrong. */
export type Refusal = 'too_soon' | 'not_recorded' | 'refused';

export type Shown<T> =
  | { readonly ok: true; readonly shown: T }
  | { readonly ok: false; readonly cause: Refusal; readonly error: Problem };

/** Whether the first two administrators can be made here, and by whom. */
export interface Founders {
  readonly open: 'yes' | 'no';
  /** People on the list who have a PIN and may sign; nobody where it is closed. */
  readonly people: readonly { readonly person: PersonId; readonly name: string }[];
}

/** What one of two types to make the first administrators. */
export interface FounderPin {
  readonly person: PersonId;
  readonly digits: string;
}

/** With what one of the two opens their account. */
export interface FirstInvitation {
  readonly name: string;
  readonly account: string;
  readonly invitation: string;
}

/** `wrong`: one of the two PINs is not that person's, or does not count just now; nobody is told which. */
export type Founded =
  | { readonly outcome: 'wrong' | 'closed' | 'not_recorded' }
  | {
      readonly outcome: 'made';
      /** Of the page where they take it, as text and as code; the invitation is in neither. */
      readonly address: string;
      readonly qr: QrRows;
      readonly invitations: readonly FirstInvitation[];
    };

/** What the screen asks of the log and of the office, with what it is given. */
export interface AskedOfLog extends AskedOfSetup {
  readonly receipt: { readonly asked: Readonly<Record<never, never>>; readonly shown: Receipt };
  readonly challenge: { readonly asked: { readonly text: string }; readonly shown: ChallengeProof };
  readonly founders: { readonly asked: Readonly<Record<never, never>>; readonly shown: Founders };
  readonly containers: { readonly asked: { readonly page: number }; readonly shown: ContainerPage };
  readonly found: { readonly asked: { readonly typed: readonly FounderPin[] }; readonly shown: Founded };
}

export interface ServerEvents {
  view: (message: ViewMessage) => void;
}

type AskEvents = {
  readonly [E in keyof AskedOfLog]: (
    asked: AskedOfLog[E]['asked'],
    answer: (answer: Shown<AskedOfLog[E]['shown']>) => void,
  ) => void;
};

export interface ClientEvents extends AskEvents {
  /** The page painted a frame: said every 10 s, and by a page that hangs no more. */
  painted: () => void;
  touch: (touch: WireTouch, answer: (answer: TouchAnswer) => void) => void;
}

/** More people than any room holds, and more minutes than a day has. */
const COUNT_MAX = 999;
const MINUTES_MAX = 1440;
const CONTAINER_PAGES_MAX = 100_000;
const STEPS_COUNT_MAX = 99;

const STATEMENT = z.discriminatedUnion('statement', [
  z.strictObject({ statement: z.literal('head_count'), count: wholeNumber(0, COUNT_MAX) }),
  z.strictObject({
    statement: z.literal('managed_opening'),
    reason: z.enum(OPENING_REASONS),
    minutes: wholeNumber(1, MINUTES_MAX),
  }),
  z.strictObject({ statement: z.literal('end_managed_opening') }),
  z.strictObject({ statement: z.literal('contents'), contents: z.enum(['sealed', 'unsealed']) }),
  z.strictObject({ statement: z.literal('hand_over_escort'), visitor }),
  z.strictObject({
    statement: z.literal('end_emergency'),
    sweep: z.enum(['seals_intact', 'seals_not_intact']),
  }),
  z.strictObject({
    statement: z.literal('seal_sweep'),
    seals: z.enum(['seals_intact', 'seals_not_intact']),
  }),
  z.strictObject({
    statement: z.literal('acknowledge_alarm'),
    alarm: alarmId,
    words,
  }),
  ...CUSTODY_STATEMENTS,
]);

/** Every touch a screen may send; anything else, an unknown field included, is refused. */
export const WIRE_TOUCH = z.discriminatedUnion('touch', [
  z.strictObject({ touch: z.literal('extend') }),
  z.strictObject({ touch: z.literal('cancel') }),
  z.strictObject({ touch: z.literal('enter_pin'), digits: z.string().regex(/^[0-9]{4,8}$/) }),
  z.strictObject({ touch: z.literal('confirm_partner'), answer: z.enum(['seen', 'not_seen']) }),
  z.strictObject({ touch: z.literal('choose_purpose'), purpose: z.enum(PURPOSES), words }),
  z.strictObject({ touch: z.literal('state_authority'), words: authority }),
  z.strictObject({
    touch: z.literal('tick_step'),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    step: wholeNumber(1, STEPS_COUNT_MAX),
    person,
    tick: z.enum(['done', 'open']),
  }),
  z.strictObject({ touch: z.literal('sign_out'), person }),
  z.strictObject({ touch: z.literal('announce_signature'), person }),
  z.strictObject({ touch: z.literal('give_lone_reason'), reason: z.enum(LONE_REASONS) }),
  z.strictObject({ touch: z.literal('start_emergency') }),
  z.strictObject({ touch: z.literal('propose'), statement: STATEMENT }),
  ...INVENTORY_TOUCHES,
  ...VISITOR_TOUCHES,
  z.strictObject({ touch: z.literal('start_exercise'), exercise: z.enum(EXERCISES), person: trainee }),
  z.strictObject({ touch: z.literal('give_up_exercise') }),
  z.strictObject({
    touch: z.literal('answer_setup'),
    step: z.enum(SETUP_STEPS),
    answer: z.enum(SETUP_ANSWERS),
  }),
  z.strictObject({ touch: z.literal('pulse_strike') }),
]) satisfies z.ZodType<WireTouch>;

/** What may be asked of the log, by event. */
export const ASKED = {
  receipt: z.strictObject({}),
  challenge: z.strictObject({ text: z.string().regex(CHALLENGE) }),
  founders: z.strictObject({}),
  containers: z.strictObject({ page: wholeNumber(0, CONTAINER_PAGES_MAX) }),
  ...ASKED_OF_SETUP,
  found: z.strictObject({
    typed: z
      .array(z.strictObject({ person, digits: z.string().regex(/^[0-9]{4,8}$/) }))
      .length(2)
      .readonly(),
  }),
} as const satisfies { readonly [E in keyof AskedOfLog]: z.ZodType<AskedOfLog[E]['asked']> };

const notUnderstood = (name: string, error: z.ZodError): Problem => {
  const issue = error.issues[0];
  return {
    what: `this ${name} is not understood (${(issue?.code ?? 'custom').replaceAll('_', ' ')})`,
    where: [name, ...(issue?.path ?? [])].map(String).join('.'),
    remedy: 'send what this kiosk takes, with its fields and no others; reload the screen',
  };
};

/**
 * Reads what is asked of the log. The problem names the field and the kind of mistake, and never repeats a value.
 */
export function readAsked<E extends keyof AskedOfLog>(
  event: E,
  raw: unknown,
):
  | { readonly ok: true; readonly asked: AskedOfLog[E]['asked'] }
  | { readonly ok: false; readonly error: Problem } {
  const read = ASKED[event].safeParse(raw);
  return read.success
    ? { ok: true, asked: read.data }
    : { ok: false, error: notUnderstood(event, read.error) };
}

/**
 * Reads one touch from the wire. The problem names the field and the kind of mistake, and never repeats a value:
 * a value may be a PIN or a name.
 */
export function readTouch(
  raw: unknown,
): { readonly ok: true; readonly touch: WireTouch } | { readonly ok: false; readonly error: Problem } {
  const read = WIRE_TOUCH.safeParse(raw);
  return read.success
    ? { ok: true, touch: read.data }
    : { ok: false, error: notUnderstood('touch', read.error) };
}
