import { z } from 'zod';
import type { YesNo } from '../core/terms.ts';
import type { QrRows } from './wire.ts';

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

export interface AskedOfSetup {
  readonly setup: { readonly asked: Readonly<Record<never, never>>; readonly shown: SetupStanding };
  readonly settle: { readonly asked: Setting; readonly shown: Settled };
  readonly take_effect: { readonly asked: Readonly<Record<never, never>>; readonly shown: TakenEffect };
  readonly test_channels: { readonly asked: Readonly<Record<never, never>>; readonly shown: SetupStanding };
}

const ZONE_MAX = 64;
const NAME_MAX = 60;

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
} as const satisfies { readonly [E in keyof AskedOfSetup]: z.ZodType<AskedOfSetup[E]['asked']> };
