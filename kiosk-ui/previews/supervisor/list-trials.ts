import type { PersonId, RoomId } from '../../../src/core/terms.ts';
import type { ProposalTrial, TrialFound } from '../../../src/office/api/trial-schemas.ts';
import { MINUTE, NOW } from '../people.ts';
import { DAY } from './list-people.ts';

const ROOM = 'vault-a' as RoomId;
const [CHIOMA, DMITRI] = ['chioma' as PersonId, 'dmitri' as PersonId];

const difference = (
  seq: number,
  person: PersonId | '',
  was: TrialFound['differences'][number]['was'],
  would: TrialFound['differences'][number]['would'],
): TrialFound['differences'][number] => ({
  seq,
  at: NOW - (2_000 - seq) * 37 * MINUTE,
  room: ROOM,
  person,
  was,
  would,
});

const NEEDED = { verdict: 'accepted', need: 'one_more', next: 'badge' } as const;
const refused = (reason: string) => ({ verdict: 'refused', reason }) as const;

const FOUND: TrialFound = {
  from: NOW - 30 * DAY,
  until: NOW,
  first: NOW - 300 * DAY,
  judged: 214,
  not_judged: 2,
  erased: 1,
  differences: [
    difference(1_702, CHIOMA, refused('not_listed_for_room'), NEEDED),
    difference(1_709, DMITRI, { verdict: 'granted' }, { ...NEEDED, need: 'supervisor_and_one' }),
    difference(1_731, '', refused('unknown_badge'), { verdict: 'accepted', need: 'none', next: 'pin' }),
    difference(1_744, DMITRI, NEEDED, refused('training_missing')),
    difference(1_760, CHIOMA, refused('expired'), { verdict: 'unanswered' }),
    difference(1_790, CHIOMA, refused('expired'), NEEDED),
    difference(1_791, DMITRI, NEEDED, refused('training_missing')),
  ],
  left_out: 12,
  lone_was: { spans: 6, alerted: 2 },
  lone_would: { spans: 7, alerted: 4 },
  alerts_more: [
    {
      room: ROOM,
      since: NOW - 4 * DAY,
      until: NOW - 4 * DAY + 3 * MINUTE,
      people: [CHIOMA, DMITRI],
      alerted: NOW - 4 * DAY + MINUTE,
    },
    { room: ROOM, since: NOW - 2 * DAY, until: NOW - 2 * DAY + 40_000, people: [], alerted: NOW - 2 * DAY },
  ],
  alerts_fewer: [
    {
      room: ROOM,
      since: NOW - 9 * DAY,
      until: NOW - 9 * DAY + 2 * MINUTE,
      people: [DMITRI],
      alerted: NOW - 9 * DAY + MINUTE,
    },
  ],
};

const SAME: TrialFound = {
  ...FOUND,
  ...{ not_judged: 0, erased: 0, differences: [], left_out: 0, lone_would: FOUND.lone_was },
  ...{ alerts_more: [], alerts_fewer: [] },
};

const trial = (proposal: number, more: Partial<ProposalTrial>): ProposalTrial => ({
  ...{ proposal, state: 'none', done: 0, of: 0, why: '', found: null },
  ...more,
});

/** How the trial of a proposal stands, where somebody has asked for it, where all is found, or where nothing can be. */
export const trialOf = (trials: 'asked' | 'found' | 'nothing', proposal: number): ProposalTrial => {
  if (trials === 'asked') {
    if (proposal === 9) return trial(proposal, { state: 'reading', done: 41_800, of: 97_000 });
    return trial(proposal, proposal === 7 ? { state: 'found', found: SAME } : {});
  }
  if (trials === 'nothing') {
    if (proposal === 10) return trial(proposal, { state: 'impossible', why: 'other_rules' });
    if (proposal === 9) return trial(proposal, { state: 'impossible', why: 'too_long' });
    return trial(proposal, { state: 'found', found: { ...SAME, judged: 0, first: NOW - 3 * DAY } });
  }
  if (proposal === 10) return trial(proposal, { state: 'impossible', why: 'needs_rules' });
  return trial(proposal, { state: 'found', found: FOUND });
};
