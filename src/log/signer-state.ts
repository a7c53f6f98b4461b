import { closeSync, fdatasync, fdatasyncSync, openSync, readSync, writeSync } from 'node:fs';
import { assert } from '../core/terms.ts';
import { LogRefused } from './errors.ts';
import { sha256 } from './formats/crypto.ts';
import { createSecret, readSecret, replaceSecret } from './secret-file.ts';
import type { WriteFaults } from './write-faults.ts';

/** A tree by its number of entries and its root hash. */
export interface SignedTree {
  readonly size: number;
  readonly root: Buffer;
}

/** Whose state it is: the log's origin, and the id of the key that signs it. */
export interface StateOwner {
  readonly origin: string;
  readonly key_id: Buffer;
}

const FORMAT = 'ballot-vault signer state 1';
const SLOTS = 2;
const SLOT_BYTES = 512;
/** A page for each slot: whatever a write cut short destroys, it does not reach the other slot. */
const SLOT_EVERY_BYTES = 4_096;
const DIGEST_CHARACTERS = 64;
const BODY_CHARACTERS = SLOT_BYTES - DIGEST_CHARACTERS - 1;

interface Slot extends SignedTree {
  readonly counter: number;
  readonly origin: string;
  readonly key_id: string;
}

const digestOf = (body: string): string => sha256(Buffer.from(body)).toString('hex');

/** Lines of text filled up with spaces, then their SHA-256. A person can read it, and a torn one shows. */
const formatSlot = ({ counter, origin, key_id, size, root }: Slot): Buffer => {
  const lines = [FORMAT, counter, origin, key_id, size, root.toString('base64'), ''];
  const body = Buffer.from(lines.join('\n')).toString('latin1').padEnd(BODY_CHARACTERS);
  const slot = Buffer.from(`${body}${digestOf(body)}\n`, 'latin1');
  if (slot.length !== SLOT_BYTES) throw new Error('an origin has at most 255 bytes');
  return slot;
};

/** The file of a signer that has signed `signed`. */
const formatState = ({ origin, key_id }: StateOwner, signed: SignedTree): string =>
  Array.from({ length: SLOTS }, (_, counter) =>
    formatSlot({ ...signed, counter, origin, key_id: key_id.toString('hex') })
      .toString('latin1')
      .padEnd(SLOT_EVERY_BYTES),
  ).join('');

const WHOLE = /^(0|[1-9][0-9]{0,15})$/;

/** A slot as it was written; undefined for one that was not, or not to its end. */
const parseSlot = (bytes: Buffer): Slot | undefined => {
  const text = bytes.toString('latin1');
  const body = text.slice(0, BODY_CHARACTERS);
  if (text !== `${body}${digestOf(body)}\n`) return undefined;
  const [format, counter = '', origin = '', key_id = '', size = '', root = ''] = Buffer.from(body, 'latin1')
    .toString()
    .split('\n');
  if (format !== FORMAT || !WHOLE.test(counter) || !WHOLE.test(size)) return undefined;
  return { counter: Number(counter), origin, key_id, size: Number(size), root: Buffer.from(root, 'base64') };
};

const refused = (file: string, what: string): LogRefused =>
  new LogRefused({
    what,
    where: file,
    remedy:
      'Put the right file back. Where it is lost, what was signed is no longer known: close this log and open a new epoch with "ballot-vault epoch open --previous".',
  });

const newestSlot = (file: string, descriptor: number): Slot => {
  const slots = Array.from({ length: SLOTS }, (_, slot) => {
    const bytes = Buffer.alloc(SLOT_BYTES);
    readSync(descriptor, bytes, 0, SLOT_BYTES, slot * SLOT_EVERY_BYTES);
    return parseSlot(bytes);
  });
  const [newest] = slots
    .filter((slot) => slot !== undefined)
    .toSorted((one, other) => other.counter - one.counter);
  if (newest === undefined) throw refused(file, "the signer's state is damaged in both places");
  return newest;
};

const requireOwner = (file: string, slot: Slot, owner: StateOwner): Slot => {
  const [origin, key] = [owner.origin, owner.key_id.toString('hex')];
  if (slot.origin === origin && slot.key_id === key) return slot;
  throw refused(
    file,
    `this is the signer's state of the log ${slot.origin} under key ${slot.key_id}, and not of ${origin} under ${key}`,
  );
};

