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

/*
 * These run inside the page, together and with nothing else: they may call each other and no one outside.
 */

function channels(color: string): readonly number[] {
  return (color.match(/[\d.]+/g) ?? []).map(Number);
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(color: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = color.slice(0, 3).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function groundOf(element: Element | null): readonly number[] {
  if (element === null) return [255, 255, 255];
  const color = channels(getComputedStyle(element).backgroundColor);
  return color.length === 3 || color[3] === 1 ? color : groundOf(element.parentElement);
}

function contrastOf(element: Element): number {
  const ink = luminance(channels(getComputedStyle(element).color));
  const ground = luminance(groundOf(element));
  return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
}

function brokenWords(node: Node): readonly string[] {
  return [...(node.textContent ?? '').matchAll(/[^\s\-\u00ad]+/g)].flatMap((match) => {
    const range = document.createRange();
    range.setStart(node, match.index);
    range.setEnd(node, match.index + match[0].length);
    const tops = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top / 8)));
    return tops.size > 1 ? [match[0]] : [];
  });
}

function visibleElements(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (element) =>
      element.checkVisibility() &&
      element.closest('[inert], .unseen, [data-digit] .aside, svg') === null &&
      element.getBoundingClientRect().width > 1,
  );
}

function targetOf(element: HTMLElement): Measured['targets'][number] {
  const { x, y, width, height } = element.getBoundingClientRect();
  const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
  return { name, isMain: element.matches('[data-kind="main"], [data-kind="tile"]'), x, y, width, height };
}

function textOf(node: Node): Measured['texts'] {
  const { parentElement: element, textContent } = node;
  if (element === null) return [];
  const tag = `${element.tagName.toLowerCase()}.${element.className}`;
  const font_px = Number.parseFloat(getComputedStyle(element).fontSize);
  return [{ words: (textContent ?? '').trim(), tag, font_px, contrast: contrastOf(element) }];
}

function measureInPage(): Measured {
  const visible = visibleElements();
  const textNodes = visible.flatMap((element) =>
    [...element.childNodes].filter((node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== ''),
  );
  const isTarget = (element: HTMLElement): boolean =>
    element.matches('button, input, a, [role="button"]') &&
    getComputedStyle(element).pointerEvents !== 'none';
  const isClipped = ({ tagName, scrollWidth, clientWidth }: HTMLElement): boolean =>
    tagName !== 'INPUT' && clientWidth > 0 && scrollWidth > clientWidth + 1;
  const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
  return {
    targets: visible.filter(isTarget).map(targetOf),
    texts: textNodes.flatMap(textOf),
    broken: textNodes.flatMap(brokenWords),
    clipped: visible.filter(isClipped).map(({ tagName, className }) => `${tagName}.${className}`),
    overflow_x: scrollWidth - clientWidth,
    overflow_y: scrollHeight - clientHeight,
  };
}

const IN_PAGE = [
  channels,
  luminance,
  groundOf,
  contrastOf,
  brokenWords,
  visibleElements,
  targetOf,
  textOf,
  measureInPage,
];

export const measure = (page: Page): Promise<Measured> =>
  page.evaluate<Measured>(`(() => { ${IN_PAGE.map(String).join(' ')} return measureInPage(); })()`);

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
