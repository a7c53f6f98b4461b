/** Tokens of programs by command: shown once, on record first, signed for where they act for a supervisor. */
import { expect, test } from 'vitest';
import { openOfficeDatabase } from '../../src/office/office-database.ts';
import { Tokens } from '../../src/office/tokens.ts';
import { PINS } from './two-people.ts';
import { changesIn, codeIn, type Office, office, PASSWORD } from './users.ts';

const tokensOf = ({ data }: Office, work: (tokens: Tokens) => unknown): unknown => {
  const database = openOfficeDatabase(data);
  try {
    return work(new Tokens(database));
  } finally {
    database.close();
  }
};

const add = (account: string, role: string, ...more: readonly string[]): readonly string[] => [
  ...['token', 'add', account, '--name', 'nightly copy', '--role', role, '--days', '90'],
  ...more,
];

test('a token is made, listed with its last use, and revoked, each step on record', async () => {
  const at = await office();
  await at.users('invite', 'guest', '--role', 'auditor');
  const made = await at.users(...add('guest', 'auditor'));
  const [, token = '', secret = ''] =
    /^Token ([0-9a-f]{16})[\s\S]*^ {2}(bvk_[\w-]{43})$/m.exec(made.printed) ?? [];
  expect(tokensOf(at, (tokens) => tokens.find(secret))).toMatchObject({ token, role: 'auditor', used_at: 0 });
  const listed = await at.users('token', 'list');
  expect(listed.printed).toMatch(
    new RegExp(`^${token}  guest: auditor, until 20.*last used never, nightly copy$`, 'm'),
  );
  expect(listed.printed).not.toContain(secret);
  const json = JSON.parse((await at.users('token', 'list', 'guest', '--json')).printed);
  expect(json.tokens).toMatchObject([{ token, used: 'never', acknowledges: 'no' }]);
  expect((await at.users('token', 'revoke', 'guest', 'f'.repeat(16))).errors).toContain('has no token');
  expect((await at.users('token', 'revoke', 'guest', token)).code).toBe(0);
  expect(tokensOf(at, (tokens) => tokens.find(secret))).toBeUndefined();
  expect(changesIn(at).slice(1)).toMatchObject([
    { change: 'token_added', account: 'guest', role: 'auditor', token, done_by: 'terminal' },
    { change: 'token_revoked', token },
  ]);
  expect(JSON.stringify(at.facts())).not.toContain(secret);
});

test('no token gives more than its account may, or lasts for ever', async () => {
  const at = await office();
  await at.users('invite', 'guest', '--role', 'observer');
  const refused = await at.users(...add('guest', 'auditor'));
  expect([refused.code, refused.errors]).toEqual([1, expect.stringContaining('may not do that itself')]);
  expect((await at.users(...add('guest', 'administrator'))).code).toBe(2);
  const { errors } = await at.users(...add('guest', 'observer', '--acknowledge'));
  expect(errors).toContain('only a supervisor acknowledges');
  const forEver = ['token', 'add', 'guest', '--name', 'x', '--role', 'observer'];
  expect((await at.users(...forEver)).code).toBe(2);
  expect((await at.users(...forEver, '--days', '0')).code).toBe(2);
  expect(tokensOf(at, (tokens) => tokens.all())).toEqual([]);
});

test('one that acts for a supervisor takes that person\u2019s PIN, and a reset ends it', async () => {
  const at = await office();
  const account = ['add', 'sam', '--role', 'supervisor', '--person', 'sam'];
  await at.typing({ hidden: [PINS.sam, PASSWORD, PASSWORD, codeIn] }, ...account);
  const acting = add('sam', 'supervisor', '--acknowledge');
  expect((await at.typing({ hidden: [PINS.tom] }, ...acting)).code).toBe(1);
  expect((await at.typing({ hidden: [PINS.sam] }, ...acting)).code).toBe(0);
  expect(changesIn(at).at(-1)).toMatchObject({ change: 'token_added', signed_by: ['sam'] });
  await at.typing({ hidden: [PINS.sam, PINS.tom] }, 'reset', 'sam', '--by', 'sam', '--by', 'tom');
  expect(tokensOf(at, (tokens) => tokens.all())).toEqual([]);
});
