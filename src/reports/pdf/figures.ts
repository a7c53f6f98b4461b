import type { Ms } from '../../core/terms.ts';
import { NEVER } from '../room-watch.ts';
import { LOCALES, type PdfWords } from './words.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const MINUTES_OF_HOUR = 60;
const MINUTES_OF_TWO_DAYS = 2 * 24 * MINUTES_OF_HOUR;

/** Instants, lengths and counts as a language and a zone write them. */
export interface Figures {
  /** Empty before the first instant there can be, and behind the last. */
  readonly instant: (at: Ms) => string;
  readonly length: (length: Ms) => string;
  readonly count: (value: number) => string;
}

/** @param zone of the rooms, whose clocks are shown */
export const figuresIn = ({ language, text }: PdfWords, zone: string): Figures => {
  const clock = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: zone,
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  const counts = new Intl.NumberFormat(LOCALES[language]);
  return {
    // The narrow space that Node puts before AM is one that fonts often lack.
    instant: (at) => (at > 0 && at < NEVER ? clock.format(at).replaceAll('\u202f', ' ') : ''),
    count: (value) => counts.format(value),
    length: (length) => {
      const minutes = Math.floor(length / MINUTE_MS);
      if (minutes < 1) return text('length-s', { seconds: Math.max(0, Math.floor(length / SECOND_MS)) });
      if (minutes < MINUTES_OF_HOUR) return text('length-min', { minutes });
      const hours = Math.floor(minutes / MINUTES_OF_HOUR);
      if (minutes < MINUTES_OF_TWO_DAYS)
        return text('length-h', { hours, minutes: String(minutes % MINUTES_OF_HOUR).padStart(2, '0') });
      return text('length-d', { days: Math.floor(hours / 24), hours: hours % 24 });
    },
  };
};