/**
 * What a signer signed last, in a file of its own (mode 0600), best on another disk than the log. Two slots are
 * written in turn and in place, so that a step costs one flush of one page; the whole slot with the higher
 * counter counts. A slot torn by a power cut is the step before: nothing was signed for it yet.
 */
export class SignerState {
  readonly #file: string;
  readonly #descriptor: number;
  readonly #before: NonNullable<WriteFaults['before']>;
  #slot: Slot;
  /** Written, and not known to be on the disk. */
  #written: Slot | undefined;
  #isOpen = true;

  private constructor(file: string, descriptor: number, slot: Slot, faults: WriteFaults) {
    this.#file = file;
    this.#descriptor = descriptor;
    this.#slot = slot;
    this.#before = faults.before ?? (() => {});
  }

  /** Makes the state of a signer that has signed `signed`, durable when it returns. Throws where there is a file. */
  static create(file: string, owner: StateOwner, signed: SignedTree): void {
    createSecret(file, formatState(owner, signed));
  }

  /** The same in the place of a state that says less, or where there is none: at every moment one of them is there. */
  static replace(file: string, owner: StateOwner, signed: SignedTree): void {
    replaceSecret(file, formatState(owner, signed));
  }

  /** Whether there is a file, readable by its owner alone. Throws `LogRefused` for one that others can read. */
  static exists(file: string): boolean {
    return readSecret(file, 'signer state') !== undefined;
  }

  /** What the state of whatever log says, undefined where there is none. Throws `LogRefused` for a damaged one. */
  static leftAt(file: string): SignedTree | undefined {
    if (!SignerState.exists(file)) return undefined;
    const descriptor = openSync(file, 'r');
    try {
      return newestSlot(file, descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  /**
   * What was signed under `owner`; undefined where there is no file. Throws `LogRefused` for one that is damaged, open
   * to others, or of another log or key.
   */
  static signedBy(file: string, owner: StateOwner): SignedTree | undefined {
    if (!SignerState.exists(file)) return undefined;
    const descriptor = openSync(file, 'r');
    try {
      const { size, root } = requireOwner(file, newestSlot(file, descriptor), owner);
      return { size, root };
    } finally {
      closeSync(descriptor);
    }
  }

  /**
   * Throws `LogRefused` for a file that is missing, open to others, damaged in both slots, or of another log or
   * key than `owner`.
   */
  static open(file: string, owner: StateOwner, faults: WriteFaults = {}): SignerState {
    if (!SignerState.exists(file)) throw refused(file, "the signer's state is missing");
    const descriptor = openSync(file, 'r+');
    try {
      return new SignerState(
        file,
        descriptor,
        requireOwner(file, newestSlot(file, descriptor), owner),
        faults,
      );
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
  }

  get signed(): SignedTree {
    const { size, root } = this.#slot;
    return { size, root };
  }

  /**
   * Writes down what is about to be signed. It counts once it is flushed; until then `signed` is what it was, and the
   * other slot holds it. Throws what the disk throws; the file is then to be opened anew.
   */
  write(signed: SignedTree): void {
    assert(this.#written === undefined, 'what was written before is on the disk');
    const slot = { ...this.#slot, ...signed, counter: this.#slot.counter + 1 };
    this.#before('state_write');
    const place = (slot.counter % SLOTS) * SLOT_EVERY_BYTES;
    if (writeSync(this.#descriptor, formatSlot(slot), 0, SLOT_BYTES, place) !== SLOT_BYTES) {
      throw new Error(`${this.#file}: the state was not written to its end`);
    }
    this.#before('state_flush');
    this.#written = slot;
  }

  /** What was written is on the disk when it returns. Throws what the disk throws. */
  flush(): void {
    if (this.#written === undefined) return;
    fdatasyncSync(this.#descriptor);
    this.#count(this.#written);
  }

  /**
   * The same beside whatever else the process does. Calls back with what the disk said, null where all is well; not at
   * all where `flush` was called meanwhile, or `close`.
   */
  flushSoon(onEnd: (error: Error | null) => void): void {
    const written = this.#written;
    assert(written !== undefined, 'something was written');
    fdatasync(this.#descriptor, (error) => {
      if (this.#written !== written || !this.#isOpen) return;
      if (error === null) this.#count(written);
      onEnd(error);
    });
  }

  close(): void {
    // A second time it might be the number of somebody else's file.
    if (this.#isOpen) closeSync(this.#descriptor);
    this.#isOpen = false;
  }
  #count(slot: Slot): void {
    this.#slot = slot;
    this.#written = undefined;
  }
}
