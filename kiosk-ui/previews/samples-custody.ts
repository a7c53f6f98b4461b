import { type ContainerPage, NOTHING_LISTED } from '../../src/core/container-list.ts';
import type { CustodyStatement } from '../../src/core/custody-terms.ts';
import type { CustodyRefusal } from '../../src/core/facts-custody.ts';
import type { Compared } from '../../src/core/facts-inventory.ts';
import type { ContainerId, SealNumber } from '../../src/core/terms.ts';
import type { Screen } from '../../src/core/view.ts';
import { ana, NOW, pair, showing, timing } from './people.ts';
import type { Sample } from './samples.ts';

const BOX = 'B-2026-0417' as ContainerId;
const SEAL = 'A0048213' as SealNumber;
const NEXT = 'A0048214' as SealNumber;

const line = {
  kind: 'box',
  contents: 'voted_counted',
  count: 480,
  shelf: 'A 3',
  sealed: 'yes',
  in_doubt: 'no',
  held: 'no',
  keep_until: '2028-11-03',
} as const;

/** What the preview's service says is in the room. */
export const CONTAINERS: ContainerPage = {
  lines: [
    { ...line, container: BOX },
    { ...line, container: 'B-2026-0418' as ContainerId, in_doubt: 'yes' },
    {
      ...line,
      container: 'E-12' as ContainerId,
      kind: 'envelope',
      contents: 'envelopes',
      count: 0,
      held: 'yes',
    },
  ],
  page: 0,
  pages: 4,
  containers: 11,
  inventory: null,
};

const of = { container: BOX, taken_by: 'scanned' } as const;
const seen = { ...of, seal: SEAL, condition: 'intact', words: '' } as const;

const STATEMENTS: Readonly<Record<string, CustodyStatement>> = {
  register_container: {
    statement: 'register_container',
    ...of,
    kind: 'box',
    contents: 'voted_counted',
    election: 'General 2026',
    election_day: '2026-11-03',
    federal: 'yes',
    range: '',
    count: 480,
    shelf: 'A 3',
    approved_until: '',
  },
  move_container: { statement: 'move_container', ...of, way: 'out', reason: 'recount', shelf: '', words: '' },
  'move_container-in': {
    statement: 'move_container',
    ...of,
    way: 'in',
    reason: 'recount',
    shelf: '',
    words: '',
  },
  'move_container-within': {
    statement: 'move_container',
    ...of,
    way: 'within',
    reason: 'storage',
    shelf: 'B 1',
    words: '',
  },
  add_seals: { statement: 'add_seals', first: SEAL, last: NEXT },
  apply_seal: { statement: 'apply_seal', ...of, seal: SEAL },
  check_seal: { statement: 'check_seal', ...seen },
  'check_seal-missing': { statement: 'check_seal', ...seen, seal: '', condition: 'missing' },
  remove_seal: { statement: 'remove_seal', ...seen },
  'remove_seal-missing': { statement: 'remove_seal', ...seen, seal: '', condition: 'missing' },
  replace_seal: { statement: 'replace_seal', ...seen, new_seal: NEXT },
  'replace_seal-missing': {
    statement: 'replace_seal',
    ...seen,
    seal: '',
    condition: 'missing',
    new_seal: NEXT,
  },
  report_break: {
    statement: 'report_break',
    ...of,
    since: NOW - 7_200_000,
    until: NOW - 3_600_000,
    words: '',
  },
  hold_container: { statement: 'hold_container', ...of, words: 'Case 12' },
  lift_hold: { statement: 'lift_hold', ...of, words: 'Case 12' },
  destroy_container: { statement: 'destroy_container', ...of, words: 'Clerk, order 7' },
  begin_inventory: { statement: 'begin_inventory' },
  sign_inventory: { statement: 'sign_inventory', words: '' },
};

const signed = (statement: CustodyStatement): Sample => ({
  view: showing({
    screen: 'sign',
    statement,
    needed: 'pair',
    signed_by: [ana],
    signers: [],
    announced: null,
    visitor: null,
    ...timing(44, 60),
  }),
});

const stated = ({ statement }: CustodyStatement): Sample => ({
  view: showing({ screen: 'stated', statement, outcome: 'done', count: 0, expected: 0, until: NOW + 4_000 }),
});

type SealSeen = Extract<Screen, { screen: 'seal_seen' }>;

const sealSeen = (change: Partial<SealSeen>): Sample => ({
  view: showing({
    screen: 'seal_seen',
    container: BOX,
    seal: SEAL,
    on_record: SEAL,
    outcome: 'matches',
    condition: 'intact',
    until: NOW + 4_000,
    ...change,
  }),
});

