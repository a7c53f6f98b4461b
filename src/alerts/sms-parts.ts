import { packSeptets, septetsOf } from './gsm7.ts';

/** A telephone puts so many together reliably, and each is paid for. */
export const PARTS_MAX = 3;

/** One short message on its way: its user data, and how its length is told. */
export interface Part {
  /** TP-Data-Coding-Scheme: 0 for seven bits, 8 for UCS-2. */
  readonly coding: 0 | 8;
  /** Whether a header stands before the text. */
  readonly hasHeader: boolean;
  /** TP-User-Data-Length: septets or bytes, the header included. */
  readonly length: number;
  readonly data: Uint8Array;
}

/** Signs of a text in one of the two codings, with the room that each takes. */
interface Coded {
  readonly coding: 0 | 8;
  /** Room of a message that stands alone, and of one of several. */
  readonly alone: number;
  readonly oneOfSeveral: number;
  readonly signs: readonly (readonly number[])[];
}

const coded = (text: string): Coded => {
  const septets = [...text].map(septetsOf);
  const known = septets.filter((sign) => sign !== undefined);
  if (known.length === septets.length) return { coding: 0, alone: 160, oneOfSeveral: 153, signs: known };
  // A surrogate pair is one sign of two units, and never divided.
  const signs = [...text].map((sign) => sign.split('').map((unit) => unit.charCodeAt(0)));
  return { coding: 8, alone: 70, oneOfSeveral: 67, signs };
};

const divided = ({ signs, alone, oneOfSeveral }: Coded): readonly (readonly number[])[] => {
  if (signs.flat().length <= alone) return [signs.flat()];
  const parts: number[][] = [[]];
  for (const sign of signs) {
    const last = parts.at(-1) ?? [];
    if (last.length + sign.length > oneOfSeveral) parts.push([...sign]);
    else last.push(...sign);
  }
  return parts;
};

/** How many messages a text takes. */
export const partCount = (text: string): number => divided(coded(text)).length;

const ucs2 = (units: readonly number[]): Uint8Array =>
  Uint8Array.from(units.flatMap((unit) => [unit >> 8, unit & 0xff]));

/**
 * A text as short messages: seven bits for each sign (3GPP TS 23.038), or UCS-2 where that alphabet lacks one. More than
 * one carry the same reference (0 to 255) and their place (TS 23.040, 9.2.3.24.1).
 */
export const partsOf = (text: string, reference: number): readonly Part[] => {
  const { coding, ...rest } = coded(text);
  const parts = divided({ coding, ...rest });
  const hasHeader = parts.length > 1;
  return parts.map((units, index) => {
    const header = hasHeader ? [0x05, 0x00, 0x03, reference, parts.length, index + 1] : [];
    // The header takes 7 septets: its 48 bits, and one that says nothing.
    const text_bytes = coding === 0 ? packSeptets(units, hasHeader ? 1 : 0) : ucs2(units);
    const data = Uint8Array.from([...header, ...text_bytes]);
    const length = coding === 0 ? units.length + (hasHeader ? 7 : 0) : data.length;
    return { coding, hasHeader, length, data };
  });
};
