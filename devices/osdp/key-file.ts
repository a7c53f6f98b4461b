import { DEFAULT_KEY, isSame } from './secure-session.ts';

const LINE = /^([a-z0-9][a-z0-9_-]{0,39})\s+([0-9a-fA-F]{32})$/;

/**
 * The keys of a key file, by reader: on each line a reader and 32 hex digits; `#` begins a remark. Throws an error that
 * names the line and never a key: where a line is none, a reader or a key stands twice, a key is the default one or
 * has no secret in it.
 */
export const readKeys = (text: string): ReadonlyMap<string, Buffer> => {
  const keys = new Map<string, Buffer>();
  for (const [index, written] of text.split('\n').entries()) {
    const line = written.replace(/#.*$/, '').trim();
    if (line === '') continue;
    const refuse = (what: string): never => {
      throw new Error(`line ${index + 1} of the key file: ${what}`);
    };
    const [, reader = '', digits = ''] = LINE.exec(line) ?? refuse('write a reader and 32 hex digits');
    const key = Buffer.from(digits, 'hex');
    if (keys.has(reader)) refuse(`${reader} has a key already`);
    if ([...keys.values()].some((other) => isSame(other, key))) refuse('another reader has this key');
    if (isSame(key, DEFAULT_KEY)) refuse('this is the default key, which everybody knows');
    if (new Set(key).size < 8) refuse('this key is no random one; make it with "openssl rand -hex 16"');
    keys.set(reader, key);
  }
  return keys;
};
