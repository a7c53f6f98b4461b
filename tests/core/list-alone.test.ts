/** What one person may do with the list, and from when on it takes two: each case with the instant at its edge. */
import { describe, expect, test } from 'vitest';
import { approversOf } from '../../src/core/approvers.ts';
import { nextTick } from '../../src/core/deadlines.ts';
import { pinRefusal } from '../../src/core/founding.ts';
import type { ListAct } from '../../src/core/inputs.ts';
import { signOffDue } from '../../src/core/list-at-once.ts';
import type { PersonRecord } from '../../src/core/people.ts';
import { INITIAL_STATE } from '../../src/core/state.ts';
import type { ReaderId } from '../../src/core/terms.ts';
import {
  acts,
  awaiting,
  chooses,
  crowd,
  id,
  list,
  lose,
  office,
  propose,
  refusal,
  remove,
  supervisor,
  suspend,
} from './office.ts';
import {
  badgeOf,
  DAY,
  INSIDE,
  KIOSK_POLICY,
  listed,
  momentAt,
  OUTSIDE,
  START,
  type World,
  world,
} from './world.ts';

describe('the list is founded', () => {
  test('by those who can approve, of whom the log names the first fifty', () => {
    const many = Array.from({ length: 51 }, (_, index) => supervisor(`s${index}`));
    const at = world({ people: many.map((person) => ({ ...person, valid_from: START + 1_000 })) });
    for (const { person } of many) chooses(at, person);
    at.pass(1_000);
    const [founded] = acts(at, 's0', propose(list(listed('zoe'))));
    expect(founded).toMatchObject({
      type: 'list_founded',
      people: many.slice(0, 50).map(({ person }) => person),
    });
  });

  const LATER = START + 1_000;
  /** Sam can approve from the first instant on, Tom from another one. */
  const soon = (): World => {
    const at = world({ people: [supervisor('sam'), { ...supervisor('tom'), valid_from: LATER }] });
    chooses(at, 'sam');
    chooses(at, 'tom');
    return at;
  };
  const types = (facts: readonly { readonly type: string }[]) => facts.map(({ type }) => type);
  const pin = (at: World, name: string, ...signed_by: readonly string[]) =>
    pinRefusal({ state: at.state, moment: momentAt(at.now) }, id(name), signed_by.map(id));

  test('at the instant at which a second person can approve: from then on nobody changes it alone', () => {
    const at = soon();
    expect(refusal(at, 'sam', propose(list(listed('zoe'))))).toBe('not_founded');
    expect(at.see({ type: 'people_listed', people: [supervisor('sam')], source: '01' }).at(-1)).toMatchObject(
      {
        type: 'people_imported',
        founding: 'yes',
      },
    );
    const alone = soon();
    alone.pass(LATER - START);
    const file = { type: 'people_listed', people: [supervisor('sam')], source: '01' } as const;
    expect(types(alone.see(file))).toEqual(['list_founded']);
    const both = soon();
    both.pass(LATER - START);
    expect(types(acts(both, 'sam', propose(list(listed('zoe')))))).toEqual([
      'list_founded',
      'list_proposed',
      'list_entry_proposed',
    ]);
  });

  test('by the very list that makes a second person one who can approve', () => {
    const at = world({ people: [supervisor('sam'), listed('tom')] });
    chooses(at, 'sam');
    chooses(at, 'tom');
    const file = { type: 'people_listed', people: ['sam', 'tom'].map(supervisor), source: '01' } as const;
    expect(types(at.see(file))).toEqual(['person_changed', 'people_imported', 'list_founded']);
  });

  test('before anything else that is done then', () => {
    const at = soon();
    at.pass(LATER - START);
    expect(types(chooses(at, 'sam', ['sam']))).toEqual(['list_founded', 'pin_set']);
  });

  test('once for all: with fewer than two left nobody sets a PIN alone', () => {
    const at = world({
      people: [supervisor('sam'), { ...supervisor('tom'), valid_until: START + 1_000 }, listed('ana')],
    });
    expect(pin(at, 'ana')).toBeNull();
    expect(pin(at, 'nobody')).toBe('no_such_person');
    chooses(at, 'sam');
    chooses(at, 'tom');
    expect(pin(at, 'ana', 'sam', 'tom')).toBeNull();
    at.pass(1_000);
    expect(pin(at, 'ana', 'sam', 'tom')).toBe('two_needed');
    expect(pin(at, 'ana')).toBe('two_needed');
    expect(refusal(at, 'tom', propose(list(listed('zoe'))))).toBe('not_entitled');
    expect(chooses(at, 'ana')).toEqual([]);
  });
});

