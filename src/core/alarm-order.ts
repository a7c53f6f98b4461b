import { PRIORITIES } from './alarm-kinds.ts';
import type { OpenAlarm } from './facts-alarms.ts';

const ranksOf = ({ priority, answer, condition, since }: OpenAlarm): readonly number[] => [
  PRIORITIES.indexOf(priority),
  answer === 'unacknowledged' ? 0 : 1,
  condition === 'active' ? 0 : 1,
  since,
];

/**
 * By priority; of one priority what nobody has seen yet first, then what goes on, then the oldest. No two alarms
 * are equal, so that the same alarms always stand in the same order.
 */
export const worstFirst = (one: OpenAlarm, other: OpenAlarm): number => {
  const others = ranksOf(other);
  const difference = ranksOf(one)
    .map((rank, index) => rank - (others[index] ?? 0))
    .find((by) => by !== 0);
  if (difference !== undefined) return difference;
  if (one.alarm === other.alarm) return 0;
  return one.alarm < other.alarm ? -1 : 1;
};
