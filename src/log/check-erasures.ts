import type { LogToCheck } from './check-log.ts';
import { parseEntry } from './entry.ts';
import { digestOfFields, type FieldOfEntry } from './erasing.ts';
import { LogDamaged } from './errors.ts';

const checkAct = ({ where, rows }: LogToCheck, by: number, list: readonly FieldOfEntry[]): void => {
  const [entry] = rows.entries(by, by + 1);
  const fields = entry === undefined ? {} : parseEntry(entry.bytes).fields;
  const isOnRecord =
    // Only the log that goes on can say who erased something of one that was closed.
    fields['type'] === 'epoch_closed' ||
    (fields['type'] === 'disclosures_erased' &&
      fields['erased'] === list.length &&
      fields['digest'] === digestOfFields(list));
  if (isOnRecord) return;
  const what = `${list.length} personal fields are noted as erased by entry ${by}, which does not say so`;
  throw new LogDamaged(where, what, by);
};

/** What is noted as erased is what entries say that two officials erased. Throws `LogDamaged`. */
export const checkErasures = (log: LogToCheck): void => {
  const lists = new Map<number, FieldOfEntry[]>();
  for (const { seq, name, by } of log.rows.erasures()) {
    const list = lists.get(by) ?? [];
    lists.set(by, list);
    list.push({ seq, name });
  }
  for (const [by, list] of lists) checkAct(log, by, list);
};
