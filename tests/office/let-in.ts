import { ACCOUNT_ROLES, type AccountRole } from '../../src/core/facts-office.ts';

/** Who is let in where, written down once more: a table that loosens is seen here. */
export const LET_IN: Readonly<Record<string, readonly AccountRole[]>> = {
  rooms: ACCOUNT_ROLES,
  status: ACCOUNT_ROLES,
  alarms: ACCOUNT_ROLES,
  alarmFigures: ['supervisor', 'auditor'],
  alarmTold: ['supervisor', 'auditor'],
  actOnAlarm: ['supervisor'],
  entries: ['supervisor', 'auditor'],
  inclusionProof: ACCOUNT_ROLES,
  records: ['supervisor', 'auditor'],
  recordChoices: ['supervisor', 'auditor'],
  record: ['supervisor', 'auditor'],
  report: ['supervisor', 'auditor'],
  timeline: ['supervisor', 'auditor'],
  checkpoint: ACCOUNT_ROLES,
  people: ['supervisor', 'auditor'],
  proposals: ['supervisor', 'auditor'],
  proposal: ['supervisor', 'auditor'],
  listThen: ['supervisor', 'auditor'],
  personHistory: ['supervisor', 'auditor'],
  badgeUses: ['supervisor', 'auditor'],
  previewList: ['supervisor', 'auditor'],
  actOnList: ['supervisor'],
  proposalTrial: ['supervisor'],
  tryProposal: ['supervisor'],
};
