import type { PersonId } from '../../src/core/terms.ts';
import { readInstant } from './scenario-time.ts';
import type { Read } from './scenario-touches-of.ts';

const people = (text: string): readonly PersonId[] => text.split(/, | and /).map((name) => name as PersonId);

/** How scenarios say that a line of the paper log is typed in afterwards. */
export const PAPER: readonly (readonly [RegExp, Read])[] = [
  [
    /^(\w+) and (\w+) transcribe sheet (\S+) line (\d+): (.+) from (\d\d:\d\d:\d\d) to (\d\d:\d\d:\d\d)$/,
    ({ room, setting }, one = '', other = '', sheet = '', line = '', who = '', from = '', until = '') => ({
      type: 'paper_transcribed',
      visit: {
        sheet,
        line: Number(line),
        room: room.room,
        people: people(who),
        from: readInstant(from, setting.day),
        until: readInstant(until, setting.day),
        purpose: 'inspection',
        visitors_on_paper: 0,
        words: '',
      },
      overlaps: [],
      signed_by: people(`${one} and ${other}`),
    }),
  ],
];
