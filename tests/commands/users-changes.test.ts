/** Accounts by command: what changes of them, each time on record first, and who signs for it. */
import { describe, expect, test } from 'vitest';
import { PINS } from './two-people.ts';
import { changesIn, codeIn, invitationIn, kept, office, PASSWORD } from './users.ts';

describe('what an account may do changes', () => {
  test('from day to day, each step on record, and whoever was signed in is not any more', async () => {
    const at = await office();
    const invited = await at.users('invite', 'guest', '--role', 'observer');
    expect(
      kept(at, (accounts) => accounts.isInvited('guest', invitationIn(invited.printed), Date.now())),
    ).toBe(true);
    const open = () =>
      kept(at, (_, sessions) =>
        sessions.open({ account: 'guest', way: 'password_and_code', address: '', browser: '' }, Date.now()),
      );
    open();
    expect((await at.users('role', 'guest', 'auditor')).printed).toBe('guest is auditor from now on.\n');
    expect((await at.users('list')).printed).toMatch(/^guest +- +auditor +invited +0$/m);
    open();
    expect((await at.users('revoke', 'guest')).printed).toBe('guest is signed out everywhere.\n');
    open();
    expect((await at.users('lock', 'guest')).printed).toBe('guest is locked.\n');
    expect(JSON.parse((await at.users('list', '--json')).printed)).toMatchObject({
      accounts: [{ account: 'guest', state: 'locked', sessions: 0 }],
    });
    await at.users('unlock', 'guest');
    await at.users('remove', 'guest');
    expect(kept(at, (accounts) => accounts.size)).toBe(0);
    const told = changesIn(at).map((fact) =>
      fact.type === 'account_changed'
        ? `${fact.change} ${fact.role}`
        : fact.type === 'session_revoked' && fact.cause,
    );
    expect(told).toEqual([
      'invited observer',
      'role_changed auditor',
      'account_changed',
      'asked',
      'locked auditor',
      'account_changed',
      'unlocked auditor',
      'removed auditor',
    ]);
  });

  test('nobody is made a supervisor without their PIN', async () => {
    const at = await office();
    await at.users('invite', 'tom', '--role', 'auditor', '--person', 'tom');
    expect(await at.typing({ hidden: [PINS.sam] }, 'role', 'tom', 'supervisor')).toMatchObject({ code: 1 });
    expect(kept(at, (accounts) => accounts.named('tom')?.role)).toBe('auditor');
    expect(await at.typing({ hidden: [PINS.tom] }, 'role', 'tom', 'supervisor')).toMatchObject({ code: 0 });
    expect(kept(at, (accounts) => accounts.named('tom')?.role)).toBe('supervisor');
  });

  test('an unknown account is named as such', async () => {
    const at = await office();
    for (const args of [
      ['lock', 'x'],
      ['revoke', 'x'],
      ['remove', 'x'],
      ['role', 'x', 'auditor'],
    ]) {
      expect((await at.users(...args)).errors).toContain(
        'there is no account x. See "ballot-vault users list".',
      );
    }
  });
});

describe('whoever lost a password or a telephone', () => {
  test('gets the account back by two officials, and by no fewer', async () => {
    const at = await office();
    await at.typing(
      { hidden: [PINS.sam, PASSWORD, PASSWORD, codeIn] },
      'add',
      'sam',
      '--role',
      'supervisor',
      '--person',
      'sam',
    );
    const alone = await at.typing({ hidden: [PINS.sam] }, 'reset', 'sam', '--by', 'sam');
    expect(alone).toMatchObject({ code: 2 });
    const twice = await at.typing(
      { hidden: [PINS.sam, PINS.sam] },
      'reset',
      'sam',
      '--by',
      'sam',
      '--by',
      'sam',
    );
    expect(twice.errors).toContain('two different officials sign for this');
    const wrong = await at.typing(
      { hidden: [PINS.sam, '111111'] },
      'reset',
      'sam',
      '--by',
      'sam',
      '--by',
      'tom',
    );
    expect(wrong.errors).toContain('the PIN is not that of tom');
    expect(kept(at, (accounts) => accounts.named('sam')?.state)).toBe('ready');
    const both = await at.typing(
      { hidden: [PINS.sam, PINS.tom] },
      'reset',
      'sam',
      '--by',
      'sam',
      '--by',
      'tom',
    );
    expect(both).toMatchObject({ code: 0, errors: '' });
    expect(kept(at, (accounts) => accounts.named('sam')?.state)).toBe('invited');
    expect(kept(at, (accounts) => accounts.secretsOf('sam'))).toMatchObject({ password: '' });
    expect(invitationIn(both.printed)).not.toBe('');
    expect(changesIn(at).at(-1)).toMatchObject({ change: 'reset', signed_by: ['sam', 'tom'] });
  });
});
