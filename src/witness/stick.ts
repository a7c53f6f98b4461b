import { parseCheckpoint } from '../log/formats/checkpoint.ts';
import { parseNote } from '../log/formats/note.ts';
import { formatAddCheckpoint, originHash, parseAddCheckpoint } from '../log/formats/witness-request.ts';
import type { PublishedLog } from '../log/published-log.ts';
import type { Witness } from './witness.ts';

/** A file that somebody carries between a kiosk and a witness. */
export interface CarriedFile {
  readonly name: string;
  readonly content: string;
}

/** What a witness made of the requests about one log. */
export type CarriedAnswer =
  | {
      readonly answer: 'cosigned';
      readonly origin: string;
      readonly size: number;
      readonly file: CarriedFile;
    }
  | { readonly answer: 'refused'; readonly what: string };

/** A name that any file system takes, and that tells people what it is. */
const plain = (name: string): string => name.replace(/[^A-Za-z0-9.]+/g, '-');

/**
 * The requests of a log for its witnesses, in the very form of `add-checkpoint`: one from each size that some witness
 * cosigned last, and one for a witness that has seen nothing yet.
 */
export const requestFiles = (
  log: Pick<PublishedLog, 'origin' | 'checkpoint' | 'consistency' | 'cosigned'>,
): readonly CarriedFile[] => {
  const { size, note } = log.checkpoint();
  const olds = new Set([0, ...log.cosigned().map((cosigned) => Math.min(cosigned.size, size))]);
  return [...olds].map((old) => ({
    name: `${plain(log.origin)}-${size}-from-${old}.add-checkpoint`,
    content: formatAddCheckpoint({ old, proof: log.consistency(old, size), checkpoint: note }),
  }));
};

const originOf = (request: string): string => {
  try {
    return parseCheckpoint(parseNote(parseAddCheckpoint(request).checkpoint).text).origin;
  } catch {
    return '';
  }
};

const answerFile = (witness: Witness, origin: string): CarriedAnswer | undefined => {
  const content = witness.latest(originHash(origin));
  if (content === undefined) return undefined;
  const { size } = parseCheckpoint(parseNote(content).text);
  const name = `${plain(origin)}-${size}-by-${plain(witness.key.name)}.cosigned`;
  return { answer: 'cosigned', origin, size, file: { name, content } };
};

/**
 * A witness's answer to the requests that a stick brought, one for each log: the newest checkpoint that it has
 * cosigned. That is what was asked for, or, where an earlier answer got lost on its way, that answer again; the
 * next request then starts from there.
 */
export const answerRequests = (witness: Witness, requests: readonly string[]): readonly CarriedAnswer[] => {
  const byOrigin = Map.groupBy(requests, originOf);
  return [...byOrigin].map(([origin, all]): CarriedAnswer => {
    const answers = all.map((request) => witness.addCheckpoint(request));
    const refusal = answers.find(({ status }) => status !== 200 && status !== 409);
    const isCosigned = answers.some(({ status }) => status === 200);
    if (!isCosigned && refusal !== undefined) return { answer: 'refused', what: refusal.body.trim() };
    return (
      answerFile(witness, origin) ?? { answer: 'refused', what: 'This witness has cosigned nothing of it.' }
    );
  });
};
