/** How wide a word is in a face, in units of its size. */
export interface Face {
  readonly name: string;
  readonly widthOf: (text: string) => number;
  readonly has: (codePoint: number) => boolean;
}

/** Marks that are no sign of their own, and those that turn the order of what stands beside them. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The text with each sign that the face lacks, and each that is not seen, by its number, as [U+4E2D]. */
export const printable = ({ has }: Face, text: string): string =>
  Array.from(text.normalize('NFC'), (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    if (!UNSEEN.test(sign) && has(code)) return sign;
    return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  }).join('');

/** A word that is wider than the line, in parts that are not. */
const parted = (word: string, fits: (text: string) => boolean): readonly string[] => {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of graphemes.segment(word)) {
    if (part !== '' && !fits(part + segment)) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return part === '' ? parts : [...parts, part];
};

/**
 * The lines of a text that is at most so wide; a word that is wider is parted. Every line break in the text is one.
 * @param width in units of the face's size
 */
export const linesOf = (face: Face, text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  const space = face.widthOf(' ');
  for (const paragraph of text.split(/\r\n|\r|\n|\u2028|\u2029/)) {
    let line = '';
    let wide = 0;
    for (const word of printable(face, paragraph.replaceAll('\t', ' ')).split(' ')) {
      const more = face.widthOf(word);
      if (line !== '' && wide + space + more <= width) {
        line += ` ${word}`;
        wide += space + more;
        continue;
      }
      if (line !== '') lines.push(line);
      const parts = more <= width ? [word] : parted(word, (part) => face.widthOf(part) <= width);
      lines.push(...parts.slice(0, -1));
      line = parts.at(-1) ?? '';
      wide = face.widthOf(line);
    }
    lines.push(line);
  }
  return lines;
};
