import type { Page } from 'playwright-core';
import { SAMPLES } from '../../../kiosk-ui/previews/supervisor/samples.ts';
import { type PreviewPage, type Previews, paint } from '../browser.ts';

export const DESK = { width: 1280, height: 720 } as const;
export const PHONE = { width: 360, height: 740 } as const;
export const WALL = { width: 1920, height: 1080 } as const;

export const NAMES = Object.keys(SAMPLES);

/** A page on the previews of the supervisors' pages. */
export const openSupervisor = async (
  previews: Previews,
  viewport: { readonly width: number; readonly height: number },
): Promise<PreviewPage> => {
  const opened = await previews.open(viewport);
  await opened.page.goto(new URL('supervisor/?sample=live-quiet', opened.page.url()).href);
  return { ...opened, names: NAMES };
};

/** Paints a sample anew, also where it is the one that was painted last. */
export const show = async (page: Page, sample: string): Promise<void> => {
  await paint(page, 'none', { lang: 'en' });
  await paint(page, sample, { lang: 'en' });
};

/** Keeps what is asked of the kiosk from here on. */
export const acted = async (page: Page): Promise<() => Promise<readonly unknown[]>> => {
  await page.evaluate(() => {
    const acts: unknown[] = [];
    window.addEventListener('acted', (event) => acts.push((event as CustomEvent).detail));
    Object.assign(window, { acts });
  });
  return () => page.evaluate('acts.splice(0)');
};