describe('who may approve', () => {
  const able = (record: PersonRecord, approvers: 'supervisors' | 'custodian_officials_too', at = START) => {
    const there = office([record], { kiosk: { list: { ...KIOSK_POLICY.list, approvers } } });
    chooses(there, record.person, ['sam', 'tom']);
    return approversOf(there.state, at).some(({ person }) => person === record.person);
  };

  test('supervisors, and where the policy says so officials who are custodians, and nobody else', () => {
    const official = listed('zoe', { class: 'official', role: 'custodian' });
    expect(able(official, 'custodian_officials_too')).toBe(true);
    expect(able(official, 'supervisors')).toBe(false);
    expect(able({ ...official, role: 'member' }, 'custodian_officials_too')).toBe(false);
    expect(able({ ...official, class: 'staff' }, 'custodian_officials_too')).toBe(false);
    expect(able({ ...official, class: 'observer', role: 'supervisor' }, 'custodian_officials_too')).toBe(
      false,
    );
  });

  test('from their first day on, and not from the instant at which their last one ends', () => {
    const dated = { ...supervisor('zoe'), valid_from: START + 10, valid_until: START + 20 };
    expect([9, 10, 19, 20].map((after) => able(dated, 'supervisors', START + after))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('a badge is awaited', () => {
  test('at a reader of a room, inside as well as outside, and nowhere else', () => {
    const at = office();
    expect(refusal(at, 'sam', awaiting('nowhere' as ReaderId))).toBe('no_such_reader');
    expect(refusal(at, 'sam', awaiting(OUTSIDE))).toBeNull();
    expect(refusal(at, 'sam', awaiting(INSIDE))).toBeNull();
    acts(at, 'sam', awaiting(OUTSIDE));
    expect(refusal(at, 'tom', awaiting(INSIDE))).toBe('badge_awaited_already');
  });

  test('and becomes part of a proposal, with the words of whoever asked for it', () => {
    const at = office();
    acts(at, 'sam', awaiting(OUTSIDE));
    expect(at.badge('new')).toMatchObject([
      { type: 'badge_presented' },
      { type: 'list_proposed', source: '', words: 'x', signed_by: ['sam'] },
      { type: 'list_entry_proposed', record: { person: 'zoe', credentials: [badgeOf('new')] } },
    ]);
  });

  test('and comes to nothing where the list has changed since', () => {
    const at = office([listed('ana')]);
    acts(at, 'sam', { ...awaiting(OUTSIDE), record: listed('ana') } as ListAct);
    acts(at, 'tom', suspend('ana'));
    expect(at.badge('new').map(({ type }) => type)).toEqual(['badge_presented']);
  });

  test('for a minute, and at its end the badge is nobody’s', () => {
    const at = office();
    acts(at, 'sam', awaiting(OUTSIDE));
    at.pass(59_999);
    expect(at.state.list.awaited).not.toBeNull();
    at.pass(1);
    expect(at.badge('new')).toMatchObject([{ type: 'access_denied', reason: 'unknown_badge' }]);
  });
});

describe('what one does at once', () => {
  test('is refused for whoever is not on the list', () => {
    const at = office();
    expect(refusal(at, 'sam', suspend('nobody'))).toBe('not_listed');
    expect(refusal(at, 'sam', lose('nobody'))).toBe('not_listed');
    expect(refusal(at, 'sam', lose('tom', badgeOf('other')))).toBe('no_such_badge');
  });

  test('nobody suspends themselves, nor anybody twice', () => {
    const at = office();
    expect(refusal(at, 'sam', suspend('sam'))).toBe('own_record');
    acts(at, 'sam', suspend('tom'));
    expect(refusal(at, 'uma', suspend('tom'))).toBe('suspended');
  });

  test('nobody reviews what they did, nor what is about them', () => {
    const at = office();
    acts(at, 'sam', lose('tom'));
    const review = (outcome: 'confirmed' | 'reinstated') =>
      ({ act: 'review', review: 1, outcome, words: '' }) as const;
    expect(refusal(at, 'sam', review('confirmed'))).toBe('own_act');
    expect(refusal(at, 'tom', review('confirmed'))).toBe('own_record');
    expect(refusal(at, 'uma', review('reinstated'))).toBe('badge_stays_lost');
    expect(refusal(at, 'uma', review('confirmed'))).toBeNull();
    expect(refusal(at, 'uma', { ...review('confirmed'), review: 2 })).toBe('no_such_review');
  });

  test('a badge is reported lost by its holder, and by whoever may approve', () => {
    const at = office([listed('ana'), listed('ben')]);
    expect(refusal(at, 'ana', lose('ana'))).toBeNull();
    expect(refusal(at, 'ben', lose('ana'))).toBe('not_entitled');
    expect(refusal(at, 'sam', lose('ana'))).toBeNull();
  });

  test('a lost badge ends the entry that forms with it, whoever else waits there', () => {
    const at = office([listed('ana'), listed('ben')], {
      rules: { pairing: { rule: 'at_least', people: 3 } },
    });
    at.badge('ana');
    at.badge('ben');
    const types = acts(at, 'sam', lose('ana')).map(({ type }) => type);
    expect(types).toEqual(['badge_lost', 'entry_abandoned']);
  });

  test('whoever does more than others review is stopped', () => {
    const people = crowd(51);
    const at = office(people);
    for (const { person } of people.slice(0, 50)) {
      expect(refusal(at, 'sam', suspend(person))).toBeNull();
      acts(at, 'sam', suspend(person));
    }
    const last = people.at(-1)?.person ?? '';
    expect(refusal(at, 'sam', suspend(last))).toBe('too_much_to_review');
    expect(refusal(at, 'sam', lose(last))).toBe('too_much_to_review');
  });
});

describe('the list is read again', () => {
  test('so long after it was founded or signed off, and never where the policy does not ask for it', () => {
    const at = office();
    const { review_ms } = KIOSK_POLICY.list;
    expect(signOffDue(at.state)).toBe(at.now + review_ms);
    at.pass(DAY);
    const [signed] = acts(at, 'sam', { act: 'sign_off', digest: 'ab', words: '' });
    expect(signed).toMatchObject({ type: 'list_signed_off', due: at.now + review_ms, listed: 4 });
    const one = office([listed('ana')]);
    acts(one, 'sam', propose(remove('ana')));
    acts(one, 'tom', { act: 'approve', proposal: 1, words: '' });
    expect(acts(one, 'sam', { act: 'sign_off', digest: 'ab', words: '' })[0]).toMatchObject({ listed: 4 });
    expect(signOffDue(at.state)).toBe(at.now + review_ms);
    const never = office([], { kiosk: { list: { ...KIOSK_POLICY.list, review_ms: 0 } } });
    const [once] = acts(never, 'sam', { act: 'sign_off', digest: 'ab', words: '' });
    expect(once).toMatchObject({ due: 0 });
    expect(signOffDue(never.state)).toBeNull();
    expect(signOffDue(world().state)).toBeNull();
    expect(signOffDue(INITIAL_STATE)).toBeNull();
  });

  test('and the loop wakes for it', () => {
    const at = office();
    const due = at.now + KIOSK_POLICY.list.review_ms;
    at.pass(KIOSK_POLICY.list.review_ms - 10);
    expect(nextTick(at.state, at.now)).toBe(due);
  });
});
