import { INK_HEIGHT, INK_WIDTH, readInk, type Strokes } from '../../src/core/ink.ts';

/** Strokes as the path of a drawing. */
export const inkPath = (strokes: Strokes): string =>
  strokes.map((stroke) => `M${stroke.map(({ x, y }) => `${x} ${y}`).join('L')}`).join('');

/** A signature as it was drawn; its text where it was typed, or is not a drawing. */
export const InkShown = ({ signature, label }: { readonly signature: string; readonly label: string }) => {
  const strokes = readInk(signature);
  if (strokes === undefined) return <>{signature}</>;
  return (
    <svg class="ink-shown" viewBox={`0 0 ${INK_WIDTH} ${INK_HEIGHT}`} role="img" aria-label={label}>
      <path
        d={inkPath(strokes)}
        fill="none"
        stroke="currentColor"
        stroke-width="4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
};
