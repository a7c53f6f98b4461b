/** Why a change of the list by two is refused: each reason, in the situation that brings it about. */
import { describe, expect, test } from 'vitest';
import type { ListAct } from '../../src/core/inputs.ts';
import { PEOPLE_MAX } from '../../src/core/people.ts';
import {
  acts,
  awaiting,
  chooses,
  crowd,
  list,
  office,
  PEOPLE,
  phase,
  propose,
  refusal,
  remove,
  rules,
  supervisor,
  suspend,
} from './office.ts';
import { badgeOf, DAY, listed, OUTSIDE, world } from './world.ts';

describe('a proposal', () => {
  test('no more than twenty wait at once, whatever they are about', () => {
    const at = office(crowd(20));
    for (let number = 0; number < 20; number += 1) {
      expect(refusal(at, 'sam', propose(remove(`p${number}`)))).toBeNull();
      expect([refusal(at, 'sam', phase), refusal(at, 'sam', rules)]).toEqual([null, null]);
      acts(at, 'sam', propose(remove(`p${number}`)));
    }
    for (const act of [propose(list(listed('zoe'))), phase, rules, awaiting(OUTSIDE)]) {
      expect(refusal(at, 'tom', act)).toBe('too_many_open');
      expect(acts(at, 'tom', act)).toEqual([]);
    }
    expect(refusal(at, 'tom', { act: 'approve', proposal: 1, words: '' })).toBeNull();
  });

  test('all that wait together are no more people than a list can have', () => {
    const at = office();
    const half = crowd(PEOPLE_MAX / 2);
    acts(at, 'sam', propose(...half.map(list)));
    const others = Array.from({ length: PEOPLE_MAX / 2 }, (_, index) => listed(`q${index}`));
    expect(refusal(at, 'tom', propose(...[...others, listed('zoe')].map(list)))).toBe('too_many_open');
    expect(refusal(at, 'tom', propose(...others.slice(0, -PEOPLE.length).map(list)))).toBeNull();
    expect(refusal(at, 'tom', propose(...others.map(list)))).toBeNull();
  });

  test('a list of more people than a list can have is never approved', () => {
    const at = office();
    const most = crowd(PEOPLE_MAX - PEOPLE.length);
    expect(refusal(at, 'tom', propose(...most.map(list)))).toBeNull();
    expect(refusal(at, 'tom', propose(...[...most, listed('zoe')].map(list)))).toBe('list_too_long');
  });

  test('a phase that is in force is nothing to propose', () => {
    const at = office();
    expect(refusal(at, 'sam', { act: 'propose_phase', phase: 'preparation', words: 'x' })).toBe(
      'nothing_changes',
    );
    expect(refusal(at, 'sam', phase)).toBeNull();
  });
});

describe('an approval', () => {
  const approve = (proposal: number): ListAct => ({ act: 'approve', proposal, words: '' });

  test('is by somebody else than who proposed it, and by nobody whom it is about', () => {
    const at = office([listed('ana')]);
    acts(at, 'sam', propose(list({ ...supervisor('tom'), title: 'Clerk' })));
    expect(refusal(at, 'sam', approve(1))).toBe('own_proposal');
    expect(refusal(at, 'tom', approve(1))).toBe('own_record');
    expect(refusal(at, 'ana', approve(1))).toBe('not_entitled');
    expect(refusal(at, 'uma', approve(2))).toBe('no_such_proposal');
    expect(refusal(at, 'uma', { act: 'refuse', proposal: 2, words: '' })).toBe('no_such_proposal');
    expect(refusal(at, 'uma', approve(1))).toBeNull();
  });

  test('comes to nothing where whoever proposed it may not any more', () => {
    const at = office();
    acts(at, 'sam', propose(list(listed('zoe'))));
    acts(at, 'tom', suspend('sam'));
    expect(refusal(at, 'uma', approve(1))).toBe('not_entitled');
  });

  test('looks at the list as it is by then: a badge was given to somebody else meanwhile', () => {
    const at = office();
    const badge = { credentials: [badgeOf('new')] };
    acts(at, 'sam', propose(list(listed('zoe', badge))));
    acts(at, 'sam', propose(list(listed('yan', badge))));
    acts(at, 'tom', approve(1));
    expect(refusal(at, 'tom', approve(2))).toBe('badge_taken');
    expect(acts(at, 'tom', approve(2))).toEqual([]);
  });

  test('looks at who would be left: a change in between took others', () => {
    const at = office();
    acts(at, 'sam', propose(remove('val')));
    acts(at, 'sam', propose(remove('uma')));
    acts(at, 'tom', approve(1));
    acts(at, 'tom', approve(2));
    expect(refusal(at, 'sam', propose(remove('tom')))).toBe('too_few_left');
    expect(refusal(at, 'sam', suspend('tom'))).toBe('too_few_left');
  });

  test('makes void what was proposed against an entry that is another one by now, one of several too', () => {
    const at = office([listed('ana'), listed('ben')]);
    acts(at, 'sam', propose(remove('ana'), remove('ben')));
    acts(at, 'sam', propose(list({ ...listed('ben'), title: 'Clerk' })));
    acts(at, 'sam', propose(list(listed('zoe'))));
    acts(at, 'sam', propose(list({ ...listed('zoe'), title: 'Clerk' })));
    const ended = { type: 'proposal_ended', cause: 'void', words: '', signed_by: [] };
    expect(acts(at, 'tom', approve(2)).at(-1)).toEqual({ ...ended, proposal: 1, at: at.now });
    expect(acts(at, 'tom', approve(3)).at(-1)).toEqual({ ...ended, proposal: 4, at: at.now });
  });

  test('that nobody gives in a week is said in no words', () => {
    const at = office();
    acts(at, 'sam', propose(list(listed('zoe'))));
    expect(at.pass(7 * DAY - 1).some(({ type }) => type === 'proposal_ended')).toBe(false);
    const facts = at.pass(1);
    expect(facts.find(({ type }) => type === 'proposal_ended')).toMatchObject({
      cause: 'expired',
      words: '',
    });
  });
});

describe('changes of the list', () => {
  test('name something to change, and nobody twice', () => {
    const at = office([listed('ana')]);
    expect(refusal(at, 'sam', propose())).toBe('nothing_changes');
    expect(refusal(at, 'sam', propose(list(listed('ana'))))).toBe('nothing_changes');
    expect(refusal(at, 'sam', propose(remove('ana'), remove('ana')))).toBe('named_twice');
    expect(refusal(at, 'sam', propose(remove('nobody')))).toBe('not_listed');
    acts(at, 'sam', suspend('ana'));
    expect(refusal(at, 'sam', propose(remove('ana')))).toBe('suspended');
  });

  test('give no badge to two people; that of somebody who was removed is free', () => {
    const at = office([listed('ana')]);
    const zoe = listed('zoe', { credentials: [badgeOf('ana')] });
    expect(refusal(at, 'sam', propose(list(zoe)))).toBe('badge_taken');
    acts(at, 'sam', propose(remove('ana')));
    acts(at, 'tom', { act: 'approve', proposal: 1, words: '' });
    expect(refusal(at, 'sam', propose(list(zoe)))).toBeNull();
  });

  test('of one of the last two who can approve leave them both with their PINs', () => {
    const at = world({ people: [supervisor('sam'), supervisor('tom')] });
    chooses(at, 'sam');
    chooses(at, 'tom');
    expect(refusal(at, 'sam', propose(list({ ...supervisor('tom'), title: 'Clerk' })))).toBeNull();
    expect(refusal(at, 'sam', propose(list(listed('tom'))))).toBe('too_few_left');
  });
});
