import { faulty, type Reading, rawBadge, reading } from '../badge.ts';
import { badgeOfWord, formatOfLength, readWord, type WiegandFormat } from './wiegand.ts';

/** Feature commands of the pcProx readers (8 bytes, the rest zero): bits in the buffer, and the buffer itself. */
export const PCPROX_LENGTH_COMMAND = 0x8e;
export const PCPROX_CARD_COMMAND = 0x8f;
const REPORT_BYTES = 8;

/** How the reader was set up: parity bits that it strips at each end before it stores a word. */
export interface PcProxRules {
  readonly lead_parity_bits: number;
  readonly trail_parity_bits: number;
  readonly formats: readonly WiegandFormat[];
}

/** Some systems put the report number, 0, before the 8 bytes. */
const body = (report: Uint8Array): Uint8Array | undefined => {
  if (report.length === REPORT_BYTES) return report;
  return report.length === REPORT_BYTES + 1 && report[0] === 0 ? report.subarray(1) : undefined;
};

/**
 * Decodes one read of a pcProx: the card buffer (little-endian) and the buffer's length in bits (second byte of its
 * report). `undefined` when no card is there. The reader never checks parity; where it strips the parity bits, nothing
 * here can tell a wrong bit, so the driver asks twice and both answers must agree.
 */
export const readPcProx = (card: Uint8Array, length: Uint8Array, rules: PcProxRules): Reading | undefined => {
  const bytes = body(card);
  const sizes = body(length);
  if (bytes === undefined || sizes === undefined) return faulty('length');
  const bits = sizes[1] ?? 0;
  if (bits === 0) return undefined;
  if (bits > REPORT_BYTES * 8) return faulty('length');
  const value = Buffer.from(bytes).readBigUInt64LE() & ((1n << BigInt(bits)) - 1n);
  const word = value.toString(2).padStart(bits, '0');
  const stripped = rules.lead_parity_bits + rules.trail_parity_bits;
  if (stripped === 0) return readWord(word, rules.formats);
  const format = formatOfLength(bits + stripped, rules.formats);
  if (format === undefined) return faulty('length');
  if (format === 'raw') return reading(rawBadge(word));
  return badgeOfWord('0'.repeat(rules.lead_parity_bits) + word, format);
};
