import { type FeedLine, tellsOfDuress } from './supervisor-feed.ts';
import { worstRoomFirst } from './supervisor-rooms.ts';
import type { AlarmRow, RoomCard, SilencedSource, SupervisorView, WatchMessage } from './supervisor-view.ts';

const cardCounted = (card: RoomCard): RoomCard => ({ ...card, who: [], guests: [] });

const alarmCounted = (alarm: AlarmRow): AlarmRow => ({ ...alarm, closing_by: '', closing_name: '' });

const silencedCounted = (source: SilencedSource): SilencedSource => ({
  ...source,
  by: '',
  by_name: '',
});

/** A view for a place where whoever forces somebody may see it: nothing tells of duress, neither a number nor an order. */
export const withoutDuress = (view: SupervisorView): SupervisorView => ({
  ...view,
  rooms: view.rooms.map((card) => ({ ...card, duress_since: 0 })).toSorted(worstRoomFirst),
  alarms: view.alarms.filter(({ kind }) => kind !== 'duress'),
});

/** What an observer is sent of a view: how many, and nobody's name; of duress nothing at all. */
export const countsOnly = (view: SupervisorView): SupervisorView => {
  const quiet = withoutDuress(view);
  return {
    ...quiet,
    rooms: quiet.rooms.map(cardCounted),
    alarms: quiet.alarms.map(alarmCounted),
    silenced: quiet.silenced.map(silencedCounted),
  };
};

/** What an observer is sent of the feed. */
export const linesWithoutNames = (lines: readonly FeedLine[]): readonly FeedLine[] =>
  lines.filter((line) => !tellsOfDuress(line)).map((line) => ({ ...line, who: [] }));

/** A whole message as an observer is sent it. */
export const messageWithoutNames = ({ view, feed, ...message }: WatchMessage): WatchMessage => ({
  ...message,
  view: countsOnly(view),
  feed: { ...feed, lines: linesWithoutNames(feed.lines) },
});
