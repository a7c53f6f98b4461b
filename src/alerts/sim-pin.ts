import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { readSecret, replaceSecret } from '../log/secret-file.ts';
import { DeliveryFailed } from './channel.ts';
import { secretIn } from './trust-files.ts';

/** A third wrong PIN locks the SIM, and then only its owner's PUK opens it. */
const TRIES_MAX = 2;

const digest = (pin: string): string => createHash('sha256').update(pin).digest('hex');

/**
 * Enters the PIN in a file. How often it was tried without being taken stands in a file beside it before each attempt,
 * so that no crash and no start has one try too many. Throws `DeliveryFailed` where there is no PIN or it is not to be
 * tried again, and what `enter` throws.
 */
export const enterPin = async (
  pin_file: string | undefined,
  enter: (pin: string) => Promise<void>,
): Promise<void> => {
  if (pin_file === undefined) {
    throw new DeliveryFailed('misconfigured', 'the SIM asks for its PIN: name a pin_file');
  }
  const pin = secretIn(pin_file, 'PIN');
  if (!/^\d{4,8}$/.test(pin)) {
    throw new DeliveryFailed('misconfigured', `${pin_file}: a PIN has 4 to 8 digits`);
  }
  const tried = `${pin_file}.tried`;
  const [tries = '0', of = ''] = (readSecret(tried, 'file') ?? '').trim().split(' ');
  const before = of === digest(pin) ? Number(tries) : 0;
  if (before >= TRIES_MAX) {
    throw new DeliveryFailed(
      'misconfigured',
      `${pin_file}: the SIM did not take this PIN, and one more try locks it. Write the right one`,
    );
  }
  replaceSecret(tried, `${before + 1} ${digest(pin)}\n`);
  await enter(pin);
  rmSync(tried, { force: true });
};
