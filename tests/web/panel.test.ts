import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, test } from 'vitest';
import { type SimulatorState, stateOf, worldOf } from '../../devices/simulator/world.ts';
import { changesBetween, type Happening } from '../../kiosk-ui/panel/happenings.ts';
import { pairOf, stepAfter, TOUR_STEPS, type TourStep } from '../../kiosk-ui/panel/tour.ts';
import { cardsOf, linesOf, type Person, type World } from '../../kiosk-ui/panel/world.ts';
import { PERSON_CLASSES, ROOMS, SIGNALS } from './panel-vocabulary.ts';

const PANEL = path.join(import.meta.dirname, '..', '..', 'kiosk-ui', 'panel');

const person = (id: string, group: string, personClass = 'staff'): Person => ({
  person: id,
  name: id,
  class: personClass,
  group,
  badge: `B-${id}`,
});

const PEOPLE = [person('olga', 'none'), person('ana', 'dem'), person('abe', 'dem'), person('ben', 'rep')];

/** The state as the simulator gives it; that it fits the panel's own type is checked by the compiler. */
function worldNow(): World {
  const state: SimulatorState = stateOf(worldOf(ROOMS, []), PEOPLE, 0);
  return state;
}

const changed = (change: (world: World) => World): readonly Happening[] =>
  changesBetween(worldNow(), change(worldNow()));

const first = <Item>(items: readonly Item[]): Item => {
  const [item] = items;
  if (item === undefined) throw new Error('the list is empty');
  return item;
};

describe('what happened between two states of the simulated world', () => {
  const withRoom = (change: object) =>
    changed((world) => ({
      ...world,
      rooms: world.rooms.map((room) => (room.room === 'north' ? { ...room, ...change } : room)),
    }));

  test('nothing, where they are the same', () => {
    expect(changed((world) => world)).toEqual([]);
  });

  test('the strike and the door', () => {
    expect(withRoom({ strike: 'unlocked', open: true })).toEqual([
      { happening: 'strike', room: 'north', strike: 'unlocked' },
      { happening: 'door', room: 'north', open: true },
    ]);
  });

  test('a signal, but not that a reader fell silent', () => {
    expect(withRoom({ signals: { outside: 'denied', inside: '' } })).toEqual([
      { happening: 'signal', room: 'north', side: 'outside', signal: 'denied' },
    ]);
    expect(withRoom({ signals: { outside: 'silence', inside: '' } })).toEqual([]);
  });

  test('the siren, and each message that arrives, oldest first', () => {
    const item = (id: number, by: 'mail' | 'webhook') =>
      ({ id, at: 1, by, to: 'a', title: `title ${id}`, response: '' }) as const;
    const siren = { siren: 'siren', sounds: '', connected: true } as const;
    const before: World = { ...worldNow(), sirens: [siren], tray: [item(1, 'mail')] };
    const after: World = {
      ...before,
      sirens: [{ ...siren, sounds: 'pulsed' }],
      tray: [item(3, 'mail'), item(2, 'webhook'), item(1, 'mail')],
    };
    expect(changesBetween(before, after)).toEqual([
      { happening: 'siren', sounds: 'pulsed' },
      { happening: 'arrived', by: 'webhook', title: 'title 2' },
      { happening: 'arrived', by: 'mail', title: 'title 3' },
    ]);
  });

  test('wires, plugs and the clock', () => {
    const happened = changed((world) => ({
      ...world,
      lines: world.lines.map((line) => (line.use === 'fire' ? { ...line, state: 'cut' } : line)),
      devices: world.devices.map((device) =>
        device.kind === 'door' && device.room === 'north' ? { ...device, connected: false } : device,
      ),
      clock: { advanced_s: 300 },
    }));
    expect(happened).toEqual([
      { happening: 'line', room: 'north', input: 'fire', state: 'cut' },
      { happening: 'device', room: 'north', device: 'north-door', connected: false },
      { happening: 'clock', seconds: 300 },
    ]);
  });
});

describe('the bench', () => {
  test('has a card for each badge, one of nobody, and one that cannot be read', () => {
    const cards = cardsOf(PEOPLE);
    expect(cards.map(({ card }) => card)).toEqual([...PEOPLE.map(() => 'person'), 'unknown', 'damaged']);
    expect(new Set(cards.map(({ badge }) => badge)).size).toBe(cards.length);
  });

  test('shows a fire alarm with each room that it serves', () => {
    const world = worldNow();
    for (const room of world.rooms) {
      expect(linesOf(world, room).map(({ use }) => use)).toContain('fire');
    }
    expect(linesOf(world, first(world.rooms)).every(({ room }) => room === 'north')).toBe(true);
  });
});

