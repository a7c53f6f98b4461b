/** What is promised of training by topics. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorizationRefusal, warningsFor } from '../../src/core/authorization.ts';
import type { TopicRule } from '../../src/core/facts-training.ts';
import { personOf } from '../../src/core/state.ts';
import type { PersonId, Purpose } from '../../src/core/terms.ts';
import {
  lackingTopics,
  type TrainingRefusal,
  trainingChanges,
  trainingRefusal,
} from '../../src/core/training.ts';
import { viewOf } from '../../src/core/view-of.ts';
import { promise } from './runs.ts';
import { listed, ROOM, START, type World, world } from './world.ts';

const MINUTE = 60_000;
const ANA = 'ana' as PersonId;
const [CAL, DEE] = ['cal', 'dee'] as readonly string[] as readonly [PersonId, PersonId];

const rule = (topic: string, requirement: TopicRule['requirement'], ...purposes: Purpose[]): TopicRule => ({
  topic,
  requirement,
  purposes,
});

const office = (topics: readonly TopicRule[], rules = {}): World =>
  world({ rules: { topics, ...rules }, people: ['ana', 'ben', 'cal', 'dee'].map((name) => listed(name)) });

const record = (at: World, topic: string, on: number, until: number, person = ANA) =>
  at.see({
    type: 'training_acted',
    acts: [{ act: 'record', person, topic, on, until, words: '' }],
    signed_by: [CAL, DEE],
  });

test.each<readonly [TrainingRefusal | null, number, number, string]>([
  [null, START, START + 1, 'seals'],
  ['of_the_future', START + 1, START + 2, 'seals'],
  ['over_already', START - 1, START, 'seals'],
  ['no_such_topic', START - 1, START + 1, 'toString'],
])('%s', (refusal, on, until, topic) => {
  const act = { act: 'record', person: ANA, topic, on, until, words: '' } as const;
  expect(trainingRefusal(office([]).state, START, act)).toBe(refusal);
});

test('a kiosk of before has no topics, and nobody lacks one', () => {
  const at = world({ kiosk: { topics: undefined as never }, people: [listed('ana')] });
  const act = { act: 'record', person: ANA, topic: 'seals', on: START, until: START + 1, words: '' } as const;
  expect(trainingRefusal(at.state, START, act)).toBe('no_such_topic');
  expect(lackingTopics(at.state, ROOM, ANA, START, 'required', 'not_asked')).toEqual([]);
});

test('a training holds from its first instant until just before its end, and a newer one takes its place', () => {
  const at = office([rule('seals', 'required')]);
  record(at, 'seals', START - MINUTE, START + MINUTE);
  const refused = (when: number) => authorizationRefusal(at.state, ROOM, personOf(at.state, ANA), when);
  expect([START - MINUTE - 1, START - MINUTE, START + MINUTE - 1, START + MINUTE].map(refused)).toEqual([
    'training_missing',
    null,
    null,
    'training_missing',
  ]);
  expect(trainingChanges(at.state, ANA)).toEqual([START - MINUTE, START + MINUTE]);
  expect(record(at, 'seals', START - MINUTE, START + 9 * MINUTE)).toEqual([]);
  record(at, 'seals', START, START + 2 * MINUTE);
  expect(refused(START + MINUTE)).toBeNull();
});

test('what is warned of warns, and what another purpose takes does not', () => {
  const at = office([rule('seals', 'warned'), rule('handling', 'warned', 'audit')]);
  const people = [personOf(at.state, ANA)];
  expect(warningsFor(at.state, ROOM, people, START, 'not_asked')).toEqual(['training']);
  record(at, 'seals', START, START + MINUTE);
  expect(warningsFor(at.state, ROOM, people, START, 'not_asked')).toEqual([]);
  expect(warningsFor(at.state, ROOM, people, START, 'inspection')).toEqual([]);
  expect(warningsFor(at.state, ROOM, people, START, 'audit')).toEqual(['training']);
  expect(authorizationRefusal(at.state, ROOM, people[0] as never, START)).toBeNull();
});

test('whoever lacks what a purpose takes is told, and the entry goes on with another one', () => {
  const at = office([rule('handling', 'required', 'deposit_ballots')], { purpose: 'asked' });
  for (const name of ['ana', 'ben']) at.badge(name);
  const choose = (purpose: Purpose) =>
    at.see({ type: 'touched', room: ROOM, touch: { touch: 'choose_purpose', purpose, words: '' } });
  expect(choose('deposit_ballots')).toMatchObject([
    { type: 'purpose_refused', person: 'ana', topics: ['handling'], purpose: 'deposit_ballots' },
  ]);
  expect(viewOf(at.state, ROOM, at.now).screen).toMatchObject({
    screen: 'denied',
    reason: 'training_missing',
    face: { person: 'ana' },
  });
  expect(choose('inspection').map(({ type }) => type)).toContain('access_granted');
});

const anySaid = fc.record({
  person: fc.constantFrom('ana', 'ben', 'cal', 'zoe'),
  topic: fc.constantFrom('seals', 'handling', 'juggling'),
  on: fc.integer({ min: -50, max: 5 }),
  lasts: fc.integer({ min: -2, max: 100 }),
  withdraws: fc.boolean(),
  by: fc.constantFrom(['cal', 'dee'], ['ana', 'dee'], ['dee', 'ben']),
});

test('whatever is said, nobody is let in without a required topic that holds, and nobody signs for their own', () => {
  promise(
    fc.property(fc.array(anySaid, { minLength: 4, maxLength: 25, size: 'max' }), (said) => {
      const at = office([rule('seals', 'required')]);
      for (const { person: name, topic, on, lasts, withdraws, by } of said) {
        at.pass(MINUTE);
        const person = name as PersonId;
        const days = { on: START + on * MINUTE, until: START + (on + lasts) * MINUTE };
        const act = withdraws
          ? ({ act: 'withdraw', person, topic, words: 'x' } as const)
          : ({ act: 'record', person, topic, ...days, words: '' } as const);
        const signed_by = by as readonly string[] as readonly PersonId[];
        at.see({ type: 'training_acted', acts: [act], signed_by });
        for (const one of ['ana', 'ben']) at.badge(one);
        at.see({ type: 'touched', room: ROOM, touch: { touch: 'cancel' } });
        at.pass(20_000);
      }
      const held = new Map<string, { on: number; until: number }>();
      for (const fact of at.log) {
        if (fact.type === 'training_recorded') {
          expect(fact.signed_by).not.toContain(fact.person);
          expect(fact.on <= fact.at && fact.at < fact.until).toBe(true);
          expect(['seals', 'handling']).toContain(fact.topic);
          held.set(`${fact.person} ${fact.topic}`, fact);
        }
        if (fact.type === 'training_withdrawn') held.delete(`${fact.person} ${fact.topic}`);
        if (fact.type !== 'access_granted') continue;
        for (const holder of fact.holders) {
          const days = held.get(`${holder} seals`);
          expect(days !== undefined && days.on <= fact.at && fact.at < days.until).toBe(true);
        }
      }
    }),
    200,
  );
});
