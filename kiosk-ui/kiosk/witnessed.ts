import type { KioskView } from '../../src/core/view.ts';
import { timeOfLate } from '../shared/clock.ts';
import { text } from '../shared/text.ts';

/** How far witnesses have seen the log, in words; how many of them where it is known of how many. */
export const witnessedWords = ({ witnessed, time_zone }: KioskView, of = 0): string => {
  if (witnessed === null) return text('witnessed-none');
  const { size, time_s, witnesses } = witnessed;
  const time = timeOfLate(time_s * 1000, time_zone);
  return text(of === 0 ? 'witnessed-short' : 'witnessed', { entry: size - 1, time, witnesses, of });
};
