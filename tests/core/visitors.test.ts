/** Visitors who are announced before the first badge: who can say so, what it holds up, and how it ends. */
import { describe, expect, test } from 'vitest';
import { apply } from '../../src/core/apply.ts';
import { nextTick } from '../../src/core/deadlines.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { Touch } from '../../src/core/inputs.ts';
import type { RoomRules } from '../../src/core/policy.ts';
import type { VisitorId } from '../../src/core/terms.ts';
import { viewOf } from '../../src/core/view-of.ts';
import { DOOR, INSIDE, listed, ROOM, RULES, type World, world } from './world.ts';

const PEOPLE = [listed('ana'), listed('bob'), listed('cal'), listed('gus', { class: 'observer' })];

const start = (rules: Partial<RoomRules> = {}): World => world({ people: PEOPLE, rules });
const touch = (at: World, value: Touch) => at.see({ type: 'touched', room: ROOM, touch: value });
const announce = (at: World) => touch(at, { touch: 'announce_visitors' });
const complete = (at: World) => touch(at, { touch: 'complete_visitors' });
const add = (at: World, visitor: string) =>
  touch(at, {
    touch: 'add_visitor',
    visitor: visitor as VisitorId,
    name: 'Vic',
    organization: 'Lifts Ltd',
    visitor_class: 'maintenance',
  });
const types = (facts: readonly Fact[]) => facts.map(({ type }) => type);
const view = (at: World) => viewOf(at.state, ROOM, at.now);

/** Ana and Bob are inside, so that one more badge is enough. */
const occupied = (rules: Partial<RoomRules> = {}): World => {
  const at = start(rules);
  at.badge('ana');
  at.badge('bob');
  at.see({ type: 'door_opened', door: DOOR });
  at.see({ type: 'door_closed', door: DOOR });
  at.see({ type: 'tick' });
  return at;
};

describe('an announcement', () => {
  test('is a fact of its own, and the screen waits for a badge like any other', () => {
    const at = occupied();
    const until = at.now + RULES.pairing_window_ms;
    expect(announce(at)).toEqual([{ at: at.now, type: 'visitors_announced', room: ROOM, until }]);
    expect(view(at)).toMatchObject({
      screen: {
        screen: 'visitors_announced',
        until,
        window_ms: RULES.pairing_window_ms,
        extensions_left: RULES.extensions,
      },
      visitor_announcement: 'not_offered',
      visitor_places_left: 0,
    });
    expect(nextTick(at.state, at.now)).toBe(until);
  });

  test('makes one badge wait for the visitors, who are then on record with their escort', () => {
    const at = occupied();
    announce(at);
    const until = at.now + RULES.step_ms;
    const first = { type: 'first_badge_accepted', person: 'cal', next: 'visitors', need: 'none', until };
    expect(at.badge('cal')).toMatchObject([first]);
    expect(view(at)).toMatchObject({
      screen: { screen: 'visitors', holders: [{ person: 'cal' }], visitors: [], until },
      visitor_places_left: RULES.visitors_per_escort,
    });
    expect(types(add(at, 'v1'))).toEqual(['visitor_added']);
    expect(view(at).screen).toMatchObject({ visitors: [{ name: 'Vic', escort: 'cal' }] });
    at.pass(1_000);
    const done = { type: 'visitors_complete', next: 'granted' };
    expect(complete(at)).toMatchObject([done, { type: 'access_granted', visitors: [{ visitor: 'v1' }] }]);
  });

  test('can turn out to have been a mistake: whoever brings nobody goes in alone', () => {
    const at = occupied();
    announce(at);
    at.badge('cal');
    expect(complete(at)).toMatchObject([
      { type: 'visitors_complete' },
      { type: 'access_granted', holders: ['cal'], visitors: [] },
    ]);
  });

  test('is over with its entry: the next badge is asked nothing', () => {
    const at = occupied();
    announce(at);
    at.badge('cal');
    touch(at, { touch: 'cancel' });
    expect(types(at.badge('cal'))).toEqual(['access_granted']);
  });

  test('gives the first badge its own time, with all its extensions', () => {
    const at = occupied();
    announce(at);
    touch(at, { touch: 'extend' });
    expect(view(at).screen).toMatchObject({ extensions_left: RULES.extensions - 1 });
    at.badge('cal');
    expect(view(at).screen).toMatchObject({ extensions_left: RULES.extensions });
  });

  test('leaves questions in their order, and named observers count for what the phase asks', () => {
    const at = start({ purpose: 'asked', authority: 'asked', observers_needed: 1 });
    announce(at);
    at.badge('ana');
    at.badge('bob');
    touch(at, { touch: 'choose_purpose', purpose: 'inspection', words: '' });
    expect(touch(at, { touch: 'state_authority', words: 'order 7' })).toMatchObject([{ next: 'visitors' }]);
    expect(at.badge('gus')).toMatchObject([{ type: 'visitor_badge_accepted', next: 'visitors' }]);
    expect(types(complete(at))).toEqual(['visitors_complete', 'access_granted']);
  });
});

