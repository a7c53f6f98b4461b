import type { ChangeLine, RecordLine } from '../../../src/list-lines.ts';

/** What a record says, in the order in which two of them are shown side by side. */
export const RECORD_FIELDS = [
  'name',
  'title',
  'class',
  'role',
  'group',
  'rooms',
  'hours',
  'valid_from',
  'valid_until',
  'oath',
  'background_check',
  'training',
  'on_ballot',
  'photo',
  'badges',
] as const satisfies readonly (keyof RecordLine)[];
export type RecordField = (typeof RECORD_FIELDS)[number];

export type ChangeKind = 'add' | 'change' | 'remove';

export const kindOfChange = ({ before, after }: ChangeLine): ChangeKind => {
  if (before === null) return 'add';
  return after === null ? 'remove' : 'change';
};

const said = (record: RecordLine, field: RecordField): string =>
  JSON.stringify(field === 'group' ? [record.group, record.group_source] : (record[field] ?? []));

/** Whether both say the same of something. Badges are compared one by one where it was done, not by their number. */
const isSame = (change: ChangeLine, field: RecordField): boolean => {
  if (change.before === null || change.after === null) return false;
  if (field === 'badges') return change.badges_added === 0 && change.badges_removed === 0;
  return said(change.before, field) === said(change.after, field);
};

/** What a change says anew, and what it leaves as it is. */
export const differencesOf = (
  change: ChangeLine,
): { readonly changed: readonly RecordField[]; readonly same: readonly RecordField[] } => ({
  changed: RECORD_FIELDS.filter((field) => !isSame(change, field)),
  same: RECORD_FIELDS.filter((field) => isSame(change, field)),
});
