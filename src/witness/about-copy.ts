import { parseCheckpoint } from '../log/formats/checkpoint.ts';
import { parseWitnessKey, type WitnessVerifier } from '../log/formats/cosignature.ts';
import { type NoteVerifier, openNote, parseNote, signatureLine } from '../log/formats/note.ts';
import { formatAddCheckpoint, originHash } from '../log/formats/witness-request.ts';
import type { CosignedCheckpoint } from '../log/log-rows.ts';
import { call } from './call.ts';
import { type Holding, holdingIn, judgeAnswer } from './judge-answer.ts';

/** A copy of a log, as its witnesses are asked about it. */
export interface CopyAskedAbout {
  readonly origin: string;
  readonly verifier: NoteVerifier;
  /** Entries that it holds, signed or not. */
  readonly end: number;
  /** Its newest checkpoint. */
  readonly size: number;
  readonly note: string;
  /** What its last entry claims, ms since 1970. */
  readonly last_at: number;
  /** Checkpoints with lines of witnesses that it holds itself. */
  readonly held: readonly string[];
  rootAt(size: number): Buffer;
  consistency(old: number, size: number): readonly Buffer[];
}

/** A tree that the log's own key has signed, as a witness has it. */
interface SeenTree {
  readonly size: number;
  readonly root: Buffer;
}

export type WitnessWord = { readonly witness: string } & (
  | {
      /** It signed just now that it has seen no more than this copy holds. */
      readonly says: 'no_more';
      readonly seen: SeenTree;
      readonly kept: CosignedCheckpoint;
      /** When it signed that, by its own clock, seconds since 1970. */
      readonly time_s: number;
    }
  /** It has seen more of this log, or another one. */
  | { readonly says: 'other'; readonly seen: SeenTree }
  | { readonly says: 'nothing'; readonly why: string }
);

export interface AskAboutCopy {
  readonly copy: CopyAskedAbout;
  readonly witnesses: readonly { readonly key: string; readonly url?: string | undefined }[];
  /** What was carried here: checkpoints with lines of witnesses. */
  readonly carried: readonly string[];
  /** Seconds since 1970, by the clock here. */
  readonly now_s: number;
  readonly within_ms: number;
}

/** An older answer may be one that somebody kept: the log can have gone on since. */
const FRESH_S = 10 * 60;
/** Somebody has to carry it. */
const FRESH_CARRIED_S = 24 * 60 * 60;

const nameIn = (key: string): string => key.slice(0, key.indexOf('+'));

const instant = (seconds: number): string => new Date(seconds * 1_000).toISOString();

/** What a note that the log's key has signed says. Throws, with a sentence, for any other. */
const treeIn = ({ origin, verifier }: CopyAskedAbout, note: string): SeenTree => {
  const checkpoint = parseCheckpoint(openNote(note, [verifier]).text);
  if (checkpoint.origin !== origin) throw new Error(`it is of the log ${checkpoint.origin}`);
  return { size: checkpoint.size, root: checkpoint.root };
};

const holds = ({ end, rootAt }: CopyAskedAbout, { size, root }: SeenTree): boolean =>
  size <= end && rootAt(size).equals(root);

/** Whether the copy holds this very signature: then it was given before the copy was made. */
const isHeld = ({ held, note }: CopyAskedAbout, cosignature: string): boolean =>
  [note, ...held].some((each) =>
    parseNote(each).signatures.some(({ blob }) => blob.toString('base64') === cosignature),
  );

type Cosigned = Holding['cosigned'];

/** Why a cosignature says nothing of what came after the copy; undefined where it does. */
const tooOld = ({ copy, now_s }: AskAboutCopy, cosigned: Cosigned, freshS: number): string | undefined => {
  const { time_s, cosignature } = cosigned;
  if (Math.abs(now_s - time_s) > freshS)
    return `it signed at ${instant(time_s)}, and the clock here says ${instant(now_s)}: an answer that old may have been kept`;
  return isHeld(copy, cosignature)
    ? 'this copy holds that signature itself: it is older than the copy'
    : undefined;
};

/** What a witness's line on a checkpoint of this log is worth: a cosignature says that it has seen no longer one. */
const wordIn = (asked: AskAboutCopy, note: string, witness: WitnessVerifier, freshS: number): WitnessWord => {
  const { copy } = asked;
  const { name } = witness;
  const seen = treeIn(copy, note);
  if (!holds(copy, seen)) return { witness: name, says: 'other', seen };
  const holding = holdingIn(note, witness);
  if (holding === undefined) return { witness: name, says: 'nothing', why: 'it has not cosigned this' };
  const why = tooOld(asked, holding.cosigned, freshS);
  if (why !== undefined) return { witness: name, says: 'nothing', why };
  return { witness: name, says: 'no_more', seen, kept: holding.kept, time_s: holding.cosigned.time_s };
};

