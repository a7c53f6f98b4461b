import type { Face } from './lines.ts';

/** A column gets no wider than this for its words' sake, in units of the type size; longer words are parted. */
const WORD_MAX = 11;
/** What a column would like to have at most. */
const LIKED_MAX = 26;

interface Wish {
  readonly least: number;
  readonly liked: number;
}

const widest = (face: Face, texts: Iterable<string>): number => {
  let most = 0;
  for (const text of texts) most = Math.max(most, face.widthOf(text));
  return most;
};

const wishOf = (faces: { readonly head: Face; readonly cell: Face }, cells: readonly string[]): Wish => {
  const [title = '', ...others] = cells;
  let least = widest(faces.head, title.split(' '));
  let liked = faces.head.widthOf(title);
  for (const cell of others) {
    liked = Math.max(liked, widest(faces.cell, cell.split('\n')));
    least = Math.max(least, Math.min(WORD_MAX, widest(faces.cell, cell.split(/\s/))));
  }
  return { least, liked: Math.max(least, Math.min(LIKED_MAX, liked)) };
};

/**
 * How wide each column is, so that all of them are at most `width` wide, in units of the type size; undefined where
 * they have no place in it.
 * @param table the titles, then the rows
 */
export const columnWidths = (
  faces: { readonly head: Face; readonly cell: Face },
  table: readonly (readonly string[])[],
  width: number,
): readonly number[] | undefined => {
  const wishes = (table[0] ?? []).map((_title, at) =>
    wishOf(
      faces,
      table.map((row) => row[at] ?? ''),
    ),
  );
  const least = wishes.reduce((sum, wish) => sum + wish.least, 0);
  if (least > width) return undefined;
  const more = wishes.reduce((sum, wish) => sum + wish.liked - wish.least, 0);
  const share = more === 0 ? 0 : Math.min(1, (width - least) / more);
  return wishes.map((wish) => wish.least + (wish.liked - wish.least) * share);
};
