import { text } from '../shared/text.ts';
import { Announcer } from './announce.tsx';
import { link, lostSince, message } from './connection.ts';
import { late } from './late.ts';
import { Offline } from './offline.tsx';
import { Room } from './room.tsx';
import { Scroller } from './scroller.tsx';
import { isWarned, StillHere } from './still-here.tsx';
import { trouble } from './touch.ts';

/** What became of the last touch, when it did not simply work. */
const Trouble = () => {
  const { value } = trouble;
  if (value === 'none') return null;
  return (
    <p class="trouble" role="alert" data-tone={value === 'working' ? 'info' : 'bad'}>
      {text(value === 'working' ? 'working' : `problem-${value}`)}
    </p>
  );
};

/** The room, or that it is lost. */
const Shown = () => {
  const view = message.value?.view;
  if (link.value !== 'up' || view === undefined) {
    return (
      <Offline
        link={link.value === 'starting' ? 'starting' : 'down'}
        since={lostSince.value}
        timeZone={view?.time_zone ?? 'UTC'}
        phone={view?.paper_log_phone ?? ''}
      />
    );
  }
  return (
    <>
      <div class="under" inert={isWarned.value}>
        <Room view={view} />
        <Scroller />
      </div>
      <StillHere />
      <Trouble />
    </>
  );
};

/** Over everything, and also while the service is away: nobody may take practice for the real thing. */
const Practice = () => {
  const view = message.value?.view;
  if (view?.practice !== 'yes') return null;
  return (
    <>
      <aside class="practice">{text('practice')}</aside>
      <late.value.ExerciseBand view={view} />
    </>
  );
};

/** The whole page. What is said aloud stays through all of it: a reader hears nothing of a region that is new itself. */
export const App = () => (
  <>
    <Practice />
    <Shown />
    <Announcer />
  </>
);
