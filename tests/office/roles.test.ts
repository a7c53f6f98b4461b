import { describe, expect, test } from 'vitest';
import { ACCOUNT_ROLES, type AccountRole } from '../../src/core/facts-office.ts';
import { OFFICE_VERBS, type OfficeVerb, permissionOf, ROLE_TABLE } from '../../src/office/roles.ts';

const whoMay = (verb: OfficeVerb): readonly AccountRole[] =>
  ACCOUNT_ROLES.filter((role) => permissionOf(role, verb) !== 'never');

describe('who may do what', () => {
  test.each(OFFICE_VERBS)('%s has an answer for every role', (verb) => {
    expect(Object.keys(ROLE_TABLE[verb]).toSorted()).toEqual([...ACCOUNT_ROLES].toSorted());
    for (const role of ACCOUNT_ROLES)
      expect(['may', 'confirmed', 'never']).toContain(permissionOf(role, verb));
  });

  test('only a supervisor acts on alarms, on the list and on sheets', () => {
    for (const verb of ['answer_alarms', 'end_alarms', 'change_list', 'try_changes', 'sign_sheets'] as const)
      expect(whoMay(verb)).toEqual(['supervisor']);
  });

  test('an auditor reads, exports and keeps questions, and does nothing else', () => {
    const may = OFFICE_VERBS.filter((verb) => permissionOf('auditor', verb) !== 'never');
    expect(may).toEqual([
      'see_counts',
      'see_names',
      'see_list',
      'see_sheets',
      'export_log',
      'export_names',
      'keep_reports',
      'see_health',
      'keep_own_account',
      'change_own_account',
    ]);
  });

  test('an administrator takes no names away, and only an administrator changes accounts', () => {
    expect(permissionOf('administrator', 'export_log')).toBe('confirmed');
    for (const verb of ['see_names', 'export_names', 'see_list', 'see_sheets'] as const) {
      expect(permissionOf('administrator', verb)).toBe('never');
    }
    expect(whoMay('change_accounts')).toEqual(['administrator']);
  });

  test('an observer sees counts', () => {
    const may = OFFICE_VERBS.filter((verb) => permissionOf('observer', verb) !== 'never');
    expect(may).toEqual(['see_counts', 'keep_own_account', 'change_own_account']);
  });

  test('what is dangerous asks for the password or a code again', () => {
    for (const verb of [
      'end_alarms',
      'change_list',
      'sign_sheets',
      'export_log',
      'export_names',
      'change_accounts',
      'change_own_account',
    ] as const) {
      for (const role of ACCOUNT_ROLES) expect(permissionOf(role, verb)).not.toBe('may');
    }
  });
});
