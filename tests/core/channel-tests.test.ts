/** Tests of the ways by which people are told, at their edges: which are due, which is refused and why, what is kept. */
import { describe, expect, test } from 'vitest';
import { alarmRefusal } from '../../src/core/alarms.ts';
import { apply } from '../../src/core/apply.ts';
import { TESTS_APART_MS, testsDue } from '../../src/core/channel-tests.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { ChannelTestRule, SirenRule } from '../../src/core/policy.ts';
import { sirenOf } from '../../src/core/sirens.ts';
import { INITIAL_STATE } from '../../src/core/state.ts';
import type { AlarmId, DeviceId, PersonId } from '../../src/core/terms.ts';
import { ANNEX } from './settings.ts';
import { annexPolicy, DOOR, listed, momentAt, ROOM, roomPolicy, type World, world } from './world.ts';

const SAM = 'sam' as PersonId;
const HORN = 'horn' as DeviceId;
const HOUR = 3_600_000;
const siren: SirenRule = {
  siren: HORN,
  channel: 'horn',
  least: 'high',
  rooms: [],
  pattern: 'steady',
  longest_ms: 60_000,
};
const rule = (channel: string, change: Partial<ChannelTestRule> = {}): ChannelTestRule => ({
  channel,
  siren: '',
  minute: 0,
  answer_ms: HOUR,
  ...change,
});
const OFFICE = [rule('mail'), rule('hand', { minute: -1 }), rule('horn', { siren: HORN })];

const annex = annexPolicy({ fire_line: '' });

const office = (sirens: readonly SirenRule[] = [siren]): World =>
  world({
    people: [listed('sam', { role: 'supervisor' })],
    rooms: [roomPolicy(), annex],
    kiosk: { telling: { sirens, tests: OFFICE, siblings: [] } },
  });
const by = (at: World, channel: string) =>
  at.see({
    type: 'alarm_acted',
    person: SAM,
    act: { act: 'test_channel', channel, code: `code-${channel}` },
  });
const received = (at: World, code: string) =>
  at.see({ type: 'alarm_acted', person: SAM, act: { act: 'received', code } });
const due = (at: World) => testsDue({ state: at.state, moment: momentAt(at.now) });
const refusal = (at: World, act: Parameters<typeof alarmRefusal>[2]) =>
  alarmRefusal({ state: at.state, moment: momentAt(at.now) }, SAM, act);
const asks = (channel: string) => ({ act: 'test_channel', channel, code: 'x' }) as const;

describe('a test', () => {
  test('of a siren waits for the end of an emergency in any room; any other test does not', () => {
    const at = office();
    expect(due(at)).toEqual(['mail', 'horn']);
    at.see({ type: 'touched', room: ANNEX, touch: { touch: 'start_emergency' } });
    expect(due(at)).toEqual(['mail']);
    const alarm = `emergency/${ANNEX}#1` as AlarmId;
    at.see({ type: 'alarm_acted', person: SAM, act: { act: 'acknowledge', alarm, words: 'x' } });
    expect(due(at)).toEqual(['mail']);
    expect(refusal(at, asks('horn'))).toBe('not_now');
    expect(refusal(at, asks('mail'))).toBeNull();
    expect(by(at, 'horn')).toEqual([]);
  });

  test('is refused where nobody knows the channel, or waits for the code', () => {
    const at = office();
    expect(refusal(at, asks('pigeon'))).toBe('no_such_channel');
    expect(by(at, 'pigeon')).toEqual([]);
    for (const code of ['', 'code-mail']) {
      expect(refusal(at, { act: 'received', code })).toBe('no_such_test');
      expect(received(at, code)).toEqual([]);
    }
    by(at, 'mail');
    expect(refusal(at, { act: 'received', code: 'code-mail' })).toBeNull();
    received(at, 'code-mail');
    for (const code of ['', 'code-mail']) {
      expect(refusal(at, { act: 'received', code })).toBe('no_such_test');
      expect(received(at, code)).toEqual([]);
    }
  });

  test('that is received at once took no time', () => {
    const at = office();
    by(at, 'mail');
    expect(received(at, 'code-mail')).toMatchObject([{ type: 'channel_tested', after_ms: 0 }]);
  });

  test('of a siren that the policy does not drive is sent all the same', () => {
    expect(by(office([]), 'horn').map(({ type }) => type)).toEqual(['channel_test_sent']);
  });

  test('by hand belongs to no week where no week’s test is asked for, and to this one where it is', () => {
    const at = office();
    expect(by(at, 'hand')).toMatchObject([{ week: 0 }]);
    const [sent] = by(at, 'mail');
    expect(sent).toMatchObject({ type: 'channel_test_sent' });
    expect(sent?.type === 'channel_test_sent' ? sent.week : 0).toBeGreaterThan(2_000);
  });

  test('has its number, one more each time', () => {
    const at = office();
    const alarms = [1, 2, 3].map(() => {
      at.pass(TESTS_APART_MS);
      return by(at, 'mail')[0];
    });
    expect(alarms).toMatchObject([1, 2, 3].map((number) => ({ alarm: `channel_test/mail#${number}` })));
  });

  test('comes a minute after the one before, and those of other channels at once', () => {
    expect(TESTS_APART_MS).toBe(60_000);
    const at = office();
    expect(by(at, 'mail')).toHaveLength(1);
    at.pass(TESTS_APART_MS - 1);
    expect(by(at, 'mail')).toEqual([]);
    expect(refusal(at, asks('mail'))).toBe('too_soon');
    expect(by(at, 'hand')).toHaveLength(1);
    at.pass(1);
    expect(by(at, 'mail')).toHaveLength(1);
  });
});

