/** What the tray shows of a mail: its subject, and what people have to do. */
export interface ReadLetter {
  readonly title: string;
  readonly response: string;
}

const fromQuotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** Encoded words of a header (RFC 2047); the blanks between two of them are none of the text. */
const plainHeader = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      (how.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64')
        : fromQuotedPrintable(word.replaceAll('_', ' '))
      ).toString('utf8'),
    );

const headerOf = (head: string, name: string): string =>
  new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(head)?.[1]?.replace(/\r?\n[ \t]/g, ' ') ??
  '';

const bodyOf = (head: string, body: string): string => {
  const encoding = headerOf(head, 'Content-Transfer-Encoding').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return fromQuotedPrintable(body).toString('utf8');
  return Buffer.from(body, 'latin1').toString('utf8');
};

/** Reads a mail of plain text, as the kiosk writes them. `letter` has one character for each byte. */
export const readLetter = (letter: string): ReadLetter => {
  const end = /\r?\n\r?\n/.exec(letter);
  const head = end === null ? letter : letter.slice(0, end.index);
  const body = end === null ? '' : letter.slice(end.index + end[0].length);
  return {
    title: plainHeader(headerOf(head, 'Subject')),
    response: /^WHAT TO DO: (.*)$/m.exec(bodyOf(head, body))?.[1]?.trim() ?? '',
  };
};
