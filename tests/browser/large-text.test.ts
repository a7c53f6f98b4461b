/** Whoever needs very large text finds the way to say that there is an emergency as fast as anybody. */
import { expect, test } from 'vitest';
import { kioskPage, TIMEOUT, WAIT } from './kiosk-page.ts';
import { shoot } from './supervisor/looks.ts';

const kiosk = kioskPage('large-text');
/** So much of a tile may lie under the bar. */
const EDGE_PX = 8;

test.each(['Large', 'Largest'])(
  'with %s text Emergency is in sight wherever the screen was moved to',
  async (size) => {
    const { page } = kiosk;
    await kiosk.tap('Text and sound');
    await kiosk.tap(size);
    await kiosk.tap('Back');
    await kiosk.shows('attract');
    const emergency = page.getByRole('button', { name: 'Emergency', exact: true });
    // In one look at the page: what is asked of each button by itself may be about one that went away meanwhile.
    const inSight = (): Promise<number> =>
      page.evaluate((edge_px) => {
        const bar = document.querySelector('.scroller');
        const low = bar?.getBoundingClientRect().top ?? window.innerHeight;
        const isSeen = (button: Element): boolean => {
          const { top, bottom } = button.getBoundingClientRect();
          return bar?.contains(button) === true || (top >= 0 && bottom <= low + edge_px);
        };
        return [...document.querySelectorAll('[data-look="danger"]')].filter(isSeen).length;
      }, EDGE_PX);
    await expect.poll(inSight, WAIT).toBe(1);
    await shoot(page, `large-text-${size}`);
    for (let moves = 0; moves < 6; moves += 1) {
      const more = page.getByRole('button', { name: 'More below', disabled: false });
      if ((await more.count()) === 0) break;
      await more.click(WAIT);
      await expect.poll(inSight, WAIT).toBe(1);
    }
    await shoot(page, `large-text-${size}-moved`);
    await emergency.last().click(WAIT);
    await kiosk.shows('emergency_confirm');
    await kiosk.tap('No, go back');
    await kiosk.shows('attract');
  },
  TIMEOUT,
);
