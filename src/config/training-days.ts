import { monthsAfter } from '../core/days.ts';
import type { TrainingDays, TrainingTopic } from '../core/facts-training.ts';
import type { Ms } from '../core/terms.ts';
import { startOfDay } from './local-time.ts';

/**
 * From the beginning of a local day until the beginning of the one so many months later, as the topic says; null where
 * there is no such day.
 */
export const trainingDays = (
  zone: string,
  topic: Pick<TrainingTopic, 'months'>,
  day: string,
): TrainingDays | null => trainingDaysBy((text) => startOfDay(zone, text), topic, day);

/**
 * The same for many.
 * @param startOf first instant of a local day; undefined where there is no such day
 */
export const trainingDaysBy = (
  startOf: (day: string) => Ms | undefined,
  { months }: Pick<TrainingTopic, 'months'>,
  day: string,
): TrainingDays | null => {
  const on = startOf(day);
  return on === undefined ? null : { on, until: startOf(monthsAfter(day, months)) ?? on };
};
