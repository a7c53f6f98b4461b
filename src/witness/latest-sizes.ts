import { LogRefused } from '../log/errors.ts';
import { parseCheckpoint } from '../log/formats/checkpoint.ts';
import { type NoteVerifier, openNote } from '../log/formats/note.ts';
import { originHash } from '../log/formats/witness-request.ts';
import { call } from './call.ts';

/** A checkpoint of a log as a witness has it; the log's own key has signed it. */
export interface SeenElsewhere {
  /** Name of the witness's key, and its address. */
  readonly witness: string;
  readonly url: string;
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
}

export interface LatestSizesOptions {
  readonly origin: string;
  /** The keys of the log: what they have not signed says nothing about it. */
  readonly verifiers: readonly NoteVerifier[];
  readonly witnesses: readonly { readonly key: string; readonly url?: string | undefined }[];
  readonly within_ms?: number;
}

/** A start that waits longer for witnesses keeps people waiting at a door. */
const WITHIN_MS = 1_500;

/**
 * Asks every witness that has an address, all at once, for the newest checkpoint of a log that it has cosigned. Those
 * that cannot be reached in time, or have nothing that the log's key signed, are left out.
 */
export const latestSizes = async (options: LatestSizesOptions): Promise<readonly SeenElsewhere[]> => {
  const { origin, verifiers, witnesses, within_ms = WITHIN_MS } = options;
  const answers = await Promise.allSettled(
    witnesses
      .flatMap(({ key, url }) => (url === undefined ? [] : [{ key, url }]))
      .map(async ({ key, url }) => {
        const { status, body } = await call({ url: `${url}/${originHash(origin)}/checkpoint`, within_ms });
        if (status !== 200) throw new Error(`${url} answers with ${status}`);
        const checkpoint = parseCheckpoint(openNote(body, verifiers).text);
        if (checkpoint.origin !== origin) throw new Error(`${url} has the checkpoint of another log`);
        const { size, root } = checkpoint;
        return { witness: key.slice(0, key.indexOf('+')), url, size, root, note: body };
      }),
  );
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
};

/** A log as it lies here. */
export interface LogHere {
  /** Where it lies, for the message. */
  readonly where: string;
  readonly size: number;
  rootAt(size: number): Buffer;
}

/**
 * Throws `LogRefused` when this log's own key has signed, before a witness, more than there is here, or something
 * else: a log that went on from there would tell two stories.
 */
export const requireAllSeen = ({ where, size, rootAt }: LogHere, seen: readonly SeenElsewhere[]): void => {
  const refuse = (what: string): never => {
    throw new LogRefused({
      what,
      where,
      remedy:
        'Do not go on with this copy. Restore the newest one with "ballot-vault restore"; if it is lost, close this log and open the next epoch.',
    });
  };
  for (const { witness, size: seenSize, root } of seen) {
    if (seenSize > size) refuse(`${witness} has seen ${seenSize} entries, this log ends at ${size}`);
    if (!rootAt(seenSize).equals(root))
      refuse(`${witness} has seen other entries among the first ${seenSize} than this log has`);
  }
};
