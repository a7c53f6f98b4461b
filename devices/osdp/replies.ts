import { CAPABILITY, REPLY } from './codes.ts';
import type { Frame } from './frame.ts';

/** What a peripheral says that it is. */
export interface Identity {
  /** Vendor code, six hex digits as the standard prints it. */
  readonly vendor: string;
  readonly model: number;
  readonly version: number;
  readonly serial: number;
  readonly firmware: string;
}

const IDENTITY_BYTES = 12;

/** PDID; undefined for another length. */
export const readIdentity = (data: Uint8Array): Identity | undefined => {
  if (data.length !== IDENTITY_BYTES) return undefined;
  const bytes = Buffer.from(data);
  return {
    vendor: bytes.subarray(0, 3).toString('hex'),
    model: bytes.readUInt8(3),
    version: bytes.readUInt8(4),
    serial: bytes.readUInt32LE(5),
    firmware: [...bytes.subarray(9)].join('.'),
  };
};

/** What a peripheral has that the kiosk uses. */
export interface Capabilities {
  readonly leds: boolean;
  readonly buzzer: boolean;
}

/** PDCAP: threes of function, compliance and number; what is not there it does not have. */
export const readCapabilities = (data: Uint8Array): Capabilities => {
  const compliance = new Map<number, number>();
  for (let at = 0; at + 2 < data.length; at += 3) compliance.set(data[at] ?? 0, data[at + 1] ?? 0);
  const has = (code: number): boolean => (compliance.get(code) ?? 0) > 0;
  return { leds: has(CAPABILITY.LEDS), buzzer: has(CAPABILITY.BUZZER) };
};

/** LSTATR: whether the housing was opened, and whether the power fails; undefined for another length. */
export const readStatus = (
  data: Uint8Array,
): { readonly tamper: boolean; readonly power: boolean } | undefined =>
  data.length === 2 ? { tamper: data[0] !== 0, power: data[1] !== 0 } : undefined;

/** RAW: the bits of a card, first bit first, as `0` and `1`; undefined where it has other than so many bits. */
export const readRawCard = (data: Uint8Array): string | undefined => {
  if (data.length < 5) return undefined;
  const count = (data[2] ?? 0) | ((data[3] ?? 0) << 8);
  const card = data.subarray(4);
  if (count === 0 || card.length !== Math.ceil(count / 8)) return undefined;
  return [...card]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .slice(0, count);
};

/** FMT: the characters of a card; those of one that was swiped backwards come last first. */
export const readFormattedCard = (data: Uint8Array): string | undefined => {
  const count = data[2] ?? 0;
  if (data.length < 4 || data.length !== 3 + count) return undefined;
  const text = Buffer.from(data.subarray(3)).toString('latin1');
  return data[1] === 1 ? [...text].reverse().join('') : text;
};

/** KEYPAD: the keys in their order; 0x7F is the one that clears, 0x0D the one that enters. */
export const readPressedKeys = (data: Uint8Array): Uint8Array | undefined => {
  const count = data[1] ?? 0;
  return data.length >= 3 && data.length === 2 + count ? data.subarray(2) : undefined;
};

/** A busy reader says so in clear text, and nothing else. */
export const isBusy = ({ code, sequence, security, data }: Frame): boolean =>
  code === REPLY.BUSY && sequence === 0 && security === undefined && data.length === 0;
