/** What the loop does for the office process, and what it does not believe it. */
import { describe, expect, test } from 'vitest';
import type { AskedAct } from '../src/asked-act.ts';
import type { OfficeFact } from '../src/core/facts-office.ts';
import { SHEET_FIELDS } from '../src/core/sheet-forms.ts';
import type { AlarmId, AlarmSource, PersonId } from '../src/core/terms.ts';
import { keeperOf } from '../src/keeper.ts';
import type { By, OfficeAsk } from '../src/office/messages.ts';
import { officeAnswers } from '../src/open-office/answers.ts';
import { badgeOf, DOOR, listed } from './core/world.ts';
import { testKiosk } from './kiosk/aid.ts';

const PEOPLE = [
  listed('sam', { class: 'staff', role: 'supervisor' }),
  listed('tom', { class: 'staff', role: 'supervisor' }),
  listed('ana', { class: 'staff', role: 'member' }),
  listed('old', { class: 'staff', role: 'supervisor', valid_until: 1 }),
];

const SITE_KEY = Buffer.alloc(32, 7);
const PINS = { sam: '482613', tom: '759204' } as const;

/** A room whose door was forced, which is a critical alarm. */
const forced = async () => {
  const at = testKiosk({ people: PEOPLE });
  at.kiosk.offer({ type: 'door_opened', door: DOOR });
  at.kiosk.offer({ type: 'door_closed', door: DOOR });
  const [alarm] = Object.values(at.kiosk.state.alarms.open).filter(({ kind }) => kind === 'door_forced');
  if (alarm === undefined) throw new Error('nothing is wrong');
  const keeper = keeperOf(at.kiosk, SITE_KEY, () => []);
  for (const [person, digits] of Object.entries(PINS)) await keeper.choosePin(person as PersonId, digits);
  const answers = officeAnswers({
    kiosk: at.kiosk,
    keeper,
    credential: badgeOf,
    reconciliation: SHEET_FIELDS,
  });
  return { ...at, alarm: alarm.alarm, answers };
};

const by = (person: string, role: By['role'] = 'supervisor'): By => ({
  account: person === '' ? 'guest' : person,
  person: person as PersonId | '',
  role,
});

const ask = (who: By, act: 'acknowledge' | 'close', alarm: AlarmId, digits = ''): OfficeAsk => ({
  report: 'ask',
  id: 1,
  by: who,
  ask: { verb: 'alarm_acted', act: { act, alarm, words: 'Seen' }, digits },
});

