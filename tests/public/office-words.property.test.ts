/** The office's own words: whatever somebody writes, the page holds its own few elements and no other. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FileRefused, FileUnreadable } from '../../src/config/problems.ts';
import { OFFICE_WORDS_BYTES_MAX, officeWordsHtml, readOfficeWords } from '../../src/public/office-words.ts';
import { publicPage } from '../../src/public/page.ts';
import { contentOf } from './aid.ts';

const PIECES = [
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=y>',
    '"',
    "'",
    '&',
    '<',
    '>',
    '](javascript:alert(1))',
  ],
  ...['[', ']', '(', ')', '**', '*', '# ', '- ', '1. ', '\n', '\n\n', 'https://a.example/"onx=', 'word', ' '],
  ...[
    '[a](https://x.example/"><script>)',
    '[b](data:text/html,x)',
    '[d](javascript:alert)',
    '[c](https://county.example/a?b=1&c=2)',
  ],
];

const ELEMENTS =
  /^(?:<\/?(?:p|ul|ol|li|strong|em|h3|h4)>|<a href="(?:https?:\/\/|mailto:|tel:)[^"<>\s]+">|<\/a>)$/;

test('every element is one of a few, and every address one of the web, mail or telephone', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
      const html = officeWordsHtml(pieces.join(''));
      for (const [tag] of html.matchAll(/<[^>]*>?/g)) expect(tag).toMatch(ELEMENTS);
      expect(html.replaceAll(/<[^<>]+>/g, '')).not.toMatch(/[<>"]/);
    }),
  );
});

test('headings, paragraphs, lists, bold, emphasis and links are as they are written', () => {
  const written =
    '# How we *keep* ballots\nTwo people\nsign.\n\n- one\n- **two**\n\n1. first\n2. [ask](mailto:a@b.example)\n\n## More';
  expect(officeWordsHtml(written)).toBe(
    [
      '<h3>How we <em>keep</em> ballots</h3>',
      '<p>Two people sign.</p>',
      '<ul><li>one</li><li><strong>two</strong></li></ul>',
      '<ol><li>first</li><li><a href="mailto:a@b.example">ask</a></li></ol>',
      '<h4>More</h4>',
    ].join('\n'),
  );
});

test('the page sets them apart from what the log says, in its own language', () => {
  const own_words = { en: '<p>Our way</p>', es: '<p>Nuestra manera</p>' };
  const html = publicPage(contentOf([], { own_words }), 'es');
  expect(html).toContain(
    '<h2>En palabras de la oficina</h2><p class="quiet">Esto lo escribió la propia oficina; no se hizo a partir del registro.</p>\n<div class="own"><p>Nuestra manera</p></div>',
  );
  expect(html).not.toContain('Our way');
  expect(publicPage(contentOf([]), 'en')).not.toContain('In the words of the office');
});

describe('a file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'office-words-'));
  const written = (name: string, bytes: string | Uint8Array): string => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  const good = written('good.md', 'Two people sign.\n');
  const said = (en: string): string => {
    try {
      readOfficeWords({ en, es: good });
    } catch (error) {
      if (error instanceof FileRefused || error instanceof FileUnreadable) return error.message;
      throw error;
    }
    return '';
  };

  test('that is good is read in both languages', () => {
    expect(readOfficeWords({ en: good, es: good }).es).toBe('<p>Two people sign.</p>');
  });

  test.each([
    ['missing', () => path.join(folder, 'nothing.md'), 'there is no such file'],
    ['too long', () => written('long.md', 'a'.repeat(OFFICE_WORDS_BYTES_MAX + 1)), 'at most 16384 are read'],
    ['empty', () => written('empty.md', ' \n'), 'the file says nothing'],
    ['no text', () => written('latin.md', new Uint8Array([0x61, 0x0a, 0xe9])), 'this line is not UTF-8 text'],
    ['not printable', () => written('bell.md', 'a\nb\u0007c\n'), 'cannot be printed'],
  ])('that is %s is refused with its name', (_, file, what) => {
    const name = file();
    expect(said(name)).toContain(what);
    expect(said(name)).toContain(name);
  });
});