describe('what is kept of tests', () => {
  const alarm = 'channel_test/mail#1' as AlarmId;
  const sent = (week: number, at: number): Fact => ({
    type: 'channel_test_sent',
    channel: 'mail',
    alarm,
    code: 'ABC',
    week,
    answer_until: at + 10,
    signed_by: [],
    at,
  });
  const kept = (...facts: readonly Fact[]) => facts.reduce(apply, INITIAL_STATE).tests['mail'];
  const missed: Fact = { type: 'test_missed', channel: 'mail', alarm, since: 15, at: 16 };
  const tested: Fact = { type: 'channel_tested', channel: 'mail', alarm, person: SAM, after_ms: 4, at: 9 };

  test('is the week of the last one that was of a week', () => {
    expect(kept(sent(0, 5))).toEqual({
      ...{ alarm, number: 1, week: 0, code: 'ABC', sent: 5, answer_until: 15, missed: 0 },
    });
    expect(kept(sent(7, 5), sent(0, 6))).toMatchObject({ number: 2, week: 7, sent: 6 });
    expect(kept(sent(7, 5), sent(8, 6))).toMatchObject({ week: 8 });
  });

  test('is that one was missed, until one is received', () => {
    expect(kept(sent(7, 5), missed)).toMatchObject({ code: 'ABC', answer_until: 0, missed: 15 });
    expect(kept(sent(7, 5), missed, sent(8, 20))).toMatchObject({ answer_until: 30, missed: 15 });
    expect(kept(sent(7, 5), missed, tested)).toMatchObject({ code: '', answer_until: 0, missed: 0 });
  });

  test('is nothing of a test that was never sent', () => {
    expect(apply(INITIAL_STATE, tested).tests).toStrictEqual({});
    expect(apply(INITIAL_STATE, missed).tests).toStrictEqual({});
  });
});

describe('what channels report', () => {
  const outcome = { channel: 'mail', entry: 5, alarm: `tamper/${ROOM}#1` as AlarmId, tries: 1 } as const;
  const failed = (given_up: 'yes' | 'no') =>
    ({ type: 'notice_failed', ...outcome, cause: 'no_answer', given_up }) as const;
  const reports = (at: World, ...outcomes: readonly ReturnType<typeof failed>[]) =>
    at.see({ type: 'channels_reported', outcomes }).map(({ type }) => type);

  test('is put on record once, and once more when it is given up', () => {
    const at = office();
    expect(reports(at, failed('no'), failed('no'))).toEqual(['notice_failed']);
    expect(reports(at, failed('yes'), failed('yes'))).toEqual(['notice_failed']);
    expect(reports(at, failed('no'))).toEqual([]);
    expect(at.state.channels['mail']).toEqual({ settled: 5, failing: 5, failed_since: 0 });
  });

  test('begins with the very first entry', () => {
    const at = office();
    at.see({
      type: 'channels_reported',
      outcomes: [{ type: 'channel_failed', channel: 'sms', cause: 'no_answer' }],
    });
    expect(at.state.channels['sms']).toEqual({ settled: -1, failing: -1, failed_since: at.now });
    const first = { ...failed('no'), entry: 0 };
    expect(at.see({ type: 'channels_reported', outcomes: [first] })).toHaveLength(1);
    const delivered = {
      type: 'notice_delivered',
      ...outcome,
      entry: 0,
      late: 'no',
      recipients: [],
      refused: 0,
    } as const;
    expect(at.see({ type: 'channels_reported', outcomes: [delivered] })).toHaveLength(1);
    expect(at.see({ type: 'channels_reported', outcomes: [delivered] })).toEqual([]);
  });
});

