/** What the state keeps of the list's acts: each value, fact by fact. */
import { expect, test } from 'vitest';
import { apply } from '../../src/core/apply.ts';
import type { Fact } from '../../src/core/facts.ts';
import { acts, id, list, office, propose, suspend } from './office.ts';
import { badgeOf, listed } from './world.ts';

test('a proposal is about one thing, and says nothing of the others', () => {
  const at = office();
  acts(at, 'sam', { act: 'propose', changes: [list(listed('zoe'))], source: 'ab', words: 'one' });
  acts(at, 'sam', { act: 'propose_phase', phase: 'sealed', words: 'two' });
  acts(at, 'tom', { act: 'propose_rules', config_digest: 'cd', words: 'three' });
  const { open } = at.state.list;
  const [first] = Object.values(open);
  const waits = { at: at.now, until: first?.until };
  expect(Object.values(open)).toMatchObject([
    { proposal: 1, by: 'sam', words: 'one', source: 'ab', phase: '', config_digest: '', ...waits },
    { proposal: 2, by: 'sam', words: 'two', source: '', changes: [], phase: 'sealed', config_digest: '' },
    { proposal: 3, by: 'tom', words: 'three', source: '', changes: [], phase: '', config_digest: 'cd' },
  ]);
  expect(first?.changes).toHaveLength(1);
});

test('an approval changes the phase or the rules only where the proposal was about them', () => {
  const at = office();
  const before = at.state.list;
  acts(at, 'sam', propose(list(listed('zoe'))));
  acts(at, 'tom', { act: 'approve', proposal: 1, words: '' });
  expect([at.state.list.phase, at.state.list.rules]).toEqual([before.phase, []]);
  const unknown: Fact = {
    type: 'proposal_approved',
    proposal: 9,
    words: '',
    signed_by: [id('sam'), id('tom')],
    at: at.now,
  };
  const { phase, rules } = apply(at.state, unknown).list;
  expect([phase, rules]).toEqual([before.phase, []]);
});

test('what waits for a second look says what it is about, and by whom', () => {
  const at = office([listed('ana')]);
  acts(at, 'sam', suspend('ana'));
  acts(at, 'tom', {
    act: 'report_lost',
    subject: id('uma'),
    credential: badgeOf('uma'),
    since: at.now - 7,
    words: 'gone',
  });
  expect(Object.values(at.state.list.to_review)).toEqual([
    ...[{ review: 1, person: 'ana', by: 'sam', at: at.now, words: 'x' }].map((row) => ({
      ...row,
      kind: 'suspension',
      credential: '',
      since: at.now,
    })),
    ...[{ review: 2, person: 'uma', by: 'tom', at: at.now, words: 'gone' }].map((row) => ({
      ...row,
      kind: 'lost_badge',
      credential: badgeOf('uma'),
      since: at.now - 7,
    })),
  ]);
});

test('somebody suspended is listed again where they are reinstated, and stays off where it is confirmed', () => {
  for (const [outcome, status] of [
    ['reinstated', 'listed'],
    ['confirmed', 'suspended'],
  ] as const) {
    const at = office([listed('ana')]);
    acts(at, 'sam', suspend('ana'));
    const [reviewed] = acts(at, 'tom', { act: 'review', review: 1, outcome, words: '' });
    const suspended = office([listed('ana')]);
    acts(suspended, 'sam', suspend('ana'));
    if (reviewed === undefined) throw new Error('it was reviewed');
    expect(apply(suspended.state, reviewed).people[id('ana')]?.status).toBe(status);
  }
});
