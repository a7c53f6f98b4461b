import { monthsAfter } from '../core/days.ts';
import type { TrainingDays, TrainingTopic } from '../core/facts-training.ts';
import { startOfDay } from './local-time.ts';

/**
 * From the beginning of a local day until the beginning of the one so many months later, as the topic says; null where
 * there is no such day.
 */
export const trainingDays = (
  zone: string,
  { months }: Pick<TrainingTopic, 'months'>,
  day: string,
): TrainingDays | null => {
  const on = startOfDay(zone, day);
  return on === undefined ? null : { on, until: startOfDay(zone, monthsAfter(day, months)) ?? on };
};