describe('a siren', () => {
  test('is silent where nothing asks for it, and nothing is said of that', () => {
    const at = office();
    at.pass(60_000);
    expect(at.log.filter(({ type }) => type.startsWith('siren_'))).toEqual([]);
    expect(sirenOf(at.state, HORN)).toEqual({ alarm: '', until: 0, heard: {} });
  });

  const camera = { device: 'camera' as DeviceId, kind: 'camera' } as const;
  const horn = { device: HORN, kind: 'siren' } as const;
  const types = (facts: readonly Fact[]) => facts.map(({ type }) => type);

  test('that is lost is a channel that failed, once, and works again when it is found', () => {
    const at = office();
    expect(types(at.see({ type: 'device_lost', ...horn, cause: 'x' }))).toEqual([
      'device_lost',
      'channel_failed',
    ]);
    const failing = { type: 'effect_failed', device: HORN, effect: 'sound_siren', cause: 'x' } as const;
    expect(types(at.see(failing))).toEqual(['effect_failed']);
    expect(types(at.see({ type: 'device_recovered', ...horn }))).toEqual([
      'device_recovered',
      'channel_recovered',
    ]);
    expect(types(at.see({ type: 'device_recovered', ...horn }))).toEqual([]);
  });

  test('is none of the channels’ business where it is another device', () => {
    const at = office();
    expect(types(at.see({ type: 'device_lost', ...camera, cause: 'x' }))).toEqual(['device_lost']);
    expect(types(at.see({ type: 'device_recovered', ...camera }))).toEqual(['device_recovered']);
  });

  test('that works again goes on for as long as it would have sounded, and stays silent where it was', () => {
    const at = office();
    at.see({ type: 'door_opened', door: DOOR });
    const until = at.now + siren.longest_ms;
    at.pass(10_000);
    at.see({ type: 'device_lost', ...horn, cause: 'x' });
    expect(at.see({ type: 'device_recovered', ...horn }).at(-1)).toMatchObject({
      type: 'siren_sounded',
      until,
      for_ms: siren.longest_ms - 10_000,
    });
  });

  test('sounds after a start for the worst that is still unanswered', () => {
    const at = office();
    at.see({ type: 'device_lost', ...camera, cause: 'x' });
    at.see({ type: 'line_changed', line: 'tamper' as never, state: 'active' });
    at.see({ type: 'touched', room: ROOM, touch: { touch: 'start_emergency' } });
    const { open } = at.state.alarms;
    const some = Object.values(open).filter(({ kind }) => kind === 'tamper' || kind === 'emergency');
    expect(some.length).toBeGreaterThan(1);
    const low = { ...siren, least: 'low' } as const;
    const { policy } = at.state;
    if (policy === null) throw new Error('it was started');
    expect(policy.telling.sirens).toEqual([siren]);
    const again = at.see({
      type: 'started',
      boot: 'boot-2',
      software: '0.0.0',
      config_digest: '00',
      policy: { ...policy, telling: { ...policy.telling, sirens: [low] } },
      rooms: [roomPolicy(), annex],
    });
    const [worst] = Object.values(at.state.alarms.open).filter(({ priority }) => priority === 'critical');
    expect(again.find(({ type }) => type === 'siren_sounded')).toMatchObject({ alarm: worst?.alarm });
  });

  test('of which a fact tells, though the policy names it no more, is silent', () => {
    const at = office([]);
    const fact: Fact = {
      type: 'siren_silenced',
      siren: HORN,
      channel: 'horn',
      alarm: `tamper/${ROOM}#1` as AlarmId,
      cause: 'longest_time',
      at: at.now,
    };
    expect(apply(at.state, fact).sirens[HORN]).toEqual({ alarm: '', until: 0, heard: {} });
  });
});
