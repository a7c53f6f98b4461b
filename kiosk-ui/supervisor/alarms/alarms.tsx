import './alarms.css';
import { Say } from '../../shared/press.tsx';
import { Announcer } from '../live/announcer.tsx';
import { Stale } from '../live/stale.tsx';
import { watched } from '../live/watched.ts';
import { AlarmRow } from './alarm-row.tsx';
import type { Doing } from './doing.ts';
import { Silenced } from './silenced.tsx';
import { text } from './text.ts';

/** What asks somebody to respond, worst first, and what nobody is told of. */
export const Alarms = ({ doing }: { readonly doing: Doing }) => {
  const view = watched.value;
  const failed = view?.channels.filter(({ failed_since }) => failed_since > 0) ?? [];
  return (
    <div class="alarms">
      <h1>{text('alarms-title')}</h1>
      <Stale />
      {failed.map(({ channel }) => (
        <Say key={channel} tone="care" icon="plug">
          {text('channel-failed', { channel })}
        </Say>
      ))}
      {view === null ? null : (
        <>
          {view.alarms.length === 0 ? (
            <Say tone="plain" icon="check">
              {text('alarms-none')}
            </Say>
          ) : null}
          <ul class="alarm-list">
            {view.alarms.map((row) => (
              <AlarmRow key={row.alarm} row={row} doing={doing} />
            ))}
          </ul>
          {view.alarms_left_out === 0 ? null : <p>{text('alarms-more', { count: view.alarms_left_out })}</p>}
          <Silenced silenced={view.silenced} doing={doing} />
        </>
      )}
      <Announcer />
    </div>
  );
};
