/** Accounts by command: who may make one, and what opens it. */
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadOfficeKey } from '../../src/office/office-key.ts';
import { isPassword } from '../../src/office/password.ts';
import { GOOD } from '../config/aid.ts';
import { folder, run, type Typed } from './aid.ts';
import { PINS } from './two-people.ts';
import { CONFIG, changesIn, codeIn, kept, office, PASSWORD } from './users.ts';

describe('an account is added at the machine', () => {
  test('a supervisor by the PIN of that person, with a password and the code of an app', async () => {
    const at = await office();
    const hidden = [PINS.sam, PASSWORD, PASSWORD, codeIn];
    const seen = await at.typing({ hidden }, 'add', 'sam', '--role', 'supervisor', '--person', 'sam');
    expect(seen).toMatchObject({ code: 0, errors: '' });
    expect(seen.printed).toContain('█');
    expect(seen.printed).toContain('sam can sign in as supervisor.');
    expect(changesIn(at)).toMatchObject([
      {
        account: 'sam',
        person: 'sam',
        role: 'supervisor',
        change: 'ready',
        done_by: 'terminal',
        signed_by: ['sam'],
      },
    ]);
    const secrets = kept(at, (accounts) => accounts.secretsOf('sam'));
    const key = loadOfficeKey(path.join(at.data, 'keys/office.key'), false);
    expect(await isPassword(PASSWORD, secrets?.password, key.pepper)).toBe(true);
    expect(key.open(secrets?.code_secret ?? Buffer.alloc(0), 'sam')).toHaveLength(20);
  });

  test('the first administrator by whoever may run the command, before anybody is on the list', async () => {
    const data = folder();
    const seen = await run(
      ['users', 'add', 'it-desk', '--role', 'administrator', ...CONFIG, '--data', data],
      {
        hidden: [PASSWORD, PASSWORD, codeIn],
      },
    );
    expect(seen).toMatchObject({ code: 0, errors: '' });
  });

  test('what opens it is readable by nobody else, and no password is in any file', async () => {
    const at = await office();
    await at.typing({ hidden: [PASSWORD, PASSWORD, codeIn] }, 'add', 'it-desk', '--role', 'administrator');
    for (const file of ['office.db', 'keys/office.key']) {
      expect(statSync(path.join(at.data, file)).mode & 0o777).toBe(0o600);
    }
    const help = await run(['users', 'add', '--help']);
    expect(help.printed).not.toMatch(/--password|--pin/);
    expect(readdirSync(at.data)).toContain('office.db');
  });
});

describe('no account is added', () => {
  const REFUSED: readonly (readonly [
    what: string,
    args: readonly string[],
    hidden: Typed['hidden'],
    words: string,
    code: number,
  ])[] = [
    [
      'for a person by somebody who does not know their PIN',
      ['add', 'tom', '--role', 'supervisor', '--person', 'tom'],
      ['111111', PASSWORD, PASSWORD, codeIn],
      'the PIN is not that of tom',
      1,
    ],
    [
      'as a supervisor of nobody',
      ['add', 'sam', '--role', 'supervisor'],
      [PASSWORD, PASSWORD, codeIn],
      'a supervisor is a person of the list. Name the person with --person.',
      1,
    ],
    [
      'for somebody who is on no list',
      ['invite', 'eve', '--role', 'auditor', '--person', 'eve'],
      [],
      'nobody called eve is listed',
      1,
    ],
    [
      'with an easy password',
      ['add', 'it', '--role', 'administrator'],
      ['Password2026!'],
      'many people choose such a password',
      1,
    ],
    [
      'with a short password',
      ['add', 'it', '--role', 'administrator'],
      ['x7$kQ2'],
      'fewer than 12 characters',
      1,
    ],
    [
      'when the two passwords differ',
      ['add', 'it', '--role', 'administrator'],
      [PASSWORD, `${PASSWORD}s`],
      'the two are not the same',
      1,
    ],
    [
      'without a code of its app',
      ['add', 'it', '--role', 'administrator'],
      [PASSWORD, PASSWORD, 'abcdef'],
      'this is not the code of that secret',
      1,
    ],
    [
      'under a name that is none',
      ['add', 'It Desk', '--role', 'administrator'],
      [],
      'It Desk cannot be the name of an account',
      2,
    ],
    ['in a role that is none', ['add', 'it', '--role', 'king'], [], "argument 'king' is invalid", 2],
  ];
  test.each(REFUSED)('%s', async (_, args, hidden = [], words, code) => {
    const at = await office();
    const seen = await at.typing({ hidden }, ...args);
    expect(seen.code).toBe(code);
    expect(seen.errors).toContain(words);
    expect(changesIn(at)).toEqual([]);
    expect(kept(at, (accounts) => accounts.size)).toBe(0);
  });

  test('where the configuration lets nobody sign in', async () => {
    const file = path.join(folder(), 'kiosk.yaml');
    writeFileSync(file, GOOD);
    const seen = await run(['users', 'list', '--config', file, '--data', folder()]);
    expect(seen.code).toBe(2);
    expect(seen.errors).toContain('Write its part "office" first.');
  });

  test('twice under one name, or for one person', async () => {
    const at = await office();
    await at.users('invite', 'sam', '--role', 'auditor', '--person', 'sam');
    const again = await at.users('invite', 'sam', '--role', 'observer');
    expect(again).toMatchObject({ code: 1 });
    expect(again.errors).toContain('there is an account sam already');
    const other = await at.users('invite', 'sam-2', '--role', 'observer', '--person', 'sam');
    expect(other.errors).toContain('sam has the account sam');
  });
});