const REASONS: readonly CustodyRefusal[] = [
  'container_known',
  'container_unknown',
  'container_destroyed',
  'approval_ended',
  'no_such_day',
  'here_already',
  'in_other_room',
  'not_here',
  'seal_unknown',
  'seal_used',
  'no_seal',
  'range_backwards',
  'range_known',
  'range_too_long',
  'break_not_past',
  'held',
  'not_held',
  'kept_until',
  'count_open',
  'count_not_finished',
  'explanation_needed',
  'counters_not_inside',
];

const refused = (reason: CustodyRefusal): Sample => ({
  view: showing({
    screen: 'custody_refused',
    act: 'apply_seal',
    container: BOX,
    seal: SEAL,
    reason,
    until: NOW + 4_000,
  }),
});

const room = showing({ screen: 'attract' }, { inside: pair });

const page = (errand: string, at = 0, drafts: Sample['drafts'] = {}): Sample => ({
  view: room,
  page: { page: 'custody', errand, at },
  drafts,
});

const counting = (compared: Compared | null, at = 0, drafts: Sample['drafts'] = {}): Sample => ({
  ...page('inventory', at, drafts),
  containers: { ...NOTHING_LISTED, inventory: { counted: 41, last: BOX, compared } },
});

const EQUAL: Compared = {
  ...{ counted: 41, expected: 41, missing: [], missing_in_all: 0, extra: [], extra_in_all: 0, look: 1 },
};

const DIFFERENT: Compared = {
  ...EQUAL,
  expected: 48,
  missing: Array.from({ length: 9 }, (_, at) => `B-2026-04${20 + at}` as ContainerId),
  missing_in_all: 9,
  extra: ['E-77', 'E-78'] as ContainerId[],
  extra_in_all: 2,
};

const named = <T>(prefix: string, all: Readonly<Record<string, T>>, sample: (one: T) => Sample) =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [`${prefix}-${name}`, sample(one)]));

/** All that people see of containers and seals. */
export const CUSTODY_SAMPLES: Readonly<Record<string, Sample>> = {
  custody: page('menu'),
  'custody-more': page('more'),
  'custody-list': page('list'),
  'custody-label': page('look', 0, { 'custody-container': BOX }),
  'custody-label-again': page('look', 0, { 'custody-container-first': BOX }),
  'custody-label-differs': page('look', 0, { 'custody-container-other': `${BOX} / B-2026-0471` }),
  'custody-condition': page('look', 1),
  'custody-seal': page('look', 2),
  'custody-defects': page('look', 3),
  'custody-reason': page('out', 1),
  'custody-whom': page('out', 2, { 'custody-whom': 'To the board' }),
  'custody-kind': page('register', 1),
  'custody-contents': page('register', 2),
  'custody-count': page('register', 3, { 'custody-count': '480' }),
  'custody-election': page('register', 4),
  'custody-election_day': page('register', 5, { 'custody-election_day': '202611' }),
  'custody-federal': page('register', 6),
  'custody-range': page('register', 7),
  'custody-shelf': page('register', 8),
  'custody-approved_until': page('register', 9),
  'custody-began': page('broken', 1, { 'custody-began': '120' }),
  'custody-ended': page('broken', 2),
  'custody-first': page('stock', 0),
  'custody-last': page('stock', 1),
  'custody-new_seal': page('put_on', 1),
  'custody-why': page('take_off', 3),
  'custody-what': page('broken', 3),
  'custody-order': page('hold', 1),
  'custody-counting': { ...counting(null), page: { page: 'custody', errand: 'list', at: 0 } },
  inventory: page('inventory'),
  'inventory-first': {
    ...page('inventory'),
    containers: { ...NOTHING_LISTED, inventory: { counted: 0, last: '', compared: null } },
  },
  'inventory-counting': counting(null),
  'inventory-all': counting(null, 1),
  'inventory-equal': counting(EQUAL),
  'inventory-differs': counting(DIFFERENT),
  'inventory-explain': counting(DIFFERENT, 2, { 'custody-explained': 'Lent to the court, order 7' }),
  ...named('sign', STATEMENTS, signed),
  ...named('stated', STATEMENTS, stated),
  'seal_seen-matches': sealSeen({}),
  'seal_seen-differs': sealSeen({ on_record: `${NEXT} A0047001`, outcome: 'differs' }),
  'seal_seen-missing': sealSeen({ seal: '', outcome: 'differs', condition: 'missing' }),
  'seal_seen-damaged': sealSeen({ condition: 'damaged' }),
  'seal_seen-gone': sealSeen({ condition: 'missing' }),
  ...Object.fromEntries(REASONS.map((reason) => [`custody_refused-${reason}`, refused(reason)])),
};