describe('the tour', () => {
  const pair = pairOf(PEOPLE);
  if (pair === null) throw new Error('nobody plays the tour');

  test('is played by staff of two known groups', () => {
    expect([pair.first.person, pair.second.person]).toEqual(['ana', 'ben']);
    expect(pairOf([person('ana', 'dem')])).toBeNull();
    expect(pairOf([])).toBeNull();
    expect(pairOf([person('a', ''), person('b', '')])?.second.person).toBe('b');
  });

  test('goes on by what is done on the bench, in its order', () => {
    const badge = (side: 'outside' | 'inside', who: Person): Happening => ({
      happening: 'badge',
      room: 'north',
      side,
      person: who,
    });
    const strike = { happening: 'strike', room: 'north', strike: 'unlocked' } as const;
    const door = (open: boolean): Happening => ({ happening: 'door', room: 'north', open });
    const day: readonly (readonly [Happening, TourStep])[] = [
      [badge('inside', pair.first), 'first'],
      [badge('outside', pair.second), 'first'],
      [badge('outside', pair.first), 'second'],
      [badge('outside', pair.first), 'second'],
      [badge('outside', pair.second), 'answers'],
      [{ ...strike, strike: 'locked' }, 'answers'],
      [strike, 'open'],
      [door(true), 'close'],
      [door(false), 'leave'],
      [badge('inside', pair.first), 'lone'],
      [door(true), 'lone'],
      [{ happening: 'clock', seconds: 300 }, 'last'],
      [badge('inside', pair.second), 'out'],
      [door(true), 'out'],
      [door(false), 'forced'],
      [door(true), 'done'],
      [door(false), 'done'],
    ];
    let step: TourStep = first(TOUR_STEPS);
    for (const [happened, expected] of day) {
      step = stepAfter(step, happened, pair);
      expect([happened, step]).toEqual([happened, expected]);
    }
  });
});

describe('the words', () => {
  const bundleOf = (language: string): FluentBundle => {
    const bundle = new FluentBundle(language);
    const file = path.join(PANEL, 'locales', `${language}.ftl`);
    expect(bundle.addResource(new FluentResource(readFileSync(file, 'utf8')))).toEqual([]);
    return bundle;
  };
  const keysOf = (language: string) =>
    new FluentResource(readFileSync(path.join(PANEL, 'locales', `${language}.ftl`), 'utf8')).body
      .map(({ id }) => id)
      .sort();
  const sources = readdirSync(PANEL)
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(path.join(PANEL, name), 'utf8'));

  test('are the same in each language, each once', () => {
    expect(keysOf('es')).toEqual(keysOf('en'));
    expect(new Set(keysOf('en')).size).toBe(keysOf('en').length);
  });

  test('exist for every key in the code, for every step, signal and class', () => {
    const written = sources.flatMap((source) =>
      [...source.matchAll(/text\(\s*'([a-z0-9-]+)'/g)].map(([, key]) => key ?? ''),
    );
    const made = [
      ...TOUR_STEPS.flatMap((step) => [`tour-${step}`, `tour-${step}-see`]),
      ...SIGNALS.map((signal) => `signal-${signal.replaceAll('_', '-')}`),
      ...PERSON_CLASSES.map((personClass) => `class-${personClass.replaceAll('_', '-')}`),
    ];
    expect(written.length).toBeGreaterThan(20);
    const known = new Set(keysOf('en'));
    expect([...written, ...made].filter((key) => !known.has(key))).toEqual([]);
  });

  test('can be said with the values that the code gives', () => {
    const values = { room: 'R', pin: '1', minutes: 0, seconds: 5, name: 'N', reader: 'R', signal: 'S' };
    const more = {
      line: 'L',
      state: 'S',
      device: 'D',
      step: 1,
      steps: 2,
      first: 'A',
      second: 'B',
      title: 'T',
    };
    for (const language of ['en', 'es']) {
      const bundle = bundleOf(language);
      for (const key of keysOf(language)) {
        const pattern = bundle.getMessage(key)?.value;
        const errors: Error[] = [];
        expect(pattern && bundle.formatPattern(pattern, { ...values, ...more }, errors)).toBeTruthy();
        expect(errors).toEqual([]);
      }
    }
  });

  test('stand in the language files alone', () => {
    // Letters between tags are text that nobody translates.
    const loose = sources.flatMap((source) => [...source.matchAll(/>\s*([A-Za-z][A-Za-z ,.']{2,})\s*<\//g)]);
    expect(loose.map(([whole]) => whole)).toEqual([]);
  });
});
