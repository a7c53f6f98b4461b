import type { AlarmAct } from '../../src/core/inputs.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { readInstant } from './scenario-time.ts';
import type { Read } from './scenario-touches-of.ts';
import { alarmNamed, sourceNamed } from './scenario-words.ts';

const acted = (person: string, act: AlarmAct): ReturnType<Read> => ({
  type: 'alarm_acted',
  person: person as PersonId,
  act,
});

const SILENCES: { readonly [words: string]: 'unshelve' | 'take_out_of_service' | 'put_in_service' } = {
  'hears again': 'unshelve',
  'takes out of service': 'take_out_of_service',
  'puts in service': 'put_in_service',
};

/** What people do about alarms away from the door. */
export const ALARMS: readonly (readonly [RegExp, Read])[] = [
  [
    /^(\w+) acknowledges alarm ([a-z ]+?)(?: (\d+))?$/,
    ({ room }, person = '', kind = '', number) =>
      acted(person, { act: 'acknowledge', alarm: alarmNamed(room.room, kind, number), words: 'on my way' }),
  ],
  [
    /^(\w+) closes alarm ([a-z ]+?)(?: (\d+))?$/,
    ({ room }, person = '', kind = '', number) =>
      acted(person, { act: 'close', alarm: alarmNamed(room.room, kind, number), words: 'all in order' }),
  ],
  [
    /^(\w+) shelves alarms ([a-z ]+?)(?: of ([\w-]+))? until (\d\d:\d\d:\d\d)$/,
    ({ room, setting }, person = '', kind = '', subject, until = '') =>
      acted(person, {
        act: 'shelve',
        source: sourceNamed(room.room, kind, subject),
        until: readInstant(until, setting.day),
        words: 'being repaired',
      }),
  ],
  [
    /^(\w+) (hears again|takes out of service|puts in service) alarms ([a-z ]+?)(?: of ([\w-]+))?$/,
    ({ room }, person = '', words = '', kind = '', subject) =>
      acted(person, {
        act: SILENCES[words] ?? 'unshelve',
        source: sourceNamed(room.room, kind, subject),
        words: 'being repaired',
      }),
  ],
];
