/** What leaves the kiosk when people are told of an alarm. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALARM_CARDS } from '../../src/core/alarm-cards.ts';
import {
  type ChannelRule,
  NOTICE_EVENTS,
  type Notice,
  noticeOf,
  noticesOf,
  OUTBOX_EVENTS,
} from '../../src/core/notices.ts';
import { INITIAL_STATE } from '../../src/core/state.ts';
import type { AlarmId, AlarmSource, DeviceId, PersonId } from '../../src/core/terms.ts';
import { anyDay } from './any-day.ts';
import { playDay } from './days.ts';
import { promise } from './runs.ts';
import { DOOR, listed, ROOM, type World, world } from './world.ts';

const ALL: ChannelRule = {
  channel: 'office',
  least: 'low',
  events: NOTICE_EVENTS,
  from_step: 0,
  duress: 'yes',
};
const SAM = 'sam' as PersonId;
const PEOPLE = [listed('ana'), listed('sam', { role: 'supervisor' }), listed('tom', { role: 'supervisor' })];
const FORCED = `door_forced/${ROOM}#1` as AlarmId;
const CAMERA = { device: 'camera' as DeviceId, kind: 'camera' } as const;

const told = (at: World, rule: Partial<ChannelRule> = {}): readonly Notice[] =>
  noticesOf(INITIAL_STATE, at.log, [{ ...ALL, ...rule }]).map(({ notice }) => notice);

const steps = (notices: readonly Notice[]) => notices.map(({ alarm, event }) => `${alarm} ${event}`);

/** A door is forced, told again, seen, and closed by two. */
const forced = (): World => {
  const at = world({ people: PEOPLE, kiosk: { kiosk: 'Kiosk 1' } });
  at.see({ type: 'door_opened', door: DOOR });
  at.see({ type: 'door_closed', door: DOOR });
  at.pass(120_000);
  for (const act of ['acknowledge', 'close', 'close'] as const) {
    const person = act === 'close' && at.log.at(-1)?.type === 'alarm_closing_proposed' ? 'tom' : 'sam';
    at.see({
      type: 'alarm_acted',
      person: person as PersonId,
      act: { act, alarm: FORCED, words: 'Sam saw' },
    });
  }
  return at;
};

