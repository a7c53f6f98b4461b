const CHUNK_ENTRIES = 65_536;
const MS = 1_000;
const SECONDS_MAX = 2 ** 32 - 1;

/** The time that each entry claims, in whole seconds: 4 bytes an entry, and witnesses state no finer time. */
export class ClaimedTimes {
  readonly #from: number;
  readonly #chunks: Uint32Array[] = [];

  /** The first entry whose time is known. */
  constructor(from: number) {
    this.#from = from;
  }

  set(seq: number, at: number): void {
    const place = seq - this.#from;
    const chunk = Math.floor(place / CHUNK_ENTRIES);
    while (this.#chunks.length <= chunk) this.#chunks.push(new Uint32Array(CHUNK_ENTRIES));
    const found = this.#chunks[chunk];
    if (found !== undefined) found[place % CHUNK_ENTRIES] = Math.min(SECONDS_MAX, Math.floor(at / MS));
  }

  /** Seconds since 1970; 0 where the entry is not known. */
  get(seq: number): number {
    const place = seq - this.#from;
    return this.#chunks[Math.floor(place / CHUNK_ENTRIES)]?.[place % CHUNK_ENTRIES] ?? 0;
  }
}
