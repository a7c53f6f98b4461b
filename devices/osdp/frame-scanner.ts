import { type Check, decodeFrame, FRAME_MAX_BYTES, FRAME_MIN_BYTES, type Frame, SOM } from './frame.ts';

/**
 * Finds frames in a stream of bytes, cut anywhere and with noise between and within. Whatever begins like a frame
 * and is none costs its first byte only: the next frame may have begun inside it.
 */
export class FrameScanner {
  readonly #least: Check;
  #bytes = Buffer.alloc(0);

  /** @param least the weakest check that is taken. */
  constructor(least: Check) {
    this.#least = least;
  }

  push(bytes: Uint8Array): readonly Frame[] {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    const frames: Frame[] = [];
    for (;;) {
      const start = this.#bytes.indexOf(SOM);
      this.#bytes = start < 0 ? Buffer.alloc(0) : this.#bytes.subarray(start);
      const length = this.#length();
      if (length === 'unknown' || this.#bytes.length < length) return frames;
      const frame =
        length < FRAME_MIN_BYTES ? undefined : decodeFrame(this.#bytes.subarray(0, length), this.#least);
      if (frame !== undefined) frames.push(frame);
      this.#bytes = this.#bytes.subarray(frame === undefined ? 1 : length);
    }
  }

  /** Half a frame is never completed by the bytes of the next one. */
  forget(): void {
    this.#bytes = Buffer.alloc(0);
  }

  /** What the frame at hand says that it has; a length that no frame has counts as one byte. */
  #length(): number | 'unknown' {
    if (this.#bytes.length < 4) return 'unknown';
    const says = this.#bytes.readUInt16LE(2);
    return says < FRAME_MIN_BYTES || says > FRAME_MAX_BYTES ? 1 : says;
  }
}
