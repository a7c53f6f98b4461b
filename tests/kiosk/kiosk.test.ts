import { describe, expect, test } from 'vitest';
import { roomOf } from '../../src/core/state.ts';
import { INBOX_MAX } from '../../src/kiosk.ts';
import { DOOR, INSIDE, listed, ROOM } from '../core/world.ts';
import { testKiosk } from './aid.ts';

const people = [listed('ana'), listed('ben'), listed('cy')];

const pairInside = () => {
  const room = testKiosk({ people });
  room.badge('ana');
  room.badge('ben');
  room.kiosk.offer({ type: 'door_opened', door: DOOR });
  room.pass(2_000);
  room.kiosk.offer({ type: 'door_closed', door: DOOR });
  return room;
};

describe('recorded, then done', () => {
  test('the strike is released only after the grant is recorded', () => {
    const { trace, badge } = testKiosk({ people });
    badge('ana');
    badge('ben');
    const released = trace.indexOf('performed unlock_door');
    expect(released).toBeGreaterThan(0);
    expect(trace.indexOf('recorded access_granted')).toBeLessThan(released);
    expect(trace.indexOf('recorded access_granted')).toBeGreaterThan(-1);
  });

  test('nobody waits at the door for a signature, and each turn ends with it', () => {
    const atRelease: number[] = [];
    const room = testKiosk({
      people,
      onEffect: (effect) => {
        if (effect.type === 'unlock_door') atRelease.push(room.log.facts.length - room.log.signed);
      },
    });
    const { log, badge } = room;
    badge('ana');
    expect(log.signed).toBe(log.facts.length);
    badge('ben');
    expect(atRelease).toEqual([1]);
    expect(log.signed).toBe(log.facts.length);
  });

  test('a start locks every strike', () => {
    const { performed } = testKiosk({ people });
    expect(performed[0]).toEqual({ type: 'lock_door', door: DOOR });
  });

  test('a broken disk stops the loop: nothing moves and nothing more is taken', () => {
    const { log, badge, kiosk, performed, failures } = testKiosk({ people });
    badge('ana');
    const before = performed.length;
    log.broken = true;
    badge('ben');
    expect(failures).toHaveLength(1);
    expect(performed).toHaveLength(before);
    log.broken = false;
    badge('ben');
    expect(log.facts.some((fact) => fact.type === 'access_granted')).toBe(false);
    expect(roomOf(kiosk.state, ROOM).grant).toBeNull();
  });

  test('what a device answers in the middle of a turn is handled after it', () => {
    const { trace, badge } = testKiosk({
      people,
      onEffect: (effect, offer) => {
        if (effect.type !== 'unlock_door') return;
        offer({
          type: 'effect_failed',
          device: 'strike' as never,
          effect: 'unlock_door',
          cause: 'no answer',
        });
      },
    });
    badge('ana');
    badge('ben');
    expect(trace.indexOf('recorded effect_failed')).toBeGreaterThan(
      trace.lastIndexOf('performed unlock_door'),
    );
  });
});

describe('a full disk', () => {
  test('the reserve takes the facts, entry is refused from then on, leaving is not', () => {
    const { log, badge, kiosk } = pairInside();
    log.room = 'only_the_reserve';
    badge('cy', INSIDE);
    expect(log.facts.map((fact) => fact.type)).toContain('storage_changed');
    expect(kiosk.state.storage).toBe('full');
    badge('cy');
    expect(log.facts.at(-1)).toMatchObject({ type: 'access_denied', reason: 'storage_full' });
    badge('ana', INSIDE);
    expect(log.facts.some((fact) => fact.type === 'exit_signed' && fact.person === 'ana')).toBe(true);
    expect(kiosk.read(ROOM).view.inside.map((face) => face.name)).toEqual(['ben']);
  });

  test('with no room at all nobody is let in, the screen says so, and nothing is lost', () => {
    const { log, badge, kiosk, time, trace, replay } = testKiosk({ people });
    badge('ana');
    log.room = 'none';
    const before = trace.length;
    badge('ben');
    time.pass(500);
    badge('unknown');
    expect(trace.slice(before)).toEqual([]);
    expect(kiosk.read(ROOM).view.screen).toEqual({ screen: 'fault', causes: ['storage_full'] });
    log.room = 'enough';
    time.pass(1_000);
    kiosk.tick();
    expect(log.facts.slice(-2).map((fact) => fact.type)).toEqual(['access_granted', 'access_denied']);
    expect(log.facts.at(-1)?.at).toBe((log.facts.at(-2)?.at ?? 0) + 500);
    expect(kiosk.read(ROOM).view.screen.screen).not.toBe('fault');
    expect(replay()).toEqual(kiosk.state);
  });

  test('what waited for the disk longer than a release lasts opens nothing any more', () => {
    const { log, badge, kiosk, time, performed } = testKiosk({ people });
    badge('ana');
    log.room = 'none';
    badge('ben');
    kiosk.offer({ type: 'exit_requested', door: DOOR });
    time.pass(3_600_000);
    log.room = 'enough';
    kiosk.tick();
    expect(log.facts.some(({ type }) => type === 'access_granted')).toBe(true);
    expect(performed.filter(({ type }) => type === 'unlock_door')).toEqual([]);
    const failed = log.facts.filter(({ type }) => type === 'effect_failed');
    expect(failed).toMatchObject([{ device: DOOR, effect: 'unlock_door' }, { device: DOOR }]);
  });

  test('inputs beyond the inbox are counted, and the number is recorded when there is room again', () => {
    const { log, badge, kiosk } = testKiosk({ people });
    log.room = 'none';
    const taken = Array.from({ length: INBOX_MAX + 7 }, () => badge('unknown')).filter(Boolean).length;
    expect(taken).toBe(INBOX_MAX);
    log.room = 'enough';
    kiosk.tick();
    expect(log.facts.find((fact) => fact.type === 'inbox_overflowed')).toMatchObject({ dropped: 7 });
  });
});

