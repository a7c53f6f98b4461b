import { batch, computed, signal } from '@preact/signals';
import type { FeedLine } from '../../../src/core/supervisor-feed.ts';
import type { SupervisorView, WatchMessage } from '../../../src/core/supervisor-view.ts';
import type { Ms } from '../../../src/core/terms.ts';
import { now, setClock } from '../../shared/clock.ts';
import { hearAlarms } from './alarm-sound.ts';

/** News comes every few seconds though nothing happens. After this time without any, what is shown is called old. */
export const STALE_MS: Ms = 8_000;
const LOOK_MS: Ms = 250;
/** Lines that a page keeps, so that a reader can look back further than the last hundred. */
const LINES_MAX = 400;

/** The last whole view; null before the first. */
export const watched = signal<SupervisorView | null>(null);
/** Lines of the feed, newest last, and the numbers of those before which entries are missing here. */
export const lines = signal<readonly FeedLine[]>([]);
export const gaps = signal<readonly number[]>([]);
/** The connection, as far as the socket knows of it. */
export const link = signal<'starting' | 'up' | 'down'>('starting');
/** When the kiosk was last heard, on its own clock; 0 for never. */
export const heardAt = signal<Ms>(0);
/** How long ago that was, by this machine. */
export const silence = signal<Ms>(0);

export const isStale = computed(() => heardAt.value !== 0 && silence.value >= STALE_MS);

/** The kiosk's clock; it stands still while nothing is heard, since nobody knows what went on. */
export const clock = computed(() => (isStale.value ? heardAt.value : now.value));

/** This machine's two clocks: one stops while it sleeps, the other may be set. */
let heard = { wall: 0, elapsed: 0 };

const lookAtClock = (): void => {
  if (heardAt.peek() === 0) return;
  const elapsed = performance.now() - heard.elapsed;
  const wall = Date.now() - heard.wall;
  // A wait that either of them saw was one: to call good news old for a moment harms nobody.
  silence.value = Math.round(Math.max(elapsed, wall, 0));
};

const takeLines = ({ after, lines: came }: WatchMessage['feed']): void => {
  const known = lines.peek();
  const last = known.at(-1)?.seq ?? -1;
  const fresh = came.filter(({ seq }) => seq > last);
  const [first] = fresh;
  // A whole feed that begins behind what is known here leaves something out between them.
  const isGap = after === -1 && known.length > 0 && first !== undefined && (came[0]?.seq ?? 0) === first.seq;
  if (isGap) gaps.value = [...gaps.peek(), first.seq];
  if (fresh.length > 0) lines.value = [...known, ...fresh].slice(-LINES_MAX);
};

/** A log that is shorter than what is known of it is another one: nothing of the former stays. */
const forgetAnother = (message: WatchMessage): void => {
  if ((lines.peek().at(-1)?.seq ?? -1) <= message.index) return;
  lines.value = [];
  gaps.value = [];
};

/**
 * Takes what the service sent. False where lines are missing between what is known and what came: then the page has
 * to ask for all of it.
 */
export const takeMessage = (message: WatchMessage): boolean => {
  const last = lines.peek().at(-1)?.seq ?? -1;
  if (message.feed.after > last) return false;
  batch(() => {
    heard = { wall: Date.now(), elapsed: performance.now() };
    forgetAnother(message);
    setClock(message.now);
    heardAt.value = message.now;
    silence.value = 0;
    link.value = 'up';
    watched.value = message.view;
    takeLines(message.feed);
  });
  hearAlarms(message.view.alarms);
  return true;
};

/** Begins to look at the time: also at once when the tab, or the machine, comes back from its sleep. */
export const startWatching = (): (() => void) => {
  const timer = setInterval(lookAtClock, LOOK_MS);
  const events = ['visibilitychange', 'resume'] as const;
  for (const event of events) document.addEventListener(event, lookAtClock);
  for (const event of ['pageshow', 'focus', 'online', 'offline']) window.addEventListener(event, lookAtClock);
  return () => {
    clearInterval(timer);
    for (const event of events) document.removeEventListener(event, lookAtClock);
    for (const event of ['pageshow', 'focus', 'online', 'offline']) {
      window.removeEventListener(event, lookAtClock);
    }
  };
};

/** Puts a view in the place of what the service would have sent, for previews; `silent_ms` ago. */
export const showWatched = (message: WatchMessage, silent_ms: Ms): void =>
  batch(() => {
    watched.value = message.view;
    lines.value = message.feed.lines;
    gaps.value = [];
    heardAt.value = message.now;
    silence.value = silent_ms;
    link.value = silent_ms >= STALE_MS ? 'down' : 'up';
  });
