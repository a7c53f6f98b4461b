/** Invented days: what people, doors, wires and clocks may do, played against the real decisions. */
import fc from 'fast-check';
import { apply } from '../../src/core/apply.ts';
import { decide } from '../../src/core/decide.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { Input, Observation, Statement, Touch } from '../../src/core/inputs.ts';
import type { PersonRecord } from '../../src/core/people.ts';
import { INITIAL_STATE, type RoomState, type State } from '../../src/core/state.ts';
import type {
  DeviceId,
  LineId,
  Ms,
  PersonId,
  PinHash,
  ReaderId,
  RoomId,
  VisitorId,
} from '../../src/core/terms.ts';
import { BADGES, CAMERA, CAST, NAMES, personOfBadge, SETTINGS, type Setting } from './settings.ts';
import { badgeOf, momentAt, START } from './world.ts';

/** One thing that happens, `after` so many milliseconds of silence; its meaning may depend on the state. */
export type Act = { readonly after: Ms; readonly room: number } & (
  | { readonly act: 'badge'; readonly badge: string; readonly side: 'outside' | 'inside' }
  | { readonly act: 'door'; readonly what: 'opened' | 'closed' | 'found_open' | 'found_closed' | 'button' }
  | { readonly act: 'go_on'; readonly badge: string; readonly duress?: boolean }
  | { readonly act: 'touch'; readonly touch: Touch }
  | { readonly act: 'statement'; readonly kind: Statement['statement']; readonly number: number }
  | { readonly act: 'pin'; readonly which: 'right' | 'duress' | 'wrong' }
  | { readonly act: 'observation'; readonly observation: Observation }
  | { readonly act: 'list'; readonly absent: number; readonly changed: number }
  | { readonly act: 'step'; readonly by: Ms }
  | { readonly act: 'restart'; readonly off: Ms; readonly stopped: boolean }
  | { readonly act: 'tick' }
);

export interface Day {
  readonly setting: Setting;
  readonly acts: readonly Act[];
}

/** One turn of the kiosk as an onlooker with perfect memory writes it down. */
export interface Step {
  readonly before: State;
  readonly input: Input;
  readonly facts: readonly Fact[];
  readonly after: State;
}

export const pinOf = (person: string): PinHash => `pin:${person}` as PinHash;
export const duressOf = (person: string): PinHash => `duress:${person}` as PinHash;

const visitor = (number: number): VisitorId => `visitor-${number}` as VisitorId;

/** What a helpful person would do next at this door. */
const goingOn = (at: RoomState, badge: string, isForced: boolean): Observation => {
  const { policy, entry, grant, door, statement } = at;
  const { room } = policy;
  const touch = (value: Touch): Observation => ({ type: 'touched', room, touch: value });
  const waiting = entry?.holders.find((claim) => claim.pin === 'not_given');
  if (grant !== null) return { type: 'door_opened', door: policy.door };
  if (entry?.step === 'pin' && waiting) {
    const pin = isForced ? duressOf(waiting.person) : pinOf(waiting.person);
    return touch({ touch: 'enter_pin', pin });
  }
  if (entry?.step === 'confirm') return touch({ touch: 'confirm_partner', answer: 'seen' });
  if (entry?.step === 'purpose') return touch({ touch: 'choose_purpose', purpose: 'inspection', words: '' });
  if (entry?.step === 'authority') return touch({ touch: 'state_authority', words: 'order 7' });
  if (entry?.step === 'observers') {
    const name = { name: 'Olga', organization: 'Party', visitor_class: 'observer' } as const;
    return touch({ touch: 'add_visitor', visitor: visitor(entry.visitors.length), ...name });
  }
  if (door.contact === 'open' && entry === null && statement === null)
    return { type: 'door_closed', door: policy.door };
  return { type: 'badge_read', reader: policy.outside_reader, credential: badgeOf(badge) };
};

/** The service makes a new id for each visitor; so does a day. */
const withOwnVisitor = (observation: Observation, turn: number): Observation =>
  observation.type === 'touched' && observation.touch.touch === 'add_visitor'
    ? { ...observation, touch: { ...observation.touch, visitor: visitor(turn) } }
    : observation;