describe('whoever breaks into the office process', () => {
  test.each([
    ['acts for nobody who is not on the list', by('eve'), 'eve may not answer for alarms'],
    ['acts for nobody without a person', by(''), 'the account guest belongs to nobody on the list'],
    ['acts for nobody who answers for no alarm', by('ana'), 'ana may not answer for alarms'],
    ['acts for nobody whose listing is over', by('old'), 'old may not answer for alarms'],
    ['acts for no auditor', by('sam', 'auditor'), 'an auditor only looks'],
    ['acts for no observer', by('sam', 'observer'), 'an observer only looks'],
    ['acts for no administrator', by('sam', 'administrator'), 'an administrator only looks'],
  ] as const)('%s', async (_, who, what) => {
    const { answers, alarm, log } = await forced();
    const before = log.facts.length;
    expect(await answers(ask(who, 'acknowledge', alarm))).toMatchObject({
      outcome: 'refused',
      where: 'alarm_acted',
      what: expect.stringContaining(what),
    });
    expect(log.facts.length).toBe(before);
  });

  test('closes no critical alarm with one person, nor as two of whom it knows one PIN', async () => {
    const { answers, alarm, kiosk } = await forced();
    const close = (person: string, digits: string) => answers(ask(by(person), 'close', alarm, digits));
    await answers(ask(by('sam'), 'acknowledge', alarm));
    expect(await close('sam', '')).toMatchObject({ outcome: 'refused', code: 'pin' });
    expect(await close('sam', PINS.sam)).toMatchObject({ outcome: 'done', became: 'closing_proposed' });
    expect(await close('sam', PINS.sam)).toMatchObject({ outcome: 'refused', code: 'kiosk' });
    for (const digits of ['', PINS.sam, '0000']) {
      expect(await close('tom', digits)).toMatchObject({ outcome: 'refused', code: 'pin' });
    }
    expect(kiosk.state.alarms.open[alarm]).toBeDefined();
    expect(await close('tom', PINS.tom)).toMatchObject({ outcome: 'done', became: 'closed' });
  });

  test('silences nothing without a PIN, and hears what is silenced again without one', async () => {
    const { answers, kiosk } = await forced();
    const source = 'device_lost/reader-1' as AlarmSource;
    const told = async (act: AskedAct, digits: string) =>
      (await answers({ report: 'ask', id: 1, by: by('sam'), ask: { verb: 'alarm_acted', act, digits } }))
        .outcome;
    const acts: readonly AskedAct[] = [
      { act: 'shelve', source, until: kiosk.moment.at + 60_000, words: 'Mended' },
      { act: 'shelve_for', source, for_ms: 60_000, words: 'Mended' },
      { act: 'take_out_of_service', source, words: 'Mended' },
    ];
    for (const act of acts) expect([act.act, await told(act, '')]).toEqual([act.act, 'refused']);
    expect(await told({ act: 'shelve_for', source, for_ms: 60_000, words: 'Mended' }, PINS.sam)).toBe('done');
    expect(await told({ act: 'unshelve', source, words: '' }, '')).toBe('done');
  });

  const changed = (
    change: 'invited' | 'role_changed' | 'reset' | 'ready' | 'locked' | 'identity_linked',
    role: By['role'],
  ): OfficeFact => ({
    type: 'account_changed',
    account: 'eve',
    change,
    role,
    done_by: 'eve',
    signed_by: [],
  });

  test.each([
    ['invited', 'supervisor', 'refused'],
    ['role_changed', 'supervisor', 'refused'],
    ['reset', 'observer', 'refused'],
    ['identity_linked', 'observer', 'refused'],
    ['ready', 'supervisor', 'done'],
    ['locked', 'supervisor', 'done'],
    ['invited', 'auditor', 'refused'],
    ['role_changed', 'auditor', 'refused'],
    ['invited', 'administrator', 'done'],
    ['role_changed', 'observer', 'done'],
  ] as const)('makes nobody who acts or reads names: %s as %s is %s', async (change, role, outcome) => {
    const { answers } = await forced();
    const answer = await answers({ report: 'happened', id: 1, facts: [changed(change, role)] });
    expect(answer.outcome).toBe(outcome);
  });

  test('fills no disk: what happens there is taken at a bounded rate', async () => {
    const { answers, log } = await forced();
    const before = log.facts.length;
    for (let number = 0; number < 2_000; number += 1) {
      void answers({ report: 'happened', id: 1, facts: [changed('locked', 'observer')] });
    }
    expect(log.facts.length - before).toBeLessThan(300);
    const late = await answers({ report: 'happened', id: 1, facts: [changed('locked', 'observer')] });
    expect(late).toMatchObject({
      outcome: 'refused',
      what: 'too much happens in the office',
    });
  });
});

test('what happens while the disk is full is refused, so that nothing that depends on it is done', async () => {
  const { answers, log } = await forced();
  log.room = 'none';
  const facts: OfficeFact[] = [
    { type: 'account_signed_out', account: 'sam', session: '0123456789abcdef', cause: 'asked' },
  ];
  expect(await answers({ report: 'happened', id: 1, facts })).toMatchObject({
    outcome: 'refused',
    where: 'log',
  });
});

describe('nobody uses up what the others need', () => {
  test('PINs that one person tries without end leave the others theirs', async () => {
    const { answers, alarm } = await forced();
    const tries = Array.from({ length: 40 }, () => answers(ask(by('sam'), 'close', alarm, '000000')));
    const given = await Promise.all(tries);
    expect(
      given.some((answer) => 'what' in answer && answer.what === 'too many PINs are typed just now'),
    ).toBe(true);
    await answers(ask(by('tom'), 'acknowledge', alarm));
    expect(await answers(ask(by('tom'), 'close', alarm, PINS.tom))).toMatchObject({ outcome: 'done' });
  });

  test('a PIN that is missing is not one that was tried', async () => {
    const { answers, alarm } = await forced();
    const tries = Array.from({ length: 40 }, () => answers(ask(by('sam'), 'close', alarm)));
    for (const answer of await Promise.all(tries))
      expect(answer).toMatchObject({ what: 'the PIN is missing' });
    await answers(ask(by('sam'), 'acknowledge', alarm));
    expect(await answers(ask(by('sam'), 'close', alarm, PINS.sam))).toMatchObject({ outcome: 'done' });
  });

  test('mistakes of one account leave room for the sign-in of another', async () => {
    const { answers } = await forced();
    const happened = (fact: OfficeFact) => answers({ report: 'happened', id: 1, facts: [fact] });
    const refused: OfficeFact = {
      type: 'account_refused',
      account: 'eve',
      address: '192.0.2.7',
      cause: 'wrong',
      count: 1,
      since: 0,
    };
    const first = await Promise.all(Array.from({ length: 300 }, () => happened(refused)));
    expect(first.some(({ outcome }) => outcome === 'refused')).toBe(true);
    expect(await happened({ ...refused, account: 'tom' })).toMatchObject({ outcome: 'done' });
  });
});
