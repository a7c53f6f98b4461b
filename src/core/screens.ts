import { observersMissing, pairingRuleOf, windowOf } from './entry.ts';
import { facesOf, visitorFaces } from './faces.ts';
import type { Notice } from './notice.ts';
import { evaluate } from './pairing.ts';
import { signersInside } from './signers.ts';
import {
  type EntryInProgress,
  type PendingStatement,
  personOf,
  policyOf,
  roomOf,
  rulesOf,
  type State,
} from './state.ts';
import { assert, assertNever, type Ms, type RoomId } from './terms.ts';
import type { FaultCause, Screen } from './view.ts';
import { missingFields } from './visitor-details.ts';

/** A log from before has none of its own. */
const NO_RULES = { en: '', es: '' };

/** What keeps anybody from being let in, whatever badge comes. */
export const faultsOf = (state: State, room: RoomId): readonly FaultCause[] => {
  const { policy, door } = roomOf(state, room);
  const missing = rulesOf(state, room).required_devices.some((device) => state.lost[device] !== undefined);
  const causes: readonly (readonly [boolean, FaultCause])[] = [
    [state.storage === 'full', 'storage_full'],
    [state.clock_behind_until !== 0, 'clock_not_trusted'],
    [policy.outside_reader in state.lost, 'outside_reader_lost'],
    [door.contact === 'unknown', 'door_state_unknown'],
    [missing, 'device_missing'],
  ];
  return causes.filter(([is]) => is).map(([, cause]) => cause);
};

/**
 * Which screen is on. A person in the middle of something comes first, then the answer to what they just
 * did, then what keeps the room from working.
 */
export const screenOf = (state: State, room: RoomId, at: Ms): Screen => {
  const { entry, statement, grant, notice, policy } = roomOf(state, room);
  if (notice !== null && notice.until > at && (notice.kind === 'denied' || entry === null)) {
    // Whoever leaves by the only reader stands at the screen, and must see that they have not signed.
    const isAtScreen = notice.kind === 'signed_out' && policy.inside_reader === '';
    if (statement === null || notice.kind === 'denied' || isAtScreen)
      return noticeScreen(state, room, notice);
  }
  if (entry !== null) return entryScreen(state, room, entry);
  if (statement !== null) return signScreen(state, room, statement, at);
  if (grant !== null) {
    return {
      screen: 'granted',
      holders: facesOf(state, grant.holders),
      visitors: visitorFaces(state, grant.visitors),
      until: grant.until,
    };
  }
  return standingScreen(state, room);
};

/** The screen of a room in which nobody is doing anything at the door. */
const standingScreen = (state: State, room: RoomId): Screen => {
  const { door, emergency } = roomOf(state, room);
  if (emergency !== null) {
    const { source, stage, since } = emergency;
    return { screen: 'emergency', source, stage, since };
  }
  const causes = faultsOf(state, room);
  if (causes.length > 0) return { screen: 'fault', causes };
  if (door.managed !== null) {
    const { reason, signed_by, since, until } = door.managed;
    return { screen: 'managed_opening', reason, signed_by: facesOf(state, signed_by), since, until };
  }
  return door.held_since === null ? { screen: 'attract' } : { screen: 'door_held', since: door.held_since };
};

const noticeScreen = (state: State, room: RoomId, notice: Notice): Screen => {
  switch (notice.kind) {
    case 'denied': {
      const [face] = notice.person === null ? [] : facesOf(state, [notice.person]);
      return { screen: 'denied', reason: notice.reason, face: face ?? null, until: notice.until };
    }
    case 'entered':
      return { screen: 'entered', people: facesOf(state, notice.people), until: notice.until };
    case 'signed_out': {
      const [face] = facesOf(state, [notice.person]);
      assert(face, 'somebody on the list signed out');
      return {
        screen: 'signed_out',
        face,
        left_behind: facesOf(state, notice.left_behind),
        visitors: visitorFaces(
          state,
          roomOf(state, room).visitors.filter((visitor) => visitor.escort === notice.person),
        ),
        open: notice.open,
        until: notice.until,
      };
    }
    case 'stated': {
      const { statement, outcome, count, expected, until } = notice;
      return { screen: 'stated', statement, outcome, count, expected, until };
    }
    case 'seal_seen': {
      const { kind: screen, ...seen } = notice;
      return { screen, ...seen };
    }
    case 'custody_refused': {
      const { kind: screen, ...refused } = notice;
      return { screen, ...refused };
    }
    case 'abandoned':
      return { screen: 'abandoned', cause: notice.cause, until: notice.until };
    default:
      return assertNever(notice);
  }
};

