import type { PersonId } from '../../src/core/terms.ts';
import { readInstant } from './scenario-time.ts';
import type { Read } from './scenario-touches-of.ts';

const both = (one: string, other: string): readonly PersonId[] => [one as PersonId, other as PersonId];

/** How scenarios say what two people put on record of somebody's training. */
export const TRAINING: readonly (readonly [RegExp, Read])[] = [
  [
    /^(\w+) and (\w+) record that (\w+) was trained in (\w+) from (\d\d:\d\d:\d\d) to (\d\d:\d\d:\d\d)$/,
    ({ setting }, one = '', other = '', person = '', topic = '', on = '', until = '') => ({
      type: 'training_acted',
      acts: [
        {
          act: 'record',
          person: person as PersonId,
          topic,
          on: readInstant(on, setting.day),
          until: readInstant(until, setting.day),
          words: '',
        },
      ],
      signed_by: both(one, other),
    }),
  ],
  [
    /^(\w+) and (\w+) withdraw the training of (\w+) in (\w+)$/,
    (_, one = '', other = '', person = '', topic = '') => ({
      type: 'training_acted',
      acts: [{ act: 'withdraw', person: person as PersonId, topic, words: 'recorded by mistake' }],
      signed_by: both(one, other),
    }),
  ],
];
