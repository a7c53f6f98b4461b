import type { KeyObject } from 'node:crypto';
import type { Observation } from '../../src/core/inputs.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { duressTwin, pinHash } from '../../src/pin.ts';

interface Chooses {
  readonly kiosk: { offer(observation: Observation): boolean };
  readonly siteKey: KeyObject | Uint8Array;
}

/** People of a list that is being founded choose their PINs, by what each types. */
export const choosePins = async (
  { kiosk, siteKey }: Chooses,
  pins: Readonly<Record<string, string>>,
): Promise<void> => {
  for (const [person, digits] of Object.entries(pins) as [PersonId, string][]) {
    const pin = await pinHash(siteKey, person, digits);
    const duress = await pinHash(siteKey, person, duressTwin(digits));
    kiosk.offer({ type: 'pin_chosen', person, pin, duress });
  }
};
