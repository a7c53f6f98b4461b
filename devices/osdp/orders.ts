import { COMMAND } from './codes.ts';

/** What a panel asks of a reader or has it do: a command with its data. */
export interface Order {
  readonly code: number;
  readonly data: Uint8Array;
}

export const NOTHING = new Uint8Array();
const ONE_ZERO = Uint8Array.of(0);

export const POLL: Order = { code: COMMAND.POLL, data: NOTHING };
export const STATUS: Order = { code: COMMAND.LSTAT, data: NOTHING };
/** Asks a reader in clear text what it is, to hear whether there is one. What it says then is not believed. */
export const GREETING: Order = { code: COMMAND.ID, data: ONE_ZERO };

/** Asked of a reader once its channel is secure, so that the answers are its own. */
export const QUESTIONS: readonly Order[] = [GREETING, { code: COMMAND.CAP, data: ONE_ZERO }, STATUS];

/** Type of the key that follows, the one for the secure channel, and its length. */
const KEY_HEAD = [0x01, 16];

/** Gives a reader its own key; only ever sent in a secure channel. */
export const keyOrder = (key: Uint8Array): Order => ({
  code: COMMAND.KEYSET,
  data: Uint8Array.from([...KEY_HEAD, ...key]),
});
