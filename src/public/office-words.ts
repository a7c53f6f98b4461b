import { FileRefused, type Problem } from '../config/problems.ts';
import { readBytes, textOf } from '../config/text-file.ts';
import { PUBLIC_LANGUAGES, type PublicLanguage } from './words.ts';

/** Some pages: whoever has more to say links to it. */
export const OFFICE_WORDS_BYTES_MAX = 16_384;

/** Markdown files of the office's own words, as absolute paths. */
export type OfficeWordsFiles = { readonly [L in PublicLanguage]: string };

/** The same as HTML that holds nothing but its own few elements. */
export type OfficeWords = { readonly [L in PublicLanguage]: string };

const plain = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const LINK = /\[([^[\]]+)\]\((https?:\/\/[^\s()]+|mailto:[^\s()]+|tel:[^\s()]+)\)/g;

/** Bold, emphasis and links to addresses of the web, mail and telephone; everything else is text. */
const inline = (text: string): string =>
  plain(text)
    .replaceAll(LINK, '<a href="$2">$1</a>')
    .replaceAll(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replaceAll(/\*([^*\s][^*]*)\*/g, '<em>$1</em>');

type Kind = 'p' | 'ul' | 'ol';

interface Block {
  readonly kind: Kind;
  readonly lines: string[];
}

const ITEM = /^(?:([-*])|\d{1,3}[.)])\s+(.+)$/;

const htmlOf = ({ kind, lines }: Block): string =>
  kind === 'p'
    ? `<p>${inline(lines.join(' '))}</p>`
    : `<${kind}>${lines.map((line) => `<li>${inline(line)}</li>`).join('')}</${kind}>`;

/**
 * A part of Markdown as HTML: headings, paragraphs, lists, bold, emphasis and links. HTML in it is shown as text. The
 * headings stand below those of the page.
 */
export const officeWordsHtml = (markdown: string): string => {
  const out: string[] = [];
  let open: Block | null = null;
  const end = (): void => {
    if (open !== null) out.push(htmlOf(open));
    open = null;
  };
  const into = (kind: Kind, line: string): void => {
    if (open?.kind !== kind) end();
    open ??= { kind, lines: [] };
    open.lines.push(line);
  };
  for (const line of markdown.split(/\r?\n/).map((raw) => raw.trim())) {
    const [, marks = '', title] = /^(#{1,6})\s+(.+?)\s*#*$/.exec(line) ?? [];
    const [, bullet, item] = ITEM.exec(line) ?? [];
    if (line === '') end();
    else if (title !== undefined) {
      end();
      const level = Math.min(marks.length + 2, 4);
      out.push(`<h${level}>${inline(title)}</h${level}>`);
    } else if (item !== undefined) into(bullet === undefined ? 'ol' : 'ul', item);
    else into('p', line);
  }
  end();
  return out.join('\n');
};

const problemIn = (file: string, text: string): Problem | null => {
  if (text.trim() === '')
    return {
      where: file,
      what: 'the file says nothing',
      remedy: 'Write the words, or leave out public.words.',
    };
  const line = text.split(/\r?\n/).findIndex((one) => /[^\P{Cc}\t]/u.test(one));
  if (line === -1) return null;
  return {
    where: `${file}:${line + 1}`,
    what: 'this line holds a character that cannot be printed',
    remedy: 'Write plain text.',
  };
};

/**
 * The office's own words in both languages. Throws `FileUnreadable` where a file is missing, and `FileRefused` where it
 * is too long, empty or no text.
 */
export const readOfficeWords = (files: OfficeWordsFiles): OfficeWords => {
  const read = PUBLIC_LANGUAGES.map((language) => {
    const file = files[language];
    const text = textOf(readBytes(file, OFFICE_WORDS_BYTES_MAX), file);
    const problem = problemIn(file, text);
    if (problem !== null) throw new FileRefused([problem]);
    return [language, officeWordsHtml(text)] as const;
  });
  return Object.fromEntries(read) as OfficeWords;
};
