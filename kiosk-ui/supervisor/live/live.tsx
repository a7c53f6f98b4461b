import './live.css';
import { Feed } from '../feed/feed.tsx';
import { Announcer } from './announcer.tsx';
import { RoomCard } from './room-card.tsx';
import { Stale } from './stale.tsx';
import { Summary } from './summary.tsx';
import { text } from './text.ts';
import { isStale, watched } from './watched.ts';

/** How the rooms stand now: the worst first, and beside them what happens. */
export const Live = () => {
  const view = watched.value;
  return (
    <div class="live" data-stale={isStale.value ? '' : undefined}>
      <h1 class="unseen">{text('live-title')}</h1>
      <Stale />
      {view === null ? null : (
        <>
          <Summary view={view} />
          <div class="live-parts">
            <section class="rooms" aria-label={text('rooms')}>
              {view.rooms.length === 0 ? <p class="nobody">{text('rooms-none')}</p> : null}
              {view.rooms.map((card) => (
                <RoomCard key={card.room} card={card} />
              ))}
            </section>
            <Feed />
          </div>
        </>
      )}
      <Announcer />
    </div>
  );
};