describe('people are told', () => {
  test('each step of an alarm, with what they have to do, where and when', () => {
    const notices = told(forced(), { least: 'critical' });
    expect(steps(notices)).toEqual([
      `${FORCED} raised`,
      `${FORCED} unanswered`,
      `${FORCED} acknowledged`,
      `${FORCED} closed`,
    ]);
    expect(notices[1]).toEqual({
      alarm: FORCED,
      event: 'unanswered',
      kind: 'door_forced',
      priority: 'critical',
      title: ALARM_CARDS.door_forced.title,
      response: 'Send two people. Check the door, then every seal.',
      room: 'Ballot storage room',
      kiosk: 'Kiosk 1',
      step: 1,
      at: forced().log.find(({ type }) => type === 'alarm_unanswered')?.at,
    });
  });

  test('that a condition is over, of the kiosk as a whole too', () => {
    const at = world({ people: PEOPLE });
    at.see({ type: 'device_lost', ...CAMERA, cause: 'unplugged' });
    at.pass(10_000);
    at.see({ type: 'device_recovered', ...CAMERA });
    const notices = told(at).filter(({ kind }) => kind === 'device_lost');
    expect(steps(notices)).toEqual(['device_lost/camera#1 raised', 'device_lost/camera#1 returned']);
    expect(notices[0]?.room).toBe('');
  });

  test('of duress, and not whose it is', () => {
    const at = world({ people: PEOPLE });
    at.see({ type: 'pin_chosen', person: SAM, pin: 'p' as never, duress: 'd' as never });
    at.see({ type: 'official_pin', person: SAM, pin: 'd' as never });
    const notices = told(at, { least: 'critical' });
    expect(notices).toMatchObject([
      { kind: 'duress', event: 'raised', response: ALARM_CARDS.duress.response },
    ]);
    expect(JSON.stringify(notices)).not.toMatch(/sam/i);
  });

  test('of duress only by what nobody in the room sees or hears', () => {
    const at = world({ people: PEOPLE });
    at.see({ type: 'pin_chosen', person: SAM, pin: 'p' as never, duress: 'd' as never });
    at.see({ type: 'official_pin', person: SAM, pin: 'd' as never });
    at.pass(600_000);
    const given = (duress: 'yes' | 'no') => steps(told(at, { duress }));
    expect(given('yes').length).toBeGreaterThan(given('no').length);
    expect(given('no')).toEqual(given('yes').filter((step) => !step.startsWith('duress')));
  });

  test('nothing of what is shelved or out of service, and again once it is heard', () => {
    const at = world({ people: PEOPLE });
    const source = 'device_lost/camera' as AlarmSource;
    const act = (what: 'take_out_of_service' | 'put_in_service') =>
      at.see({ type: 'alarm_acted', person: SAM, act: { act: what, source, words: '' } });
    act('take_out_of_service');
    at.see({ type: 'device_lost', ...CAMERA, cause: 'unplugged' });
    at.pass(10_000);
    act('put_in_service');
    at.see({ type: 'device_recovered', ...CAMERA });
    at.see({
      type: 'alarm_acted',
      person: SAM,
      act: { act: 'shelve', source, until: at.now + 60_000, words: '' },
    });
    at.see({ type: 'device_lost', ...CAMERA, cause: 'unplugged' });
    const notices = told(at).filter(({ kind }) => kind === 'device_lost');
    expect(steps(notices)).toEqual(['device_lost/camera#1 unanswered', 'device_lost/camera#1 returned']);
  });

  test('that an alarm is closed, though its source is shelved since it was raised', () => {
    const at = world({ people: PEOPLE });
    const source = 'device_lost/camera' as AlarmSource;
    at.see({ type: 'device_lost', ...CAMERA, cause: 'unplugged' });
    at.pass(10_000);
    const shelve = { act: 'shelve', source, until: at.now + 600_000, words: '' } as const;
    const acknowledge = { act: 'acknowledge', alarm: `${source}#1` as AlarmId, words: '' } as const;
    for (const act of [shelve, acknowledge]) at.see({ type: 'alarm_acted', person: SAM, act });
    at.see({ type: 'device_recovered', ...CAMERA });
    const notices = told(at).filter(({ kind }) => kind === 'device_lost');
    expect(steps(notices)).toEqual(['device_lost/camera#1 raised', 'device_lost/camera#1 closed']);
  });

  test('that a channel failed, by the others', () => {
    const at = world({ people: PEOPLE });
    at.see({
      type: 'channels_reported',
      outcomes: [{ type: 'channel_failed', channel: 'office', cause: 'no_answer' }],
    });
    const given = noticesOf(INITIAL_STATE, at.log, [ALL, { ...ALL, channel: 'office-2' }]);
    expect(given.filter(({ notice }) => notice.kind === 'channel_failed')).toMatchObject([
      { channel: 'office-2', notice: { alarm: 'channel_failed/office#1', priority: 'medium' } },
    ]);
  });

  test('a test, by the channel that is tested and by no other, whatever they tell of', () => {
    const telling = {
      sirens: [],
      tests: [{ channel: 'office', siren: '', minute: -1, answer_ms: 1_000 }],
      siblings: [],
    } as const;
    const at = world({ people: PEOPLE, kiosk: { kiosk: 'Kiosk 1', telling } });
    at.see({
      type: 'alarm_acted',
      person: SAM,
      act: { act: 'test_channel', channel: 'office', code: 'K7QX3M' },
    });
    const rules: readonly ChannelRule[] = [
      { channel: 'office', least: 'critical', events: ['closed'], from_step: 0, duress: 'yes' },
      { ...ALL, channel: 'other' },
    ];
    const tests = noticesOf(INITIAL_STATE, at.log, rules).filter(({ notice }) => notice.event === 'test');
    expect(tests).toEqual([
      {
        index: at.log.findIndex(({ type }) => type === 'channel_test_sent'),
        channel: 'office',
        notice: {
          alarm: 'channel_test/office#1',
          event: 'test',
          kind: 'test_missed',
          priority: 'low',
          title: 'Test of this way to tell people',
          response: 'Say that it arrived: ballot-vault alarms received K7QX3M',
          room: '',
          kiosk: 'Kiosk 1',
          step: 0,
          at: at.now,
        },
      },
    ]);
  });

  test('nothing of an alarm that is not open', () => {
    const at = world({ people: PEOPLE });
    const fact = { type: 'alarm_returned', alarm: FORCED, since: at.now, at: at.now } as const;
    expect(noticeOf(at.state, fact)).toBeNull();
  });

  test('by words of which a test is one, though it is about no alarm', () => {
    expect(OUTBOX_EVENTS).toEqual([...NOTICE_EVENTS, 'test']);
  });

  test('more of them, each time that nobody answers, and then of what became of it too', () => {
    const { log } = forced();
    const first = { ...ALL, channel: 'first', least: 'critical' } as const;
    const given = noticesOf(INITIAL_STATE, log, [first, { ...first, channel: 'second', from_step: 1 }]);
    expect(given.map(({ channel, notice: { event, step } }) => `${channel} ${event} ${step}`)).toEqual([
      'first raised 0',
      'first unanswered 1',
      'second unanswered 1',
      'first acknowledged 1',
      'second acknowledged 1',
      'first closed 1',
      'second closed 1',
    ]);
  });

  test('by each channel what its priority and its events say, at the fact it is about', () => {
    const { log } = forced();
    const rules: readonly ChannelRule[] = [
      { channel: 'siren', least: 'critical', events: ['raised'], from_step: 0, duress: 'yes' },
      { channel: 'office', least: 'low', events: ['closed'], from_step: 0, duress: 'yes' },
    ];
    const given = noticesOf(INITIAL_STATE, log, rules);
    expect(given.map(({ channel, index }) => [channel, log[index]?.type])).toEqual([
      ['siren', 'alarm_raised'],
      ['office', 'alarm_closed'],
    ]);
    expect(noticesOf(INITIAL_STATE, log, [{ ...ALL, least: 'high', events: ['returned'] }])).toEqual([]);
  });
});

test('whatever happens, a notice names nobody', () => {
  promise(
    fc.property(anyDay, (day) => {
      for (const { before, facts } of playDay(day).steps) {
        const people = Object.values(before.people).flatMap(({ person, name }) => [person, name]);
        const text = JSON.stringify(noticesOf(before, facts, [ALL]));
        for (const name of people) expect(text).not.toMatch(new RegExp(`\\b${name}\\b`));
      }
    }),
    60,
  );
});