/** The checkpoint that the witness is shown: the copy's, or its own where the copy's signature over that is lost. */
const shownTo = (
  { verifier, size, note }: CopyAskedAbout,
  seenNote: string,
  seenSize: number,
): { readonly size: number; readonly note: string } => {
  if (seenSize <= size) return { size, note };
  const { text, signatures } = parseNote(seenNote);
  const own = signatures.filter(({ name }) => name === verifier.name);
  return {
    size: seenSize,
    note: `${text}\n${own.map(({ name, blob }) => signatureLine(name, blob)).join('')}`,
  };
};

/** Throws, with a sentence, where there is no answer that says anything. */
const ask = async (asked: AskAboutCopy, witness: WitnessVerifier, url: string): Promise<WitnessWord> => {
  const { copy, within_ms } = asked;
  const latest = await call({ url: `${url}/${originHash(copy.origin)}/checkpoint`, within_ms });
  if (latest.status !== 200 && latest.status !== 404) throw new Error(`it answers with ${latest.status}`);
  const isNew = latest.status === 404;
  const seen = isNew ? { size: 0, root: copy.rootAt(0) } : treeIn(copy, latest.body);
  if (!holds(copy, seen)) return { witness: witness.name, says: 'other', seen };
  // What it gave may be an answer of another day, given by somebody in between: only a new signature tells.
  const { size, note } = isNew ? copy : shownTo(copy, latest.body, seen.size);
  const old = seen.size;
  const body = formatAddCheckpoint({ old, proof: copy.consistency(old, size), checkpoint: note });
  const called = await call({ url: `${url}/add-checkpoint`, body, within_ms });
  const judged = judgeAnswer(called, { old, size, note }, witness);
  if (judged.answer === 'has_size') throw new Error(`it says that it knows another size, ${judged.size}`);
  if (judged.answer !== 'cosigned') throw new Error(`it does not sign: it answers with ${called.status}`);
  const word = wordIn(asked, judged.holding.kept.note, witness, FRESH_S);
  return word.says === 'no_more' ? { ...word, seen } : word;
};

/** Nobody saw when an answer that was carried here was asked for: it has to show itself that the copy was there. */
const carriedWord = (asked: AskAboutCopy, note: string, witness: WitnessVerifier): WitnessWord => {
  const word = wordIn(asked, note, witness, FRESH_CARRIED_S);
  if (word.says !== 'no_more') return word;
  const { size, last_at } = asked.copy;
  const nothing = (why: string): WitnessWord => ({ witness: witness.name, says: 'nothing', why });
  if (word.seen.size < size)
    return nothing(`it signed ${word.seen.size} entries, and not the ${size} that this copy has signed`);
  if (word.time_s * 1_000 < last_at) {
    const last = new Date(last_at).toISOString();
    return nothing(`it signed at ${instant(word.time_s)}, before the last entry of this copy at ${last}`);
  }
  return word;
};

const carriedBy = (asked: AskAboutCopy, witness: WitnessVerifier): WitnessWord | undefined => {
  const words = asked.carried
    .map((note) => carriedWord(asked, note, witness))
    .toSorted((one, other) => RANK.indexOf(one.says) - RANK.indexOf(other.says));
  return words[0];
};

/** What outweighs what: that there is more than this copy cannot be taken back by anybody. */
const RANK: readonly WitnessWord['says'][] = ['other', 'no_more', 'nothing'];

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Asks every witness, all at once, whether it has seen more of a log than a copy holds, and to sign that it has not.
 * Only a signature of this hour counts: what somebody kept of an older day would speak for an older copy. A witness
 * with an address is asked there: what is carried here can speak against the copy for it, and never for the copy.
 * Throws, with a sentence, for something carried here that the log's key has not signed.
 */
export const askAboutCopy = (asked: AskAboutCopy): Promise<readonly WitnessWord[]> =>
  Promise.all(
    asked.witnesses.map(async ({ key, url }): Promise<WitnessWord> => {
      const witness = nameIn(key);
      const verifier = parseWitnessKey(key);
      const carried = carriedBy(asked, verifier);
      if (carried?.says === 'other') return carried;
      if (url === undefined) {
        const why = 'it has no address, and no answer of it was carried here';
        return carried ?? { witness, says: 'nothing', why };
      }
      try {
        return await ask(asked, verifier, url);
      } catch (error) {
        const reason = reasonOf(error);
        const why =
          carried === undefined
            ? reason
            : `${reason}; it has an address, so what was carried here does not stand for it`;
        return { witness, says: 'nothing', why };
      }
    }),
  );
