import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import type { ClockQuality } from '../core/moment.ts';
import { LogRefused } from '../log/errors.ts';
import { type Checkpoint, parseCheckpoint } from '../log/formats/checkpoint.ts';
import {
  type NoteVerifier,
  openNote,
  parseNote,
  parseVerifierKey,
  signatureLine,
} from '../log/formats/note.ts';
import { verifyConsistency } from '../log/formats/proof.ts';
import { EMPTY_ROOT } from '../log/formats/tree.ts';
import { type AddCheckpoint, originHash, parseAddCheckpoint } from '../log/formats/witness-request.ts';
import { keepWaitingKey, makeWaitingKey, newPrivateKey, waitingFile } from '../log/signing-key.ts';
import { readPrivateKey, requireOtherKey, type WitnessKey, witnessKeyOf } from './witness-key.ts';
import {
  createWitnessStore,
  openWitnessStore,
  type Seen,
  type Step,
  type WitnessStore,
  witnessFile,
} from './witness-store.ts';

export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422 | 503;
  readonly type: string;
  readonly body: string;
}

/** The time as the machine tells it, and whether it was ever set. */
export interface WitnessTime {
  /** Milliseconds since 1970. */
  wall(): number;
  quality(wall: number): ClockQuality;
}

export interface WitnessOptions {
  /** Folder of `witness.db`. */
  readonly directory: string;
  readonly name: string;
  /** File of its key; made, with the record, on the first start. */
  readonly keyFile: string;
  /** The key of this kiosk's own log, which the witness's must not be. */
  readonly logKeyFile: string;
  /** Verifier keys of the logs that it cosigns; a log may have two while it changes its key. */
  readonly logs: readonly string[];
  readonly time: WitnessTime;
}

