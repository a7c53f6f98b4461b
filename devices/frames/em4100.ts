import { faulty, type Reading, reading } from '../badge.ts';

/** Characters of an EM4100 frame: 5 bytes and their XOR, each as two hex digits. */
export const EM4100_DIGITS = 12;

/**
 * Decodes the 12 hex digits that RDM6300, ID-12 and EM-18 class readers share. The XOR of all six bytes must be 0.
 * It tells every single-bit error apart; it cannot tell two errors in the same bit position of two bytes, nor two
 * bytes that changed places.
 */
export const readEm4100 = (digits: string): Reading => {
  if (digits.length !== EM4100_DIGITS) return faulty('length');
  if (!/^[0-9A-Fa-f]+$/.test(digits)) return faulty('characters');
  let sum = 0;
  for (const byte of Buffer.from(digits, 'hex')) sum ^= byte;
  return sum === 0 ? reading(`em4100:${digits.slice(0, 10).toUpperCase()}`) : faulty('checksum');
};
