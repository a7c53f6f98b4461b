/**
 * What an account may do. A supervisor acts; an auditor reads and exports; an administrator keeps accounts and takes
 * no names out of the building; an observer sees counts.
 */
export const ACCOUNT_ROLES = ['supervisor', 'auditor', 'administrator', 'observer'] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/**
 * Who may do what: the only place that says so. A verb without a row does not compile, and a role without a place in a
 * row may not.
 */
export const MAY = {
  /** Which rooms there are, their state, and how many are inside. */
  see_counts: ['supervisor', 'auditor', 'administrator', 'observer'],
  /** Who is inside, and what they did. */
  see_names: ['supervisor', 'auditor', 'administrator'],
  act_on_alarms: ['supervisor'],
  see_list: ['supervisor', 'auditor'],
  change_list: ['supervisor'],
  export_log: ['supervisor', 'auditor', 'administrator'],
  /** Names in an export; without it personal fields are withheld. */
  export_names: ['supervisor', 'auditor'],
  see_accounts: ['administrator'],
  change_accounts: ['administrator'],
  keep_own_account: ['supervisor', 'auditor', 'administrator', 'observer'],
} as const satisfies { readonly [verb: string]: readonly AccountRole[] };
export type OfficeVerb = keyof typeof MAY;

/** What asks for the password or a code again, because it was given too long ago. */
export const DANGEROUS: readonly OfficeVerb[] = ['change_list', 'export_log', 'change_accounts'];

export const may = (role: AccountRole, verb: OfficeVerb): boolean =>
  (MAY[verb] as readonly AccountRole[]).includes(role);
