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
  shownStanding,
} from './supervisor-view.ts';
import type { DeviceId, LineId, Ms, PersonId, RoomId } from './terms.ts';
import { textOrder } from './text-order.ts';

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

/** One way to stand, and since when; nothing where a room does not stand like that, 0 where nobody knows since when. */
type Found = readonly [standing: RoomCard['standing'], since: Ms | null | undefined];

const alarmSince = (alarms: readonly OpenAlarm[], kind: OpenAlarm['kind']): Ms | undefined =>
  alarms.find((alarm) => alarm.kind === kind)?.since;

const earliest = (all: readonly { readonly since: Ms }[]): Ms | null =>
  all.length === 0 ? null : Math.min(...all.map(({ since }) => since));

/** What is alarming of itself, and stays so until people say that it is over. */
const byAlarm = (alarms: readonly OpenAlarm[]): readonly Found[] => [
  ['forced', alarmSince(alarms, 'door_forced')],
  ['tamper', alarmSince(alarms, 'tamper') ?? alarmSince(alarms, 'wire_tampered')],
  ['seals_not_intact', alarmSince(alarms, 'seals_not_intact')],
  ['alarm', earliest(alarms)],
];

const byPeople = (room: RoomState): readonly Found[] => {
  const { lone, inside, visitors, doubts, doubt_since, head_count, emergency } = room;
  return [
    ['emergency', emergency?.since],
    ['lone', lone !== null && lone.alerts > 0 ? lone.since : null],
    ['lone_in_grace', lone?.since],
    ['unescorted', visitors.find((visitor) => !visitor.escorted)?.since],
    ['count_differs', doubts.includes('count_mismatch') ? doubt_since : null],
    ['uncertain', doubts.length > 0 ? doubt_since : null],
    ['head_count_due', head_count?.asked === true ? head_count.due : null],
    ['occupied', earliest([...inside, ...visitors])],
  ];
};

const byDoor = ({ door, entry, grant, exits }: RoomState): readonly Found[] => [
  ['held_open', door.held_since],
  ['door_unknown', door.contact === 'unknown' ? 0 : null],
  ['managed_opening', door.managed?.since],
  ['entering', entry !== null || grant !== null || exits.length > 0 ? 0 : null],
  ['door_open', door.contact === 'open' ? door.opened_at : null],
];

const standingOf = (
  state: State,
  room: RoomId,
  alarms: readonly OpenAlarm[],
): Pick<RoomCard, 'standing' | 'since'> => {
  const now = roomOf(state, room);
  const fault: Found = ['fault', faultsOf(state, room).length > 0 ? 0 : null];
  const [worst] = [...byAlarm(alarms), ...byPeople(now), ...byDoor(now), fault]
    .flatMap(([standing, since]) => (typeof since === 'number' ? [{ standing, since }] : []))
    .toSorted((one, other) => STANDINGS.indexOf(one.standing) - STANDINGS.indexOf(other.standing));
  return worst ?? { standing: 'empty', since: 0 };
};

/** That a seal is on record says that it was put on, and not that anybody has looked at it since. */
const sealsOf = ({ custody }: State, room: RoomId, alarms: readonly OpenAlarm[]): RoomCard['seals'] => {
  if (alarmSince(alarms, 'seals_not_intact') !== undefined) return 'not_intact';
  const isSealed = Object.values(custody.containers).some(
    (container) => container.room === room && container.seals.length > 0,
  );
  return isSealed ? 'on_record' : 'none_on_record';
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
    seals: sealsOf(state, room, alarms),
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
    sweep_due: now.sweep?.due ?? 0,
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
export const worstRoomFirst = (one: RoomCard, other: RoomCard): number =>
  STANDINGS.indexOf(shownStanding(one)) - STANDINGS.indexOf(shownStanding(other)) ||
  textOrder(one.room, other.room);

/** A card of each room, worst first. */
export const roomCards = (state: State, at: Ms): readonly RoomCard[] =>
  roomIds(state)
    .map((room) => cardOf(state, room, at))
    .toSorted(worstRoomFirst);
