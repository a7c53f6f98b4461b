import { createHash } from 'node:crypto';
import type { Person } from './core/people.ts';
import { recordOf } from './core/people.ts';

const bySubject = ({ person: one }: Person, { person: other }: Person): number => (one < other ? -1 : 1);

/**
 * SHA-256, hex, of a list of people: one line of JSON for each who is on it, in the order of their identifiers, with
 * keys in theirs, and whether they are suspended. PINs are no part of it.
 */
export const listDigest = (people: readonly Person[]): string => {
  const hash = createHash('sha256');
  for (const person of people.filter(({ status }) => status !== 'removed').toSorted(bySubject)) {
    const stated = { ...recordOf(person), status: person.status };
    const sorted = Object.entries(stated).toSorted(([one], [other]) => (one < other ? -1 : 1));
    hash.update(`${JSON.stringify(Object.fromEntries(sorted))}\n`);
  }
  return hash.digest('hex');
};
