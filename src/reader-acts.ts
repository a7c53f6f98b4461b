import type { KeyObject } from 'node:crypto';
import { INSTALLATION_MAX_MS } from './core/facts-readers.ts';
import { roomOfReader } from './core/reader-lines.ts';
import type { Ms, ReaderId } from './core/terms.ts';
import { KeeperRefused, type KeptKiosk, offer } from './kept-kiosk.ts';
import { identifyOfficials, type TypedPin } from './officials.ts';

/** A reader that is to be given its own key, by two people who are known by their PINs. */
export interface AskedOfReader {
  readonly reader: ReaderId;
  readonly for_ms: Ms;
  readonly signed: readonly TypedPin[];
}

/** Puts on record that a reader is installed, which begins it. Throws `KeeperRefused` where it may not be. */
export const installReader = async (
  kiosk: KeptKiosk,
  siteKey: KeyObject | Uint8Array,
  { reader, for_ms, signed }: AskedOfReader,
): Promise<{ readonly index: number }> => {
  if (roomOfReader(kiosk.state, reader) === '') {
    throw new KeeperRefused(`no room has the reader ${reader}`, 'Name a reader of the configuration.');
  }
  if (for_ms < 1 || for_ms > INSTALLATION_MAX_MS) {
    throw new KeeperRefused('a reader is installed within 15 minutes', 'Give 1 to 15 minutes.');
  }
  const identified = await identifyOfficials(kiosk, siteKey, signed);
  if (identified.outcome === 'refused') throw new KeeperRefused(identified.what, identified.remedy);
  const { signed_by } = identified;
  offer(kiosk, { type: 'reader_installation_ordered', reader, for_ms, signed_by });
  return { index: kiosk.index };
};
