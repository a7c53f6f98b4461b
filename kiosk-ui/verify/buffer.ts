import { Buffer as Bytes } from 'buffer/index.js';

/*
 * The `Buffer` of this page: what the shared code asks of Node's. Imported before any of that code.
 */

/** A byte order mark is a character like any other to Node. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const inOtherEncoding = Bytes.prototype.toString;

const isUtf8 = (encoding: string | undefined): boolean =>
  encoding === undefined || /^utf-?8$/i.test(encoding);

/** The package decodes UTF-8 a byte at a time, which is most of the work where entries are read. */
Bytes.prototype.toString = function (this: Bytes, encoding?: string, start = 0, end = this.length): string {
  if (isUtf8(encoding)) return utf8.decode(this.subarray(start, end));
  if (encoding === 'base64url')
    return inOtherEncoding
      .call(this, 'base64', start, end)
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '');
  return inOtherEncoding.call(this, encoding, start, end);
};

Object.assign(globalThis, { Buffer: Bytes });
