import {
  CONTAINER_KINDS,
  CONTENTS_CLASSES,
  type CustodyStatement,
  MOVE_REASONS,
  SEAL_CONDITIONS,
} from '../../src/core/custody-terms.ts';
import type { ContainerId, SealNumber } from '../../src/core/terms.ts';
import { readInstant } from './scenario-time.ts';
import { oneOf, proposed, type Read, touched } from './scenario-touches-of.ts';

type Form = readonly [RegExp, Read];

const container = (label = '') => ({ container: label as ContainerId, taken_by: 'typed_twice' as const });
const sealNumber = (number = ''): SealNumber => number as SealNumber;
const sealOrNone = (number = ''): SealNumber | '' => (number === 'none' ? '' : sealNumber(number));

const seen = (label = '', seal = '', condition = '') => ({
  ...container(label),
  seal: sealOrNone(seal),
  condition: oneOf(SEAL_CONDITIONS, condition),
  words: '',
});

const registered: Read = (
  place,
  kind = '',
  label,
  contents = '',
  count,
  federal,
  approved = '',
  day = '2026-11-03',
) =>
  proposed(place, {
    statement: 'register_container',
    ...container(label),
    kind: oneOf(CONTAINER_KINDS, kind),
    contents: oneOf(CONTENTS_CLASSES, contents),
    election: 'General 2026',
    election_day: day,
    federal: federal === undefined ? 'no' : 'yes',
    range: '',
    count: Number(count),
    shelf: 'A 3',
    approved_until: approved,
  });

const moved: Read = (place, label, way = '', reason = '', shelf = '') =>
  proposed(place, {
    statement: 'move_container',
    ...container(label),
    way: oneOf(['in', 'out', 'within'], way),
    reason: oneOf(MOVE_REASONS, reason),
    shelf,
    words: '',
  });

const ordered =
  (statement: 'hold_container' | 'lift_hold' | 'destroy_container'): Read =>
  (place, label) =>
    proposed(place, { statement, ...container(label), words: 'court order 7' } satisfies CustodyStatement);

/** What people state of containers and seals. */
export const CUSTODY: readonly Form[] = [
  [
    /^(\w+) ([A-Z0-9-]+) is to be registered: ([a-z ]+), (\d+) ballots(, federal)?(?:, approved until ([\d-]+))?(?:, of the election of ([\d-]+))?$/,
    registered,
  ],
  [/^([A-Z0-9-]+) is to be moved (in|out|within) for ([a-z ]+?)(?: to ([A-Z] \d+))?$/, moved],
  [
    /^seals ([A-Z0-9-]+) to ([A-Z0-9-]+) are to be added$/,
    (place, first, last) =>
      proposed(place, { statement: 'add_seals', first: sealNumber(first), last: sealNumber(last) }),
  ],
  [
    /^seal ([A-Z0-9-]+) is to be put on ([A-Z0-9-]+)$/,
    (place, seal, label) =>
      proposed(place, { statement: 'apply_seal', ...container(label), seal: sealNumber(seal) }),
  ],
  [
    /^seal ([A-Z0-9-]+|none) of ([A-Z0-9-]+) is looked at: (\w+)$/,
    (place, seal, label, condition) =>
      proposed(place, { statement: 'check_seal', ...seen(label, seal, condition) }),
  ],
  [
    /^seal ([A-Z0-9-]+|none) of ([A-Z0-9-]+) is to be removed: (\w+)$/,
    (place, seal, label, condition) =>
      proposed(place, { statement: 'remove_seal', ...seen(label, seal, condition) }),
  ],
  [
    /^seal ([A-Z0-9-]+|none) of ([A-Z0-9-]+) is to be replaced by ([A-Z0-9-]+): (\w+)$/,
    (place, seal, label, next, condition) =>
      proposed(place, {
        statement: 'replace_seal',
        ...seen(label, seal, condition),
        new_seal: sealNumber(next),
      }),
  ],
  [
    /^custody of ([A-Z0-9-]+) was broken from ([\d:]+) to ([\d:]+)$/,
    (place, label, since = '', until = '') =>
      proposed(place, {
        statement: 'report_break',
        ...container(label),
        since: readInstant(since, place.setting.day),
        until: readInstant(until, place.setting.day),
        words: 'left on the loading dock',
      }),
  ],
  [/^([A-Z0-9-]+) is to be held$/, ordered('hold_container')],
  [/^the hold on ([A-Z0-9-]+) is to be lifted$/, ordered('lift_hold')],
  [/^([A-Z0-9-]+) is to be destroyed$/, ordered('destroy_container')],
  [/^a count of the containers is asked for$/, (place) => proposed(place, { statement: 'begin_inventory' })],
  [
    /^([A-Z0-9-]+) is counted$/,
    (place, label) => touched(place, { touch: 'count_container', ...container(label) }),
  ],
  [/^everything is counted$/, (place) => touched(place, { touch: 'compare_inventory' })],
  [/^the count is given up$/, (place) => touched(place, { touch: 'give_up_inventory' })],
  [
    /^the count is to be signed(?:: (.+))?$/,
    (place, words = '') => proposed(place, { statement: 'sign_inventory', words }),
  ],
];