describe('a badge held against the reader', () => {
  test('is recorded once and then counted, and its refusal is shown each time', () => {
    const { log, badge, pass, kiosk, performed } = testKiosk({ people });
    for (let time = 0; time < 5; time += 1) {
      badge('unknown');
      expect(kiosk.read(ROOM).view.screen).toMatchObject({ screen: 'denied', reason: 'unknown_badge' });
      pass(1_900);
    }
    pass(10_000);
    const refusals = log.facts.filter((fact) => fact.type === 'access_denied');
    const counted = log.facts.filter((fact) => fact.type === 'refusals_repeated');
    expect(refusals).toHaveLength(1);
    expect(counted).toMatchObject([{ reason: 'unknown_badge', count: 4 }]);
    expect(performed.filter((effect) => effect.type === 'signal')).toHaveLength(5);
  });
});

describe('one made-up number after the other', () => {
  test('a few are recorded, the rest counted, and each is shown and heard as refused', () => {
    const { log, badge, kiosk, time, pass, performed } = testKiosk({ people });
    for (let number = 0; number < 40; number += 1) {
      time.pass(300);
      badge(`number ${number}`);
      expect(kiosk.read(ROOM).view.screen).toMatchObject({ screen: 'denied', reason: 'unknown_badge' });
    }
    pass(10_000);
    const counts = log.facts.flatMap((fact) => (fact.type === 'refusals_repeated' ? [fact.count] : []));
    const singly = log.facts.filter((fact) => fact.type === 'access_denied').length;
    expect(singly).toBeLessThan(8);
    expect(singly + counts.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(performed.filter((effect) => effect.type === 'signal')).toHaveLength(40);
  });
});

describe('time', () => {
  test('a step of the wall clock is a fact, and a running window keeps its length', () => {
    const { log, badge, kiosk, time, pass } = testKiosk({ people });
    badge('ana');
    pass(10_000);
    time.setWall(3_600_000);
    kiosk.tick();
    expect(log.facts.find((fact) => fact.type === 'clock_stepped')).toMatchObject({ by_ms: 3_600_000 });
    pass(19_000);
    badge('ben');
    expect(log.facts.at(-1)).toMatchObject({ type: 'access_granted' });
  });

  test('simulated time passes without counting as a step', () => {
    const { log, badge, kiosk, clock } = testKiosk({ people });
    badge('ana');
    clock.skip(31_000);
    kiosk.tick();
    expect(log.facts.map((fact) => fact.type)).toContain('entry_abandoned');
    expect(log.facts.map((fact) => fact.type)).not.toContain('clock_stepped');
  });

  test('the loop ticks by itself when a deadline comes', async () => {
    const { log, kiosk, badge, time } = testKiosk({ people });
    kiosk.run();
    badge('ana');
    time.pass(30_000);
    await expect
      .poll(() => log.facts.map((fact) => fact.type), { timeout: 5_000 })
      .toContain('entry_abandoned');
    kiosk.halt();
  });
});

test('a listener hears of a notice that ends, and not of time that changes nothing', () => {
  const { kiosk, badge, pass } = testKiosk({ people });
  pass(1_000);
  badge('unknown');
  let heard = 0;
  kiosk.onChange(() => {
    heard += 1;
  });
  pass(1_000);
  pass(1_000);
  expect(heard).toBe(0);
  pass(2_000);
  expect(heard).toBe(1);
  expect(kiosk.read(ROOM).view.screen.screen).toBe('attract');
  pass(1_000);
  expect(heard).toBe(1);
});

test('a listener hears of each change until it stops listening', () => {
  const { kiosk, badge } = testKiosk({ people });
  let heard = 0;
  const stop = kiosk.onChange(() => {
    heard += 1;
  });
  badge('ana');
  expect(heard).toBe(1);
  stop();
  badge('ben');
  expect(heard).toBe(1);
});

test('what people are to be told goes with its fact to the log; while the disk is full, with neither', () => {
  const channels = [
    { channel: 'office', least: 'high', events: ['raised'], from_step: 0, duress: 'yes' },
  ] as const;
  const { kiosk, log, pass } = testKiosk({ people, channels });
  log.room = 'none';
  kiosk.offer({ type: 'door_opened', door: DOOR });
  expect(log.outbox).toEqual([]);
  log.room = 'enough';
  pass(1_000);
  expect(log.outbox).toEqual([{ channel: 'office', about: 'alarm_raised' }]);
});
