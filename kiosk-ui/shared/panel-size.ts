/** The panel that the sizes are made for: a 7 inch touchscreen, 1280 pixels on 155 mm. */
export const PANEL = { width_mm: 155, width_px: 1280 } as const;

/**
 * Sizes are stated in millimetres on the glass. Another panel gives its width as `?panel_mm=217` in the address, and
 * a millimetre becomes that many of its pixels.
 */
export const fitPanel = (search: string): void => {
  const width = Number(new URLSearchParams(search).get('panel_mm'));
  if (!(width >= 60 && width <= 2000)) return;
  const px = Math.max(window.innerWidth / width, 96 / 25.4);
  document.documentElement.style.setProperty('--mm', `${px}px`);
};
