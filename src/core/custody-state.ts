import { stated } from './apply-room.ts';
import { CUSTODY_CARDS } from './catalogue-custody.ts';
import { changeRoom } from './change.ts';
import { changeCustody } from './change-custody.ts';
import { containerOf, rangeOf } from './custody-rules.ts';
import type { CustodyAct } from './custody-terms.ts';
import type { Fact } from './facts.ts';
import type { Container, CustodyFact } from './facts-custody.ts';
import { applyInventoryFact } from './inventory.ts';
import { policyOf, type State } from './state.ts';
import { assertNever, type ContainerId } from './terms.ts';

/** A fact about containers and seals. */
export type StampedCustodyFact = Extract<Fact, CustodyFact>;
type Of<T extends StampedCustodyFact['type']> = Extract<StampedCustodyFact, { type: T }>;

export const isCustodyFact = (fact: Fact): fact is StampedCustodyFact =>
  Object.hasOwn(CUSTODY_CARDS, fact.type);

const changeContainer = (
  state: State,
  container: ContainerId,
  change: (before: Container) => Partial<Container>,
): State => {
  const before = containerOf(state.custody, container);
  if (before === undefined) return state;
  return changeCustody(state, {
    containers: { ...state.custody.containers, [container]: { ...before, ...change(before) } },
  });
};

const withoutDoubt = (state: State, container: ContainerId): State => {
  const { [container]: _, ...doubts } = state.custody.doubts;
  return changeCustody(state, { doubts });
};

const registered = (state: State, fact: Of<'container_registered'>): State => {
  const { kind, contents, election, range, count, approved_until, keep_until, room, shelf } = fact;
  const container: Container = {
    kind,
    contents,
    election,
    range,
    count,
    approved_until,
    keep_until,
    room,
    shelf,
    since: fact.at,
    seals: [],
    held: 'no',
    destroyed: 'no',
  };
  return changeCustody(state, {
    containers: { ...state.custody.containers, [fact.container]: container },
  });
};

const putOn = (state: State, { container, seal }: Pick<Of<'seal_applied'>, 'container' | 'seal'>): State => {
  const next = changeContainer(state, container, ({ seals }) => ({ seals: [...seals, seal] }));
  return changeCustody(next, { used: { ...next.custody.used, [seal]: container } });
};

/** What was wrong stays in doubt until two people look again and find nothing. */
const looked = (state: State, fact: Of<'seal_checked' | 'seal_removed' | 'seal_replaced'>): State => {
  const { container, outcome, condition, room } = fact;
  const isWell = outcome === 'matches' && condition === 'intact';
  if (isWell) return fact.type === 'seal_checked' ? withoutDoubt(state, container) : state;
  const since = state.custody.doubts[container]?.since ?? fact.at;
  return changeCustody(state, { doubts: { ...state.custody.doubts, [container]: { room, since } } });
};

/** A seal that was not the one on record comes off nothing: what is on record stays so until somebody has it in hand. */
const takenOff = (state: State, { container, seal }: Of<'seal_removed' | 'seal_replaced'>): State =>
  changeContainer(state, container, ({ seals }) => ({ seals: seals.filter((other) => other !== seal) }));

const seen = (state: State, fact: Of<'seal_checked' | 'seal_removed' | 'seal_replaced'>): State => {
  const { room, container, seal, on_record, outcome, condition } = fact;
  return changeRoom(looked(state, fact), room, {
    statement: null,
    notice: {
      kind: 'seal_seen',
      container,
      seal,
      on_record,
      outcome,
      condition,
      until: fact.at + policyOf(state).notice_ms,
    },
  });
};

const moved = (state: State, { container, way, room, shelf, at }: Of<'container_moved'>): State =>
  changeContainer(state, container, () => ({ room: way === 'out' ? '' : room, shelf, since: at }));

const done = (state: State, fact: StampedCustodyFact, act: CustodyAct): State => stated(state, fact, act);

const refused = (state: State, { room, act, container, seal, reason, at }: Of<'custody_refused'>): State =>
  changeRoom(state, room, {
    notice: {
      kind: 'custody_refused',
      act,
      container,
      seal,
      reason,
      until: at + policyOf(state).notice_ms,
    },
  });

const destroyed = (state: State, { container, at }: Of<'container_destroyed'>): State =>
  withoutDoubt(
    changeContainer(state, container, () => ({ destroyed: 'yes', room: '', shelf: '', since: at })),
    container,
  );

export const applyCustodyFact = (state: State, fact: StampedCustodyFact): State => {
  switch (fact.type) {
    case 'container_registered':
      return done(registered(state, fact), fact, 'register_container');
    case 'container_moved':
      return done(moved(state, fact), fact, 'move_container');
    case 'seals_added': {
      const range = rangeOf(fact.first, fact.last);
      const ranges = range === undefined ? state.custody.ranges : [...state.custody.ranges, range];
      return done(changeCustody(state, { ranges }), fact, 'add_seals');
    }
    case 'seal_applied':
      return done(putOn(state, fact), fact, 'apply_seal');
    case 'seal_checked':
      return seen(state, fact);
    case 'seal_removed':
      return seen(takenOff(state, fact), fact);
    case 'seal_replaced': {
      const { container, new_seal } = fact;
      return seen(putOn(takenOff(state, fact), { container, seal: new_seal }), fact);
    }
    case 'custody_broken':
      return done(state, fact, 'report_break');
    case 'container_held':
      return done(
        changeContainer(state, fact.container, () => ({ held: 'yes' })),
        fact,
        'hold_container',
      );
    case 'container_hold_lifted':
      return done(
        changeContainer(state, fact.container, () => ({ held: 'no' })),
        fact,
        'lift_hold',
      );
    case 'container_destroyed':
      return done(destroyed(state, fact), fact, 'destroy_container');
    case 'custody_refused':
      return refused(state, fact);
    case 'inventory_begun':
      return done(applyInventoryFact(state, fact), fact, 'begin_inventory');
    case 'inventory_counted':
      return done(applyInventoryFact(state, fact), fact, 'sign_inventory');
    case 'container_counted':
    case 'inventory_compared':
    case 'inventory_given_up':
      return applyInventoryFact(state, fact);
    default:
      return assertNever(fact);
  }
};
