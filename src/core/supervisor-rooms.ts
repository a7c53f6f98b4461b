import { isQualified } from './authorization.ts';
import type { OpenAlarm } from './facts-alarms.ts';
import { faultsOf } from './screens.ts';
import { shortened } from './shortened.ts';
import { type RoomState, roomIds, roomOf, rulesOf, type State } from './state.ts';
import {
  DEVICES_SHOWN_MAX,
  type DeviceStanding,
  type InputStanding,
  type InsidePerson,
  type InsideVisitor,
  NAME_SHOWN_MAX,
  PEOPLE_SHOWN_MAX,
  type RoomCard,
  STANDINGS,
  type Standing,
  shownStanding,
} from './supervisor-view.ts';
import type { DeviceId, LineId, Ms, PersonId, RoomId } from './terms.ts';

/** The name that the list knows, or the identifier where it knows none. */
export const nameOf = ({ people }: State, person: PersonId): string =>
  shortened(people[person]?.name ?? person, NAME_SHOWN_MAX);

const insideOf = (state: State, room: RoomId, at: Ms): readonly InsidePerson[] =>
  roomOf(state, room)
    .inside.slice(0, PEOPLE_SHOWN_MAX)
    .map(({ person, since }) => {
      const known = state.people[person];
      return {
        person,
        name: nameOf(state, person),
        class: known?.class ?? 'temporary',
        since,
        counts:
          known !== undefined && isQualified(state, room, known, at)
            ? ('counts' as const)
            : ('does_not_count' as const),
      };
    });

const guestsOf = (state: State, { visitors }: RoomState): readonly InsideVisitor[] =>
  visitors.slice(0, PEOPLE_SHOWN_MAX).map((visitor) => ({
    visitor: visitor.visitor,
    name: shortened(visitor.name, NAME_SHOWN_MAX),
    organization: shortened(visitor.organization, NAME_SHOWN_MAX),
    class: visitor.visitor_class,
    escort: nameOf(state, visitor.escort),
    escorted: visitor.escorted ? 'yes' : 'no',
    since: visitor.since,
  }));

const inputsOf = (state: State, { policy }: RoomState): readonly InputStanding[] => {
  const inputs: readonly (readonly [InputStanding['input'], LineId | ''])[] = [
    ['contact', policy.contact_line],
    ['fire', policy.fire_line],
    ['tamper', policy.tamper_line],
  ];
  return inputs.flatMap(([input, line]) =>
    line === '' ? [] : [{ input, line, state: state.lines[line] ?? 'unknown' }],
  );
};

const devicesOf = (state: State, room: RoomId): readonly DeviceStanding[] => {
  const { policy } = roomOf(state, room);
  const parts: readonly (readonly [string, DeviceStanding['part']])[] = [
    [policy.outside_reader, 'outside_reader'],
    [policy.inside_reader, 'inside_reader'],
    [policy.door, 'door'],
    ...rulesOf(state, room).required_devices.map((device) => [device, 'other'] as const),
  ];
  return parts
    .filter(([device]) => device !== '')
    .slice(0, DEVICES_SHOWN_MAX)
    .map(([name, part]) => {
      const device = name as DeviceId;
      const since = state.lost[device]?.since;
      return { device, part, state: since === undefined ? 'ok' : 'lost', since: since ?? 0 };
    });
};

type Plain = Exclude<Standing, 'duress'>;
type Found = readonly [standing: Plain, is: boolean, since: Ms];

const alarmSince = (alarms: readonly OpenAlarm[], kind: OpenAlarm['kind']): Found[2] | undefined =>
  alarms.find((alarm) => alarm.kind === kind)?.since;

/** What is alarming of itself, and stays so until people say that it is over. */
const byAlarm = (alarms: readonly OpenAlarm[]): readonly Found[] =>
  (
    [
      ['forced', 'door_forced'],
      ['tamper', 'tamper'],
      ['seals_not_intact', 'seals_not_intact'],
    ] as const
  ).map(([standing, kind]) => {
    const since = alarmSince(alarms, kind);
    return [standing, since !== undefined, since ?? 0];
  });

