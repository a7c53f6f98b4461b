import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../shared/parts.tsx';
import { text } from '../shared/text.ts';
import { openPage, place } from './place.ts';

const EDGE_PX = 8;
/** The tile of a screen that has one. */
const EMERGENCY_TILE = '.screen .button[data-kind="tile"][data-look="danger"]';

/** What of a screen that is longer than the glass lies beyond it. */
interface Reach {
  readonly up: boolean;
  readonly down: boolean;
  readonly emergency: boolean;
}
const ALL_SEEN: Reach = { up: false, down: false, emergency: false };

const look = (): Reach => {
  // The screen alone is measured: these buttons must not be a reason for themselves.
  const height = document.querySelector('.screen')?.scrollHeight ?? 0;
  const { clientHeight, scrollHeight } = document.documentElement;
  if (height - clientHeight <= EDGE_PX) return ALL_SEEN;
  const covered = document.querySelector<HTMLElement>('.scroller')?.offsetHeight ?? 0;
  const tile = document.querySelector(EMERGENCY_TILE)?.getBoundingClientRect();
  return {
    up: window.scrollY > EDGE_PX,
    down: window.scrollY + clientHeight < scrollHeight - EDGE_PX,
    emergency: tile !== undefined && (tile.top < 0 || tile.bottom > clientHeight - covered + EDGE_PX),
  };
};

const move = (by: 1 | -1): void => window.scrollBy({ top: by * window.innerHeight * 0.6 });

/**
 * With very large text a screen can be longer than the glass: then large buttons move it, and the way to say that there
 * is an emergency stays in sight.
 */
export const Scroller = () => {
  const reach = useSignal(ALL_SEEN);
  const again = (): void => {
    const now = look();
    if (JSON.stringify(now) !== JSON.stringify(reach.value)) reach.value = now;
  };
  // Another page of the same length changes no size.
  useEffect(again, [place.value]);
  useEffect(() => {
    const watcher = new ResizeObserver(again);
    watcher.observe(document.body);
    window.addEventListener('scroll', again, { passive: true });
    return () => {
      watcher.disconnect();
      window.removeEventListener('scroll', again);
    };
  }, []);
  const { up, down, emergency } = reach.value;
  if (!up && !down) return null;
  return (
    <nav class="scroller" aria-label={text('button-more-below')}>
      {!up && emergency ? null : (
        <Button icon="up" label={text('button-back-up')} isDisabled={!up} onPress={() => move(-1)} />
      )}
      <Button icon="down" label={text('button-more-below')} isDisabled={!down} onPress={() => move(1)} />
      {emergency ? (
        <Button
          icon="emergency"
          label={text('menu-emergency')}
          look="danger"
          onPress={() => openPage({ page: 'emergency' })}
        />
      ) : null}
    </nav>
  );
};
