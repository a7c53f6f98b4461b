/** Alarms where scenarios do not reach: what the policy changes, who is entitled, and what no screen may tell. */
import { describe, expect, test } from 'vitest';
import { ALARM_CARDS } from '../../src/core/alarm-cards.ts';
import { isCondition } from '../../src/core/alarm-causes.ts';
import { ALARM_KINDS, PRIORITIES } from '../../src/core/alarm-kinds.ts';
import { alarmRefusal } from '../../src/core/alarms.ts';
import { CATALOGUE } from '../../src/core/catalogue.ts';
import type { FactOf } from '../../src/core/facts.ts';
import type { AlarmAct } from '../../src/core/inputs.ts';
import type { AlarmPolicy } from '../../src/core/policy.ts';
import type { AlarmId, AlarmSource, DeviceId, PersonId } from '../../src/core/terms.ts';
import { DOOR, KIOSK_POLICY, listed, momentAt, ROOM, type World, world } from './world.ts';

const PEOPLE = [
  listed('ana'),
  listed('ben'),
  listed('sam', { role: 'supervisor' }),
  listed('old', { role: 'supervisor', valid_until: 1 }),
];

const withAlarms = (alarms: Partial<AlarmPolicy>): World =>
  world({ people: PEOPLE, kiosk: { alarms: { ...KIOSK_POLICY.alarms, ...alarms } } });

const raised = (at: World): readonly FactOf<'alarm_raised'>[] =>
  at.log.filter((fact): fact is FactOf<'alarm_raised'> => fact.type === 'alarm_raised');

const kinds = (at: World) => raised(at).map(({ kind }) => kind);

const refused = (at: World, person: string, act: AlarmAct) =>
  alarmRefusal({ state: at.state, moment: momentAt(at.now) }, person as PersonId, act);

const FORCED = `door_forced/${ROOM}#1` as AlarmId;
const HELD = `door_held_open/${ROOM}` as AlarmSource;
const CAMERA = {
  type: 'device_lost',
  device: 'camera' as DeviceId,
  kind: 'camera',
  cause: 'unplugged',
} as const;

describe('the cards', () => {
  test('name a response for each kind, and keep what may never be silenced', () => {
    for (const kind of ALARM_KINDS) expect(ALARM_CARDS[kind].response).toMatch(/\.$/);
    const never = ALARM_KINDS.filter((kind) => ALARM_CARDS[kind].shelvable === 'no');
    expect(never).toEqual(expect.arrayContaining(['duress', 'tamper', 'log_doubted', 'lone_occupant']));
    const critical = ALARM_KINDS.filter((kind) => ALARM_CARDS[kind].priority === 'critical');
    expect(critical.every((kind) => ALARM_CARDS[kind].clears === 'by_person')).toBe(true);
  });

  test('are worst first, and only what goes on ends by itself', () => {
    const ranks = ALARM_KINDS.map((kind) => PRIORITIES.indexOf(ALARM_CARDS[kind].priority));
    expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
    const byItself = ALARM_KINDS.filter((kind) => ALARM_CARDS[kind].clears === 'by_itself');
    expect(byItself.every(isCondition)).toBe(true);
  });

  test('stand behind every fact that asks for a response', () => {
    const asking = Object.values(CATALOGUE).filter(({ level }) => level === 'critical');
    expect(asking.map(({ title }) => title).toSorted()).toEqual(
      [
        'Duress',
        'Door opened with nobody signed in',
        'Tampering with the kiosk',
        'Wire of an input cut or shorted',
        'Emergency',
      ].toSorted(),
    );
  });
});

describe('the policy', () => {
  test('leaves a kind out, gives it another priority, or lets it wait', () => {
    const at = withAlarms({
      kinds: {
        list_changed: { used: 'no', priority: 'low', delay_ms: 0 },
        device_lost: { used: 'yes', priority: 'high', delay_ms: 10_000 },
      },
    });
    expect(kinds(at)).toEqual([]);
    at.see(CAMERA);
    at.pass(9_999);
    expect(kinds(at)).toEqual([]);
    at.pass(1);
    expect(raised(at)).toMatchObject([{ kind: 'device_lost', priority: 'high', since: at.now - 10_000 }]);
  });

  test('lets nobody wait for what ended in time', () => {
    const at = withAlarms({ kinds: { device_lost: { used: 'yes', priority: 'low', delay_ms: 10_000 } } });
    at.see(CAMERA);
    at.pass(5_000);
    at.see({ type: 'device_recovered', device: 'camera' as DeviceId, kind: 'camera' });
    at.pass(60_000);
    expect(kinds(at)).not.toContain('device_lost');
  });

  test('tells nobody again of a low alarm', () => {
    const at = withAlarms({});
    expect(raised(at)).toMatchObject([{ kind: 'list_changed', tell_again: 0 }]);
    at.pass(86_400_000);
    expect(at.log.filter(({ type }) => type === 'alarm_unanswered')).toEqual([]);
  });
});