const byPeople = ({ lone, visitors, doubts, doubt_since, head_count, emergency, ...room }: RoomState) => {
  const inside = room.inside.length + visitors.length;
  const alone = visitors.find((visitor) => !visitor.escorted);
  return [
    ['emergency', emergency !== null, emergency?.since ?? 0],
    ['lone', lone !== null && lone.alerts > 0, lone?.since ?? 0],
    ['lone_in_grace', lone !== null, lone?.since ?? 0],
    ['unescorted', alone !== undefined, alone?.since ?? 0],
    ['count_differs', doubts.includes('count_mismatch'), doubt_since],
    ['uncertain', doubts.length > 0, doubt_since],
    ['head_count_due', head_count?.asked === true, head_count?.due ?? 0],
    ['occupied', inside > 0, Math.min(...[...room.inside, ...visitors].map(({ since }) => since))],
  ] as const satisfies readonly Found[];
};

const byDoor = ({ door, entry, grant, exits }: RoomState) =>
  [
    ['held_open', door.held_since !== null, door.held_since ?? 0],
    ['door_unknown', door.contact === 'unknown', 0],
    ['managed_opening', door.managed !== null, door.managed?.since ?? 0],
    ['entering', entry !== null || grant !== null || exits.length > 0, 0],
    ['door_open', door.contact === 'open', door.opened_at],
  ] as const satisfies readonly Found[];

const standingOf = (
  state: State,
  room: RoomId,
  alarms: readonly OpenAlarm[],
): { readonly standing: Plain; readonly since: Ms } => {
  const now = roomOf(state, room);
  const found: readonly Found[] = [
    ...byAlarm(alarms),
    ...byPeople(now),
    ...byDoor(now),
    ['fault', faultsOf(state, room).length > 0, 0],
    ['alarm', alarms.length > 0, Math.min(...alarms.map(({ since }) => since))],
    ['empty', true, 0],
  ];
  const rank = ([standing]: Found): number => STANDINGS.indexOf(standing);
  const [worst] = found.filter(([, is]) => is).toSorted((one, other) => rank(one) - rank(other));
  return { standing: worst?.[0] ?? 'empty', since: worst?.[2] ?? 0 };
};

const cardOf = (state: State, room: RoomId, at: Ms): RoomCard => {
  const now = roomOf(state, room);
  const { door, lone, doubts, doubt_since, head_count, emergency } = now;
  const ours = Object.values(state.alarms.open).filter((alarm) => alarm.room === room);
  const alarms = ours.filter(({ kind }) => kind !== 'duress');
  return {
    room,
    name: now.policy.name,
    duress_since: alarmSince(ours, 'duress') ?? 0,
    ...standingOf(state, room, alarms),
    hours: now.hours,
    contents: now.contents,
    seals: alarmSince(alarms, 'seals_not_intact') === undefined ? 'not_kept' : 'not_intact',
    door: {
      contact: door.contact,
      open_since: door.contact === 'open' ? door.opened_at : 0,
      held_since: door.held_since ?? 0,
      managed_until: door.managed?.until ?? 0,
    },
    people: now.inside.length,
    who: insideOf(state, room, at),
    visitors: now.visitors.length,
    guests: guestsOf(state, now),
    lone:
      lone === null
        ? null
        : { since: lone.since, alerted: lone.alerts > 0 ? 'yes' : 'no', reason: lone.reason },
    uncertain: doubts.length === 0 ? null : { since: doubt_since, causes: doubts },
    head_count_due: head_count?.asked === true ? head_count.due : 0,
    emergency:
      emergency === null
        ? null
        : { since: emergency.since, source: emergency.source, stage: emergency.stage },
    inputs: inputsOf(state, now),
    devices: devicesOf(state, room),
    faults: faultsOf(state, room),
    alarms: alarms.length,
  };
};

/** Which of two rooms needs somebody sooner. Two different rooms are never equal, so that cards keep their places. */
export const worstRoomFirst = (one: RoomCard, other: RoomCard): number => {
  const rank = STANDINGS.indexOf(shownStanding(one)) - STANDINGS.indexOf(shownStanding(other));
  if (rank !== 0) return rank;
  if (one.room === other.room) return 0;
  return one.room < other.room ? -1 : 1;
};

/** A card of each room, worst first. */
export const roomCards = (state: State, at: Ms): readonly RoomCard[] =>
  roomIds(state)
    .map((room) => cardOf(state, room, at))
    .toSorted(worstRoomFirst);
