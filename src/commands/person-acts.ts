import type { Became } from '../alarm-acts.ts';
import type { AskedAct } from '../asked-act.ts';
import { ID_FORM, ID_REMEDY } from '../config/fields.ts';
import { readConfig } from '../config.ts';
import type { PersonId } from '../core/terms.ts';
import { withKeeper } from './keeping.ts';
import { Misuse } from './misuse.ts';
import { typedPin } from './officials.ts';
import type { Parts } from './parts.ts';

/** Who acts, and on which kiosk. */
export interface WhoActs {
  readonly config: string;
  readonly data?: string;
  readonly by: string;
  readonly stdin?: boolean;
}

const SAID: { readonly [B in Became]: string } = {
  acknowledged: 'acknowledged. It stays open until it is over',
  closing_proposed: 'you have said that it is over. It stays open until a second person closes it too',
  closed: 'closed',
  shelved: 'shelved. What happens is recorded all the same',
  heard_again: 'heard again',
  out_of_service: 'out of service. What happens is recorded all the same',
  in_service: 'back in service',
  test_sent: 'a test is on its way. Whoever receives it says so with "ballot-vault alarms received"',
  received: 'the test arrived',
};

const personNamed = (text: string): PersonId => {
  if (ID_FORM.test(text)) return text as PersonId;
  throw new Misuse(`--by ${text} names nobody`, ID_REMEDY);
};

/** Asks for the PIN and does it, through the kiosk that runs or in its log. */
export const personActs = async (
  parts: Parts,
  options: WhoActs,
  name: string,
  wanted: AskedAct,
): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const by = personNamed(options.by);
  const { person, digits } = await typedPin(parts, by, options.stdin === true);
  await withKeeper(
    parts,
    config,
    async (keeper) => {
      const became = await keeper.actOnAlarm({ person, digits, act: wanted });
      await parts.terminal.print(`${name}: ${SAID[became]}.\n`);
    },
    'an alarm was answered without the kiosk running',
  );
};
