import { z } from 'zod';
import type { Qualification } from '../core/authorization.ts';
import type { Ms, YesNo } from '../core/terms.ts';
import type { QrRows } from './wire.ts';
import { text } from './wire-values.ts';

/** How a way to tell people stands, as far as a new kiosk knows: `told` says that the next server took something. */
export type ChannelWord = 'untested' | 'sent' | 'told' | 'failing' | 'received';

/** What the screen of a new kiosk shows besides its view. */
export interface SetupStanding {
  readonly language: 'en' | 'es';
  readonly time_zone: string;
  /** Of the room of this screen. */
  readonly name: string;
  /** Whether something was chosen that the kiosk does not go by yet. */
  readonly differs: YesNo;
  readonly channels: readonly { readonly channel: string; readonly is: ChannelWord }[];
  /** Verifier key of the log, as it is to be published, and the same as a code. */
  readonly verifier_key: string;
  readonly qr: QrRows;
}

/** Something that one person at the screen of a new kiosk chooses. */
export type Setting =
  | { readonly setting: 'language'; readonly value: 'en' | 'es' }
  | { readonly setting: 'time_zone'; readonly value: string }
  | { readonly setting: 'name'; readonly value: string };

/** `closed`: this kiosk is not new any more; `refused`: no configuration can say so, or it could not be kept. */
export interface Settled {
  readonly outcome: 'kept' | 'closed' | 'refused';
}

/** `starting`: the kiosk starts anew with what was chosen; the screen comes back by itself. */
export interface TakenEffect {
  readonly outcome: 'starting' | 'unchanged' | 'closed';
}

/** What somebody says of themselves. Days are written YYYY-MM-DD, and empty for never. */
export interface SaidOfPerson {
  readonly name: string;
  readonly group: string;
  readonly days: { readonly [Q in Qualification]: string };
}

/** What two people say at the screen of a new kiosk. `ticket`: of the answer before; each counts once. */
export type AskedOfPeople =
  | { readonly say: 'code'; readonly code: string }
  | { readonly say: 'person'; readonly ticket: string; readonly person: SaidOfPerson }
  | { readonly say: 'pin'; readonly ticket: string; readonly digits: string; readonly again: string }
  /** `badge`: look whether it was read, or await it anew; `anew`: both from the start. */
  | { readonly say: 'badge' | 'anew' | 'list' | 'leave'; readonly ticket: string };

/** Why what was said last is not taken; empty where it is. */
export type PeopleFault =
  | ''
  | ('name' | 'same_name' | 'group' | 'day')
  | ('same_badge' | 'other_badge')
  | ('pins_differ' | 'easy_pin' | 'pin_in_use');

/** Where the two stand. */
export interface PeopleCourse {
  readonly ticket: string;
  readonly stage: 'person' | 'badge' | 'badge_again' | 'pin' | 'check';
  readonly fault: PeopleFault;
  /** Which of the two it is now, from 1. */
  readonly place: number;
  readonly names: readonly string[];
  /** Groups to choose from; another can be typed. */
  readonly groups: readonly string[];
  /** The days that some rule asks for. */
  readonly days: readonly Qualification[];
  readonly today: string;
  /** Names of the rooms that these two could not open by themselves. */
  readonly shut: readonly string[];
}

/** `over`: too late, or another screen goes on. `no_code`: the file with the code is gone. */
export interface PeopleShown {
  readonly outcome:
    | ('go_on' | 'listed' | 'over' | 'closed')
    | ('wrong_code' | 'locked' | 'no_code')
    | ('not_recorded' | 'clock');
  /** Codes that may still be wrong before there is a wait. */
  readonly tries_left: number;
  /** Until when no code is tried; 0 where one is. */
  readonly until: Ms;
  readonly course: PeopleCourse | null;
}

export interface AskedOfSetup {
  readonly setup: { readonly asked: Readonly<Record<never, never>>; readonly shown: SetupStanding };
  readonly settle: { readonly asked: Setting; readonly shown: Settled };
  readonly take_effect: { readonly asked: Readonly<Record<never, never>>; readonly shown: TakenEffect };
  readonly test_channels: { readonly asked: Readonly<Record<never, never>>; readonly shown: SetupStanding };
  readonly people: { readonly asked: AskedOfPeople; readonly shown: PeopleShown };
}

const ZONE_MAX = 64;
const NAME_MAX = 60;

/** As a file of the list has them. */
const PERSON_NAME_MAX = 80;
const GROUP_MAX = 32;

const ticket = z.string().regex(/^[0-9a-f]{32}$/);
const pin = z.string().regex(/^[0-9]{4,8}$/);
const day = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/);

const PEOPLE = z.discriminatedUnion('say', [
  z.strictObject({ say: z.literal('code'), code: z.string().regex(/^[0-9]{8}$/) }),
  z.strictObject({
    say: z.literal('person'),
    ticket,
    person: z.strictObject({
      name: text(PERSON_NAME_MAX),
      group: text(GROUP_MAX),
      days: z.strictObject({ oath: day, training: day, background_check: day }),
    }),
  }),
  z.strictObject({ say: z.literal('pin'), ticket, digits: pin, again: pin }),
  z.strictObject({ say: z.enum(['badge', 'anew', 'list', 'leave']), ticket }),
]);

/** What may be asked in the set-up, by event. */
export const ASKED_OF_SETUP = {
  setup: z.strictObject({}),
  settle: z.discriminatedUnion('setting', [
    z.strictObject({ setting: z.literal('language'), value: z.enum(['en', 'es']) }),
    z.strictObject({ setting: z.literal('time_zone'), value: z.string().min(1).max(ZONE_MAX) }),
    z.strictObject({ setting: z.literal('name'), value: z.string().trim().min(1).max(NAME_MAX) }),
  ]),
  take_effect: z.strictObject({}),
  test_channels: z.strictObject({}),
  people: PEOPLE,
} as const satisfies { readonly [E in keyof AskedOfSetup]: z.ZodType<AskedOfSetup[E]['asked']> };