/** A touch that names a visitor means the first one on the list, when there is one. */
const aboutFirstVisitor = (value: Touch, room: RoomState): Touch =>
  value.touch === 'sign_out_visitor'
    ? { ...value, visitor: room.visitors[0]?.visitor ?? value.visitor }
    : value;

const statementOf = (room: RoomState, kind: Statement['statement'], number: number): Statement => {
  switch (kind) {
    case 'head_count':
      return { statement: kind, count: room.inside.length + room.visitors.length + (number % 3) - 1 };
    case 'managed_opening':
      return { statement: kind, reason: 'loading', minutes: 1 + (number % 2) };
    case 'end_managed_opening':
      return { statement: kind };
    case 'contents':
      return { statement: kind, contents: number % 2 === 0 ? 'unsealed' : 'sealed' };
    case 'hand_over_escort':
      return { statement: kind, visitor: room.visitors[0]?.visitor ?? visitor(0) };
    case 'end_emergency':
      return { statement: kind, sweep: number % 2 === 0 ? 'seals_intact' : 'seals_not_intact' };
    case 'acknowledge_alarm':
      return { statement: kind, alarm: room.alarms[0]?.alarm ?? 1, words: 'seen' };
  }
};

const doorInput = ({ policy }: RoomState, what: Extract<Act, { act: 'door' }>['what']): Observation => {
  const { door } = policy;
  switch (what) {
    case 'opened':
      return { type: 'door_opened', door };
    case 'closed':
      return { type: 'door_closed', door };
    case 'found_open':
      return { type: 'door_found', door, contact: 'open' };
    case 'found_closed':
      return { type: 'door_found', door, contact: 'closed' };
    case 'button':
      return { type: 'exit_requested', door };
  }
};

/** The list with one person absent and one changed; indices past the cast change nothing. */
const listOf = (absent: number, changed: number): readonly PersonRecord[] =>
  CAST.flatMap((record, index) => {
    if (index === absent) return [];
    if (index !== changed) return [record];
    return [{ ...record, group: 'green', credentials: [badgeOf(`${record.person}-new`)] }];
  });

const startedInput = ({ kiosk, rooms }: Setting, boot: string): Observation => ({
  type: 'started',
  boot,
  software: '0.0.0',
  config_digest: '00',
  policy: kiosk,
  rooms,
});

/** A played day. Inputs can also be given one by one. */
export interface Player {
  readonly steps: readonly Step[];
  readonly state: State;
  readonly now: Ms;
  see(observation: Observation): Step;
  do(act: Act): void;
  pass(ms: Ms): void;
}

export const startDay = (setting: Setting): Player => {
  let state: State = INITIAL_STATE;
  let now = START;
  let boots = 1;
  const steps: Step[] = [];
  const see = (given: Observation): Step => {
    const observation = withOwnVisitor(given, steps.length);
    const input = { moment: momentAt(now), ...observation } as Input;
    const facts = decide(state, input);
    const step = { before: state, input, facts, after: facts.reduce(apply, state) };
    steps.push(step);
    state = step.after;
    if (observation.type === 'clock_differs') now += observation.by_ms;
    return step;
  };
  const openFor = (contact: (room: RoomState) => 'open' | 'closed') => {
    for (const room of Object.values(state.rooms) as readonly RoomState[]) {
      see({ type: 'door_found', door: room.policy.door, contact: contact(room) });
    }
  };
  const restart = (off: Ms, stopped: boolean) => {
    const before = state;
    if (stopped) see({ type: 'stopping', cause: 'asked' });
    now += off;
    boots += 1;
    see(startedInput(setting, `boot-${boots}`));
    openFor(({ policy }) => (before.rooms[policy.room]?.door.contact === 'open' ? 'open' : 'closed'));
  };
  const perform = (act: Act): void => {
    now += act.after;
    if (act.act === 'restart') return restart(act.off, act.stopped);
    const room = roomAt(state, act.room);
    for (const observation of observationsOf(act, room)) see(observation);
  };
  see(startedInput(setting, 'boot-1'));
  openFor(() => 'closed');
  see({ type: 'people_listed', people: CAST, source: '00' });
  for (const person of NAMES.filter((name) => name !== 'hal')) {
    see({
      type: 'pin_chosen',
      person: person as PersonId,
      pin: pinOf(person),
      duress: duressOf(person),
    });
  }
  return {
    steps,
    get state() {
      return state;
    },
    get now() {
      return now;
    },
    see,
    do: perform,
    pass(ms) {
      now += ms;
    },
  };
};

