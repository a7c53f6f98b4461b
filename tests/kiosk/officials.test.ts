import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../src/core/terms.ts';
import { keeperOf } from '../../src/keeper.ts';
import { identifyOfficials, type TypedPin } from '../../src/officials.ts';
import { listed } from '../core/world.ts';
import { type TestKiosk, testKiosk } from './aid.ts';

const SITE_KEY = Buffer.alloc(32, 7);
const PINS: Readonly<Record<string, string>> = { ana: '4826', ben: '7395', cy: '6150' };

const typed = (person: string, digits = PINS[person] ?? ''): TypedPin => ({
  person: person as PersonId,
  digits,
});

/** Ana is an official, Ben a supervisor, Cy a member of the staff, Dot an observer; all but Dot have a PIN. */
const room = async (): Promise<
  TestKiosk & { sign: (...pins: TypedPin[]) => ReturnType<typeof identifyOfficials> }
> => {
  const people = [
    listed('ana', { class: 'official' }),
    listed('ben', { role: 'supervisor' }),
    listed('cy'),
    listed('dot', { class: 'observer', role: 'supervisor' }),
    listed('eve', { class: 'official' }),
  ];
  const made = testKiosk({ people });
  const keeper = keeperOf(made.kiosk, SITE_KEY, () => []);
  for (const [person, digits] of Object.entries(PINS)) await keeper.choosePin(person as PersonId, digits);
  return { ...made, sign: (...pins) => identifyOfficials(made.kiosk, SITE_KEY, pins) };
};

describe('two officials sign for the evidence', () => {
  test('with their PINs, in their order', async () => {
    const { sign, log } = await room();
    const before = log.facts.length;
    expect(await sign(typed('ben'), typed('ana'))).toEqual({
      outcome: 'identified',
      signed_by: ['ben', 'ana'],
    });
    expect(log.facts).toHaveLength(before);
  });

  test('and whoever is taken off the list while a PIN is compared does not', async () => {
    const { sign, kiosk } = await room();
    const signing = sign(typed('ben'), typed('ana'));
    kiosk.offer({ type: 'people_listed', people: [listed('ana', { class: 'official' })], source: '01' });
    expect(await signing).toMatchObject({ outcome: 'refused', what: 'nobody called ben is listed' });
  });

  test('and never one alone, twice the same, or three', async () => {
    const { sign } = await room();
    for (const some of [
      [typed('ana')],
      [typed('ana'), typed('ana')],
      [typed('ana'), typed('ben'), typed('cy')],
    ]) {
      expect(await sign(...some)).toMatchObject({
        outcome: 'refused',
        what: 'two different officials sign for this',
      });
    }
  });

  test('and nobody without standing, PIN or place on the list', async () => {
    const { sign, kiosk } = await room();
    const whats = [
      ['cy', 'cy may not sign for the evidence'],
      ['dot', 'dot may not sign for the evidence'],
      ['eve', 'eve has no PIN'],
      ['zoe', 'nobody called zoe is listed'],
    ];
    for (const [person = '', what] of whats) {
      expect(await sign(typed('ana'), typed(person))).toMatchObject({ outcome: 'refused', what });
    }
    kiosk.offer({ type: 'people_listed', people: [listed('ben', { role: 'supervisor' })], source: '01' });
    expect(await sign(typed('ana'), typed('ben'))).toMatchObject({ what: 'nobody called ana is listed' });
    kiosk.offer({
      type: 'people_listed',
      people: [
        listed('ben', { role: 'supervisor', valid_until: kiosk.state.at }),
        listed('ana', { class: 'official' }),
      ],
      source: '02',
    });
    expect(await sign(typed('ben'), typed('ana'))).toMatchObject({
      what: 'ben may not sign for the evidence',
    });
  });

  test('and a wrong PIN counts and locks as at the door, for the door too', async () => {
    const { sign, log, kiosk, pass } = await room();
    for (const digits of ['4825', '', '0000']) {
      expect(await sign(typed('ana', digits), typed('ben'))).toMatchObject({
        outcome: 'refused',
        what: 'the PIN is not that of ana',
      });
    }
    const refusals = log.facts.filter((fact) => fact.type === 'official_refused');
    expect(refusals.map(({ attempts_left }) => attempts_left)).toEqual([2, 1, 0]);
    expect(refusals[2]?.locked_until).toBe(kiosk.state.people['ana' as PersonId]?.pin_locked_until);
    expect(await sign(typed('ana'), typed('ben'))).toMatchObject({
      what: expect.stringMatching(/^the PIN of ana is locked until/),
    });
    expect(log.facts.filter((fact) => fact.type === 'official_refused')).toHaveLength(3);
    pass(300_000);
    expect(await sign(typed('ana'), typed('ben'))).toMatchObject({ outcome: 'identified' });
  });

  test('and what they do clears the count of wrong ones', async () => {
    const { sign, kiosk } = await room();
    await sign(typed('ana', '4825'), typed('ben'));
    expect(kiosk.state.people['ana' as PersonId]?.wrong_pins).toBe(1);
    const signed_by = ['ana' as PersonId, 'ben' as PersonId];
    kiosk.offer({
      type: 'officials_acted',
      act: { type: 'next_key_announced', verifier_key: 'k', signed_by },
    });
    expect(kiosk.state.people['ana' as PersonId]?.wrong_pins).toBe(0);
    expect(kiosk.state.evidence.next_key).toBe('k');
  });

  test('under duress just the same, and help is called unseen', async () => {
    const { sign, log } = await room();
    expect(await sign(typed('ana', '4827'), typed('ben'))).toEqual({
      outcome: 'identified',
      signed_by: ['ana', 'ben'],
    });
    const [called, raised] = log.facts.slice(-2);
    expect(called).toMatchObject({ type: 'duress_signalled', person: 'ana' });
    expect(called).not.toHaveProperty('room');
    expect(raised).toMatchObject({ type: 'alarm_raised', alarm: 'duress#1', priority: 'critical' });
  });

  test('help is called even where the other one fails', async () => {
    const { sign, log } = await room();
    expect(await sign(typed('ana', '4827'), typed('ben', '1'))).toMatchObject({ outcome: 'refused' });
    const types = log.facts.map(({ type }) => type).filter((type) => !type.startsWith('alarm_'));
    expect(types.slice(-2)).toEqual(['duress_signalled', 'official_refused']);
  });
});