test('one class of visitor is enough to offer it', () => {
  expect(view(occupied({ visitor_classes: ['observer'] })).visitor_announcement).toBe('offered');
});

test('a word about an entry whose beginning is erased begins none', () => {
  const { state, now } = occupied();
  const until = now + RULES.step_ms;
  const fact = { at: now, type: 'visitors_complete', room: ROOM, next: 'granted', until } as const;
  expect(apply(state, fact).rooms[ROOM]?.entry).toBeNull();
});

describe('an announcement ends', () => {
  const idle = (at: World) => view(at).screen.screen;

  test.each([
    ['by its time', (at: World) => at.pass(RULES.pairing_window_ms), 'timed_out'],
    ['by a touch', (at: World) => touch(at, { touch: 'cancel' }), 'cancelled'],
  ] as const)('%s, and the room is idle again at once', (_, end, cause) => {
    const at = occupied();
    announce(at);
    expect(end(at)).toMatchObject([{ type: 'entry_abandoned', cause, people: [] }]);
    expect(idle(at)).toBe('attract');
    expect(view(at).visitor_announcement).toBe('offered');
    expect(types(at.badge('cal'))).toEqual(['access_granted']);
  });

  test('in an emergency, and in a fault', () => {
    const burning = occupied();
    announce(burning);
    expect(types(touch(burning, { touch: 'start_emergency' }))[0]).toBe('entry_abandoned');
    const full = occupied();
    announce(full);
    expect(full.see({ type: 'storage_changed', storage: 'full', free_mb: 0 })).toMatchObject([
      { type: 'storage_changed' },
      { type: 'entry_abandoned', cause: 'entries_stopped', people: [] },
    ]);
  });
});

describe('an announcement is not taken', () => {
  const then = (at: World, step: (at: World) => unknown): World => {
    step(at);
    return at;
  };
  const busy: readonly (readonly [string, () => World])[] = [
    ['twice', () => then(occupied(), announce)],
    ['while an entry forms', () => then(start(), (at) => at.badge('ana'))],
    ['while the strike is released', () => then(occupied(), (at) => at.badge('cal'))],
    [
      'while a statement waits for its signature',
      () =>
        then(occupied(), (at) =>
          touch(at, { touch: 'propose', statement: { statement: 'head_count', count: 2 } }),
        ),
    ],
    ['in an emergency', () => then(occupied(), (at) => touch(at, { touch: 'start_emergency' }))],
    ['where no class of visitor may come', () => occupied({ visitor_classes: [] })],
    ['where the phase refuses entries', () => start({ entries: 'refused' })],
  ];

  test.each(busy)('%s, nor offered', (_, reach) => {
    const at = reach();
    expect(view(at).visitor_announcement).toBe('not_offered');
    expect(announce(at)).toEqual([]);
  });

  test('on a full disk', () => {
    const at = occupied();
    at.see({ type: 'storage_changed', storage: 'full', free_mb: 0 });
    expect(announce(at)).toEqual([]);
  });

  test('from somebody inside: their badge at the inside reader is their exit, and the announcement stands', () => {
    const at = occupied();
    announce(at);
    expect(types(at.badge('ana', INSIDE))[0]).toBe('exit_signed');
    expect(view(at).screen.screen).toBe('visitors_announced');
  });

  test('as complete by anybody before it is asked', () => {
    const at = occupied();
    expect(complete(at)).toEqual([]);
    announce(at);
    expect(complete(at)).toEqual([]);
    expect(add(at, 'v1')).toEqual([]);
  });
});
