import { alarmsAtDoor } from '../../src/core/alarm-state.ts';
import { apply } from '../../src/core/apply.ts';
import { approversOf } from '../../src/core/approvers.ts';
import { isCustodyAct } from '../../src/core/custody-terms.ts';
import { decide } from '../../src/core/decide.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { Input, Observation, Statement, Touch } from '../../src/core/inputs.ts';
import { changesTo } from '../../src/core/list-changes.ts';
import type { PersonRecord } from '../../src/core/people.ts';
import { INITIAL_STATE, type RoomState, type State } from '../../src/core/state.ts';
import type { AlarmId, Ms, PersonId, PinHash, RoomId, VisitorId } from '../../src/core/terms.ts';
import { anyCustody } from './any-custody.ts';
import { CAST, NAMES, type Setting } from './settings.ts';
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

export const visitor = (number: number): VisitorId => `visitor-${number}` as VisitorId;

const OLGA = { name: 'Olga', organization: 'Party', visitor_class: 'observer' } as const;

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
  if (entry?.step === 'visitors') {
    return touch(
      entry.visitors.length === 0
        ? { touch: 'add_visitor', visitor: visitor(0), ...OLGA }
        : { touch: 'complete_visitors' },
    );
  }
  if (entry?.step === 'observers') {
    return touch({ touch: 'add_visitor', visitor: visitor(entry.visitors.length), ...OLGA });
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

/** The first alarm on the screen; without one, a name that fits none. */
const shownAlarm = (state: State, room: RoomState): AlarmId =>
  alarmsAtDoor(state, room.policy.room)[0]?.alarm ?? ('tamper/nowhere#1' as AlarmId);

const statementOf = (
  state: State,
  room: RoomState,
  kind: Statement['statement'],
  number: number,
): Statement => {
  if (isCustodyAct(kind)) return anyCustody(kind, number, state.at);
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
    case 'seal_sweep':
      return { statement: kind, seals: number % 2 === 0 ? 'seals_intact' : 'seals_not_intact' };
    case 'acknowledge_alarm':
      return { statement: kind, alarm: shownAlarm(state, room), words: 'seen' };
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

/** By one person while the list is being founded; then one proposes it, and another one approves it. */
const listedBy = (state: State, now: Ms, people: readonly PersonRecord[]): readonly Observation[] => {
  const [one, other] = approversOf(state, now).map(({ person }) => person);
  const byOne: Observation = { type: 'people_listed', people, source: '01' };
  if (one === undefined || other === undefined) return [byOne];
  const changes = changesTo(state, people);
  const proposal = state.list.proposals + 1;
  return [
    byOne,
    { type: 'list_acted', person: one, act: { act: 'propose', changes, source: '01', words: 'new' } },
    { type: 'list_acted', person: other, act: { act: 'approve', proposal, words: 'seen' } },
  ];
};

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
    for (const observation of observationsOf(state, now, act, room)) see(observation);
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

const observationsOf = (state: State, now: Ms, act: Act, room: RoomState): readonly Observation[] => {
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
      return [touch({ touch: 'propose', statement: statementOf(state, room, act.kind, act.number) })];
    case 'pin': {
      const holder = room.entry?.holders.find((claim) => claim.pin === 'not_given')?.person ?? 'ana';
      const pins = { right: pinOf(holder), duress: duressOf(holder), wrong: 'pin:none' as PinHash };
      return [touch({ touch: 'enter_pin', pin: pins[act.which] })];
    }
    case 'observation':
      return [act.observation];
    case 'list':
      return listedBy(state, now, listOf(act.absent, act.changed));
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
