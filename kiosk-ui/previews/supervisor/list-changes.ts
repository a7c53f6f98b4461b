import type { PersonId } from '../../../src/core/terms.ts';
import type { ChangeLine, PersonLine, RecordLine } from '../../../src/list-lines.ts';
import type { BadgeUses, PersonHistory } from '../../../src/office/api/list-schemas.ts';
import type { ProposalHead } from '../../../src/reads.ts';
import { MINUTE, NOW } from '../people.ts';
import { DAY, LISTED } from './list-people.ts';

const recordOf = (person: string): RecordLine => {
  const { pin, status, ...record } = LISTED.find((line) => line.person === person) as PersonLine;
  return record;
};

const change = (person: string, before: RecordLine | null, after: RecordLine | null): ChangeLine => ({
  person: person as PersonId,
  before,
  after,
  badges_added: 0,
  badges_removed: 0,
});

const chioma = recordOf('chioma');
const dmitri = recordOf('dmitri');

/** What proposals change, by their number. */
export const CHANGES: Readonly<Record<number, readonly ChangeLine[]>> = {
  7: [
    change('chioma', chioma, {
      ...chioma,
      rooms: [...chioma.rooms, ...recordOf('ana').rooms.slice(1)],
      training: NOW - DAY,
      valid_until: NOW + 90 * DAY,
    }),
    { ...change('dmitri', dmitri, { ...dmitri, badges: 2 }), badges_added: 1, badges_removed: 1 },
    change('nadia', null, {
      ...recordOf('raj'),
      person: 'nadia' as PersonId,
      name: 'Nadia Haddad',
      badges: 1,
    }),
  ],
  8: [change('raj', recordOf('raj'), null)],
};

const proposal = (number: number, by: string, head: Partial<ProposalHead>): ProposalHead => ({
  proposal: number,
  by: by as PersonId,
  at: NOW - 3 * 60 * MINUTE,
  until: NOW + 6 * DAY,
  words: '',
  source: '',
  phase: '',
  config_digest: '',
  changes: 0,
  ...head,
});

export const PROPOSALS: readonly ProposalHead[] = [
  proposal(7, 'ben', { changes: 3, words: 'Evening shift from Monday on.', source: '0f'.repeat(32) }),
  proposal(8, 'ana', { changes: 1, words: 'Contract has ended.' }),
  proposal(9, 'ben', { phase: 'canvass', words: 'All ballots are in.' }),
  proposal(10, 'ben', { config_digest: 'a7'.repeat(32), words: 'Longer time at the door.' }),
];

export const STEPS: PersonHistory['steps'] = [
  {
    seq: 12,
    at: NOW - 200 * DAY,
    type: 'person_enrolled',
    change: change('chioma', null, chioma),
    proposal: 2,
    signed_by: ['ana' as PersonId, 'ben' as PersonId],
    way: null,
    words: 'New this year.',
    training: null,
  },
  {
    seq: 903,
    at: NOW - 40 * DAY,
    type: 'person_changed',
    change: change('chioma', { ...chioma, role: 'member' }, chioma),
    proposal: 5,
    signed_by: ['ana' as PersonId, 'ben' as PersonId],
    way: null,
    words: '',
    training: null,
  },
  {
    seq: 1_204,
    at: NOW - 20 * DAY,
    type: 'pin_set',
    change: null,
    proposal: 0,
    signed_by: [],
    way: null,
    words: '',
    training: null,
  },
  {
    seq: 1_377,
    at: NOW - 8 * DAY,
    type: 'training_recorded',
    change: null,
    proposal: 0,
    signed_by: ['ana' as PersonId, 'ben' as PersonId],
    way: null,
    words: 'County hall.',
    training: { topic: 'seals', days: { on: NOW - 9 * DAY, until: NOW + 356 * DAY } },
  },
];

export const USES: BadgeUses['uses'] = [
  { seq: 1_801, at: NOW - 90 * MINUTE, type: 'access_denied', room: 'vault-a', reason: 'badge_lost' },
  { seq: 1_790, at: NOW - 200 * MINUTE, type: 'first_badge_accepted', room: 'vault-a', reason: '' },
];
