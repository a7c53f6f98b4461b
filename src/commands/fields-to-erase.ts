import type { FieldOfEntry } from '../erasure.ts';
import { KeeperRefused } from '../kept-kiosk.ts';
import { readLog } from '../log/read-log.ts';
import { badgesOf, fieldsNaming } from '../named-fields.ts';
import { type Day, isOver, type WrittenDuties } from '../retention.ts';
import { keptEntries } from './kept-entries.ts';
import { Misuse } from './misuse.ts';

/** The fields that name somebody. Throws `KeeperRefused` where one of them must be kept, and `Misuse` for nobody. */
export const fieldsToErase = (
  directory: string,
  retention: WrittenDuties,
  person: string,
  today: Day,
): readonly FieldOfEntry[] => {
  const log = readLog(directory);
  try {
    const badges = new Set<string>();
    for (const { fields } of keptEntries(log, retention)) {
      for (const badge of badgesOf(fields, person)) badges.add(badge);
    }
    const found: FieldOfEntry[] = [];
    for (const { seq, fields, duty } of keptEntries(log, retention)) {
      const names = fieldsNaming(fields, person, badges);
      if (names.length === 0) continue;
      if (!isOver(duty, today)) {
        const until = duty.until === null ? 'until it is released' : `until ${duty.until}`;
        const what = `entry ${seq} names ${person} and must be kept ${until} (${duty.kind}: ${duty.name})`;
        throw new KeeperRefused(what, 'See "ballot-vault retention" for what could go, and when.');
      }
      found.push(...names.map((name) => ({ seq, name })));
    }
    if (found.length === 0) {
      throw new Misuse(`no entry names ${person}`, 'See "ballot-vault retention" for who is named.');
    }
    return found;
  } finally {
    log.close();
  }
};
