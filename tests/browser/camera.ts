import type { Page } from 'playwright-core';
import { readPixels } from '../receipts/reader.ts';

interface Picture {
  readonly rgba: string;
  readonly width: number;
  readonly height: number;
}

/** The pixels of a page's picture. A page of its own decodes it, free of the first one's policy. */
const pictureOf = async (page: Page): Promise<Picture> => {
  const png = (await page.screenshot({ fullPage: true })).toString('base64');
  const desk = await page.context().newPage();
  const picture = await desk.evaluate(async (shot) => {
    const image = new Image();
    image.src = `data:image/png;base64,${shot}`;
    await image.decode();
    const { width, height } = image;
    const drawing = new OffscreenCanvas(width, height).getContext('2d');
    if (drawing === null) throw new Error('no canvas');
    drawing.drawImage(image, 0, 0);
    const { data } = drawing.getImageData(0, 0, width, height);
    const parts: string[] = [];
    for (let from = 0; from < data.length; from += 32_768)
      parts.push(String.fromCharCode(...data.subarray(from, from + 32_768)));
    return { rgba: btoa(parts.join('')), width, height };
  }, png);
  await desk.close();
  return picture;
};

/** The text of the QR code that a reader finds in a picture of the page; null where it finds none. */
export const photographed = async (page: Page): Promise<string | null> => {
  const { rgba, width, height } = await pictureOf(page);
  return (
    readPixels(Uint8ClampedArray.from(Buffer.from(rgba, 'base64')), width, height)?.toString('utf8') ?? null
  );
};
