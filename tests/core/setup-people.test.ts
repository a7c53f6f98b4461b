/** The first two people at the screen of a new kiosk: the same act as by a file and two PINs, and never half of it. */
import { expect, test } from 'vitest';
import type { Fact } from '../../src/core/facts.ts';
import { isBeingSetUp, stepsLeft } from '../../src/core/setup.ts';
import type { Founder } from '../../src/core/setup-people.ts';
import type { State } from '../../src/core/state.ts';
import type { PersonId, PinHash } from '../../src/core/terms.ts';
import { viewOf } from '../../src/core/view-of.ts';
import { badgeOf, DAY, listed, OUTSIDE, ROOM, START, type World, world } from './world.ts';

const founder = (name: string, change: Parameters<typeof listed>[1] = {}): Founder => ({
  record: listed(name, { class: 'official', role: 'supervisor', rooms: [ROOM], ...change }),
  pin: `${name}:1` as PinHash,
  duress: `${name}:2` as PinHash,
});

const newKiosk = (): World => world({ kiosk: { first_boot: 'at_screen' } });

const withoutWay = (facts: readonly Fact[]) =>
  facts.map((fact) => ('way' in fact ? { ...fact, way: undefined } : fact));

const peopleOf = ({ people, badges, list }: State) => ({ people, badges, founded: list.founded });

test('it is the act of a file and two PINs, and each entry says where it was done', () => {
  const [ana, ben] = [founder('ana'), founder('ben')];
  const atScreen = newKiosk();
  const byFile = newKiosk();
  const said = atScreen.see({ type: 'founders_named', founders: [ana, ben] });
  const typed = [
    ...byFile.see({ type: 'people_listed', people: [ana.record, ben.record], source: '' }),
    ...[ana, ben].flatMap(({ record, pin, duress }) =>
      byFile.see({ type: 'pin_chosen', person: record.person, pin, duress }),
    ),
  ];
  expect(said.map(({ type }) => type)).toEqual([
    ...['person_enrolled', 'person_enrolled', 'people_imported', 'pin_set', 'pin_set', 'list_founded'],
  ]);
  expect(withoutWay(said)).toEqual(withoutWay(typed));
  expect(said.map((fact) => 'way' in fact && fact.way)).toEqual(said.map(() => 'setup_screen'));
  expect(typed.some((fact) => 'way' in fact)).toBe(false);
  expect(peopleOf(atScreen.state)).toEqual(peopleOf(byFile.state));
  expect(isBeingSetUp(atScreen.state)).toBe(false);
  expect(stepsLeft(atScreen.state)).not.toContain('people');
  expect(viewOf(atScreen.state, ROOM, 0).setup?.answers.people).toBe('done');
});

const badly: readonly (readonly [string, readonly Founder[]])[] = [
  ['one alone', [founder('ana')]],
  ['three', ['ana', 'ben', 'cy'].map((name) => founder(name))],
  ['one twice', [founder('ana'), founder('ana', { credentials: [badgeOf('other')] })]],
  ['two with one badge', [founder('ana'), founder('ben', { credentials: [badgeOf('ana')] })]],
  ['one without a badge', [founder('ana'), founder('ben', { credentials: [] })]],
  ['one with two badges', [founder('ana'), founder('ben', { credentials: ['one', 'two'].map(badgeOf) })]],
  ['one who cannot approve', [founder('ana'), founder('ben', { role: 'member' })]],
  ['one who is a visitor', [founder('ana'), founder('ben', { class: 'vendor' })]],
  ['a candidate', [founder('ana'), founder('ben', { on_ballot: 'yes' })]],
  ['one whose time has not come', [founder('ana'), founder('ben', { valid_from: START + DAY })]],
];

test.each(badly)('nobody is on the list by %s', (_, founders) => {
  const run = newKiosk();
  expect(run.see({ type: 'founders_named', founders })).toEqual([]);
  expect(Object.keys(run.state.people)).toEqual([]);
});

test('whoever is on the list once, even if removed, ends it for good', () => {
  const run = newKiosk();
  run.see({ type: 'people_listed', people: [founder('cy').record], source: '00' });
  run.see({ type: 'people_listed', people: [], source: '01' });
  expect(run.state.people['cy' as PersonId]?.status).toBe('removed');
  expect(run.see({ type: 'setup_code_tried', room: ROOM, is: 'right' })).toEqual([]);
  expect(run.see({ type: 'founders_named', founders: [founder('ana'), founder('ben')] })).toEqual([]);
});

test('a badge of the two is on no screen, and is forgotten once the list has it', () => {
  const run = newKiosk();
  run.see({ type: 'setup_badge_wanted', room: ROOM });
  expect(viewOf(run.state, ROOM, 0).setup).toMatchObject({ badge: 'awaited' });
  run.see({ type: 'badge_read', reader: OUTSIDE, credential: badgeOf('ana') });
  const { setup } = viewOf(run.state, ROOM, 0);
  expect(setup).toMatchObject({ badge: 'read' });
  expect(JSON.stringify(viewOf(run.state, ROOM, 0))).not.toContain(badgeOf('ana'));
  run.see({ type: 'founders_named', founders: [founder('ana'), founder('ben')] });
  expect(run.state.setup.badge).toBeNull();
});
