import { PRIORITIES } from './alarm-kinds.ts';
import type { OpenAlarm } from './facts-alarms.ts';
import { textOrder } from './text-order.ts';

const isSeen = ({ answer }: OpenAlarm): number => Number(answer !== 'unacknowledged');
const isOver = ({ condition }: OpenAlarm): number => Number(condition !== 'active');

/**
 * By priority; of one priority what nobody has seen yet first, then what goes on, then the oldest. No two alarms
 * are equal, so that the same alarms always stand in the same order.
 */
export const worstFirst = (one: OpenAlarm, other: OpenAlarm): number =>
  PRIORITIES.indexOf(one.priority) - PRIORITIES.indexOf(other.priority) ||
  isSeen(one) - isSeen(other) ||
  isOver(one) - isOver(other) ||
  one.since - other.since ||
  textOrder(one.alarm, other.alarm);
