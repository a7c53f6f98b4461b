/** Promises about what the screens show and what a touch on them can do. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../src/core/decide.ts';
import { effectsOf } from '../../src/core/effects-of.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { Touch } from '../../src/core/inputs.ts';
import type { RoomState, State } from '../../src/core/state.ts';
import type { Ms, RoomId } from '../../src/core/terms.ts';
import type { KioskView } from '../../src/core/view.ts';
import { viewOf } from '../../src/core/view-of.ts';
import { anyDay, anyTouch } from './any-day.ts';
import { type Act, playDay, startDay } from './days.ts';
import { promise } from './runs.ts';
import { SETTINGS } from './settings.ts';
import { momentAt } from './world.ts';

const viewsOf = (state: State, at: Ms): readonly KioskView[] =>
  (Object.keys(state.rooms) as RoomId[]).map((room) => viewOf(state, room, at));

/** Every object in a view that names a person or a visitor. */
const named = (value: unknown): readonly Readonly<Record<string, unknown>>[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(named);
  const own = value as Readonly<Record<string, unknown>>;
  return 'name' in own && ('person' in own || 'visitor' in own) ? [own, ...inner] : inner;
};

test('the view names nobody who is not on the list', () => {
  promise(
    fc.property(anyDay, (day) => {
      for (const { after, input } of playDay(day).steps) {
        for (const view of viewsOf(after, input.moment.at)) {
          const { visitors, entry, grant } = after.rooms[view.room] as RoomState;
          const brought = [...visitors, ...(entry?.visitors ?? []), ...(grant?.visitors ?? [])];
          for (const face of named(view)) {
            const person = after.people[face['person'] as keyof State['people']];
            const visitor = brought.find((other) => other.visitor === face['visitor']);
            expect(person?.name ?? visitor?.name).toBe(face['name']);
          }
          expect(named(view.inside)).toHaveLength((after.rooms[view.room] as RoomState).inside.length);
        }
      }
    }),
    80,
  );
});

test('deadlines on a screen are in the future, and no longer off than the rules allow', () => {
  promise(
    fc.property(anyDay, (day) => {
      const { steps } = playDay(day);
      for (const { after, input } of steps.filter((step) => step.input.type !== 'clock_differs')) {
        for (const { room, screen } of viewsOf(after, input.moment.at)) {
          const { policy } = after.rooms[room] as RoomState;
          if (!('until' in screen)) continue;
          const late = screen.screen === 'granted' ? policy.rules.taken_grace_ms : 0;
          expect(screen.until + late).toBeGreaterThan(input.moment.at);
          if ('window_ms' in screen) {
            expect(screen.until - input.moment.at).toBeLessThanOrEqual(
              Math.max(policy.rules.step_ms, policy.rules.pairing_window_ms),
            );
            expect(screen.extensions_left).toBeGreaterThanOrEqual(0);
          }
        }
      }
    }),
    80,
  );
});

/** The same day, but wherever a PIN is entered it is the right one, or wherever it is, the one of duress. */
const withPins = (acts: readonly Act[], which: 'right' | 'duress'): readonly Act[] =>
  acts.map((act) => {
    if (act.act === 'go_on' && which === 'duress') return { ...act, duress: true };
    return act.act === 'pin' && act.which !== 'wrong' ? { ...act, which } : act;
  });

/**
 * Help is called for elsewhere: what is told of duress, and of alarms, is no part of any screen. It makes the last
 * entry before a restart a later one, which the record of the start says; what the door does then is compared in full.
 */
const quiet = (facts: readonly Fact[]): readonly Fact[] =>
  facts
    .filter(({ type }) => type !== 'duress_signalled' && !type.startsWith('alarm_'))
    .map((fact) => (fact.type === 'kiosk_started' ? { ...fact, unwatched_ms: 0, clock_behind_ms: 0 } : fact));

test('a duress PIN shows the identical screens and moves the same strikes at every step', () => {
  const withPin = SETTINGS.filter(({ rooms }) => rooms[0]?.rules.second_factor === 'pin');
  promise(
    fc.property(anyDay, fc.constantFrom(...withPin), (day, setting) => {
      const right = playDay({ setting, acts: withPins(day.acts, 'right') });
      const forced = playDay({ setting, acts: withPins(day.acts, 'duress') });
      expect(forced.steps).toHaveLength(right.steps.length);
      forced.steps.forEach((step, index) => {
        const twin = right.steps[index];
        if (twin === undefined) throw new Error('both days have as many turns');
        const at = step.input.moment.at;
        expect(viewsOf(step.after, at)).toEqual(viewsOf(twin.after, at));
        expect(step.facts.flatMap(effectsOf)).toEqual(twin.facts.flatMap(effectsOf));
        expect(quiet(step.facts)).toEqual(quiet(twin.facts));
      });
    }),
    120,
  );
});

