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
    const inSight = async (): Promise<number> => {
      const found = await emergency.all();
      const boxes = await Promise.all(found.map((one) => one.boundingBox()));
      const low = await page.evaluate(() => {
        const bar = document.querySelector('.scroller');
        return bar === null ? window.innerHeight : bar.getBoundingClientRect().top;
      });
      const inBar = await page.locator('.scroller').getByRole('button', { name: 'Emergency' }).count();
      return (
        inBar +
        boxes.filter((box) => box !== null && box.y >= 0 && box.y + box.height <= low + EDGE_PX).length
      );
    };
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
