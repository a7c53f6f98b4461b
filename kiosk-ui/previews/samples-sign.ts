import type { Statement } from '../../src/core/inputs.ts';
import type { Screen } from '../../src/core/view.ts';
import { alarm, ana, ben, chioma, crowd, NOW, olga, showing, timing } from './people.ts';
import type { Sample } from './samples.ts';

type SignScreen = Extract<Screen, { screen: 'sign' }>;
type StatedScreen = Extract<Screen, { screen: 'stated' }>;

const sign = (
  statement: Statement,
  needed: SignScreen['needed'],
  signed_by: SignScreen['signed_by'] = [],
): Sample => ({
  view: showing({
    screen: 'sign',
    statement,
    needed,
    signed_by,
    signers: [],
    announced: null,
    visitor: statement.statement === 'hand_over_escort' ? olga : null,
    ...timing(44, 60),
  }),
});

const stated = (
  statement: Statement['statement'],
  outcome: StatedScreen['outcome'] = 'done',
  count = 0,
  expected = 0,
): Sample => ({
  view: showing({ screen: 'stated', statement, outcome, count, expected, until: NOW + 4_000 }),
});

/** A room with one reader, where a badge alone signs out whoever is inside. */
const oneReader = (announced: SignScreen['announced'], signed_by: SignScreen['signed_by']): Sample => ({
  view: showing(
    {
      screen: 'sign',
      statement: { statement: 'contents', contents: 'unsealed' },
      needed: 'pair',
      signed_by,
      signers: [ana, ben, chioma].filter((face) => !signed_by.includes(face)),
      announced,
      visitor: null,
      ...timing(44, 60),
    },
    { inside: crowd },
  ),
});

/** Statements: while they wait for badges, and when they are made. */
export const SIGN_SAMPLES: Readonly<Record<string, Sample>> = {
  'sign-head_count': sign({ statement: 'head_count', count: 3 }, 'one'),
  'sign-head_count-empty': sign({ statement: 'head_count', count: 0 }, 'one'),
  'sign-managed_opening': sign({ statement: 'managed_opening', reason: 'loading', minutes: 30 }, 'pair'),
  'sign-managed_opening-half': sign(
    { statement: 'managed_opening', reason: 'moving_equipment', minutes: 30 },
    'pair',
    [ana],
  ),
  'sign-end_managed_opening': sign({ statement: 'end_managed_opening' }, 'one'),
  'sign-contents-sealed': sign({ statement: 'contents', contents: 'sealed' }, 'pair'),
  'sign-contents-unsealed': sign({ statement: 'contents', contents: 'unsealed' }, 'pair', [ana]),
  'sign-hand_over_escort': sign({ statement: 'hand_over_escort', visitor: olga.visitor }, 'escort'),
  'sign-end_emergency': sign({ statement: 'end_emergency', sweep: 'seals_intact' }, 'pair'),
  'sign-end_emergency-broken': sign({ statement: 'end_emergency', sweep: 'seals_not_intact' }, 'pair', [ana]),
  'sign-acknowledge_alarm': sign(
    { statement: 'acknowledge_alarm', alarm: alarm('door_forced'), words: 'Checked, all in order' },
    'supervisor',
  ),
  'sign-one-reader': oneReader(null, []),
  'sign-one-reader-half': oneReader(null, [ana]),
  'sign-one-reader-announced': oneReader(ben, [ana]),
  sign_inside: { ...oneReader(null, [ana]), page: { page: 'sign_inside' } },
  'stated-head_count-agrees': stated('head_count', 'count_agrees', 3, 3),
  'stated-head_count-differs': stated('head_count', 'count_differs', 2, 3),
  'stated-managed_opening': stated('managed_opening'),
  'stated-end_managed_opening': stated('end_managed_opening'),
  'stated-contents': stated('contents'),
  'stated-hand_over_escort': stated('hand_over_escort'),
  'sign-seal_sweep': sign({ statement: 'seal_sweep', seals: 'seals_intact' }, 'pair', [ana]),
  'stated-seal_sweep': stated('seal_sweep'),
  'stated-end_emergency': stated('end_emergency'),
  'stated-acknowledge_alarm': stated('acknowledge_alarm'),
};
