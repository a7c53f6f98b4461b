/** Which account opens by the word of the identity provider: by command, on record first, and signed for. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Identities } from '../../src/office/identities.ts';
import { openOfficeDatabase } from '../../src/office/office-database.ts';
import { folder, shipped } from './aid.ts';
import { PINS } from './two-people.ts';
import { changesIn, codeIn, type Office, office, PASSWORD } from './users.ts';

const ISSUER = 'https://id.county.example';

const withProvider = (): readonly string[] => {
  const file = path.join(folder(), 'kiosk.yaml');
  const provider = `  identity_provider: { issuer: '${ISSUER}', client_id: k01, client_secret_file: keys/provider, name: County }`;
  const demo = readFileSync(shipped('demo.yaml'), 'utf8');
  writeFileSync(file, demo.replace(/^office:$/m, `office:\n${provider}`));
  return ['--config', file];
};

const accountOf = ({ data }: Office, subject: string): string | undefined => {
  const database = openOfficeDatabase(data);
  try {
    return new Identities(database).accountOf({ issuer: ISSUER, claim: 'sub', subject });
  } finally {
    database.close();
  }
};

test('an account is linked, to one person there, and unlinked, each time on record', async () => {
  const at = await office(withProvider());
  for (const name of ['guest', 'other']) await at.users('invite', name, '--role', 'auditor');
  const linked = await at.users('link', 'guest', '--subject', '248289761001');
  expect(linked.printed).toBe(`guest opens to sub 248289761001 of ${ISSUER}.\n`);
  expect(accountOf(at, '248289761001')).toBe('guest');
  const taken = await at.users('link', 'other', '--subject', '248289761001');
  expect(taken.errors).toContain('248289761001 opens the account guest. Unlink that one first.');
  await at.users('link', 'guest', '--subject', '7');
  expect([accountOf(at, '248289761001'), accountOf(at, '7')]).toEqual([undefined, 'guest']);
  expect((await at.users('unlink', 'guest')).code).toBe(0);
  expect(accountOf(at, '7')).toBeUndefined();
  const told = changesIn(at).map(
    (fact) => fact.type === 'account_changed' && `${fact.account} ${fact.change}`,
  );
  expect(told.slice(2)).toEqual([
    'guest identity_linked',
    'guest identity_linked',
    'guest identity_unlinked',
  ]);
  expect(JSON.stringify(at.facts())).not.toContain('248289761001');
});

test('nobody opens the account of a supervisor to somebody else', async () => {
  const at = await office(withProvider());
  const add = ['add', 'sam', '--role', 'supervisor', '--person', 'sam'];
  await at.typing({ hidden: [PINS.sam, PASSWORD, PASSWORD, codeIn] }, ...add);
  const link = ['link', 'sam', '--subject', '7'];
  expect(await at.typing({ hidden: [PINS.tom] }, ...link)).toMatchObject({ code: 1 });
  expect(accountOf(at, '7')).toBeUndefined();
  expect(await at.typing({ hidden: [PINS.sam] }, ...link)).toMatchObject({ code: 0 });
  expect(accountOf(at, '7')).toBe('sam');
  const both = ['--by', 'sam', '--by', 'tom'];
  await at.typing({ hidden: [PINS.sam, PINS.tom] }, 'reset', 'sam', ...both);
  expect(accountOf(at, '7')).toBeUndefined();
});

test('without a provider there is nothing to link to', async () => {
  const at = await office();
  await at.users('invite', 'guest', '--role', 'auditor');
  const linked = await at.users('link', 'guest', '--subject', '7');
  expect(linked).toMatchObject({ code: 2 });
  expect(linked.errors).toContain('names no identity provider');
  expect((await at.users('link', 'guest', '--subject', ' ')).code).toBe(2);
});
