import type { Fact } from '../core/facts.ts';
import { decodeEntry } from './entry.ts';
import { LogDamaged } from './errors.ts';
import type { LogRows } from './log-rows.ts';

/** A checked log, and which facts its writer signs in the same transaction. */
export interface TailToCheck {
  readonly where: string;
  readonly rows: LogRows;
  readonly size: number;
  /** So many entries the signer has signed or vouched for. */
  readonly accounted: number;
  readonly isSignedAtOnce: (fact: Fact) => boolean;
}

/**
 * Entries behind the signer's word have hashes, which anybody who can write the file can make, and nothing else.
 * The writer leaves only facts there that open nothing and change no list; a fact that is signed at once was put
 * there by somebody else, and the next append would sign it. Throws `LogDamaged` naming it.
 */
export const checkUnsignedTail = (tail: TailToCheck): void => {
  const { where, rows, size, accounted, isSignedAtOnce } = tail;
  for (const { seq, bytes, disclosures } of rows.entries(accounted, size)) {
    if (!isSignedAtOnce(decodedOrDamaged(where, seq, () => decodeEntry(bytes, disclosures).fact))) continue;
    throw new LogDamaged(
      where,
      `entry ${seq} is of a kind that is signed at once, and nobody signed it`,
      seq,
    );
  }
};

const decodedOrDamaged = (where: string, seq: number, decode: () => Fact): Fact => {
  try {
    return decode();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LogDamaged(where, `entry ${seq} is unsigned and cannot be read: ${reason}`, seq);
  }
};
