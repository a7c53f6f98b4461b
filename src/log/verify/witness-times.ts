import { fromBase64, hashFromBase64 } from '../formats/base64.ts';
import { formatCheckpoint } from '../formats/checkpoint.ts';
import { cosignaturesIn, type WitnessVerifier } from '../formats/cosignature.ts';
import { parseNote } from '../formats/note.ts';
import type { Cosigned } from './brackets.ts';
import type { ClaimedEntry } from './claimed-entry.ts';
import type { Findings } from './findings.ts';
import type { WitnessSeen } from './report.ts';

/** Statements by witnesses that are kept; a kiosk that asks ten witnesses each minute makes them in a year. */
const COSIGNED_MAX = 5_000_000;

/** A witness whose key is known, under the name that the report has for it. */
export interface KnownWitness {
  readonly name: string;
  readonly verifier: WitnessVerifier;
}

/** A root that a witness has signed, to be compared with this tree's. */
export interface WitnessedRoot {
  readonly cosigned: Cosigned;
  readonly root: Buffer;
  /** The text that the witness has signed, and its line. */
  readonly statement: string;
}

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Collects who has cosigned what, and when. Only statements that hold under the key of a known witness count. */
export class WitnessTimes {
  readonly #findings: Findings;
  readonly #origin: string;
  readonly #witnesses: readonly KnownWitness[];
  readonly cosigned: Cosigned[] = [];
  /** Signature lines, and recorded statements, of witnesses whose keys are not known. */
  unknown = 0;

  constructor(findings: Findings, origin: string, witnesses: readonly KnownWitness[]) {
    this.#findings = findings;
    this.#origin = origin;
    this.#witnesses = witnesses;
  }

  /** The cosignatures on a checkpoint that this log's key has signed. Throws where one by a known witness fails. */
  addNote(note: string, size: number): void {
    const verifiers = this.#witnesses.map(({ verifier }) => verifier);
    for (const { witness, time_s } of cosignaturesIn(note, verifiers)) {
      const name = this.#witnesses.find(({ verifier }) => verifier === witness)?.name ?? witness.name;
      this.#add({ witness: name, size, time_s, recorded_in: undefined });
    }
    const known = new Set([this.#origin, ...verifiers.map(({ name }) => name)]);
    this.unknown += parseNote(note).signatures.filter(({ name }) => !known.has(name)).length;
  }

  /** The statement that an entry records, if it records one that holds; `accept` it once its root was compared. */
  read(entry: ClaimedEntry): WitnessedRoot | undefined {
    if (entry.type !== 'checkpoint_cosigned') return undefined;
    const { seq, fields } = entry;
    const { witness: name, size, root: rootText, cosignature } = fields;
    const root = typeof rootText === 'string' ? hashFromBase64(rootText) : undefined;
    const blob = typeof cosignature === 'string' ? fromBase64(cosignature) : undefined;
    if (typeof name !== 'string' || !isSize(size) || root === undefined || blob === undefined) {
      this.#findings.add(
        'doubtful',
        'cosignature_false',
        `entry ${seq} records a cosignature that is none`,
        seq,
      );
      return undefined;
    }
    const witnesses = this.#witnesses.filter(({ verifier }) => verifier.name === name);
    if (witnesses.length === 0) {
      this.unknown += 1;
      return undefined;
    }
    const text = formatCheckpoint({ origin: this.#origin, size, root });
    for (const witness of witnesses) {
      const timeS = witness.verifier.verify(text, blob);
      if (timeS === undefined) continue;
      const cosigned = { witness: witness.name, size, time_s: timeS, recorded_in: seq };
      return { cosigned, root, statement: `${text}\n— ${name} ${String(cosignature)}\n` };
    }
    this.#findings.add(
      'doubtful',
      'cosignature_false',
      `entry ${seq} records a cosignature of ${name} that does not hold under the key of that witness`,
      seq,
    );
    return undefined;
  }

  accept({ cosigned }: WitnessedRoot): void {
    this.#add(cosigned);
  }

  /** The newest statement of each witness over this tree. */
  get seen(): readonly WitnessSeen[] {
    const newest = new Map<string, WitnessSeen>();
    for (const { witness: name, size, time_s } of this.cosigned) {
      const before = newest.get(name);
      if (before !== undefined && (before.size > size || (before.size === size && before.time_s >= time_s)))
        continue;
      newest.set(name, { name, size, time_s });
    }
    return [...newest.values()].sort((one, other) => other.size - one.size);
  }

  /** Whoever has cosigned the log of no entries has seen nothing of it. */
  #add(cosigned: Cosigned): void {
    if (cosigned.size > 0 && this.cosigned.length < COSIGNED_MAX) this.cosigned.push(cosigned);
  }
}
