import type { Fact, FactOf, FactType } from '../../src/core/facts.ts';
import type { EntryStep, Need, VisitorRecord } from '../../src/core/facts-entry.ts';
import type { Repeated } from '../../src/core/facts-kiosk.ts';
import type { FoundingWay } from '../../src/core/founding.ts';
import type { AlarmId, AlarmSource, Ms, RoomId } from '../../src/core/terms.ts';
import { sayInstant } from './scenario-time.ts';

/**
 * The words of one kind of fact: a head that no other kind has, what must be said after it, and what may be
 * said in brackets.
 */
export interface FactWords<T extends FactType> {
  readonly head: string;
  readonly rest?: (fact: FactOf<T>) => string;
  readonly may?: (fact: FactOf<T>) => readonly string[];
}
export type WordsOf<T extends FactType> = { readonly [K in T]: FactWords<K> };

/** `door_held_open/ballot-room#2` in a scenario's words: `door held open 2`. */
export const sayAlarm = (alarm: AlarmId): string => {
  const [, kind = '', number = '1'] = /^([a-z_]+)(?:\/[^#]*)?#(\d+)$/.exec(alarm) ?? [];
  return plain(kind) + (number === '1' ? '' : ` ${number}`);
};

export const plain = (word: string): string => word.replaceAll('_', ' ');

export const names = (people: readonly string[]): string =>
  people.length === 0 ? 'nobody' : people.join(' and ');

/** Said only where a fact was recorded later than its cause. */
export const asOf = (instant: Ms, fact: Fact): string =>
  instant === fact.at ? '' : `, as of ${sayInstant(instant, fact.at)}`;

/** Whether the first two people did it at the screen of a new kiosk. */
export const atScreen = ({ way }: FoundingWay): string => (way === undefined ? '' : ', at the set-up screen');

export const until = (fact: Fact & { readonly until: Ms }): readonly string[] => [
  `until ${sayInstant(fact.until, fact.at)}`,
];

/** How often something was counted instead of recorded. */
export const counted = (fact: Fact & Repeated): string =>
  `: ${fact.count} more ${fact.badges === 'one' ? 'of one badge' : 'of several badges'} since ${sayInstant(fact.since, fact.at)}`;
export const lastOf = (fact: Fact & Repeated): readonly string[] => [
  `last at ${sayInstant(fact.last, fact.at)}`,
];

const STEPS: { readonly [S in EntryStep]: string } = {
  badge: '',
  pin: ', asks for the PIN',
  approval: ', asks for an approval',
  confirm: ', asks whether they see each other',
  purpose: ', asks for the purpose',
  authority: ', asks for the authority',
  visitors: ', asks for the visitors',
  observers: ', asks for observers',
  granted: ', nothing more to ask',
};
export const next = (step: EntryStep): string => STEPS[step];

const NEEDS: { readonly [N in Need | 'none']: string } = {
  none: '',
  one_more: ', needs one more',
  two_more: ', needs two more',
  more: ', needs more',
  other_group: ', needs another group',
  named_group: ', needs a named group',
  supervisor: ', needs a supervisor',
  supervisor_and_one: ', needs a supervisor and one more',
};
export const need = (needed: Need | 'none'): string => NEEDS[needed];

export const visitorsWith = (visitors: readonly VisitorRecord[]): string =>
  visitors.length === 0 ? '' : ` with ${names(visitors.map((visitor) => visitor.name))}`;

/** Alarms about one thing of the kiosk, and of no room. */
const OF_THE_KIOSK = [
  'storage_low',
  'inputs_dropped',
  'clock_doubted',
  'ended_unclean',
  'list_changed',
  'list_review_due',
  'review_overdue',
  'rules_changed_alone',
  'configuration_stands_in',
];

/** `door held open`, or `device lost door-reader` where it is about something other than the room. */
export const sourceNamed = (room: RoomId, kind: string, subject: string | undefined): AlarmSource => {
  const name = kind.replaceAll(' ', '_');
  if (OF_THE_KIOSK.includes(name)) return name as AlarmSource;
  return `${name}/${subject ?? room}` as AlarmSource;
};

/** The alarm that scenarios call `door held open`, or `door held open 2` for the second one. */
export const alarmNamed = (room: RoomId, kind: string, number: string | undefined): AlarmId =>
  `${sourceNamed(room, kind, undefined)}#${number ?? 1}` as AlarmId;
