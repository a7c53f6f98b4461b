import type { AlarmKind } from './alarm-kinds.ts';
import { rekeysDue } from './keys.ts';
import { reviewsDue } from './review-due.ts';
import type { State } from './state.ts';
import type { Ms } from './terms.ts';

/** Something that goes on by what people put on record, and asks for a response. */
export interface RecordCondition {
  readonly kind: AlarmKind;
  /** In the small letters that names of alarms have. */
  readonly subject: string;
  readonly since: Ms;
}

/** Reviews that are overdue, locks that are to be changed and cameras that do not work, as of an instant. */
export const recordConditions = (state: State, at: Ms): readonly RecordCondition[] => [
  ...reviewsDue(state)
    .filter(({ due }) => due <= at)
    .map(({ period, due }) => ({ kind: 'review_overdue', subject: period, since: due }) as const),
  ...rekeysDue(state)
    .filter(({ due }) => due <= at)
    .map(({ key, due }) => ({ kind: 'rekey_due', subject: key.toLowerCase(), since: due }) as const),
  ...Object.entries(state.cameras.checked)
    .filter(([, { down }]) => down !== 0)
    .map(([camera, { down }]) => ({ kind: 'camera_down', subject: camera, since: down }) as const),
];
