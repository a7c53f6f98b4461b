/*
 * What a bag is made of besides its payload, as RFC 8493 (BagIt 1.0) has it.
 */

export const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
export const DECLARATION_FILE = 'bagit.txt';
export const INFO_FILE = 'bag-info.txt';
export const MANIFEST_FILE = 'manifest-sha256.txt';
export const TAG_MANIFEST_FILE = 'tagmanifest-sha256.txt';
export const PAYLOAD = 'data';

const ESCAPES: Readonly<Record<string, string>> = { '%': '%25', '\r': '%0D', '\n': '%0A' };

/** Lines of a manifest, in the order of their paths: `<sha-256, hex>  <path>`. */
export const formatManifest = (digests: ReadonlyMap<string, string>): string =>
  [...digests]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, digest]) => `${digest}  ${path.replace(/[%\r\n]/g, (mark) => ESCAPES[mark] ?? mark)}\n`)
    .join('');

const LINE = /^([0-9a-f]{64}) {2}(.+)$/;

const unescaped = (path: string): string =>
  path.replace(/%(25|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** A path inside the bag, in its plainest form. */
const isPlain = (path: string): boolean =>
  !path.includes('\\') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/**
 * Digests by path. Throws, naming the line, where one is malformed, leads out of the bag, or names a file a second
 * time; and where the text is not the one that `formatManifest` writes, so that no byte of it can change unseen.
 */
export const parseManifest = (text: string): ReadonlyMap<string, string> => {
  const digests = new Map<string, string>();
  if (text === '') return digests;
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  for (const [index, line] of text.slice(0, -1).split('\n').entries()) {
    const [, digest, written] = LINE.exec(line) ?? [];
    const path = written === undefined ? '' : unescaped(written);
    if (digest === undefined || !isPlain(path))
      throw new Error(`line ${index + 1} is not a digest and a path`);
    if (digests.has(path)) throw new Error(`line ${index + 1} names ${path} a second time`);
    digests.set(path, digest);
  }
  if (formatManifest(digests) !== text)
    throw new Error('its lines are not in order, or not in their plain form');
  return digests;
};

/** What `Payload-Oxum` says: bytes, a dot, files. */
export const payloadOxum = (bytes: number, files: number): string => `${bytes}.${files}`;

/** `bag-info.txt`; a label may come more than once. */
export const formatInfo = (info: readonly (readonly [label: string, value: string])[]): string =>
  info.map(([label, value]) => `${label}: ${value}\n`).join('');