test('a clock that comes back behind the log is trusted again at the same instant under duress', () => {
  const setting = SETTINGS.find(
    ({ rooms }) => rooms[0]?.rules.second_factor === 'pin',
  ) as (typeof SETTINGS)[0];
  const dayOf = (which: 'right' | 'duress') => {
    const day = startDay(setting);
    const act = { after: 0, room: 0 } as const;
    day.do({ ...act, act: 'badge', badge: 'bob', side: 'outside' });
    day.do({ ...act, act: 'pin', which });
    // Between two heartbeats help is called for once more, because nobody answered.
    day.do({ ...act, after: 119_000, act: 'tick' });
    day.do({ ...act, after: 3_000, act: 'tick' });
    day.do({ ...act, act: 'restart', off: -60_000, stopped: false });
    for (let second = 0; second < 70; second += 1) day.do({ ...act, after: 1_000, act: 'tick' });
    return day.steps;
  };
  const [right, forced] = [dayOf('right'), dayOf('duress')];
  const started = (steps: typeof right) =>
    steps.flatMap(({ facts }) => facts).findLast(({ type }) => type === 'kiosk_started');
  expect(started(forced)).not.toEqual(started(right));
  expect(forced.map(({ after, input }) => viewsOf(after, input.moment.at))).toEqual(
    right.map(({ after, input }) => viewsOf(after, input.moment.at)),
  );
});

/** Whether a touch fits what the room waits for; written from the screens, not from the decisions. */
const fits = (
  { policy, entry, statement, grant, inside, visitors, lone, emergency }: RoomState,
  touch: Touch,
) => {
  switch (touch.touch) {
    case 'extend':
    case 'cancel':
      return entry !== null || statement !== null;
    case 'announce_visitors':
      return entry === null && statement === null && grant === null && emergency === null;
    case 'complete_visitors':
      return entry?.step === 'visitors';
    case 'enter_pin':
      return entry?.step === 'pin';
    case 'confirm_partner':
      return entry?.step === 'confirm';
    case 'choose_purpose':
      return entry?.step === 'purpose' && touch.purpose !== 'canvass';
    case 'state_authority':
      return entry?.step === 'authority' && touch.words.trim() !== '';
    case 'add_visitor':
      return entry?.holders[0] !== undefined && touch.name.trim() !== '' && touch.visitor_class !== 'vendor';
    case 'tick_step':
      // No procedure is in use in these days.
      return false;
    case 'sign_out':
      return inside.some(({ person }) => person === touch.person);
    case 'announce_signature':
      return (
        statement !== null &&
        policy.inside_reader === '' &&
        inside.some(({ person }) => person === touch.person)
      );
    case 'sign_out_visitor':
      return visitors.some(({ visitor }) => visitor === touch.visitor);
    case 'record_visitor':
    case 'account_for_badge':
    case 'start_exercise':
    case 'give_up_exercise':
    case 'answer_setup':
    case 'pulse_strike':
      // Nothing is asked of visitors in these days, no badge is out, nobody practices, and no kiosk is new.
      return false;
    case 'give_lone_reason':
      return lone !== null && lone.reason === '';
    case 'start_emergency':
      return emergency === null;
    case 'challenge':
    case 'count_container':
    case 'compare_inventory':
    case 'give_up_inventory':
      return true;
    case 'propose':
      return entry === null && statement === null && grant === null;
  }
};

test('a touch on a screen that has moved on changes nothing', () => {
  promise(
    fc.property(anyDay, fc.array(anyTouch, { minLength: 6, maxLength: 12 }), (day, touches) => {
      const player = playDay(day);
      const { after } = player.see({ type: 'tick' });
      for (const room of Object.values(after.rooms) as readonly RoomState[]) {
        for (const touch of touches.filter((value) => !fits(room, value))) {
          const moment = momentAt(player.now);
          expect(decide(after, { moment, type: 'touched', room: room.policy.room, touch })).toEqual([]);
        }
      }
    }),
    300,
  );
});
