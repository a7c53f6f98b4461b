import type { AlarmKind, Priority } from './alarm-kinds.ts';
import type { AlarmId, AlarmSource, Ms, PersonId, ReaderId, RoomId } from './terms.ts';

/** Why an alarm is over. */
export type ClosingCause = 'said_by_people' | 'returned_and_seen';

/** Why a source is heard again. */
export type HeardCause = 'expired' | 'said_by_person';

/** Facts about alarms: each step between the states of ISA-18.2, with who took it and their words. */
export type AlarmFact =
  | {
      readonly type: 'alarm_raised';
      readonly alarm: AlarmId;
      readonly source: AlarmSource;
      readonly kind: AlarmKind;
      /** Empty where it is about the kiosk as a whole. */
      readonly room: RoomId | '';
      readonly priority: Priority;
      /** 1 for a new alarm; more when its cause comes again while it is open. */
      readonly occurrence: number;
      readonly since: Ms;
      /** When people are told again, if nobody answers; 0 for never. */
      readonly tell_again: Ms;
    }
  | { readonly type: 'alarm_returned'; readonly alarm: AlarmId; readonly since: Ms }
  | {
      readonly type: 'alarm_acknowledged';
      readonly alarm: AlarmId;
      /** Where it was signed for; both empty away from the door. */
      readonly room: RoomId | '';
      readonly reader: ReaderId | '';
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  /** Nobody answered in time: people are told once more, and others with them. */
  | {
      readonly type: 'alarm_unanswered';
      readonly alarm: AlarmId;
      readonly step: number;
      readonly tell_again: Ms;
    }
  /** One supervisor says that a critical alarm is over; it stays open until a second one does. */
  | {
      readonly type: 'alarm_closing_proposed';
      readonly alarm: AlarmId;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  | {
      readonly type: 'alarm_closed';
      readonly alarm: AlarmId;
      readonly cause: ClosingCause;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  | {
      readonly type: 'alarm_shelved';
      readonly source: AlarmSource;
      readonly until: Ms;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  | {
      readonly type: 'alarm_unshelved';
      readonly source: AlarmSource;
      readonly cause: HeardCause;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  | {
      readonly type: 'alarm_out_of_service';
      readonly source: AlarmSource;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    }
  | {
      readonly type: 'alarm_in_service';
      readonly source: AlarmSource;
      readonly words: string;
      readonly signed_by: readonly PersonId[];
    };

/** An alarm that is not over. */
export interface OpenAlarm {
  readonly alarm: AlarmId;
  readonly source: AlarmSource;
  readonly kind: AlarmKind;
  readonly room: RoomId | '';
  readonly priority: Priority;
  /** When its cause began, and when it was last raised. */
  readonly since: Ms;
  readonly last: Ms;
  readonly occurrence: number;
  readonly condition: 'active' | 'returned';
  readonly answer: 'unacknowledged' | 'acknowledged';
  /** How often people were told again, and when they are next; 0 for never. */
  readonly step: number;
  readonly tell_again: Ms;
  /** Who said that it is over, where a second has to say so; null while nobody did. */
  readonly closing: PersonId | null;
}

/** All that is known of alarms. */
export interface AlarmsState {
  readonly open: { readonly [alarm: AlarmId]: OpenAlarm };
  /** Alarms begun so far by source, and when the last one was raised. */
  readonly raised: { readonly [source: AlarmSource]: { readonly count: number; readonly last: Ms } };
  /** Until then a start has not heard from every device and wire: what is not seen yet is not over. */
  readonly heard_from: Ms;
  /** What happened of which no alarm tells yet. */
  readonly pending: {
    readonly [source: AlarmSource]: {
      readonly kind: AlarmKind;
      readonly room: RoomId | '';
      readonly since: Ms;
    };
  };
  /** Sources that say nothing until an instant. */
  readonly shelved: { readonly [source: AlarmSource]: { readonly until: Ms; readonly by: PersonId } };
  readonly out_of_service: { readonly [source: AlarmSource]: { readonly since: Ms; readonly by: PersonId } };
}

export const NO_ALARMS: AlarmsState = {
  open: {},
  raised: {},
  heard_from: 0,
  pending: {},
  shelved: {},
  out_of_service: {},
};
