import { useEffect, useRef } from 'preact/hooks';
import { text } from './text.ts';
import type { Room } from './world.ts';

/** The touchscreen's own width; the frame is drawn smaller, never laid out smaller. */
const SCREEN_PX = 1280;
/** Width of a 10 inch touchscreen: at a desk, more of a screen at once is better than targets for gloves. */
const SCREEN_MM = 217;

/** The kiosk's touchscreen, as it hangs beside the door. */
export const KioskFrame = ({ room }: { readonly room: Room }) => {
  const glass = useRef<HTMLDivElement>(null);
  const address = `/kiosk/?room=${encodeURIComponent(room.room)}`;
  useEffect(() => {
    const element = glass.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      element.style.setProperty('--scale', String(element.clientWidth / SCREEN_PX));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <section class="box touchscreen" aria-label={text('screen')}>
      <h2>
        {text('screen')}
        <a href={address} target="_blank" rel="noopener">
          {text('screen-window')}
        </a>
      </h2>
      <div class="glass" ref={glass}>
        <iframe
          key={room.room}
          src={`${address}&panel_mm=${SCREEN_MM}`}
          title={text('screen-title', { room: room.name })}
        />
      </div>
    </section>
  );
};