const roomAt = (state: State, index: number): RoomState => {
  const rooms = Object.keys(state.rooms) as RoomId[];
  const found = state.rooms[rooms[index % rooms.length] ?? ('' as RoomId)];
  if (found === undefined) throw new Error('a day has at least one room');
  return found;
};

const observationsOf = (act: Act, room: RoomState): readonly Observation[] => {
  const { policy } = room;
  const touch = (value: Touch): Observation => ({ type: 'touched', room: policy.room, touch: value });
  switch (act.act) {
    case 'badge': {
      const inside = act.side === 'inside' ? policy.inside_reader : '';
      const reader = inside === '' ? policy.outside_reader : inside;
      return [{ type: 'badge_read', reader, credential: badgeOf(act.badge) }];
    }
    case 'door':
      return [doorInput(room, act.what)];
    case 'go_on':
      return [goingOn(room, act.badge, act.duress ?? false)];
    case 'touch':
      return [touch(aboutFirstVisitor(act.touch, room))];
    case 'statement':
      return [touch({ touch: 'propose', statement: statementOf(room, act.kind, act.number) })];
    case 'pin': {
      const holder = room.entry?.holders.find((claim) => claim.pin === 'not_given')?.person ?? 'ana';
      const pins = { right: pinOf(holder), duress: duressOf(holder), wrong: 'pin:none' as PinHash };
      return [touch({ touch: 'enter_pin', pin: pins[act.which] })];
    }
    case 'observation':
      return [act.observation];
    case 'list':
      return [{ type: 'people_listed', people: listOf(act.absent, act.changed), source: '01' }];
    case 'step':
      return [{ type: 'clock_differs', by_ms: act.by }];
    case 'restart':
      return [];
    case 'tick':
      return [{ type: 'tick' }];
  }
};

export const playDay = ({ setting, acts }: Day): Player => {
  const player = startDay(setting);
  for (const act of acts) player.do(act);
  return player;
};

/** Every fact of a played day, in order. */
export const logOf = (player: Player): readonly Fact[] => player.steps.flatMap((step) => step.facts);

// --- invention -------------------------------------------------------------------------------------------------

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
  'acknowledge_alarm',
] as const;

/** Touches of every kind, most of which do not fit what the screen shows. */
export const anyTouch: fc.Arbitrary<Touch> = fc.oneof(
  fc.constantFrom<Touch>(
    { touch: 'extend' },
    { touch: 'cancel' },
    { touch: 'confirm_partner', answer: 'seen' },
    { touch: 'confirm_partner', answer: 'not_seen' },
    { touch: 'choose_purpose', purpose: 'inspection', words: 'yearly' },
    { touch: 'choose_purpose', purpose: 'canvass', words: 'not offered here' },
    { touch: 'state_authority', words: 'order 7' },
    { touch: 'state_authority', words: '  ' },
    { touch: 'sign_out_visitor', visitor: visitor(0) },
    { touch: 'sign_out_visitor', visitor: 'gus' as VisitorId },
    { touch: 'give_lone_reason', reason: 'carrying' },
    { touch: 'start_emergency' },
    { touch: 'enter_pin', pin: 'pin:none' as PinHash },
  ),
  person.map((value): Touch => ({ touch: 'sign_out', person: value })),
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
    state: fc.constantFrom('normal' as const, 'active' as const, 'cut' as const, 'short' as const),
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
    act(4, { act: is('statement'), kind: fc.constantFrom(...STATEMENTS), number: fc.nat(5) }),
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
