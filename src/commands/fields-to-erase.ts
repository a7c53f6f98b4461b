import type { FieldOfEntry } from '../erasure.ts';
import { KeeperRefused } from '../kept-kiosk.ts';
import { readLog } from '../log/read-log.ts';
import { badgesOf, fieldsNaming } from '../named-fields.ts';
import { type Day, isOver, type WrittenDuties } from '../retention.ts';
import { keptEntries } from './kept-entries.ts';
import { Misuse } from './misuse.ts';

/** What is to be erased of somebody, and by what people outside the log may have written of them. */
export interface ToErase {
  readonly fields: readonly FieldOfEntry[];
  /** Their own identifier, and the keyed hashes of their badges. */
  readonly ids: ReadonlySet<string>;
  /** What they are called. */
  readonly names: ReadonlySet<string>;
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null;

/** What somebody is called in an entry that is about them; in a list of several it is the one with their identifier. */
const calledIn = (value: unknown, person: string): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((inner) => calledIn(inner, person));
  if (!isObject(value)) return [];
  const { name } = value;
  const isTheirs = value['person'] === person || value['visitor'] === person;
  return isTheirs && typeof name === 'string' && name !== '' ? [name] : [];
};

/** The fields that name somebody. Throws `KeeperRefused` where one of them must be kept, and `Misuse` for nobody. */
export const fieldsToErase = (
  directory: string,
  retention: WrittenDuties,
  person: string,
  today: Day,
): ToErase => {
  const log = readLog(directory);
  try {
    const badges = new Set<string>();
    for (const { fields } of keptEntries(log, retention)) {
      for (const badge of badgesOf(fields, person)) badges.add(badge);
    }
    const found: FieldOfEntry[] = [];
    const called = new Set<string>();
    for (const { seq, fields, duty } of keptEntries(log, retention)) {
      const names = fieldsNaming(fields, person, badges);
      if (names.length === 0) continue;
      if (!isOver(duty, today)) {
        const until = duty.until === null ? 'until it is released' : `until ${duty.until}`;
        const what = `entry ${seq} names ${person} and must be kept ${until} (${duty.kind}: ${duty.name})`;
        throw new KeeperRefused(what, 'See "ballot-vault retention" for what could go, and when.');
      }
      found.push(...names.map((name) => ({ seq, name })));
      for (const value of [fields, ...Object.values(fields)])
        for (const name of calledIn(value, person)) called.add(name);
    }
    if (found.length === 0) {
      throw new Misuse(`no entry names ${person}`, 'See "ballot-vault retention" for who is named.');
    }
    return { fields: found, ids: new Set([person, ...badges]), names: called };
  } finally {
    log.close();
  }
};
