import './wall.css';
import { withoutDuress } from '../../../src/core/supervisor-counts.ts';
import type { RoomCard } from '../../../src/core/supervisor-view.ts';
import { Icon } from '../../shared/icons.tsx';
import { Announcer } from '../live/announcer.tsx';
import { Stale } from '../live/stale.tsx';
import { iconOf, toneOf } from '../live/standing.ts';
import { text } from '../live/text.ts';
import { Running, timeText } from '../live/times.tsx';
import { clock, isStale, watched } from '../live/watched.ts';

type Size = 'few' | 'some' | 'many';

/** Names that fit a card which is read from across the room; more are a number. */
const NAMES_MAX: { readonly [S in Size]: number } = { few: 4, some: 3, many: 0 };

const Inside = ({ card, size }: { readonly card: RoomCard; readonly size: Size }) => {
  const inside = card.people + card.visitors;
  const names = [...card.who, ...card.guests].slice(0, NAMES_MAX[size]).map(({ name }) => name);
  const left = inside - names.length;
  return (
    <p class="wall-inside">
      <b>{inside === 0 ? text('inside-nobody') : text('wall-inside', { count: inside })}</b>
      {names.map((name) => (
        <bdi key={name}>{name}</bdi>
      ))}
      {names.length > 0 && left > 0 ? <span>{text('inside-more', { count: left })}</span> : null}
    </p>
  );
};

const WallCard = ({ card, size }: { readonly card: RoomCard; readonly size: Size }) => {
  const { standing, since } = card;
  return (
    <li class="wall-room" data-tone={toneOf(standing)}>
      <h2>
        <bdi>{card.name}</bdi>
      </h2>
      <p class="wall-standing">
        <Icon name={iconOf(standing)} />
        <b>{text(`standing-${standing}`)}</b>
        {since === 0 ? null : <Running since={since} />}
      </p>
      {standing === 'empty' ? null : <Inside card={card} size={size} />}
    </li>
  );
};

const sizeOf = (rooms: number): Size => {
  if (rooms <= 2) return 'few';
  return rooms <= 6 ? 'some' : 'many';
};

/**
 * All rooms for a screen on the wall: nothing to press, read from five metres. Whoever forces somebody may read it as
 * well, so it tells nothing of duress.
 */
export const Wall = () => {
  const view = watched.value && withoutDuress(watched.value);
  const rooms = view?.rooms ?? [];
  const size = sizeOf(rooms.length);
  return (
    <div class="wall" data-size={size} data-stale={isStale.value ? '' : undefined}>
      <header>
        <h1>
          <bdi>{view?.kiosk.kiosk ?? ''}</bdi>
        </h1>
        {view === null ? null : (
          <p>
            {view.alarms.length === 0
              ? text('alarms-none')
              : text('alarms-open', {
                  count: view.alarms.length,
                  unanswered: view.alarms.filter(({ answer }) => answer === 'unacknowledged').length,
                })}
          </p>
        )}
        <p class="wall-clock">{view === null ? '' : timeText(clock.value - (clock.value % 60_000))}</p>
      </header>
      <Stale />
      <ul class="wall-rooms">
        {rooms.map((card) => (
          <WallCard key={card.room} card={card} size={size} />
        ))}
      </ul>
      <Announcer tells="all_but_duress" />
    </div>
  );
};
