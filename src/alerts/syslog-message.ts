import type { Ms } from '../core/terms.ts';

/** Codes of facilities (RFC 5424, table 1). */
export const FACILITIES = {
  auth: 4,
  authpriv: 10,
  audit: 13,
  alert: 14,
  local0: 16,
  local1: 17,
  local2: 18,
  local3: 19,
  local4: 20,
  local5: 21,
  local6: 22,
  local7: 23,
} as const;
export type Facility = keyof typeof FACILITIES;

/** Codes of severities (RFC 5424, table 2), as far as they are used. */
export const SEVERITIES = { alert: 1, critical: 2, warning: 4, notice: 5, informational: 6 } as const;
export type Severity = keyof typeof SEVERITIES;

/** One element of structured data. Names are ASCII without space, `=`, `]` and `"`, at most 32 characters. */
export interface Element {
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface SyslogMessage {
  readonly facility: Facility;
  readonly severity: Severity;
  readonly at: Ms;
  /** The machine, the program and its process; `id` is the type of the message. */
  readonly host: string;
  readonly app: string;
  readonly process: string;
  readonly id: string;
  readonly data: readonly Element[];
  readonly body: string;
}

const NOTHING = '-';
/** Marks what follows as UTF-8 (RFC 5424, 6.4). */
const BOM = '\uFEFF';
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of ASCII
const ASCII = /^[\x00-\x7F]*$/;

/** A field of the header: printable ASCII without spaces, or a hyphen where nothing is left. */
const field = (text: string, most: number): string =>
  text.replace(/[^\x21-\x7e]+/g, '_').slice(0, most) || NOTHING;

/** RFC 5424, 6.3.3: these three and no others are escaped. */
const value = (text: string): string => text.replace(/["\\\]]/g, '\\$&');

const element = ({ id, values }: Element): string =>
  `[${[id, ...Object.entries(values).map(([name, text]) => `${name}="${value(text)}"`)].join(' ')}]`;

/**
 * A message as RFC 5424 has it. Text that is no Unicode (half a surrogate pair) comes with U+FFFD in its place. A body
 * of ASCII needs no byte order mark, and JSON must not begin with one (RFC 8259, 8.1); any other body has it.
 */
export const syslogText = (message: SyslogMessage): string => {
  const { facility, severity, at, host, app, process, id, data, body } = message;
  const header = [
    `<${FACILITIES[facility] * 8 + SEVERITIES[severity]}>1`,
    new Date(at).toISOString(),
    field(host, 255),
    field(app, 48),
    field(process, 128),
    field(id, 32),
  ];
  const structured = data.length === 0 ? NOTHING : data.map(element).join('');
  const marked = ASCII.test(body) ? body : `${BOM}${body}`;
  return [...header, structured, marked].join(' ').toWellFormed();
};

/** With its length in bytes before it, as it goes over TLS (RFC 5425, 4.3). */
export const syslogFrame = (message: SyslogMessage): Buffer => {
  const bytes = Buffer.from(syslogText(message), 'utf8');
  return Buffer.concat([Buffer.from(`${bytes.length} `, 'ascii'), bytes]);
};