const said = (status: WitnessAnswer['status'], sentence: string): WitnessAnswer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${sentence}\n`,
});

const knownSize = (size: number): WitnessAnswer => ({
  status: 409,
  type: 'text/x.tlog.size',
  body: `${size}\n`,
});

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const KEY_ID_BYTES = 4;

type Judgement = Step<WitnessAnswer>;

/** A checkpoint that somebody shows, taken apart. */
interface Shown extends Checkpoint {
  /** The request as it came. */
  readonly body: string;
  readonly request: AddCheckpoint;
  /** What its log signed, and the same with the signature lines of the log alone. */
  readonly text: string;
  readonly signed: string;
}

/** Throws when the body is malformed. */
const readShown = (body: string): Omit<Shown, 'signed'> => {
  const request = parseAddCheckpoint(body);
  const { text } = parseNote(request.checkpoint);
  return { body, request, text, ...parseCheckpoint(text) };
};

/** The checkpoint with the lines of these keys alone. Throws unless one of them has signed it. */
const signedBy = (checkpoint: string, verifiers: readonly NoteVerifier[]): string => {
  const { text } = openNote(checkpoint, verifiers);
  const lines = parseNote(checkpoint)
    .signatures.filter(({ name, blob }) =>
      verifiers.some((known) => known.name === name && known.key_id.equals(blob.subarray(0, KEY_ID_BYTES))),
    )
    .map(({ name, blob }) => signatureLine(name, blob));
  return `${text}\n${lines.join('')}`;
};

/** A witness as C2SP tlog-witness has it: it cosigns what grew out of what it cosigned before, and nothing else. */
export class Witness {
  readonly key: WitnessKey;
  readonly #store: WitnessStore;
  readonly #time: WitnessTime;
  readonly #logs = new Map<string, NoteVerifier[]>();

  constructor(key: WitnessKey, store: WitnessStore, logs: readonly string[], time: WitnessTime) {
    this.key = key;
    this.#store = store;
    this.#time = time;
    for (const verifier of logs.map(parseVerifierKey)) {
      this.#logs.set(verifier.name, [...(this.#logs.get(verifier.name) ?? []), verifier]);
    }
  }

  /** Answers the body of `add-checkpoint`. What it cosigns is durable in its record before it returns. */
  addCheckpoint(body: string): WitnessAnswer {
    let shown: Omit<Shown, 'signed'>;
    try {
      shown = readShown(body);
    } catch (error) {
      return said(400, `The request is malformed: ${reasonOf(error)}.`);
    }
    const { origin, request, size } = shown;
    const verifiers = this.#logs.get(origin);
    if (verifiers === undefined) return said(404, 'This witness does not know this log.');
    let signed: string;
    try {
      signed = signedBy(request.checkpoint, verifiers);
    } catch (error) {
      return said(403, `The checkpoint is not signed by its log: ${reasonOf(error)}.`);
    }
    if (request.old > size) return said(400, 'The old size is larger than the checkpoint.');
    return this.#store.step(origin, (seen) => this.#judge({ ...shown, signed }, seen));
  }

  /** The newest checkpoint of a log that was cosigned, by the hash of its origin, in hexadecimal. */
  latest(hash: string): string | undefined {
    const origin = [...this.#logs.keys()].find((known) => originHash(known) === hash);
    return origin === undefined ? undefined : this.#store.seen(origin)?.note;
  }

  close(): void {
    this.#store.close();
  }

  #judge(shown: Shown, seen: Seen | undefined): Judgement {
    const { size, root, request, body } = shown;
    const old = { size: seen?.size ?? 0, root: seen?.root ?? EMPTY_ROOT };
    const evidence = { size, root, seen_note: seen?.note ?? '', request: body };
    // Only two signed notes of one size contradict each other; a proof that fails may be anybody's own making.
    const isConflict = seen !== undefined && size === seen.size && !root.equals(seen.root);
    const conflict = isConflict ? { conflict: evidence } : {};
    if (request.old !== old.size) return { answer: knownSize(old.size), ...conflict };
    try {
      verifyConsistency(old.size, size, request.proof, old.root, root);
    } catch (error) {
      const sentence = `The log does not grow out of what was seen: ${reasonOf(error)}.`;
      const isSame = size === old.size && root.equals(old.root);
      const refused = isConflict || isSame ? {} : { refused: evidence };
      return { answer: said(422, sentence), ...conflict, ...refused };
    }
    return this.#cosign(shown, seen);
  }

  #cosign({ text, size, root, signed }: Shown, seen: Seen | undefined): Judgement {
    const wall = this.#time.wall();
    if (this.#time.quality(wall) === 'unset') return { answer: said(503, 'The clock here is not set.') };
    const timeS = Math.max(Math.floor(wall / 1_000), seen?.time_s ?? 0);
    const line = this.key.cosign(text, timeS);
    return {
      answer: { status: 200, type: 'text/plain; charset=utf-8', body: line },
      keep: { size, root, time_s: timeS, note: `${signed}${line}` },
    };
  }
}

/** The record is made while the new key still waits for its name: a start cut short is finished by the next one. */
const makeWitness = ({ directory, name, keyFile }: WitnessOptions): void => {
  const waiting = waitingFile(keyFile);
  if (!existsSync(witnessFile(directory))) {
    makeWaitingKey(keyFile, name, newPrivateKey);
    createWitnessStore(directory, witnessKeyOf(name, presentKey(waiting)).verifier_key);
  }
  if (existsSync(waiting)) keepWaitingKey(keyFile);
};

const presentKey = (file: string): KeyObject => {
  const key = readPrivateKey(file);
  if (key !== undefined) return key;
  throw new LogRefused({
    what: 'the key of this witness is missing',
    where: file,
    remedy: 'Restore it from its backup, or give this witness a new name, a new key and a new record.',
  });
};

/**
 * Opens the witness that this kiosk is for other logs; makes its key and its record on the first start.
 *
 * Throws `LogRefused` where the key is not safe, is that of the log, or has cosigned before and its record is missing
 * or another's: a witness that has forgotten what it saw is none.
 */
export const openWitness = (options: WitnessOptions): Witness => {
  const { directory, name, keyFile, logKeyFile, logs, time } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (!existsSync(keyFile)) makeWitness(options);
  const privateKey = presentKey(keyFile);
  requireOtherKey(keyFile, privateKey, logKeyFile);
  const key = witnessKeyOf(name, privateKey);
  return new Witness(key, openWitnessStore(directory, key.verifier_key), logs, time);
};
