import { localTime } from './moment.ts';
import type { StaffedHours } from './policy.ts';
import type { Ms } from './terms.ts';

/** Somebody who can be called; empty where there is no such address. */
export interface OnCallPerson {
  readonly name: string;
  readonly mail: string;
  readonly phone: string;
}

/** Who is called in some hours, in this order. */
export interface OnCallShift {
  /** Empty for all hours. */
  readonly hours: readonly StaffedHours[];
  readonly order: readonly string[];
}

export interface OnCallSchedule {
  readonly id: string;
  readonly people: readonly OnCallPerson[];
  /** The first one whose hours it is counts. */
  readonly shifts: readonly OnCallShift[];
}

const covers = ({ hours }: OnCallShift, weekday: number, minute: number): boolean =>
  hours.length === 0 ||
  hours.some((one) => one.weekday === weekday && minute >= one.from && minute < one.until);

/**
 * Who is on call at an instant, by local time: the first of the shift, and one more for each time that nobody answered.
 * In hours of no shift it is everybody, at once: an alarm must not wait for somebody to mend the schedule.
 *
 * @param offset_min minutes east of UTC of local time at that instant.
 */
export const whoIsOnCall = (
  { people, shifts }: OnCallSchedule,
  at: Ms,
  offset_min: number,
  step: number,
): readonly OnCallPerson[] => {
  const { weekday, minute } = localTime({ at, offset_min });
  const shift = shifts.find((one) => covers(one, weekday, minute));
  if (shift === undefined) return people;
  return shift.order.slice(0, step + 1).flatMap((name) => people.filter((person) => person.name === name));
};

const DAY_MINUTES = 1_440;

/** Stretches of a local week in which no shift is: weekday (0 = Sunday), and minutes since midnight. */
export const uncovered = ({ shifts }: OnCallSchedule): readonly StaffedHours[] =>
  [1, 2, 3, 4, 5, 6, 0].flatMap((weekday) => {
    const isFree = (minute: number) => !shifts.some((shift) => covers(shift, weekday, minute));
    const edges = shifts.flatMap(({ hours }) =>
      hours.filter((one) => one.weekday === weekday).flatMap(({ from, until }) => [from, until]),
    );
    const starts = [...new Set([0, ...edges])].filter((minute) => minute < DAY_MINUTES).sort((a, b) => a - b);
    return starts.flatMap((from, index) =>
      isFree(from) ? [{ weekday, from, until: starts[index + 1] ?? DAY_MINUTES }] : [],
    );
  });
