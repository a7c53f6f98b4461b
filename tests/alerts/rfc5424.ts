/** Readers of RFC 5424 and RFC 5425, written from their grammars alone. */

export interface ReadSyslog {
  readonly priority: number;
  readonly version: number;
  readonly timestamp: string;
  readonly host: string;
  readonly app: string;
  readonly process: string;
  readonly id: string;
  readonly data: readonly { readonly id: string; readonly values: Readonly<Record<string, string>> }[];
  readonly hasMark: boolean;
  readonly body: string;
}

const NAME = '[\\x21\\x23-\\x3c\\x3e-\\x5c\\x5e-\\x7e]{1,32}';
const HEADER =
  /^<(0|[1-9]\d{0,2})>([1-9]\d{0,2}) (-|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)) ([\x21-\x7e]{1,255}) ([\x21-\x7e]{1,48}) ([\x21-\x7e]{1,128}) ([\x21-\x7e]{1,32}) /;
const ELEMENT_ID = new RegExp(`^\\[(${NAME})`);
// A value: no quote, backslash or bracket but behind a backslash; a backslash before anything else is itself.
const PARAMETER = new RegExp(`^ (${NAME})="((?:[^"\\\\\\]]|\\\\[^])*)"`);

const utf8 = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

const must = (match: RegExpExecArray | null, what: string, text: string): RegExpExecArray => {
  if (match === null) throw new Error(`no ${what} here: ${text.slice(0, 80)}`);
  return match;
};

const readElement = (text: string) => {
  const [start = '', id = ''] = must(ELEMENT_ID.exec(text), 'element', text);
  const values: Record<string, string> = {};
  let rest = text.slice(start.length);
  while (!rest.startsWith(']')) {
    const [whole = '', name = '', value = ''] = must(PARAMETER.exec(rest), 'parameter', rest);
    values[name] = value.replace(/\\(["\\\]])/g, '$1');
    rest = rest.slice(whole.length);
  }
  return { element: { id, values }, rest: rest.slice(1) };
};

/** Throws where the bytes are no syslog message. */
export const readSyslog = (bytes: Uint8Array): ReadSyslog => {
  const text = utf8(bytes);
  const [header, priority, version, timestamp = '', host = '', app = '', process = '', id = ''] = must(
    HEADER.exec(text),
    'header',
    text,
  );
  let rest = text.slice(header?.length ?? 0);
  const data: ReadSyslog['data'][number][] = [];
  if (rest.startsWith('-')) rest = rest.slice(1);
  else {
    while (rest.startsWith('[')) {
      const read = readElement(rest);
      data.push(read.element);
      rest = read.rest;
    }
    if (data.length === 0) throw new Error('no structured data');
  }
  if (rest !== '' && !rest.startsWith(' ')) throw new Error(`no space before the body: ${rest}`);
  const body = rest.slice(1);
  const hasMark = body.startsWith('\uFEFF');
  const about = { timestamp, host, app, process, id, data, hasMark, body: hasMark ? body.slice(1) : body };
  return { priority: Number(priority), version: Number(version), ...about };
};

/** Takes whole frames out of what came so far. Throws where a length is missing. */
export const framesIn = (bytes: Buffer): { readonly frames: readonly Buffer[]; readonly rest: Buffer } => {
  const frames: Buffer[] = [];
  let rest = bytes;
  for (;;) {
    const space = rest.indexOf(0x20);
    if (space < 0) return { frames, rest };
    const digits = rest.subarray(0, space).toString('latin1');
    if (!/^[1-9]\d*$/.test(digits)) throw new Error(`no length here: ${digits.slice(0, 20)}`);
    const end = space + 1 + Number(digits);
    if (rest.length < end) return { frames, rest };
    frames.push(rest.subarray(space + 1, end));
    rest = rest.subarray(end);
  }
};
