/** Days drawn at random: how often each kind of thing happens, and what it may be. */
import fc from 'fast-check';
import { CUSTODY_ACTS } from '../../src/core/custody-terms.ts';
import { LINE_STATES } from '../../src/core/device-observation.ts';
import type { Observation, Touch } from '../../src/core/inputs.ts';
import type { DeviceId, LineId, Ms, PinHash, ReaderId, VisitorId } from '../../src/core/terms.ts';
import { type Act, type Day, visitor } from './days.ts';
import { BADGES, CAMERA, personOfBadge, SETTINGS } from './settings.ts';

const badge = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('ana', 'bob', 'cal', 'fay') },
  { weight: 3, arbitrary: fc.constantFrom(...BADGES) },
);
const person = badge.map((name) => personOfBadge(name));

const STATEMENTS = [
  'head_count',
  'managed_opening',
  'end_managed_opening',
  'contents',
  'hand_over_escort',
  'end_emergency',
  'seal_sweep',
  'acknowledge_alarm',
] as const;

const anyStatement = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...STATEMENTS) },
  { weight: 1, arbitrary: fc.constantFrom(...CUSTODY_ACTS) },
);

/** Touches of every kind, most of which do not fit what the screen shows. */
export const anyTouch: fc.Arbitrary<Touch> = fc.oneof(
  fc.constantFrom<Touch>(
    { touch: 'extend' },
    { touch: 'cancel' },
    { touch: 'announce_visitors' },
    { touch: 'complete_visitors' },
    { touch: 'confirm_partner', answer: 'seen' },
    { touch: 'confirm_partner', answer: 'not_seen' },
    { touch: 'choose_purpose', purpose: 'inspection', words: 'yearly' },
    { touch: 'choose_purpose', purpose: 'canvass', words: 'not offered here' },
    { touch: 'state_authority', words: 'order 7' },
    { touch: 'state_authority', words: '  ' },
    { touch: 'sign_out_visitor', visitor: visitor(0), badge: 'not_asked', items: 'not_asked', words: '' },
    {
      touch: 'sign_out_visitor',
      visitor: 'gus' as VisitorId,
      badge: 'not_asked',
      items: 'not_asked',
      words: '',
    },
    { touch: 'give_lone_reason', reason: 'carrying' },
    { touch: 'start_emergency' },
    { touch: 'enter_pin', pin: 'pin:none' as PinHash },
  ),
  person.map((value): Touch => ({ touch: 'sign_out', person: value })),
  person.map((value): Touch => ({ touch: 'announce_signature', person: value })),
  fc.record({
    touch: fc.constant('add_visitor' as const),
    visitor: fc.nat(2).map((number) => visitor(number)),
    name: fc.constantFrom('Vic', ' '),
    organization: fc.constant('Lifts Ltd'),
    visitor_class: fc.constantFrom('maintenance' as const, 'observer' as const, 'vendor' as const),
  }),
);

const anyObservation: fc.Arbitrary<Observation> = fc.oneof(
  fc.record({
    type: fc.constant('device_lost' as const),
    device: fc.constantFrom('ballot-room-door', 'ballot-room-outside', CAMERA) as fc.Arbitrary<DeviceId>,
    kind: fc.constantFrom('door' as const, 'reader' as const, 'camera' as const),
    cause: fc.constant('unplugged'),
  }),
  fc.record({
    type: fc.constant('device_recovered' as const),
    device: fc.constantFrom('ballot-room-door', 'ballot-room-outside', CAMERA) as fc.Arbitrary<DeviceId>,
    kind: fc.constantFrom('door' as const, 'reader' as const, 'camera' as const),
  }),
  fc.record({
    type: fc.constant('line_changed' as const),
    line: fc.constantFrom('ballot-room-contact', 'fire', 'tamper') as fc.Arbitrary<LineId>,
    state: fc.constantFrom(...LINE_STATES),
  }),
  fc.record({
    type: fc.constant('storage_changed' as const),
    storage: fc.constantFrom('ok' as const, 'ok' as const, 'low' as const, 'full' as const),
    free_mb: fc.constant(7),
  }),
  fc.constantFrom<Observation>(
    { type: 'badge_unreadable', reader: 'ballot-room-outside' as ReaderId, fault: 'parity' },
    { type: 'inbox_overflowed', dropped: 3 },
    { type: 'snapshot_written', upto: 9, digest: 'ab' },
    {
      type: 'effect_failed',
      device: 'ballot-room-door' as DeviceId,
      effect: 'unlock_door',
      cause: 'no answer',
    },
  ),
);

/** Silences that let each window run out, nearly run out, or not. */
const silence = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 1, 700, 2_500) },
  { weight: 2, arbitrary: fc.constantFrom(5_000, 7_000, 10_001, 15_000, 29_999, 30_000, 60_000) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 200_000 }) },
);

const steps = fc.constantFrom<Ms>(-3_600_000, -20_000, -1_000, 1_000, 40_000, 3_600_000);

const act = (weight: number, value: Readonly<Record<string, fc.Arbitrary<unknown>>>) => ({
  weight,
  arbitrary: fc.record({
    after: silence,
    room: fc.nat(1),
    ...value,
  }) as fc.Arbitrary<unknown> as fc.Arbitrary<Act>,
});

const is = <T extends string>(value: T) => fc.constant(value);

/** How often each kind of act comes; clocks and restarts can be left out. */
const acts = (clocks: boolean): fc.Arbitrary<Act> =>
  fc.oneof(
    act(14, { act: is('badge'), badge, side: fc.constantFrom('outside', 'outside', 'inside') }),
    act(14, { act: is('go_on'), badge }),
    act(5, {
      act: is('door'),
      what: fc.constantFrom('opened', 'opened', 'closed', 'button', 'found_closed'),
    }),
    act(1, { act: is('door'), what: is('found_open') }),
    act(4, { act: is('touch'), touch: anyTouch }),
    act(4, { act: is('statement'), kind: anyStatement, number: fc.nat(5) }),
    act(2, { act: is('pin'), which: fc.constantFrom('right', 'duress', 'wrong') }),
    act(2, { act: is('observation'), observation: anyObservation }),
    act(1, { act: is('list'), absent: fc.nat(14), changed: fc.nat(14) }),
    act(4, { act: is('tick') }),
    ...(clocks
      ? [
          act(1, { act: is('step'), by: steps }),
          act(1, {
            act: is('restart'),
            off: fc.constantFrom(0, 500, 90_000, -30_000),
            stopped: fc.boolean(),
          }),
        ]
      : []),
  );

export const anySetting = fc.constantFrom(...SETTINGS);

/** A whole day under any of the settings. */
export const anyDay: fc.Arbitrary<Day> = fc.record({
  setting: anySetting,
  acts: fc.array(acts(true), { minLength: 4, maxLength: 40, size: 'max' }),
});

/** A day on which the clock never steps and the kiosk never restarts. */
export const steadyDay: fc.Arbitrary<Day> = fc.record({
  setting: anySetting,
  acts: fc.array(acts(false), { minLength: 4, maxLength: 40, size: 'max' }),
});
