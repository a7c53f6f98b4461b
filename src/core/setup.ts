import { SETUP_CARDS } from './catalogue-setup.ts';
import type { Fact } from './facts.ts';
import {
  NO_SETUP,
  SETUP_STEPS,
  type SetupAnswer,
  type SetupFace,
  type SetupFact,
  type SetupState,
  type SetupStep,
  type SetupTouch,
} from './facts-setup.ts';
import { policyOf, roomOf, rulesOf, type State } from './state.ts';
import { assertNever, type DeviceId, type DoorId, type Ms, type ReaderId, type RoomId } from './terms.ts';
import type { Turn } from './turn.ts';

export type StampedSetupFact = Extract<Fact, SetupFact>;

export const isSetupFact = (fact: Fact): fact is StampedSetupFact => Object.hasOwn(SETUP_CARDS, fact.type);

/** One strike that is tried again and again heats its coil. */
const TRIES_APART_MS: Ms = 5_000;
const TRY_MAX_MS: Ms = 2_000;
/** Whom two people make by the way at the screen. */
const ADMINISTRATORS = 2;

const isListEmpty = ({ people }: State): boolean => Object.keys(people).length === 0;

/** Whether the kiosk is new, and nobody can be let in yet: then an opening of the door is somebody who mounts it. */
export const isBeingSetUp = (state: State): boolean => state.setup.stage === 'open' && isListEmpty(state);

/** Whether what one person says at the screen can still be the configuration: not once it takes two to change rules. */
export const isSettable = ({ setup, list }: State): boolean => setup.stage === 'open' && list.founded === 0;

/**
 * A set-up begins with the first entry of a log and never later: whoever merely restarts a kiosk finds a log, and so
 * does whoever goes on with a new one.
 */
export const beginSetup = (turn: Turn, before: State): void => {
  if (policyOf(turn.state).first_boot !== 'at_screen' || before.at !== 0 || before.ever_started) return;
  turn.record({ type: 'setup_begun' });
};

/** Somebody on the list is all that a step about people can come to, however they came there. */
const answersOf = (state: State): SetupState['answers'] =>
  isListEmpty(state) ? state.setup.answers : { ...state.setup.answers, people: 'done' };

/** Steps that nobody did, or that did not go well. */
export const stepsLeft = (state: State): readonly SetupStep[] => {
  const { stage } = state.setup;
  const answers = answersOf(state);
  return SETUP_STEPS.filter((step) =>
    step === 'administrators' ? stage === 'open' : stage !== 'none' && answers[step] !== 'done',
  );
};

/** What only the list itself can say is done; the one of the two can be left out. */
const isSayable = (step: SetupStep, answer: SetupAnswer): boolean =>
  step === 'people' ? answer === 'skipped' : step !== 'administrators';

const tryStrike = (turn: Turn, room: RoomId): void => {
  const { state, moment } = turn;
  const { policy, door } = roomOf(state, room);
  const last = state.setup.tried[room];
  const isSoon = last !== undefined && Math.abs(moment.at - last) < TRIES_APART_MS;
  // Whoever stands before an open door gains nothing by a released strike.
  if (!isBeingSetUp(state) || door.contact !== 'open' || isSoon) return;
  const pulse_ms = Math.min(TRY_MAX_MS, rulesOf(state, room).unlock_ms);
  turn.record({ type: 'strike_tried', room, door: policy.door, pulse_ms });
};

/** What somebody at the screen of a new kiosk says. Any other kiosk knows none of it. */
export const decideSetup = (turn: Turn, room: RoomId, touch: SetupTouch): void => {
  const { setup } = turn.state;
  if (setup.stage !== 'open') return;
  if (touch.touch === 'pulse_strike') return tryStrike(turn, room);
  const { step, answer } = touch;
  const before = setup.answers[step];
  // Each step is answered once, and once more for the better: nobody fills the log by it.
  const isNew = before === undefined || (before !== 'done' && answer === 'done');
  if (!isNew || !isSayable(step, answer) || answersOf(turn.state)[step] === 'done') return;
  turn.record({ type: 'setup_step_answered', room, step, answer });
};

const see = (turn: Turn, room: RoomId, device: DeviceId, part: 'reader' | 'contact'): void => {
  const { setup } = turn.state;
  if (setup.stage !== 'open' || setup.seen.includes(device)) return;
  turn.record({ type: 'setup_device_seen', room, device, part });
};

