import { ALARM_CARDS } from './core/alarm-cards.ts';
import type { AlarmKind, Priority } from './core/alarm-kinds.ts';
import { worstFirst } from './core/alarm-order.ts';
import type { OpenAlarm } from './core/facts-alarms.ts';
import type { State } from './core/state.ts';
import type { AlarmId, AlarmSource, Ms, PersonId } from './core/terms.ts';

/** An open alarm for whoever has to respond to it. Instants are milliseconds since 1970, UTC. */
export interface AlarmLine {
  readonly alarm: AlarmId;
  readonly source: AlarmSource;
  readonly kind: AlarmKind;
  readonly title: string;
  readonly priority: Priority;
  /** Empty where it is about the kiosk as a whole. */
  readonly room: string;
  /** When its cause began, and when it was last raised. */
  readonly since: Ms;
  readonly last: Ms;
  readonly occurrences: number;
  readonly condition: 'active' | 'returned';
  readonly answer: 'unacknowledged' | 'acknowledged';
  /** Who says that it is over, where a second person has to say so too; empty while nobody does. */
  readonly closing_proposed_by: PersonId | '';
  /** What people have to do. */
  readonly response: string;
}

/** A source of which nobody is told. */
export interface ShelvedLine {
  readonly source: AlarmSource;
  readonly until: Ms;
  readonly by: PersonId;
}

export interface OutOfServiceLine {
  readonly source: AlarmSource;
  readonly since: Ms;
  readonly by: PersonId;
}

export interface AlarmList {
  /** Name of the kiosk; empty before its first start. */
  readonly kiosk: string;
  /** IANA name of the rooms' time zone; empty before the first start. */
  readonly time_zone: string;
  /** Worst first. */
  readonly alarms: readonly AlarmLine[];
  readonly shelved: readonly ShelvedLine[];
  readonly out_of_service: readonly OutOfServiceLine[];
}

const lineOf = ({ occurrence, closing, step, tell_again, ...open }: OpenAlarm): AlarmLine => {
  const { title, response } = ALARM_CARDS[open.kind];
  return { ...open, occurrences: occurrence, closing_proposed_by: closing ?? '', title, response };
};

/** What asks people to respond, and what they are not told of. */
export const alarmListOf = ({ alarms, policy }: State): AlarmList => ({
  kiosk: policy?.kiosk ?? '',
  time_zone: policy?.time_zone ?? '',
  alarms: Object.values(alarms.open).toSorted(worstFirst).map(lineOf),
  shelved: Object.entries(alarms.shelved).map(([source, line]) => ({
    source: source as AlarmSource,
    ...line,
  })),
  out_of_service: Object.entries(alarms.out_of_service).map(([source, line]) => ({
    source: source as AlarmSource,
    ...line,
  })),
});
