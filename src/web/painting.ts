import type { Ms, RoomId } from '../core/terms.ts';

/** `painting`: a page of this room painted a moment ago; `silent`: none does any more; `none`: none did since the start. */
export type Standing = 'painting' | 'silent' | 'none';

/** A page says so every 10 s; what misses four of them hangs. */
const SILENT_MS: Ms = 45_000;

/**
 * Whether the screen at a door still paints, as its page says out of the frames that it paints. Connections alone do not
 * tell: a browser keeps one while its page hangs.
 */
export class Painting {
  readonly #last = new Map<RoomId, Ms>();
  readonly #elapsed: () => Ms;

  /** @param elapsed monotonic time */
  constructor(elapsed: () => Ms = () => performance.now()) {
    this.#elapsed = elapsed;
  }

  painted(room: RoomId): void {
    this.#last.set(room, this.#elapsed());
  }

  standing(room: RoomId): Standing {
    const last = this.#last.get(room);
    if (last === undefined) return 'none';
    return this.#elapsed() - last < SILENT_MS ? 'painting' : 'silent';
  }
}
