import { z } from 'zod';
import { alarmAct } from '../control/messages.ts';

/**
 * What pages may ask of the kiosk, by verb; which accounts may is in `roles.ts`. The kiosk looks again at whatever it
 * knows itself: whether that person is on the list today, and whether what they ask fits.
 */
export const ASKS = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('alarm_acted'), act: alarmAct }),
]);
export type OfficeAsked = z.infer<typeof ASKS>;
export type AskVerb = OfficeAsked['verb'];
