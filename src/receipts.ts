import { takesChallenge } from './core/evidence.ts';
import type { GivenBy } from './core/facts-evidence.ts';
import type { Observation } from './core/inputs.ts';
import type { State } from './core/state.ts';
import type { Ms, RoomId } from './core/terms.ts';
import type { DecodedEntry } from './log/entry.ts';
import { type Checkpoint, parseCheckpoint } from './log/formats/checkpoint.ts';
import { parseNote } from './log/formats/note.ts';
import { inclusionProof, subtreeHasher } from './log/formats/proof.ts';
import { formatTlogProof } from './log/formats/tlog-proof.ts';
import type { StoredHashes } from './log/formats/tree.ts';
import { qrRows } from './receipts/qr.ts';
import { rootWords } from './receipts/root-words.ts';
import type { ChallengeProof, Receipt, Shown, Slip } from './web/wire.ts';

/** The log as receipts need it: only what is committed. */
export interface ReceiptLog {
  /** `checkpoint` is the newest signed one; entries may have come since. */
  readonly head: { readonly checkpoint: string };
  /** Signs what is due now, instead of soon. */
  signDue(): void;
  facts(from: number): Iterable<DecodedEntry>;
  readonly hashes: StoredHashes;
}

/** The log as others are shown it: `note` is the newest signed checkpoint with what witnesses added to it. */
export interface ReceiptPublished {
  readonly verifier_key: string;
  checkpoint(): { readonly note: string };
}

/** The loop as receipts need it. */
export interface ReceiptKiosk {
  readonly state: State;
  readonly index: number;
  offer(observation: Observation): boolean;
}

export interface ReceiptOptions {
  readonly log: ReceiptLog;
  readonly published: ReceiptPublished;
  readonly kiosk: ReceiptKiosk;
  readonly now: () => Ms;
  /** How many witnesses are asked to cosign. */
  readonly witnesses: number;
}

/** What a signed checkpoint says. Throws when it is malformed; its signature is not checked. */
export const readCheckpoint = (note: string): Checkpoint => parseCheckpoint(parseNote(note).text);

/** Puts on record that a checkpoint left the building. False when that could not be recorded now. */
export const recordGiven = (
  kiosk: Pick<ReceiptKiosk, 'offer'>,
  { size, root }: Checkpoint,
  by: GivenBy,
): boolean => kiosk.offer({ type: 'checkpoint_given', size, root: root.toString('base64'), by });

/** A signed checkpoint as people can take it along: by camera, by ear or in writing. */
export const receiptOf = (note: string, time: Ms, witnesses: number): Receipt => {
  const { origin, size, root } = readCheckpoint(note);
  return {
    size,
    time,
    origin,
    root_hex: root.toString('hex'),
    words: { en: rootWords(root, 'en'), es: rootWords(root, 'es') },
    qr: qrRows(Buffer.from(note), 'M'),
    witnesses,
  };
};

/** What a paper says of the kiosk itself. */
export interface PaperOf {
  readonly kiosk: string;
  readonly rooms: readonly string[];
  readonly time_zone: string;
  readonly verifier_key: string;
}

/** A signed checkpoint, byte for byte, and what a paper says beside it. */
export interface GivenCheckpoint {
  readonly note: string;
  readonly slip: Slip;
}

/** A signed checkpoint with all that a paper says beside it. */
export const givenCheckpoint = (
  note: string,
  time: Ms,
  witnesses: number,
  paper: PaperOf,
): GivenCheckpoint => ({ note, slip: { ...receiptOf(note, time, witnesses), ...paper } });

/** A longer text makes a code too fine for the glass: then the lines of the witnesses are left out. */
const NOTE_BYTES_MAX = 800;

const noteFor = ({ log, published }: ReceiptOptions): string => {
  log.signDue();
  const { note } = published.checkpoint();
  return Buffer.byteLength(note) <= NOTE_BYTES_MAX ? note : log.head.checkpoint;
};

/** The tlog-proof file of an entry under a signed checkpoint that holds it. */
const proofOf = (log: ReceiptLog, index: number, checkpoint: string): string => {
  const { size } = readCheckpoint(checkpoint);
  return formatTlogProof({
    index,
    proof: inclusionProof(index, size, subtreeHasher(log.hashes)),
    checkpoint,
  });
};

/** Number of the entry, from one on, that records this very challenge. */
const entryOf = (log: ReceiptLog, from: number, room: RoomId, challenge: string): number | undefined => {
  for (const { header, fact } of log.facts(from)) {
    if (fact.type === 'challenge_recorded' && fact.room === room && fact.challenge === challenge)
      return header.seq;
  }
  return undefined;
};

const refused = (cause: 'too_soon' | 'not_recorded', what: string, remedy: string): Shown<never> => ({
  ok: false,
  cause,
  error: { what, where: 'challenge', remedy },
});

/** What the screens show of the log itself. */
export interface Receipts {
  receipt(): Shown<Receipt>;
  /** Records a challenge of an observer at a room's screen, and proves that. */
  challenge(room: RoomId, text: string): Shown<ChallengeProof>;
  slip(): Slip;
  /** The newest signed checkpoint, not on record as given. */
  newest(): GivenCheckpoint;
}

export const receiptsOf = (options: ReceiptOptions): Receipts => {
  const { log, published, kiosk, now, witnesses } = options;
  const newest = (): GivenCheckpoint => {
    const { policy, rooms } = kiosk.state;
    return givenCheckpoint(noteFor(options), now(), witnesses, {
      kiosk: policy?.kiosk ?? '',
      rooms: Object.values(rooms).map((room) => room.policy.name),
      time_zone: policy?.time_zone ?? 'UTC',
      verifier_key: published.verifier_key,
    });
  };
  const give = (by: GivenBy): Slip => {
    const { note, slip } = newest();
    recordGiven(kiosk, readCheckpoint(note), by);
    return slip;
  };
  const receipt = (): Receipt => {
    const { kiosk: _, rooms, verifier_key, time_zone, ...shown } = give('receipt');
    return shown;
  };
  return {
    receipt: () => ({ ok: true, shown: receipt() }),
    slip: () => give('shift_slip'),
    newest,
    challenge: (room, text) => {
      if (!takesChallenge(kiosk.state, room, now())) {
        const what = 'another challenge was recorded just now';
        return refused('too_soon', what, 'wait ten seconds and send it again');
      }
      const before = kiosk.index;
      kiosk.offer({ type: 'touched', room, touch: { touch: 'challenge', text } });
      const entry = kiosk.index > before ? entryOf(log, before + 1, room, text) : undefined;
      if (entry === undefined) {
        return refused(
          'not_recorded',
          'the challenge is not on record',
          'make room on the disk, or try again',
        );
      }
      const proof = Buffer.from(proofOf(log, entry, noteFor(options)));
      return { ok: true, shown: { entry, challenge: text, qr: qrRows(proof, 'L') } };
    },
  };
};
