import { AtRefused, causeOf, isOfNumber } from './at-refusals.ts';
import { DeliveryFailed, type Sender, type SmsChannel, type Told } from './channel.ts';
import type { Modem, Patience } from './modem.ts';
import { type Pdu, pdusOf } from './sms-pdu.ts';
import { smsText } from './sms-text.ts';

const PATIENCE: Patience = { answer_ms: 5_000, send_ms: 60_000, network_ms: 30_000 };

/** How often a number is tried that fails while others are told: they wait for the next message meanwhile. */
const TRIES_MAX = 3;

/** Numbers that were served with one message, so that another attempt at it does not pay for them again. */
interface Served {
  readonly key: string;
  tries: number;
  readonly taken: Set<string>;
  readonly refused: Set<string>;
}

/** Has a number told. Gives the modem's error where there is one: another number may be better off. */
const tell = async (modem: Modem, pdus: readonly Pdu[]): Promise<AtRefused | undefined> => {
  try {
    for (const pdu of pdus) await modem.submit(pdu);
    return undefined;
  } catch (error) {
    if (error instanceof AtRefused) return error;
    throw error;
  }
};

/** Tells all numbers that are not served yet; gives the last error that is not about a number alone. */
const tellAll = async (
  modem: Modem,
  { taken, refused }: Served,
  to: readonly string[],
  pdusFor: (number: string) => readonly Pdu[],
): Promise<AtRefused | undefined> => {
  let failed: AtRefused | undefined;
  for (const number of to.filter((each) => !taken.has(each) && !refused.has(each))) {
    const error = await tell(modem, pdusFor(number));
    if (error === undefined) taken.add(number);
    else if (isOfNumber(error)) refused.add(number);
    else failed = error;
  }
  return failed;
};

/**
 * Sends short messages by a modem at a serial port. The network has taken them; whether a telephone is on it does not
 * say. The port is opened for each notice: a modem that was unplugged and plugged in again is as good as any.
 */
export const smsSender = (channel: SmsChannel, patience = PATIENCE): Sender => {
  let served: Served = { key: '', tries: 0, taken: new Set(), refused: new Set() };
  return {
    send: async (message): Promise<Told> => {
      const { key, entry, to = channel.to } = message;
      if (served.key !== key) served = { key, tries: 0, taken: new Set(), refused: new Set() };
      served.tries += 1;
      const text = smsText(message);
      // Loaded when there is a modem: most kiosks have none.
      const { Modem } = await import('./modem.ts');
      const modem = await Modem.open({ ...channel, patience });
      let failed: AtRefused | undefined;
      try {
        failed = await tellAll(modem, served, to, (number) => pdusOf(number, text, entry & 0xff));
      } finally {
        await modem.close();
      }
      const { taken, refused, tries } = served;
      const isOver = failed === undefined || tries >= TRIES_MAX;
      if (taken.size > 0 && isOver) {
        return { recipients: [...taken], refused: to.filter((number) => !taken.has(number)).length };
      }
      if (failed !== undefined) throw new DeliveryFailed(causeOf(failed), failed.message);
      refused.clear();
      throw new DeliveryFailed('refused', 'the network takes a message for none of these numbers');
    },
    close: () => undefined,
  };
};
