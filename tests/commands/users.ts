import { generateSync } from 'otplib';
import type { Fact } from '../../src/core/facts.ts';
import { decodeEntries } from '../../src/log/log-facts.ts';
import { readLog } from '../../src/log/read-log.ts';
import { Accounts } from '../../src/office/accounts.ts';
import { openOfficeDatabase } from '../../src/office/office-database.ts';
import { Sessions } from '../../src/office/sessions.ts';
import { folder, run, shipped, type Typed } from './aid.ts';
import { PINS, peopleFile } from './two-people.ts';

export const CONFIG = ['--config', shipped('demo.yaml')];
export const PASSWORD = 'winding river over granite';

export interface Office {
  readonly data: string;
  users(
    ...args: readonly string[]
  ): Promise<{ readonly code: number; readonly printed: string; readonly errors: string }>;
  typing(typed: Typed, ...args: readonly string[]): ReturnType<Office['users']>;
  facts(): readonly Fact[];
}

/** A county whose supervisors Sam and Tom have PINs. */
export const office = async (config: readonly string[] = CONFIG): Promise<Office> => {
  const data = folder();
  const on = [...config, '--data', data];
  await run(['people', 'import', peopleFile(data, 'people.csv'), ...on]);
  for (const person of ['sam', 'tom'] as const) {
    await run(['people', 'pin', person, ...on], { hidden: [PINS[person], PINS[person]] });
  }
  return {
    data,
    users: (...args) => run(['users', ...args, ...on]),
    typing: (typed, ...args) => run(['users', ...args, ...on], typed),
    facts: () => {
      const log = readLog(data);
      try {
        return [...decodeEntries(log.entries(0))].map(({ fact }) => fact);
      } finally {
        log.close();
      }
    },
  };
};

export const changesIn = (at: Office) =>
  at.facts().filter(({ type }) => type === 'account_changed' || type === 'session_revoked');

/** The first code of the secret that was printed. */
export const codeIn = (printed: string): string => {
  const [, secret = ''] = /type into it: ([A-Z2-7 ]+)/.exec(printed) ?? [];
  return generateSync({ secret: secret.replaceAll(' ', '') });
};

export const invitationIn = (printed: string): string =>
  /^ {2}([0-9A-Z]{5}(?:-[0-9A-Z]{5}){3})$/m.exec(printed)?.[1] ?? '';

/** What is kept of the accounts. */
export const kept = <Found>(
  { data }: Office,
  look: (accounts: Accounts, sessions: Sessions) => Found,
): Found => {
  const database = openOfficeDatabase(data);
  try {
    return look(new Accounts(database), new Sessions(database, { idle_ms: 1, session_ms: 1 }));
  } finally {
    database.close();
  }
};
