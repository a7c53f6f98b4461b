import { type Config, readConfig } from '../config.ts';
import { Accounts } from '../office/accounts.ts';
import { Identities } from '../office/identities.ts';
import { openOfficeDatabase } from '../office/office-database.ts';
import { loadOfficeKey, type OfficeKey } from '../office/office-key.ts';
import { Sessions } from '../office/sessions.ts';
import { Tokens } from '../office/tokens.ts';
import { Misuse } from './misuse.ts';

/** Which configuration, and which data folder instead of its own. */
export interface StoreOptions {
  readonly config: string;
  readonly data?: string;
}

/** The accounts of a kiosk, as the command opens them beside the process where people sign in. */
export interface UsersStore {
  readonly config: Config;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly identities: Identities;
  readonly tokens: Tokens;
  /** Made where there is no account yet. */
  readonly key: () => OfficeKey;
}

const MINUTE_MS = 60_000;

/** Opens them for as long as something is done. Throws `Misuse` where the configuration has no office. */
export const withUsers = async (
  options: StoreOptions,
  work: (store: UsersStore) => Promise<void>,
): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const { office } = config;
  if (office === undefined) {
    throw new Misuse(`nobody signs in to the kiosk of ${config.file}`, 'Write its part "office" first.');
  }
  const database = openOfficeDatabase(config.paths.data);
  try {
    const accounts = new Accounts(database);
    await work({
      config,
      accounts,
      identities: new Identities(database),
      tokens: new Tokens(database),
      sessions: new Sessions(database, {
        idle_ms: office.idle_minutes * MINUTE_MS,
        session_ms: office.session_hours * 60 * MINUTE_MS,
      }),
      key: () => loadOfficeKey(office.key, accounts.size === 0),
    });
  } finally {
    database.close();
  }
};
