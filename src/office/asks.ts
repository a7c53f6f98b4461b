import { z } from 'zod';
import { alarmAct } from '../control/messages.ts';
import { sheetAct } from '../control/sheet-messages.ts';
import { trainingAct } from '../control/training-messages.ts';
import { TRAININGS_AT_ONCE } from '../training-acts.ts';
import { PERSON } from './fact-schema.ts';
import { WISHED_ACT } from './list-wire.ts';

/** A PIN as it was typed; what is none is counted as a wrong one. */
export const digits = z.string().max(64);

/**
 * What pages may ask of the kiosk, by verb; which accounts may is in `roles.ts`. The kiosk looks again at whatever it
 * knows itself: whether that person is on the list today, and whether what they ask fits. `digits` is the PIN of whoever
 * asks, where it takes one.
 */
export const ASKS = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('alarm_acted'), act: alarmAct, digits: digits.default('') }),
  z.strictObject({ verb: z.literal('list_acted'), act: WISHED_ACT, digits }),
  z.strictObject({
    verb: z.literal('training_acted'),
    acts: z.array(trainingAct).min(1).max(TRAININGS_AT_ONCE).readonly(),
    digits,
    /** The other official, who types at the same page. */
    second: z.strictObject({ person: PERSON, digits }),
  }),
  z.strictObject({ verb: z.literal('sheet_acted'), act: sheetAct, digits }),
]);
export type OfficeAsked = z.infer<typeof ASKS>;
export type AskVerb = OfficeAsked['verb'];
