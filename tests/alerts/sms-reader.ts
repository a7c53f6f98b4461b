/** A reader of SMS-SUBMIT, written from 3GPP TS 23.040 and TS 23.038 alone: bit by bit, the other way round. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = new Map(
  Object.entries({
    10: '\f',
    20: '^',
    40: '{',
    41: '}',
    47: '\\',
    60: '[',
    61: '~',
    62: ']',
    64: '|',
    101: '€',
  }),
);

export interface ReadSms {
  readonly number: string;
  readonly text: string;
  /** Where it is one of several: their reference, how many, and which. */
  readonly part: readonly [reference: number, of: number, number: number] | undefined;
}

const bitsOf = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(2).padStart(8, '0').split('').reverse().join('')).join('');

const readSeptets = (bytes: readonly number[], septets: number, skip: number): string => {
  const bits = bitsOf(bytes);
  const codes = Array.from({ length: septets - skip }, (_, at) =>
    Number.parseInt(
      bits
        .slice((skip + at) * 7, (skip + at + 1) * 7)
        .split('')
        .reverse()
        .join(''),
      2,
    ),
  );
  let text = '';
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    if (code !== 27) text += BASIC[code] ?? '';
    else {
      at += 1;
      text += EXTENDED.get(String(codes[at])) ?? '?';
    }
  }
  return text;
};

/** Throws where it is none, or its length is not what was announced. */
export const readSubmit = (hex: string, announced: number): ReadSms => {
  const bytes = [...Buffer.from(hex, 'hex')];
  if (bytes.length * 2 !== hex.length) throw new Error(`no hexadecimal: ${hex}`);
  const own = bytes.slice(1 + (bytes[0] ?? 0));
  if (own.length !== announced) throw new Error(`${own.length} bytes, and ${announced} announced`);
  const [first = 0, , digits = 0, type = 0] = own;
  if ((first & 3) !== 1 || (first & 0x18) !== 0x10)
    throw new Error(`no submit with a relative validity: ${first}`);
  const address = own.slice(4, 4 + Math.ceil(digits / 2));
  const swapped = address
    .map((byte) => `${byte & 15}`.slice(-1) + (byte >> 4 === 15 ? '' : byte >> 4))
    .join('');
  const [pid, coding, , length = 0, ...data] = own.slice(4 + address.length);
  if (pid !== 0) throw new Error('no plain message');
  const hasHeader = (first & 0x40) !== 0;
  const header = hasHeader ? (data[0] ?? 0) + 1 : 0;
  const octets = coding === 8 ? length : Math.ceil((length * 7) / 8);
  if (data.length !== octets || data.length > 140)
    throw new Error(`${data.length} bytes of data for ${length}`);
  const text =
    coding === 8
      ? Buffer.from(data.slice(header)).swap16().toString('utf16le')
      : readSeptets(data, length, Math.ceil((header * 8) / 7));
  const [, , , reference = 0, of = 0, number = 0] = data;
  if (hasHeader && (data[1] !== 0 || data[2] !== 3)) throw new Error('another header');
  return {
    number: `${type === 0x91 ? '+' : ''}${swapped.slice(0, digits)}`,
    text,
    part: hasHeader ? [reference, of, number] : undefined,
  };
};

/** Messages as a telephone shows them: parts put together, and what was begun and never ended left out. */
export const wholeTexts = (taken: readonly ReadSms[]): readonly string[] => {
  const texts: string[] = [];
  let begun = '';
  for (const { text, part: [, of, number] = [0, 1, 1] } of taken) {
    begun = number === 1 ? text : begun + text;
    if (number === of) texts.push(begun);
  }
  return texts;
};
