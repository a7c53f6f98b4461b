import type { SiblingFact } from '../core/facts-siblings.ts';
import type { Ms } from '../core/terms.ts';
import { BEAT, isSignedWith } from './beat.ts';

/** Another kiosk, as configured. */
export interface Sibling {
  readonly id: string;
  /** Name of its log. */
  readonly log: string;
  /** Where it takes beats; undefined where this kiosk sends it none. */
  readonly url?: string | undefined;
  /** File of the secret that both have; absolute path. */
  readonly secret_file: string;
  readonly every_s: number;
  readonly silent_after_s: number;
}

/** A kiosk that comes and goes is on record as lost this often at most. */
const LOST_AGAIN_MS: Ms = 60_000;

interface Heard {
  at: Ms;
  lost: boolean;
  lostAt: Ms;
  /** What the next beat has to hold, and whether it can still come. */
  nonce: string;
  said: Omit<Extract<SiblingFact, { type: 'sibling_heard' }>, 'type' | 'sibling'>;
}

export interface SiblingWatchOptions {
  readonly siblings: readonly Sibling[];
  readonly secretOf: (sibling: Sibling) => string | undefined;
  /** Monotonic time, in milliseconds. */
  readonly now: () => Ms;
  readonly makeNonce: () => string;
}

/** What a beat is answered with; `next` is the nonce of the next one. */
export type BeatAnswer =
  | { readonly status: 200 | 409; readonly next: string }
  | { readonly status: 400 | 401 };

/**
 * Listens for other kiosks, and knows which of them are silent. Each beat holds the nonce that the last one was answered
 * with: whoever recorded beats can play none of them again, and one that was held back holds for one more time at most.
 */
export class SiblingWatch {
  readonly #options: SiblingWatchOptions;
  readonly #heard: ReadonlyMap<string, Heard>;

  constructor(options: SiblingWatchOptions) {
    this.#options = options;
    const at = options.now();
    this.#heard = new Map(
      options.siblings.map(({ id }) => [
        id,
        {
          at,
          lost: false,
          lostAt: Number.NEGATIVE_INFINITY,
          nonce: options.makeNonce(),
          said: { heartbeat: -1, size: -1, root: '' },
        },
      ]),
    );
  }

  /** Takes a beat as it came. */
  take(body: string, signature: string): BeatAnswer {
    const { siblings, secretOf, now, makeNonce } = this.#options;
    const read = BEAT.safeParse(parsed(body));
    if (!read.success) return { status: 400 };
    const sibling = siblings.find(({ log }) => log === read.data.log);
    const heard = sibling && this.#heard.get(sibling.id);
    const secret = sibling && secretOf(sibling);
    if (heard === undefined || secret === undefined || !isSignedWith(secret, body, signature)) {
      return { status: 401 };
    }
    const { nonce, heartbeat, size, root } = read.data;
    const isNow = nonce === heard.nonce;
    heard.nonce = makeNonce();
    if (!isNow) return { status: 409, next: heard.nonce };
    heard.at = now();
    heard.said = { heartbeat, size, root };
    return { status: 200, next: heard.nonce };
  }

  /** How each of them is known to be: silent, or heard. One of which nothing is known yet is not among them. */
  look(): readonly SiblingFact[] {
    const { siblings, now, makeNonce } = this.#options;
    return siblings.flatMap(({ id, silent_after_s }): readonly SiblingFact[] => {
      const heard = this.#heard.get(id);
      if (heard === undefined) return [];
      const silent_ms = Math.round(now() - heard.at);
      const isSilent = silent_ms > silent_after_s * 1_000;
      if (isSilent && !heard.lost && now() - heard.lostAt >= LOST_AGAIN_MS) {
        heard.lost = true;
        heard.lostAt = now();
        // A beat that somebody held back meanwhile is none any more.
        heard.nonce = makeNonce();
      }
      if (!isSilent && heard.said.size >= 0) heard.lost = false;
      if (heard.lost) return [{ type: 'sibling_lost', sibling: id, silent_ms, ...heard.said }];
      return heard.said.size < 0 ? [] : [{ type: 'sibling_heard', sibling: id, ...heard.said }];
    });
  }
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