const signScreen = (state: State, room: RoomId, pending: PendingStatement, at: Ms): Screen => {
  const rules = rulesOf(state, room);
  const { statement, needed, signed_by, announced, until, extensions } = pending;
  const oneReader = roomOf(state, room).policy.inside_reader === '';
  const [signer] = facesOf(state, announced === null ? [] : [announced]);
  const handed = statement.statement === 'hand_over_escort' ? statement.visitor : null;
  const [visitor] = visitorFaces(
    state,
    roomOf(state, room).visitors.filter((other) => other.visitor === handed),
  );
  return {
    screen: 'sign',
    statement,
    needed: needed === 'pair' && pairingRuleOf(state, room).rule === 'single' ? 'one' : needed,
    signed_by: facesOf(state, signed_by),
    signers: oneReader ? facesOf(state, signersInside(state, room, pending, at)) : [],
    announced: signer ?? null,
    visitor: visitor ?? null,
    until,
    window_ms: rules.step_ms,
    extensions_left: rules.extensions - extensions,
  };
};

const entryScreen = (state: State, room: RoomId, entry: EntryInProgress): Screen => {
  const rules = rulesOf(state, room);
  const step = entry.step;
  const common = {
    until: entry.until,
    window_ms: windowOf(rules, step),
    extensions_left: rules.extensions - entry.extensions,
  };
  const holders = facesOf(
    state,
    entry.holders.map((claim) => claim.person),
  );
  const visitors = visitorFaces(state, entry.visitors);
  switch (step) {
    case 'badge':
      if (holders.length === 0) return { screen: 'visitors_announced', ...common };
      return { screen: 'badge', holders, visitors, ...needOf(state, room, entry), ...common };
    case 'pin':
      return { screen: 'pin', ...pinOf(state, entry), ...common };
    case 'approval':
    case 'confirm':
    case 'authority':
      return { screen: step, holders, ...common };
    case 'purpose':
      return { screen: step, holders, choices: rules.purposes, ...common };
    case 'visitors':
      return recordScreen(state, room, entry, common) ?? { screen: step, holders, visitors, ...common };
    case 'observers':
      return {
        screen: step,
        holders,
        visitors,
        observers_missing: observersMissing(rules, entry),
        ...common,
      };
    case 'granted':
      throw new Error('assertion failed: a granted entry is no longer forming');
    default:
      return assertNever(step);
  }
};

/** The next question about a visitor who is named; null when all are answered. */
const recordScreen = (
  state: State,
  room: RoomId,
  entry: EntryInProgress,
  common: { readonly until: Ms; readonly window_ms: Ms; readonly extensions_left: number },
): Screen | null => {
  const rules = rulesOf(state, room);
  const { visitor_details } = roomOf(state, room);
  for (const visitor of entry.visitors) {
    const [field] = missingFields(rules, visitor_details, visitor);
    const [face] = visitorFaces(state, [visitor]);
    if (field === undefined || face === undefined) continue;
    return {
      screen: 'visitor_record',
      visitor: face,
      field,
      holders: facesOf(
        state,
        entry.holders.map((claim) => claim.person),
      ),
      purposes: rules.purposes,
      rules: policyOf(state).visitor_rules ?? NO_RULES,
      badges_out: state.visitor_badges.map(({ badge }) => badge),
      ...common,
    };
  }
  return null;
};

const needOf = (state: State, room: RoomId, entry: EntryInProgress) => {
  const people = entry.holders.map((claim) => personOf(state, claim.person));
  const pairing = evaluate(pairingRuleOf(state, room), people);
  return {
    need: entry.need === 'none' ? ('one_more' as const) : entry.need,
    groups: pairing.outcome === 'holds' ? [] : pairing.groups,
  };
};

const pinOf = (state: State, entry: EntryInProgress) => {
  const claim = entry.holders.find((other) => other.pin === 'not_given');
  assert(claim, 'a PIN is asked of somebody');
  const [holder] = facesOf(state, [claim.person]);
  assert(holder, 'a PIN is asked of somebody on the list');
  const attempts_left = policyOf(state).pin_attempts - personOf(state, claim.person).wrong_pins;
  return { holder, attempts_left };
};
