import { pinOf, readPeople } from './scenario-setting.ts';
import type { Read } from './scenario-touches-of.ts';

/** What the first two people do at the screen of a new kiosk. */
export const SETUP: readonly (readonly [RegExp, Read])[] = [
  [
    /^a (right|wrong) set-up code is typed$/,
    ({ room }, is) => ({
      type: 'setup_code_tried',
      room: room.room,
      is: is === 'right' ? 'right' : 'wrong',
    }),
  ],
  [/^a first badge is asked for$/, ({ room }) => ({ type: 'setup_badge_wanted', room: room.room })],
  [
    /^the first people are (.+)$/,
    ({ setting }, people = '') => ({
      type: 'founders_named',
      founders: readPeople(people, setting.day, setting.rooms).map((record) => ({
        record,
        pin: pinOf(record.person, '4826'),
        duress: pinOf(record.person, '4827'),
      })),
    }),
  ],
];
