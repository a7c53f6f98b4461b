import type { AlarmKind } from './alarm-kinds.ts';
import type { AlarmSource, Ms, RoomId } from './terms.ts';

/** What raises an alarm, and since when. */
export interface Cause {
  readonly source: AlarmSource;
  readonly kind: AlarmKind;
  /** Empty where it is about the kiosk as a whole. */
  readonly room: RoomId | '';
  readonly since: Ms;
}

export const sourceOf = (kind: AlarmKind, subject: string): AlarmSource =>
  (subject === '' ? kind : `${kind}/${subject}`) as AlarmSource;
