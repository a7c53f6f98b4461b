import type { KeyKind } from '../../src/core/facts-keys.ts';
import type { KeyAct } from '../../src/core/keys.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { readInstant } from './scenario-time.ts';
import type { Read } from './scenario-touches-of.ts';

const people = (text: string): readonly PersonId[] => text.split(' and ').map((name) => name as PersonId);
const acted = (who: string, act: KeyAct) => ({ type: 'key_acted', act, signed_by: people(who) }) as const;

/** How scenarios say what people do about keys and combinations. */
export const KEYS: readonly (readonly [RegExp, Read])[] = [
  [
    /^([\w ]+) register (key|combination|code) (\S+) for (\d+) days$/,
    ({ room }, who = '', kind = '', key = '', rekey_days = '') =>
      acted(who, {
        act: 'register',
        key,
        kind: kind as KeyKind,
        room: room.room,
        rekey_days: Number(rekey_days),
        words: '',
      }),
  ],
  [
    /^(\w+) gives (\S+) to (\w+)$/,
    (_, keeper = '', key = '', person = '') =>
      acted(`${keeper} and ${person}`, { act: 'sign_out', key, person: person as PersonId, words: '' }),
  ],
  [
    /^(\w+) takes (\S+) back$/,
    (_, keeper = '', key = '') => acted(keeper, { act: 'take_back', key, words: '' }),
  ],
  [
    /^(\w+) reports (\S+) lost since (\d\d:\d\d:\d\d)$/,
    ({ setting }, who = '', key = '', since = '') =>
      acted(who, {
        act: 'report_lost',
        key,
        since: readInstant(since, setting.day),
        words: 'Not in its box',
      }),
  ],
  [
    /^([\w ]+) change the lock of (\S+) for (\d+) days$/,
    (_, who = '', key = '', rekey_days = '') =>
      acted(who, { act: 'change', key, rekey_days: Number(rekey_days), words: '' }),
  ],
];
