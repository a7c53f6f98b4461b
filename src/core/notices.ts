import { ALARM_CARDS } from './alarm-cards.ts';
import { type AlarmKind, PRIORITIES, type Priority } from './alarm-kinds.ts';
import { isSilenced } from './alarm-state.ts';
import { apply } from './apply.ts';
import { isAlarmFact } from './catalogue-alarms.ts';
import type { Fact, FactOf, FactType } from './facts.ts';
import type { OpenAlarm } from './facts-alarms.ts';
import { policyOf, type State } from './state.ts';
import type { AlarmId, Ms, RoomId, YesNo } from './terms.ts';

/** What people can be told of an alarm. */
export const NOTICE_EVENTS = ['raised', 'unanswered', 'acknowledged', 'returned', 'closed'] as const;
/** What can lie in the outbox: a test is about no alarm, and goes out whatever a channel tells of. */
export const OUTBOX_EVENTS = [...NOTICE_EVENTS, 'test'] as const;
export type NoticeEvent = (typeof OUTBOX_EVENTS)[number];

/**
 * What leaves the kiosk when people are told of an alarm. It names no person, whatever the alarm is about: a message
 * lies in mailboxes and on other people's servers, where nothing is ever erased.
 */
export interface Notice {
  readonly alarm: AlarmId;
  readonly event: NoticeEvent;
  readonly kind: AlarmKind;
  readonly priority: Priority;
  readonly title: string;
  /** What people have to do. */
  readonly response: string;
  /** Name of the room; empty where it is about the kiosk as a whole. */
  readonly room: string;
  /** Name of the kiosk. */
  readonly kiosk: string;
  /** How often people had been told again. */
  readonly step: number;
  /** When it was put on record. */
  readonly at: Ms;
}

/**
 * Which notices a channel is given.
 *
 * Of duress a person must be able to learn who is elsewhere, and nobody who stands in the room: whoever forces somebody
 * sees and hears what they see and hear. So it goes to the live page (shown, without sound), to the feed, the API and
 * the commands for whoever may see names, to mail, short messages, webhooks and syslog, and into the log. It never goes
 * to a siren, the kiosk's screen, the screen on a wall, an observer, nor into the counts of `/metrics`; and to a broker,
 * whose panels and lamps may be anywhere, only where the configuration says that all of them are out of the room.
 */
export interface ChannelRule {
  readonly channel: string;
  /** The lowest priority that it is told of. */
  readonly least: Priority;
  readonly events: readonly NoticeEvent[];
  /** How often nobody must have answered before it is told of an alarm. */
  readonly from_step: number;
  /** Whether it is told of duress: nobody in the room sees or hears what it does. */
  readonly duress: YesNo;
}

/** A notice for a channel, about one of several facts. */
export interface ChannelNotice {
  /** Place of that fact among those recorded with it. */
  readonly index: number;
  readonly channel: string;
  readonly notice: Notice;
}

const EVENT_OF = {
  alarm_raised: 'raised',
  alarm_unanswered: 'unanswered',
  alarm_acknowledged: 'acknowledged',
  alarm_returned: 'returned',
  alarm_closed: 'closed',
} as const satisfies { readonly [T in FactType]?: NoticeEvent };

/** A fact that people are told of. */
type Told = FactOf<keyof typeof EVENT_OF>;
const isTold = (fact: Fact): fact is Told => Object.hasOwn(EVENT_OF, fact.type);

type About = Pick<OpenAlarm, 'alarm' | 'source' | 'kind' | 'room' | 'priority' | 'step'>;

/** The alarm as it is after the fact; one that comes again begins anew. */
const aboutOf = (state: State, fact: Told): About | undefined => {
  if (fact.type === 'alarm_raised') return { ...fact, step: 0 };
  const open = state.alarms.open[fact.alarm];
  return open && (fact.type === 'alarm_unanswered' ? { ...open, step: fact.step } : open);
};

/** Empty where it is about the kiosk as a whole. */
const roomName = (state: State, room: RoomId | ''): string =>
  state.rooms[room as RoomId]?.policy.name ?? room;

/**
 * What people are told when a fact is recorded; null where it is none that they are told of, and where its source is
 * shelved or out of service. That an alarm is closed they are told all the same: what shows how alarms stand would show
 * it as open for ever. `state` is the one before the fact.
 */
export const noticeOf = (state: State, fact: Fact): Notice | null => {
  if (!isTold(fact)) return null;
  const event = EVENT_OF[fact.type];
  const about = aboutOf(state, fact);
  if (about === undefined) return null;
  if (event !== 'closed' && isSilenced(state, about.source)) return null;
  const { alarm, kind, room, priority, step } = about;
  const { title, response } = ALARM_CARDS[kind];
  return {
    alarm,
    event,
    kind,
    priority,
    title,
    response,
    room: roomName(state, room),
    kiosk: policyOf(state).kiosk,
    step,
    at: fact.at,
  };
};

const testNotice = (state: State, fact: FactOf<'channel_test_sent'>): Notice => ({
  alarm: fact.alarm,
  event: 'test',
  kind: 'test_missed',
  priority: 'low',
  title: 'Test of this way to tell people',
  response: `Say that it arrived: ballot-vault alarms received ${fact.code}`,
  room: '',
  kiosk: policyOf(state).kiosk,
  step: 0,
  at: fact.at,
});

/** A channel that failed cannot tell that it did: once it works again that is no news. */
const takes = (
  { channel, least, events, from_step, duress }: ChannelRule,
  { alarm, kind, priority, event, step }: Notice,
): boolean =>
  (kind !== 'duress' || duress === 'yes') &&
  PRIORITIES.indexOf(priority) <= PRIORITIES.indexOf(least) &&
  step >= from_step &&
  events.includes(event) &&
  !alarm.startsWith(`channel_failed/${channel}#`);

const tells = (type: FactType): boolean => isAlarmFact(type) || type === 'channel_test_sent';

/** What each channel is given of facts that are recorded together; `before` is the state before the first of them. */
export const noticesOf = (
  before: State,
  facts: readonly Fact[],
  channels: readonly ChannelRule[],
): readonly ChannelNotice[] => {
  if (!facts.some(({ type }) => tells(type))) return [];
  let state = before;
  return facts.flatMap((fact, index) => {
    const before = state;
    const notice = noticeOf(before, fact);
    state = apply(before, fact);
    if (fact.type === 'channel_test_sent') {
      const of = channels.filter(({ channel }) => channel === fact.channel);
      return of.map(({ channel }) => ({ index, channel, notice: testNotice(before, fact) }));
    }
    if (notice === null) return [];
    return channels.filter((rule) => takes(rule, notice)).map(({ channel }) => ({ index, channel, notice }));
  });
};
