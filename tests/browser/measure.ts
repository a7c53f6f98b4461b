import type { Page } from 'playwright-core';

/** Everything that is measured on one painted screen; lengths in CSS pixels. */
export interface Measured {
  readonly targets: readonly {
    readonly name: string;
    readonly isMain: boolean;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly texts: readonly {
    readonly words: string;
    readonly tag: string;
    readonly font_px: number;
    readonly contrast: number;
  }[];
  /** Words that a line end cuts in two, and elements whose content is wider than they are. */
  readonly broken: readonly string[];
  readonly clipped: readonly string[];
  readonly overflow_x: number;
  readonly overflow_y: number;
}

/** Runs inside the page, so it knows nothing from outside itself. */
const measureInPage = (): Measured => {
  const visible = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (element) =>
      element.checkVisibility() &&
      element.closest('[inert], .unseen, [data-digit] .aside, svg') === null &&
      element.getBoundingClientRect().width > 1,
  );
  const parse = (color: string): readonly number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = color.slice(0, 3).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element: Element | null): readonly number[] => {
    if (element === null) return [255, 255, 255];
    const color = parse(getComputedStyle(element).backgroundColor);
    return color.length === 3 || color[3] === 1 ? color : groundOf(element.parentElement);
  };
  const contrastOf = (element: Element): number => {
    const ink = luminance(parse(getComputedStyle(element).color));
    const ground = luminance(groundOf(element));
    return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
  };
  const textNodes = visible.flatMap((element) =>
    [...element.childNodes].filter((node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== ''),
  );
  const brokenWords = (node: Node): readonly string[] => {
    const content = node.textContent ?? '';
    return [...content.matchAll(/[^\s\-\u00ad]+/g)].flatMap((match) => {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const tops = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top / 8)));
      return tops.size > 1 ? [match[0]] : [];
    });
  };
  const targets = visible.filter(
    (element) =>
      element.matches('button, input, a, [role="button"]') &&
      getComputedStyle(element).pointerEvents !== 'none',
  );
  const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
  return {
    targets: targets.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return { name, isMain: element.matches('[data-kind="main"], [data-kind="tile"]'), x, y, width, height };
    }),
    texts: textNodes.flatMap(({ parentElement: element, textContent }) =>
      element === null
        ? []
        : [
            {
              words: (textContent ?? '').trim(),
              tag: `${element.tagName.toLowerCase()}.${element.className}`,
              font_px: Number.parseFloat(getComputedStyle(element).fontSize),
              contrast: contrastOf(element),
            },
          ],
    ),
    broken: textNodes.flatMap(brokenWords),
    clipped: visible
      .filter((element) => element.tagName !== 'INPUT' && element.scrollWidth > element.clientWidth + 1)
      .filter((element) => element.clientWidth > 0)
      .map((element) => `${element.tagName}.${element.className}`),
    overflow_x: scrollWidth - clientWidth,
    overflow_y: scrollHeight - clientHeight,
  };
};

export const measure = (page: Page): Promise<Measured> => page.evaluate(measureInPage);

/** Distance between two rectangles; 0 where they touch or overlap. */
const distance = (a: Measured['targets'][number], b: Measured['targets'][number]): number => {
  const across = Math.max(0, b.x - a.x - a.width, a.x - b.x - b.width);
  const down = Math.max(0, b.y - a.y - a.height, a.y - b.y - b.height);
  return Math.hypot(across, down);
};

/** Pairs of targets that are nearer to each other than `least`. */
export const tooNear = (targets: Measured['targets'], least: number): readonly string[] =>
  targets.flatMap((one, place) =>
    targets
      .slice(place + 1)
      .filter((other) => distance(one, other) < least)
      .map((other) => `${one.name} | ${other.name}: ${distance(one, other).toFixed(1)} px`),
  );
