/**
 * A signature as text: strokes separated by dots, each a series of points of three characters. A point is 18 bits in the
 * alphabet of base64url: nine of x (0 to 511), then nine of y (0 to 255), from the upper left.
 */
export const INK_WIDTH = 512;
export const INK_HEIGHT = 256;
/** Longest signature in characters: some 600 points, and with room to spare within what one field of the log may hold. */
export const INK_MAX = 1_800;
/** A dot or a single dash is no signature. */
const POINTS_MIN = 6;
const STROKES_MAX = 60;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const STROKE = /^(?:[A-Za-z0-9_-]{3})+$/;

export interface Point {
  readonly x: number;
  readonly y: number;
}
export type Strokes = readonly (readonly Point[])[];

const letter = (bits: number): string => ALPHABET.charAt(bits & 63);

const within = (value: number, most: number): number => Math.min(most - 1, Math.max(0, Math.round(value)));

export const writeInk = (strokes: Strokes): string =>
  strokes
    .map((stroke) =>
      stroke
        .map(({ x, y }) => {
          const bits = within(x, INK_WIDTH) * INK_WIDTH + within(y, INK_HEIGHT);
          return letter(bits >> 12) + letter(bits >> 6) + letter(bits);
        })
        .join(''),
    )
    .join('.');

const pointAt = (text: string, at: number): Point => {
  const [a = 0, b = 0, c = 0] = [0, 1, 2].map((next) => ALPHABET.indexOf(text.charAt(at + next)));
  const bits = (a << 12) + (b << 6) + c;
  return { x: bits >> 9, y: bits & (INK_WIDTH - 1) };
};

/** The strokes of a text; undefined where it is no signature: too long, too little, or not such a text. */
export const readInk = (text: string): Strokes | undefined => {
  if (text.length > INK_MAX) return undefined;
  const strokes = text.split('.');
  if (strokes.length > STROKES_MAX || !strokes.every((stroke) => STROKE.test(stroke))) return undefined;
  const read = strokes.map((stroke) =>
    Array.from({ length: stroke.length / 3 }, (_, index) => pointAt(stroke, index * 3)),
  );
  const points = read.flat();
  const isDrawn = points.length >= POINTS_MIN && points.every(({ y }) => y < INK_HEIGHT);
  return isDrawn ? read : undefined;
};
