import { createRequire } from 'node:module';

/** jsqr's types describe a module that it is not under Node's resolution. */
type Read = (
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
) => { readonly binaryData: readonly number[] } | null;
const jsqr = createRequire(import.meta.url)('jsqr') as Read;

/** The bytes of the QR code that a reader finds among pixels; null where it finds none. */
export const readPixels = (rgba: Uint8ClampedArray, width: number, height: number): Buffer | null => {
  const found = jsqr(rgba, width, height);
  return found === null ? null : Buffer.from(found.binaryData);
};

const QUIET = 4;
const MODULE_PX = 4;

/** The bytes of a code given as rows of modules, printed with its quiet zone and read again. */
export const readRows = (rows: readonly string[]): Buffer | null => {
  const modules = rows.length + 2 * QUIET;
  const width = modules * MODULE_PX;
  const rgba = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const module = rows[Math.floor(y / MODULE_PX) - QUIET]?.[Math.floor(x / MODULE_PX) - QUIET];
      if (module === '1') rgba.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return readPixels(rgba, width, width);
};
