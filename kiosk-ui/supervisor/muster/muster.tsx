import './muster.css';
import { Press, Say } from '../../shared/press.tsx';
import { Stale } from '../live/stale.tsx';
import { text } from '../live/text.ts';
import { Running, timeText } from '../live/times.tsx';
import { clock, watched } from '../live/watched.ts';
import { clearTicks, found, type Mustered, musterCsv, mustered, safe, tick, unnamed } from './muster-list.ts';

const download = (): void => {
  const link = document.createElement('a');
  const address = URL.createObjectURL(new Blob([musterCsv(mustered.peek(), timeText)], { type: 'text/csv' }));
  link.href = address;
  link.download = 'muster.csv';
  link.click();
  // The browser has taken what it needs of the address once the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
};

const Row = ({ one }: { readonly one: Mustered }) => {
  const isSafe = safe.value.has(one.id);
  return (
    <tr data-safe={isSafe ? '' : undefined}>
      <td class="muster-tick">
        <label>
          <input
            type="checkbox"
            checked={isSafe}
            aria-label={text('muster-safe-of', { name: one.name })}
            onChange={(event) => tick(one.id, event.currentTarget.checked)}
          />
          <span class="box" aria-hidden="true" />
        </label>
      </td>
      <th scope="row">
        <bdi>{one.name}</bdi>
      </th>
      <td>
        <bdi>{one.room}</bdi>
      </td>
      <td>{one.what}</td>
      <td class="muster-when">
        {timeText(one.since)}
        <span class="aside">
          {' '}
          <Running since={one.since} />
        </span>
      </td>
    </tr>
  );
};

/** What a list by sign-in cannot say: rooms in which somebody else may be, or nobody. */
const Doubts = () => {
  const doubtful = (watched.value?.rooms ?? []).filter(({ uncertain }) => uncertain !== null);
  if (doubtful.length === 0 && unnamed.value === 0) return null;
  return (
    <Say tone="care" icon="eye">
      {doubtful.map(({ room, name }) => (
        <p key={room}>{text('muster-uncertain', { room: name })}</p>
      ))}
      {unnamed.value === 0 ? null : <p>{text('muster-unnamed', { count: unnamed.value })}</p>}
    </Say>
  );
};

/** Everybody inside by sign-in, to be found and ticked; on paper, as a file, or here. */
export const Muster = () => {
  const list = mustered.value;
  const view = watched.value;
  return (
    <div class="muster">
      <header>
        <h1>{text('muster-title')}</h1>
        <p class="muster-of">
          {text('muster-as-of', {
            kiosk: view?.kiosk.kiosk ?? '',
            time: timeText(clock.value - (clock.value % 60_000)),
          })}
        </p>
        <p class="muster-found" role="status">
          <b>{text('muster-found', { found: found.value, all: list.length })}</b>
        </p>
        <div class="muster-acts">
          <Press icon="paper" look="strong" onPress={() => window.print()}>
            {text('muster-print')}
          </Press>
          <Press icon="down" onPress={download}>
            {text('muster-csv')}
          </Press>
          <Press isDisabled={safe.value.size === 0} onPress={clearTicks}>
            {text('muster-clear')}
          </Press>
        </div>
      </header>
      <Stale />
      <Doubts />
      {list.length === 0 ? (
        <p class="nobody">{text('muster-nobody')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {['safe', 'name', 'room', 'what', 'since'].map((column) => (
                <th key={column} scope="col">
                  {text(`muster-${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </tbody>
        </table>
      )}
      <p class="muster-note">{text('muster-note')}</p>
    </div>
  );
};
