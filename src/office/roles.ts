import { type AskedAct, isByPin } from '../asked-act.ts';
import type { AccountRole } from '../core/facts-office.ts';

/** `confirmed`: whoever gave their password or a code within the last minutes, because it is dangerous. */
export type Permission = 'may' | 'confirmed' | 'never';

/** What can be done away from the door. */
export const OFFICE_VERBS = [
  /** Which rooms there are, how they stand, and how many are inside. */
  'see_counts',
  /** Who is inside, and what they did. */
  'see_names',
  'answer_alarms',
  /** Closing an alarm, and telling nobody of one. */
  'end_alarms',
  'see_list',
  'change_list',
  /** What a change would have changed, before somebody proposes or approves it. */
  'try_changes',
  /** Sheets of reconciliation, with who signed them. */
  'see_sheets',
  'sign_sheets',
  'export_log',
  /** Names in an export; without it personal fields are withheld. */
  'export_names',
  /** Giving a report a name, so that others ask it too. */
  'keep_reports',
  /** What the kiosk needs, and what is wrong with it: devices, files and servers, and nobody's name. */
  'see_health',
  'see_accounts',
  'change_accounts',
  'keep_own_account',
  'change_own_account',
] as const;
export type OfficeVerb = (typeof OFFICE_VERBS)[number];

/** The only place that says who may do what. A verb or a role without an answer does not compile. */
export const ROLE_TABLE: { readonly [V in OfficeVerb]: { readonly [R in AccountRole]: Permission } } = {
  see_counts: { supervisor: 'may', auditor: 'may', administrator: 'may', observer: 'may' },
  see_names: { supervisor: 'may', auditor: 'may', administrator: 'never', observer: 'never' },
  answer_alarms: { supervisor: 'may', auditor: 'never', administrator: 'never', observer: 'never' },
  end_alarms: { supervisor: 'confirmed', auditor: 'never', administrator: 'never', observer: 'never' },
  see_list: { supervisor: 'may', auditor: 'may', administrator: 'never', observer: 'never' },
  change_list: { supervisor: 'confirmed', auditor: 'never', administrator: 'never', observer: 'never' },
  try_changes: { supervisor: 'may', auditor: 'never', administrator: 'never', observer: 'never' },
  see_sheets: { supervisor: 'may', auditor: 'may', administrator: 'never', observer: 'never' },
  sign_sheets: { supervisor: 'confirmed', auditor: 'never', administrator: 'never', observer: 'never' },
  export_log: {
    supervisor: 'confirmed',
    auditor: 'confirmed',
    administrator: 'confirmed',
    observer: 'never',
  },
  export_names: { supervisor: 'confirmed', auditor: 'confirmed', administrator: 'never', observer: 'never' },
  keep_reports: { supervisor: 'may', auditor: 'may', administrator: 'never', observer: 'never' },
  see_health: { supervisor: 'may', auditor: 'may', administrator: 'may', observer: 'never' },
  see_accounts: { supervisor: 'never', auditor: 'never', administrator: 'may', observer: 'never' },
  change_accounts: { supervisor: 'never', auditor: 'never', administrator: 'confirmed', observer: 'never' },
  keep_own_account: { supervisor: 'may', auditor: 'may', administrator: 'may', observer: 'may' },
  change_own_account: {
    supervisor: 'confirmed',
    auditor: 'confirmed',
    administrator: 'confirmed',
    observer: 'confirmed',
  },
};

export const permissionOf = (role: AccountRole, verb: OfficeVerb): Permission => ROLE_TABLE[verb][role];

export const may = (role: AccountRole, verb: OfficeVerb): boolean => permissionOf(role, verb) !== 'never';

/** What somebody has to be allowed for what they do about an alarm. */
export const verbOfAlarm = (act: AskedAct['act']): OfficeVerb =>
  isByPin({ act }) ? 'end_alarms' : 'answer_alarms';
