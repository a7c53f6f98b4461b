import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type FeedLine, tellsOfDuress } from '../../../src/core/supervisor-feed.ts';
import type { AlarmRow } from '../../../src/core/supervisor-view.ts';
import { responseOf } from '../alarms/kinds.ts';
import { sourceName } from '../alarms/source-name.ts';
import { lineText } from '../feed/feed-lines.ts';
import { text } from './text.ts';
import { lines, watched } from './watched.ts';

/** Whether it may say what nobody else in earshot may hear. */
type Tells = 'all' | 'all_but_duress';

/** A busy door must not talk without end: what came within this time is said as one. */
const TOGETHER_MS = 2_000;

const polite = signal('');
const assertive = signal('');

const roomName = (room: string): string =>
  watched.peek()?.rooms.find((card) => card.room === room)?.name ?? '';

const isCritical = ({ priority, answer }: AlarmRow): boolean =>
  priority === 'critical' && answer === 'unacknowledged';

const alarmText = ({ kind, source }: AlarmRow): string =>
  text('announce-critical', { alarm: sourceName(source), response: responseOf(kind) });

/** Follows lines and alarms; what was there when it began is not said. */
const follow = (tells: Tells): (() => void) => {
  const mayTell = (line: FeedLine): boolean => tells === 'all' || !tellsOfDuress(line);
  const isUrgent = (alarm: AlarmRow): boolean =>
    isCritical(alarm) && (tells === 'all' || alarm.kind !== 'duress');
  let said = lines.peek().at(-1)?.seq ?? -1;
  let heard = new Set(
    (watched.peek()?.alarms ?? []).map(({ alarm, occurrences }) => `${alarm} ${occurrences}`),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sayLines = (): void => {
    timer = undefined;
    const fresh = lines.peek().filter((line) => line.seq > said && mayTell(line));
    const last = fresh.at(-1);
    if (last === undefined) return;
    said = last.seq;
    const words = lineText(last, roomName(last.room));
    polite.value = fresh.length === 1 ? words : text('announce-lines', { count: fresh.length, last: words });
  };
  const stopLines = lines.subscribe((all) => {
    if ((all.at(-1)?.seq ?? -1) > said) timer ??= setTimeout(sayLines, TOGETHER_MS);
  });
  const stopAlarms = watched.subscribe((view) => {
    const now = (view?.alarms ?? []).filter(isUrgent);
    const fresh = now.filter(({ alarm, occurrences }) => !heard.has(`${alarm} ${occurrences}`));
    heard = new Set(now.map(({ alarm, occurrences }) => `${alarm} ${occurrences}`));
    if (fresh.length > 0) assertive.value = fresh.map(alarmText).join(' ');
  });
  return () => {
    clearTimeout(timer);
    stopLines();
    stopAlarms();
  };
};

/** What screen readers hear of what happens: entries when there is a pause, critical alarms at once. */
export const Announcer = ({ tells = 'all' }: { readonly tells?: Tells }) => {
  useEffect(() => follow(tells), [tells]);
  return (
    <div class="unseen">
      <p role="status" aria-live="polite">
        {polite.value}
      </p>
      <p role="alert" aria-live="assertive">
        {assertive.value}
      </p>
    </div>
  );
};
