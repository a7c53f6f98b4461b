import { type Checkpoint, parseCheckpoint } from '../formats/checkpoint.ts';
import { openNote, parseNote, parseVerifierKey } from '../formats/note.ts';
import type { CitedLog } from './epochs.ts';
import type { Findings } from './findings.ts';
import type { SignedRoot } from './old-checkpoints.ts';
import type { Conflict, GivenCheckpoint } from './report.ts';
import type { NamedCheckpoint } from './source.ts';

/** A checkpoint that the user gave and that the log's own key has not signed. */
export interface Unopened extends NamedCheckpoint {
  readonly reason: string;
}

/** What this log, and whoever checks it, know of keys beside its own. */
export interface OtherKeys {
  readonly origin: string;
  readonly newest: SignedRoot;
  /** Keys named for the next log: they sign this one beside its own. */
  readonly next: readonly string[];
  /** The log before this one, under its key. */
  readonly former: CitedLog | undefined;
  /** False where the next log's key was given: nobody here says then that the own key is the true one. */
  readonly is_own_known: boolean;
  /** Root of the first `size` entries; undefined where the evidence does not give it. */
  readonly rootOf: (size: number) => Promise<Buffer | undefined>;
}

type Opened = NamedCheckpoint & Checkpoint;

type Became = GivenCheckpoint['became'];

const KEY_ID_BYTES = 4;
const SIGNERS_SHOWN_MAX = 4;

/** What a key has signed; undefined where it has not, or is none. */
const openedBy = ({ name, note }: NamedCheckpoint, key: string): Opened | undefined => {
  try {
    return { name, note, ...parseCheckpoint(openNote(note, [parseVerifierKey(key)]).text) };
  } catch {
    return undefined;
  }
};

/** Whose signatures a checkpoint of this log says it has; undefined for anything else. */
const signersOf = (note: string, origin: string): string | undefined => {
  try {
    const { text, signatures } = parseNote(note);
    if (parseCheckpoint(text).origin !== origin) return undefined;
    return signatures
      .slice(0, SIGNERS_SHOWN_MAX)
      .map(({ name, blob }) => `${name}+${blob.subarray(0, KEY_ID_BYTES).toString('hex')}`)
      .join(', ');
  } catch {
    return undefined;
  }
};

/**
 * Weighs checkpoints by other keys. Only a key that this log itself names can contradict it: anybody can sign
 * anything with a key of his own, and call it a checkpoint of this log.
 */
export class OtherKeyCheckpoints {
  readonly #findings: Findings;
  readonly #log: OtherKeys;
  readonly conflicts: Conflict[] = [];

  constructor(findings: Findings, log: OtherKeys) {
    this.#findings = findings;
    this.#log = log;
  }

  async weigh(given: Unopened): Promise<GivenCheckpoint> {
    const { origin, next, former } = this.#log;
    const { name } = given;
    for (const key of next) {
      const opened = openedBy(given, key);
      if (opened?.origin === origin)
        return { name, size: opened.size, became: await this.#weighNext(opened) };
    }
    const opened = former === undefined ? undefined : openedBy(given, former.verifier_key);
    if (former !== undefined && opened?.origin === former.origin)
      return { name, size: opened.size, became: this.#weighFormer(opened, former) };
    this.#unusable(given);
    return { name, size: undefined, became: 'unusable' };
  }

  async #weighNext({ name, note, size, root }: Opened): Promise<Became> {
    const { newest, rootOf } = this.#log;
    const by = 'by the key of the next log';
    if (size > newest.size) {
      return this.#conflict(
        note,
        `${name} was signed ${by} of ${size} entries, and this evidence ends at ${newest.size}: it is older than that checkpoint, or the log was cut or rolled back`,
      );
    }
    const here = await rootOf(size);
    if (here === undefined) {
      const what = `${name} was signed ${by}, and this evidence does not give the root of ${size} entries to compare`;
      return this.#unclear(what);
    }
    if (here.equals(root)) return 'agrees';
    return this.#conflict(
      note,
      `${name} was signed ${by} of ${size} entries, and is not the beginning of this log: there are two versions of it`,
    );
  }

  #weighFormer({ name, note, size, root }: Opened, former: CitedLog): Became {
    const cited = `entry 0 cites ${String(former.size)} entries of the former log ${former.origin}`;
    if (size === former.size && root.toString('base64') === former.root) return 'agrees';
    if (size === former.size)
      return this.#conflict(note, `${cited}, and ${name} was signed of as many with another root`);
    if (former.size === undefined || size < former.size) {
      return this.#unclear(
        `${name} is a checkpoint of the former log ${former.origin}: check it with the evidence of that log`,
      );
    }
    const what = `${cited}, and ${name} was signed of ${size}`;
    if (former.is_whole) return this.#conflict(note, what);
    this.#findings.add('doubtful', 'former_log_longer', `${what}: what came between was lost`, 0);
    return 'unusable';
  }

  #unclear(what: string): Became {
    this.#findings.add('doubtful', 'given_checkpoint_unusable', what);
    return 'unusable';
  }

  #unusable({ name, note, reason }: Unopened): void {
    const { origin, is_own_known: isOwnKnown } = this.#log;
    const signers = signersOf(note, origin);
    if (signers === undefined) {
      const what = `${name} is not a checkpoint that the key of this log has signed (${reason})`;
      return this.#findings.add('doubtful', 'given_checkpoint_unusable', what);
    }
    const what = `${name} calls itself a checkpoint of this log, and no key that this log has or names has signed it (it names ${signers})`;
    if (isOwnKnown)
      return this.#findings.add(
        'doubtful',
        'given_checkpoint_unusable',
        `${what}: it says nothing for or against this log`,
      );
    this.#findings.add(
      'false',
      'given_checkpoint_by_other_key',
      `${what}: the key that came with this evidence may stand in the place of the log's own, so give that one, as the owner publishes it`,
    );
  }

  #conflict(note: string, what: string): Became {
    this.conflicts.push({ what, one: this.#log.newest.note, other: note });
    return 'conflicts';
  }
}
