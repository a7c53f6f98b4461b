import type { Fact } from '../../../src/core/facts.ts';
import type { Ms } from '../../../src/core/terms.ts';
import { encodeEntry } from '../../../src/log/entry.ts';
import { formatCheckpoint } from '../../../src/log/formats/checkpoint.ts';
import type { Disclosure } from '../../../src/log/formats/commitment.ts';
import { parseNote, signNote } from '../../../src/log/formats/note.ts';
import { appendLeaf, EMPTY_FRONTIER, leafHash, rootOf } from '../../../src/log/formats/tree.ts';
import { type SigningKey, signingKeyOf } from '../../../src/log/signing-key.ts';
import { KIOSK_POLICY } from '../../core/world.ts';
import { fixedKey } from '../aid.ts';
import { BOOT, MORNING, ORIGIN } from '../facts.ts';
import { type TestWitness, testWitness } from '../formats/witness.ts';

/** One entry as it is stored, and what opens it. */
export interface ContentEntry {
  readonly bytes: Buffer;
  readonly disclosures: readonly Disclosure[];
}

/** All that evidence about a log says, before it is laid out as a bag, a data directory or a published log. */
export interface Content {
  readonly vkey: string;
  readonly entries: readonly ContentEntry[];
  /** The newest signed checkpoint: a note, of at most as many entries. */
  readonly checkpoint: string;
  readonly old: readonly { readonly size: number; readonly note: string }[];
  readonly policy: string;
  readonly range: { readonly from: number; readonly until: number };
  readonly withheld: { readonly profile: string; readonly fields: { readonly [name: string]: string } };
  readonly erased: readonly {
    readonly seq: number;
    readonly names: readonly string[];
    readonly by: number;
  }[];
}

export const KEY: SigningKey = signingKeyOf(ORIGIN, fixedKey());
export const NO_POLICY = 'quorum none\n';
/** Time between two entries of a sample log. */
export const STEP_MS: Ms = 20_000;

export const rootOfEntries = (entries: readonly ContentEntry[]): Buffer => {
  let frontier = EMPTY_FRONTIER;
  for (const { bytes } of entries) frontier = appendLeaf(frontier, leafHash(bytes)).frontier;
  return rootOf(frontier);
};

/** The checkpoint of these entries under the key of the log. */
export const signed = (entries: readonly ContentEntry[], key = KEY): string => {
  const root = rootOfEntries(entries);
  return signNote(formatCheckpoint({ origin: key.signer.name, size: entries.length, root }), key.signer);
};

type Untimed = Fact extends infer F ? (F extends Fact ? Omit<F, 'at'> : never) : never;

/** Where an entry stands in time; what is left out goes on by the step. */
export interface At {
  readonly at?: Ms;
  readonly uptime_ms?: Ms;
  readonly boot?: string;
  readonly clock?: 'synchronised' | 'holdover' | 'unset';
}

/** A log that grows in memory: entries as the kiosk encodes them, salts that are the same each time. */
export class SampleLog {
  readonly entries: ContentEntry[] = [];
  readonly old: { readonly size: number; readonly note: string }[] = [];
  #salts = 0;

  get size(): number {
    return this.entries.length;
  }

  /** Time that the next entry claims unless it is told another. */
  get now(): Ms {
    return MORNING + this.size * STEP_MS;
  }

  add(fact: Untimed, { at = this.now, uptime_ms, boot = BOOT, clock = 'synchronised' }: At = {}): void {
    const header = {
      seq: this.size,
      offset_min: -300,
      boot,
      uptime_ms: uptime_ms ?? 5_000 + at - MORNING,
      clock,
      kiosk: 'k1',
    };
    this.entries.push(encodeEntry(header, { ...fact, at } as Fact, () => this.#salt()));
  }

  start(at: At = {}): void {
    this.add(
      {
        type: 'kiosk_started',
        boot: at.boot ?? BOOT,
        software: '1.0.0',
        config_digest: '00',
        policy: KIOSK_POLICY,
        doors: [],
        previous_end: 'none',
        unwatched_ms: 0,
        clock_behind_ms: 0,
      },
      at,
    );
  }

  heartbeat(at: At = {}): void {
    this.add({ type: 'heartbeat', inputs: { door: 'closed' }, rooms: {} }, at);
  }

  denied(person: string, at: At = {}): void {
    const { now } = this;
    this.add(
      {
        type: 'access_denied',
        room: 'ballots',
        reader: 'outside',
        credential: 'c0ffee',
        person,
        reason: 'room_busy',
        until: now,
      } as unknown as Untimed,
      at,
    );
  }

  /** Heartbeats and refusals in turn, up to so many entries. */
  fill(size: number): void {
    while (this.size < size) {
      if (this.size % 2 === 0) this.heartbeat();
      else this.denied(this.size % 4 === 1 ? 'ana' : 'ben');
    }
  }

  /** Signs what there is; keeps the checkpoint where `keep`. */
  sign(keep = false): string {
    const note = signed(this.entries);
    if (keep) this.old.push({ size: this.size, note });
    return note;
  }

  /** What a witness says of what there is now, as the kiosk records it. */
  statement(witness: TestWitness, timeS = Math.floor(this.now / 1_000)): Untimed {
    const { text } = parseNote(this.sign());
    const [, size, root = ''] = text.split('\n');
    return {
      type: 'checkpoint_cosigned',
      witness: witness.verifier.name,
      size: Number(size),
      root,
      time_s: timeS,
      cosignature: witness.cosign(text, timeS).trimEnd().split(' ').at(-1) ?? '',
    };
  }

  content(change: Partial<Content> = {}): Content {
    return {
      vkey: KEY.verifier_key,
      entries: [...this.entries],
      checkpoint: this.sign(),
      old: [...this.old],
      policy: NO_POLICY,
      range: { from: 0, until: this.size },
      withheld: { profile: 'none', fields: {} },
      erased: [],
      ...change,
    };
  }

  #salt(): Buffer {
    const salt = Buffer.alloc(16);
    this.#salts += 1;
    salt.writeUInt32BE(this.#salts, 12);
    return salt;
  }
}

/** The witness of the samples. */
export const HUB = testWitness('hub.example/w1');
export const HUB_POLICY = `witness hub ${HUB.vkey}\nquorum hub\n`;

/** A morning of 600 entries: two kept checkpoints, and a witness that cosigned after 200 and 400 entries, in time. */
export const morning = (): SampleLog => {
  const log = new SampleLog();
  log.start();
  log.fill(200);
  log.sign(true);
  log.add(log.statement(HUB));
  log.fill(400);
  log.sign(true);
  log.add(log.statement(HUB));
  log.fill(600);
  return log;
};