/** A reader read some badge, whosever. */
export const seeReader = (turn: Turn, reader: ReaderId, room: RoomId): void =>
  see(turn, room, reader as string as DeviceId, 'reader');

/** A contact that told of an opening has told of the closing, too. */
export const seeContact = (turn: Turn, door: DoorId, room: RoomId): void =>
  see(turn, room, door as string as DeviceId, 'contact');

/** Over for good once there are administrators: two by the way at the screen, or one who opened an account. */
export const endSetup = (turn: Turn): void => {
  const { setup } = turn.state;
  if (setup.stage !== 'open' || setup.administrators.length < ADMINISTRATORS) return;
  turn.record({
    type: 'setup_ended',
    left: stepsLeft({ ...turn.state, setup: { ...setup, stage: 'over' } }),
  });
};

const setupAfter = (before: SetupState, fact: StampedSetupFact): SetupState => {
  switch (fact.type) {
    case 'setup_begun':
      return { ...before, stage: 'open' };
    case 'setup_step_answered':
      return { ...before, answers: { ...before.answers, [fact.step]: fact.answer } };
    case 'setup_device_seen':
      return { ...before, seen: [...before.seen, fact.device] };
    case 'strike_tried':
      return { ...before, tried: { ...before.tried, [fact.room]: fact.at } };
    case 'setup_code_refused':
      return { ...before, code: { wrong: fact.wrong, locked_until: fact.locked_until } };
    case 'setup_code_accepted':
      return { ...before, code: NO_SETUP.code, badge: null };
    case 'setup_badge_awaited': {
      const { room, reader, until } = fact;
      return { ...before, badge: { room, reader, until, credential: '' } };
    }
    case 'setup_badge_presented':
      return { ...before, badge: before.badge && { ...before.badge, credential: fact.credential } };
    case 'setup_ended':
      return { ...before, stage: 'over' };
    default:
      return assertNever(fact);
  }
};

export const applySetupFact = (state: State, fact: StampedSetupFact): State => ({
  ...state,
  setup: setupAfter(state.setup, fact),
});

/** Who a fact makes an administrator; an account that somebody opened counts for both of the two. */
const madeBy = (fact: Fact): readonly string[] => {
  if (fact.type !== 'account_changed' || fact.role !== 'administrator') return [];
  const { account = '', change, signed_by } = fact;
  if (change === 'ready') return [account, `${account} opened`];
  return change === 'invited' && signed_by.length >= ADMINISTRATORS ? [account] : [];
};

/** The state with the administrators that a fact makes. */
export const noteSetup = (state: State, fact: Fact): State => {
  const { setup } = state;
  if (setup.stage !== 'open') return state;
  // Whose badge it was stands on the list now.
  if (fact.type === 'people_imported') return { ...state, setup: { ...setup, badge: null } };
  const more = madeBy(fact).filter((account) => !setup.administrators.includes(account));
  if (more.length === 0) return state;
  return { ...state, setup: { ...setup, administrators: [...setup.administrators, ...more] } };
};

const badgeFace = ({ badge }: SetupState, room: RoomId): Pick<SetupFace, 'badge' | 'badge_until'> => {
  if (badge === null || badge.room !== room) return { badge: 'none', badge_until: 0 };
  return { badge: badge.credential === '' ? 'awaited' : 'read', badge_until: badge.until };
};

export const setupFace = (state: State, room: RoomId): SetupFace | null => {
  const { setup } = state;
  if (setup.stage !== 'open') return null;
  const { outside_reader, inside_reader, door } = roomOf(state, room).policy;
  const isSeen = (device: string) => (setup.seen.includes(device as DeviceId) ? 'yes' : 'no');
  const sides = [
    ['outside', outside_reader],
    ['inside', inside_reader],
  ] as const;
  return {
    answers: answersOf(state),
    readers: sides
      .filter(([, reader]) => reader !== '')
      .map(([side, reader]) => ({ device: reader as string as DeviceId, side, seen: isSeen(reader) })),
    contact_seen: isSeen(door),
    strike_tried: setup.tried[room] === undefined ? 'no' : 'yes',
    settable: isSettable(state) ? 'yes' : 'no',
    listed: isListEmpty(state) ? 'no' : 'yes',
    code_locked_until: setup.code.locked_until,
    ...badgeFace(setup, room),
  };
};
