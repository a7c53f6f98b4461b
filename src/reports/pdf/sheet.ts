import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { type Face, linesOf } from './lines.ts';

/** Letter and Ledger on their long side: what an office prints on, and what has room for many columns. In points. */
export const PAPERS = { letter: [792, 612], ledger: [1224, 792] } as const;
export type Paper = keyof typeof PAPERS;

export const MARGIN = 40;
/** Below this nothing of the text stands: the foot of the page does. */
const FOOT = 30;
/** Height of a line in units of its size. */
export const LEADING = 1.35;

const FONTS = createRequire(import.meta.url);
const FACES = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
} as const;
export type FaceName = keyof typeof FACES;

export type Structure = PDFKit.PDFStructureElement;
export type Content = PDFKit.PDFStructureContent;

/** The library knows it, its types do not. */
const PDF_UA = 'PDF/UA' as unknown as PDFKit.Mixins.PDFSubsets;

/** What pdfkit knows of the font that is set; its types do not say it. */
interface SetFont {
  readonly _font: { readonly font: { hasGlyphForCodePoint(code: number): boolean } };
}

const faceOf = (document: PDFKit.PDFDocument, name: FaceName): Face => {
  const widths = new Map<string, number>();
  document.font(name);
  const { font } = (document as unknown as SetFont)._font;
  return {
    name,
    has: (code) => font.hasGlyphForCodePoint(code),
    widthOf: (text) => {
      const known = widths.get(text);
      if (known !== undefined) return known;
      const width = document.font(name).fontSize(1).widthOfString(text);
      widths.set(text, width);
      return width;
    },
  };
};

/** Pages that are filled from above, each text as an element of the structure that screen readers go by. */
export class Sheet {
  readonly #document: PDFKit.PDFDocument;
  readonly #root: Structure;
  readonly faces: { readonly [F in FaceName]: Face };
  readonly width: number;
  readonly #bottom: number;
  #at = MARGIN;

  /** @param language a tag such as es-US */
  constructor({ title, language, paper }: { title: string; language: string; paper: Paper }) {
    const [width, height] = PAPERS[paper];
    // No font at first: one that is open already under another name is opened anew each time it is set.
    this.#document = new PDFDocument({
      ...{ size: [width, height], margin: 0, bufferPages: true, font: '' },
      ...{ pdfVersion: '1.7', subset: PDF_UA, tagged: true, lang: language, displayTitle: true },
      info: { Title: title, Creator: 'Ballot Vault Kiosk' },
    });
    for (const [name, file] of Object.entries(FACES)) this.#document.registerFont(name, FONTS.resolve(file));
    this.faces = { regular: faceOf(this.#document, 'regular'), bold: faceOf(this.#document, 'bold') };
    this.#root = this.#document.struct('Document');
    this.#document.addStructure(this.#root);
    this.width = width - 2 * MARGIN;
    this.#bottom = height - MARGIN - FOOT;
  }

  /** Room that is left on the page, in points. */
  get left(): number {
    return this.#bottom - this.#at;
  }

  get full(): number {
    return this.#bottom - MARGIN;
  }

  nextPage(): void {
    this.#document.addPage();
    this.#at = MARGIN;
  }

  down(points: number): void {
    this.#at += points;
  }

  /** An element of the structure below another one, or below the whole. */
  element(tag: string, under: Structure = this.#root, options: { readonly scope?: string } = {}): Structure {
    const element = this.#document.struct(tag, options as object);
    under.add(element);
    return element;
  }

  /** Lines of one size from here down; `x` is right of the margin. Only within `marked` or `aside`. */
  draw(lines: readonly string[], { face, size, x }: { face: FaceName; size: number; x: number }): void {
    this.#write(lines, { face, size, x: MARGIN + x, y: this.#at });
  }

  /** What is drawn meanwhile is content of an element. */
  marked(tag: string, draw: () => void): Content {
    const content = this.#document.markStructureContent(tag);
    draw();
    this.#document.endMarkedContent();
    return content;
  }

  /** What is drawn meanwhile is there to be seen and not to be read: rules between rows, and what repeats itself. */
  aside(draw: () => void): void {
    this.#document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#document.endMarkedContent();
  }

  #write(
    lines: readonly string[],
    { face, size, x, y }: { face: FaceName; size: number; x: number; y: number },
  ): void {
    this.#document.font(face).fontSize(size).fillColor('#000000');
    for (const [index, line] of lines.entries())
      if (line !== '') this.#document.text(line, x, y + index * size * LEADING, { lineBreak: false });
  }

  /** A heading or a paragraph over the whole width. */
  paragraph(tag: string, text: string, { face = 'regular', size }: { face?: FaceName; size: number }): void {
    const element = this.element(tag);
    const high = size * LEADING;
    let rest = linesOf(this.faces[face], text, this.width / size);
    while (rest.length > 0) {
      if (this.left < high * (tag.startsWith('H') ? 3 : 1)) this.nextPage();
      const here = rest.slice(0, Math.max(1, Math.floor(this.left / high)));
      element.add(this.marked(tag, () => this.draw(here, { face, size, x: 0 })));
      this.down(here.length * high);
      rest = rest.slice(here.length);
    }
    element.end();
  }

  /** A thin line over the whole width. */
  rule(): void {
    this.aside(() => {
      this.#document.lineWidth(0.4).strokeColor('#888888');
      this.#document
        .moveTo(MARGIN, this.#at)
        .lineTo(MARGIN + this.width, this.#at)
        .stroke();
    });
  }

  /** Writes the foot of each page and ends the document. Its bytes come piece by piece. */
  async *bytes(
    foot: (page: number, of: number) => readonly [left: string, right: string],
  ): AsyncGenerator<Uint8Array> {
    const { count } = this.#document.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#document.switchToPage(page);
      this.#document.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
      this.#foot(foot(page + 1, count));
      this.#document.endMarkedContent();
    }
    this.#root.end();
    this.#document.end();
    for await (const piece of this.#document) yield piece as Uint8Array;
  }

  #foot([left, right]: readonly [left: string, right: string]): void {
    const size = 7;
    const { regular } = this.faces;
    const y = this.#bottom + FOOT - size;
    const rightWidth = regular.widthOf(right) * size;
    const [shown = ''] = linesOf(regular, left, (this.width - rightWidth) / size - 2);
    this.#write([shown], { face: 'regular', size, x: MARGIN, y });
    this.#write([right], { face: 'regular', size, x: MARGIN + this.width - rightWidth, y });
  }
}