describe('who acts on an alarm', () => {
  test('is told why it changes nothing', () => {
    const at = world({ people: PEOPLE });
    at.see({ type: 'door_opened', door: DOOR });
    const acknowledge: AlarmAct = { act: 'acknowledge', alarm: FORCED, words: '' };
    const close: AlarmAct = { act: 'close', alarm: FORCED, words: 'Wind' };
    expect(refused(at, 'ana', acknowledge)).toBe('not_entitled');
    expect(refused(at, 'old', acknowledge)).toBe('not_entitled');
    expect(refused(at, 'nobody', acknowledge)).toBe('not_entitled');
    expect(refused(at, 'sam', { ...acknowledge, alarm: 'tamper/nowhere#1' as AlarmId })).toBe(
      'no_such_alarm',
    );
    expect(refused(at, 'sam', close)).toBe('not_acknowledged');
    expect(refused(at, 'sam', acknowledge)).toBeNull();
    at.see({ type: 'alarm_acted', person: 'sam' as PersonId, act: acknowledge });
    expect(refused(at, 'sam', acknowledge)).toBe('acknowledged_already');
    expect(refused(at, 'sam', { ...close, words: ' ' })).toBe('words_missing');
    at.see({ type: 'alarm_acted', person: 'sam' as PersonId, act: { ...close, words: ' ' } });
    expect(at.state.alarms.open[FORCED]?.closing).toBeNull();
    at.see({ type: 'alarm_acted', person: 'sam' as PersonId, act: close });
    expect(refused(at, 'sam', { ...close, words: '' })).toBe('second_person_needed');
    expect(refused(at, 'sam', close)).toBe('second_person_needed');
  });

  test('cannot shelve for ever, nor what is there so that nobody silences it', () => {
    const at = world({ people: PEOPLE });
    const shelve = (source: AlarmSource, until: number): AlarmAct => ({
      act: 'shelve',
      source,
      until,
      words: '',
    });
    expect(refused(at, 'sam', shelve(HELD, at.now + 8 * 3_600_000))).toBeNull();
    expect(refused(at, 'sam', shelve(HELD, at.now + 8 * 3_600_000 + 1))).toBe('too_long');
    expect(refused(at, 'sam', shelve(HELD, at.now))).toBe('too_long');
    expect(refused(at, 'sam', shelve(`tamper/${ROOM}` as AlarmSource, at.now + 1))).toBe('never_silenced');
    expect(refused(at, 'sam', shelve('nothing/known' as AlarmSource, at.now + 1))).toBe('never_silenced');
    expect(refused(at, 'sam', { act: 'unshelve', source: HELD, words: '' })).toBe('as_it_is');
    expect(refused(at, 'sam', { act: 'put_in_service', source: HELD, words: '' })).toBe('as_it_is');
  });

  test('silences what comes; it is on record all the same, and told once it is heard again', () => {
    const at = world({ people: PEOPLE });
    const source = 'device_lost/camera' as AlarmSource;
    at.see({
      type: 'alarm_acted',
      person: 'sam' as PersonId,
      act: { act: 'take_out_of_service', source, words: '' },
    });
    at.see(CAMERA);
    expect(raised(at).at(-1)).toMatchObject({ source });
    at.pass(86_400_000);
    const again = () => at.log.filter(({ type }) => type === 'alarm_unanswered');
    expect(again()).toEqual([]);
    at.see({
      type: 'alarm_acted',
      person: 'sam' as PersonId,
      act: { act: 'put_in_service', source, words: '' },
    });
    at.pass(0);
    expect(again()).toMatchObject([{ alarm: 'device_lost/camera#1', step: 1 }]);
  });
});

describe('duress', () => {
  test('is an alarm that no screen shows, and no touch at the door finds', () => {
    const at = world({ people: PEOPLE });
    at.see({ type: 'pin_chosen', person: 'sam' as PersonId, pin: 'p' as never, duress: 'd' as never });
    at.see({ type: 'official_pin', person: 'sam' as PersonId, pin: 'd' as never });
    expect(raised(at).at(-1)).toMatchObject({ alarm: 'duress#1', kind: 'duress', priority: 'critical' });
    for (const alarm of ['duress#1', `duress/${ROOM}#1`] as AlarmId[]) {
      const statement = { statement: 'acknowledge_alarm', alarm, words: '' } as const;
      expect(at.see({ type: 'touched', room: ROOM, touch: { touch: 'propose', statement } })).toEqual([]);
    }
  });
});
