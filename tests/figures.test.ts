/** The figures of a kiosk: what those who watch the machines are told, and what they are not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChannelStandings } from '../src/channel-standings.ts';
import type { DeviceId, PersonId } from '../src/core/terms.ts';
import { FIGURES, figuresOf } from '../src/figures.ts';
import { DOOR, INSIDE, listed, momentAt, ROOM, type World, world } from './core/world.ts';

const PEOPLE = [listed('ana', { name: 'Ana Ruiz' }), listed('bob', { name: 'Bob Carter' }), listed('sam')];
const standings = new ChannelStandings();
standings.take([{ channel: 'siem.entries', breaker: 'half_open', next: 7 }]);
const ABOUT = {
  software: '1.2.3',
  log: { index: 41, signed: 40, root: 'root', witnesses: 3, quorum: 2 },
  free_bytes: 1_000_000,
  waiting: 2,
  channels: ['office-mail', 'siem.entries'],
  standings,
  load: { started: 1, resident_bytes: 2, heap_bytes: 3, cpu_ms: 4, lag_us: 5 },
};

const figures = ({ state, now }: World) => figuresOf(state, momentAt(now), ABOUT);

const passDoor = (day: World): void => {
  day.see({ type: 'door_opened', door: DOOR });
  day.pass(2_000);
  day.see({ type: 'door_closed', door: DOOR });
};

const twoInside = (): World => {
  const day = world({ people: PEOPLE, rules: { second_factor: 'none' } });
  day.badge('ana');
  day.badge('bob');
  passDoor(day);
  return day;
};

test('they are what the rooms are', () => {
  const day = twoInside();
  expect(figures(day)).toMatchObject({
    kiosk: 'k01',
    software: '1.2.3',
    log: { entries: 42, signed: 40, witnesses: 3, quorum: 2, witnessed: 0 },
    listed: 3,
    waiting: 2,
    rooms: [{ room: ROOM, people: 2, visitors: 0, lone: 'no', certain: 'yes', door: 'closed', faults: 0 }],
    alarms: { open: { critical: 0, high: 0, medium: 0 } },
    channels: [
      { channel: 'office-mail', settled: -1, failed: 'no', breaker: 'unknown', next: -1 },
      { channel: 'siem.entries', settled: -1, failed: 'no', breaker: 'half_open', next: 7 },
    ],
  });
  day.badge('bob', INSIDE);
  passDoor(day);
  day.pass(31_000);
  day.see({ type: 'door_opened', door: DOOR });
  day.see({ type: 'device_lost', device: 'cam' as DeviceId, kind: 'camera', cause: 'unplugged' });
  day.pass(40_000);
  expect(figures(day)).toMatchObject({
    rooms: [{ people: 1, lone: 'yes', certain: 'no', door: 'open', held_open: 'yes' }],
    lost: { camera: 1, door: 0 },
    alarms: { open: { high: 2 }, unacknowledged: { high: 2 } },
  });
});

const ACTS = ['ana in', 'bob in', 'ana out', 'open', 'close', 'wait', 'stranger', 'emergency'] as const;

const act = (day: World, what: (typeof ACTS)[number]): unknown => {
  const seen: { readonly [What in (typeof ACTS)[number]]: () => unknown } = {
    'ana in': () => day.badge('ana'),
    'bob in': () => day.badge('bob'),
    'ana out': () => day.badge('ana', INSIDE),
    open: () => day.see({ type: 'door_opened', door: DOOR }),
    close: () => day.see({ type: 'door_closed', door: DOOR }),
    wait: () => day.pass(31_000),
    stranger: () => day.badge('stranger'),
    emergency: () => day.see({ type: 'touched', room: ROOM, touch: { touch: 'start_emergency' } }),
  };
  return seen[what]();
};

describe('whatever happens', () => {
  test('they have their form, and no person is in them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ACTS), { maxLength: 40 }), (acts) => {
        const day = world({ people: PEOPLE });
        for (const what of acts) act(day, what);
        const made = FIGURES.parse(figures(day));
        expect(JSON.stringify(made)).not.toMatch(/\bana\b|\bbob\b|\bsam\b|Ana Ruiz|Bob Carter/);
      }),
    );
  });

  test('a call for help changes none of them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ACTS), { maxLength: 12 }), (acts) => {
        const day = world({ people: PEOPLE });
        day.see({ type: 'pin_chosen', person: 'sam' as PersonId, pin: 'p' as never, duress: 'd' as never });
        for (const what of acts) act(day, what);
        const before = figures(day);
        day.see({ type: 'official_pin', person: 'sam' as PersonId, pin: 'd' as never });
        expect(Object.values(day.state.alarms.open).some(({ kind }) => kind === 'duress')).toBe(true);
        const after = figures(day);
        expect(after).toEqual(before);
        expect(JSON.stringify(after)).not.toContain('duress');
      }),
    );
  });
});
