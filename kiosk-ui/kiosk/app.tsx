import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../shared/parts.tsx';
import { text } from '../shared/text.ts';
import { Announcer } from './announce.tsx';
import { link, lostSince, message } from './connection.ts';
import { late } from './late.ts';
import { Offline } from './offline.tsx';
import { Room } from './room.tsx';
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

const EDGE_PX = 8;

/** With very large text a screen can be longer than the glass: then two large buttons move it. */
const Scroller = () => {
  const reach = useSignal({ up: false, down: false });
  useEffect(() => {
    const look = (): void => {
      // The screen alone is measured: these buttons must not be a reason for themselves.
      const height = document.querySelector('.screen')?.scrollHeight ?? 0;
      const { clientHeight, scrollHeight } = document.documentElement;
      const isLong = height - clientHeight > EDGE_PX;
      const up = isLong && window.scrollY > EDGE_PX;
      const down = isLong && window.scrollY + clientHeight < scrollHeight - EDGE_PX;
      if (up !== reach.value.up || down !== reach.value.down) reach.value = { up, down };
    };
    const watcher = new ResizeObserver(look);
    watcher.observe(document.body);
    window.addEventListener('scroll', look, { passive: true });
    return () => {
      watcher.disconnect();
      window.removeEventListener('scroll', look);
    };
  }, []);
  const { up, down } = reach.value;
  if (!up && !down) return null;
  const move = (by: 1 | -1): void => window.scrollBy({ top: by * window.innerHeight * 0.6 });
  return (
    <nav class="scroller" aria-label={text('button-more-below')}>
      <Button icon="up" label={text('button-back-up')} isDisabled={!up} onPress={() => move(-1)} />
      <Button icon="down" label={text('button-more-below')} isDisabled={!down} onPress={() => move(1)} />
    </nav>
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
