import { getDocumentProxy } from 'unpdf';

/** An element of the structure with the text that is its content. */
export interface Element {
  readonly role: string;
  readonly text: string;
  readonly children: readonly Element[];
}

/** What a reader that is not the writer finds in a PDF. */
export interface ReadPdf {
  readonly title: unknown;
  readonly language: unknown;
  readonly isTagged: boolean;
  readonly metadata: string;
  readonly pages: number;
  /** The elements of each page, one page after the other. */
  readonly elements: readonly Element[];
  /** All text that is drawn, artifacts too. */
  readonly drawn: string;
}

interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

interface Item {
  readonly type?: string;
  readonly id?: string | null;
  readonly str?: string;
}

/** The text within each marked content, by its name; lines of a cell are joined as they were parted. */
const contentsOf = (items: readonly Item[]): ReadonlyMap<string, string> => {
  const contents = new Map<string, string[]>();
  const open: (string | null)[] = [];
  for (const { type, id, str } of items) {
    if (type?.startsWith('beginMarkedContent')) open.push(id ?? null);
    else if (type === 'endMarkedContent') open.pop();
    else if (str !== undefined && str !== '') {
      const inside = open.at(-1);
      if (inside != null) contents.set(inside, [...(contents.get(inside) ?? []), str]);
    }
  }
  return new Map([...contents].map(([id, parts]) => [id, parts.join(' ').replaceAll(/\s+/g, ' ')]));
};

/** An element as far as it is on this page; a page names its neighbours too, which have nothing there. */
const elementOf = (node: Node, contents: ReadonlyMap<string, string>): readonly Element[] => {
  const own = (node.children ?? []).flatMap(({ type, id }) =>
    type === 'content' && id !== undefined ? [contents.get(id) ?? ''] : [],
  );
  const children = (node.children ?? []).flatMap((child) =>
    child.role === undefined ? [] : elementOf(child, contents),
  );
  if (own.length === 0 && children.length === 0) return [];
  const text = [...own, ...children.map((child) => child.text)].join(' ').replaceAll(/\s+/g, ' ').trim();
  return [{ role: node.role ?? '', text, children }];
};

/** Reads a PDF with pdf.js. */
export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { info, metadata } = await document.getMetadata();
  const said = info as { readonly [name: string]: unknown };
  const mark = await document.getMarkInfo();
  const elements: Element[] = [];
  const drawn: string[] = [];
  for (let at = 1; at <= document.numPages; at += 1) {
    const page = await document.getPage(at);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const contents = contentsOf(items as readonly Item[]);
    const tree = (await page.getStructTree()) as Node | null;
    if (tree !== null) elements.push(...elementOf(tree, contents).flatMap(({ children }) => children));
    drawn.push(...(items as readonly Item[]).flatMap(({ str }) => (str === undefined ? [] : [str])));
  }
  return {
    title: said['Title'],
    language: said['Language'],
    isTagged: mark?.['Marked'] === true,
    metadata: metadata?.getRaw() ?? '',
    pages: document.numPages,
    elements,
    drawn: drawn.join('\n'),
  };
};

/** All elements of a role, wherever they are. */
export const elementsIn = (elements: readonly Element[], role: string): readonly Element[] =>
  elements.flatMap((element) => [
    ...(element.role === role ? [element] : []),
    ...elementsIn(element.children, role),
  ]);
