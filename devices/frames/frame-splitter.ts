import type { Reading } from '../badge.ts';

/**
 * Turns a stream of bytes, cut anywhere, into readings. Holds no clock: the driver says when the line has been
 * quiet, so that half a frame can never be completed by the bytes of the next badge.
 */
export interface FrameSplitter {
  push(bytes: Uint8Array): readonly Reading[];
  quiet(): readonly Reading[];
}
