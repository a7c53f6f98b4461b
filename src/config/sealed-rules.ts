import { type RoomPolicy, rulesFor } from '../core/policy.ts';
import type { Finding, Place } from './finding.ts';
import type { WrittenRoom } from './schema.ts';

/** What the sealed period asks of a room that lets anybody in then: listed grounds, an authority, observers. */
export const sealedFindings = (room: WrittenRoom, policy: RoomPolicy, place: Place): readonly Finding[] => {
  const rules = rulesFor(policy, 'sealed');
  if (rules.entries === 'refused') return [];
  const path = ['rooms', ...place.path.slice(1, 2), 'phases', 'sealed'];
  const name = `${place.name}.phases.sealed`;
  const remedy =
    'List the lawful grounds under phases.sealed.purposes, with purpose: asked; or write entries: refused there.';
  if (room.phases.sealed?.purposes === undefined) {
    return [
      {
        path,
        what: `${name}: in the sealed period only listed purposes are lawful, and none are listed`,
        remedy,
      },
    ];
  }
  const asked: readonly (readonly [string, boolean, string, string])[] = [
    ['purpose', rules.purpose === 'asked', 'the purpose has to be asked', remedy],
    [
      'authority',
      rules.authority === 'asked',
      'the reference that permits an entry has to be asked',
      'Write authority: asked there; or entries: refused.',
    ],
    [
      'observers_needed',
      rules.observers_needed > 0,
      'named observers have to be there',
      'Write observers_needed: 1 or more there; or entries: refused.',
    ],
  ];
  return asked
    .filter(([, isAsked]) => !isAsked)
    .map(([key, , what, mend]) => ({
      path: [...path, key],
      what: `${name}.${key}: in the sealed period ${what}`,
      remedy: mend,
    }));
};
