import { useClock } from '../../shared/clock.ts';
import { Say } from '../../shared/press.tsx';
import { text } from './text.ts';
import { lengthText, timeText } from './times.tsx';
import { heardAt, isStale, link, silence } from './watched.ts';

const SECOND_MS = 1_000;

/** Says that what is shown is old, since when, and what to do; nothing while news comes. */
export const Stale = () => {
  const seconds = useClock(() => Math.floor(silence.value / SECOND_MS), heardAt.value);
  if (heardAt.value === 0) {
    return (
      <Say tone="info" icon="clock" role="status">
        {text(link.value === 'down' ? 'stale-never' : 'stale-starting')}
      </Say>
    );
  }
  if (!isStale.value) return null;
  return (
    <div class="stale">
      <Say tone="bad" icon="plug" role="alert">
        <b>{text('stale-title', { time: timeText(heardAt.value) })}</b>
        {/* The seconds run on: a screen reader that heard the first line need not hear them all. */}
        <p aria-hidden="true">{text('stale-since', { length: lengthText(seconds * SECOND_MS) })}</p>
        <p>{text(link.value === 'down' ? 'stale-connection' : 'stale-silent')}</p>
      </Say>
    </div>
  );
};
