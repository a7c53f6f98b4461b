import { ID_KINDS, ITEMS_OUT, type VisitorAnswer } from '../../src/core/facts-visitors.ts';
import { writeInk } from '../../src/core/ink.ts';
import type { PersonId, VisitorId } from '../../src/core/terms.ts';
import { purposeOf } from './scenario-setting.ts';
import { oneOf, type Read, touched } from './scenario-touches-of.ts';

/** A signature as anybody might draw it. */
export const SIGNED = writeInk([
  [0, 1, 2, 3, 4, 5, 6, 7].map((at) => ({ x: 40 + 30 * at, y: at % 2 === 0 ? 90 : 170 })),
  [
    { x: 60, y: 200 },
    { x: 300, y: 190 },
  ],
]);

const answered =
  (read: (...found: readonly string[]) => VisitorAnswer): Read =>
  (place, name, ...found) =>
    touched(place, { touch: 'record_visitor', visitor: name as VisitorId, answer: read(...found) });

/** What people answer on the screen about visitors, and what becomes of visitor badges. */
export const VISITORS: readonly (readonly [RegExp, Read])[] = [
  [/^(\w+) comes for (.+)$/, answered((words = '') => ({ field: 'purpose', value: purposeOf(words) }))],
  [/^(\w+) visits "(.*)"$/, answered((words = '') => ({ field: 'visited', words }))],
  [
    /^ID of (\w+) is (.+), seen by (\w+)$/,
    answered((kind = '', seen = '') => ({
      field: 'id_seen',
      value: oneOf(ID_KINDS, kind),
      seen_by: seen as PersonId,
    })),
  ],
  [/^(\w+) carries nothing in$/, answered(() => ({ field: 'items', value: 'nothing', words: '' }))],
  [/^(\w+) carries "(.*)" in$/, answered((words = '') => ({ field: 'items', value: 'listed', words }))],
  [/^(\w+) accepts the rules$/, answered(() => ({ field: 'rules', value: 'acknowledged' }))],
  [/^(\w+) signs$/, answered(() => ({ field: 'signature', how: 'drawn', signature: SIGNED }))],
  [/^(\w+) signs with a dot$/, answered(() => ({ field: 'signature', how: 'drawn', signature: 'AAA' }))],
  [
    /^(\w+) types "(.*)" as signature$/,
    answered((words = '') => ({ field: 'signature', how: 'typed', signature: words })),
  ],
  [/^(\w+) gets badge (\d+)$/, answered((number) => ({ field: 'badge', badge: Number(number) }))],
  [
    /^visitor (\w+) signs out (with|without) the badge(?:, carrying (nothing|as brought|"(.*)"))?$/,
    (place, name, badge, carried, words = '') => {
      const items = words === '' ? oneOf(ITEMS_OUT, carried ?? 'not asked') : 'listed';
      return touched(place, {
        touch: 'sign_out_visitor',
        visitor: name as VisitorId,
        badge: badge === 'with' ? 'returned' : 'not_returned',
        items,
        words,
      });
    },
  ],
  [
    /^badge (\d+) is said to be (back|lost)$/,
    (place, number, how) =>
      touched(place, {
        touch: 'account_for_badge',
        badge: Number(number),
        answer: how === 'back' ? 'returned' : 'lost',
      }),
  ],
];
