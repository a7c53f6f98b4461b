import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { formatCheckpoint } from '../../src/log/formats/checkpoint.ts';
import { signNote } from '../../src/log/formats/note.ts';
import { consistencyProof } from '../../src/log/formats/proof.ts';
import { EMPTY_ROOT, leafHash, nodeHash } from '../../src/log/formats/tree.ts';
import { formatAddCheckpoint } from '../../src/log/formats/witness-request.ts';
import { signingKeyOf } from '../../src/log/signing-key.ts';
import { openWitness, type Witness, type WitnessOptions } from '../../src/witness/witness.ts';
import { openWitnessStore } from '../../src/witness/witness-store.ts';
import { temporaryDirectory } from '../log/aid.ts';

export const ORIGIN = 'neighbour.example/ballot-room/k7';
export const WITNESS = 'county.example/witness/k1';
/** 2026-11-03 12:00 UTC. */
export const NOON_S = 1_793_707_200;

export const newKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

/** A log as its witnesses see it. Where it has another `story`, its entries from `forkedAt` on are other ones. */
export const someLog = (key: KeyObject = newKey(), { story = '', forkedAt = 0, origin = ORIGIN } = {}) => {
  const { signer, verifier_key } = signingKeyOf(origin, key);
  const leaf = (seq: number) => leafHash(Buffer.from(`entry ${seq}${seq >= forkedAt ? story : ''}`));
  const hashOf = (start: number, end: number): Buffer => {
    if (end - start === 1) return leaf(start);
    const half = start + 2 ** Math.floor(Math.log2(end - start - 1));
    return nodeHash(hashOf(start, half), hashOf(half, end));
  };
  const rootAt = (size: number) => (size === 0 ? EMPTY_ROOT : hashOf(0, size));
  const text = (size: number) => formatCheckpoint({ origin, size, root: rootAt(size) });
  const checkpoint = (size: number) => signNote(text(size), signer);
  const request = (old: number, size: number): string =>
    formatAddCheckpoint({ old, proof: consistencyProof(old, size, hashOf), checkpoint: checkpoint(size) });
  return { origin, verifier_key, rootAt, text, checkpoint, request };
};

export type SomeLog = ReturnType<typeof someLog>;

/** A clock that a test sets. */
export class SetTime {
  seconds = NOON_S;
  isSet = true;
  wall = (): number => this.seconds * 1_000;
  quality = () => (this.isSet ? ('synchronised' as const) : ('unset' as const));
}

export const witnessOptions = (
  logs: readonly string[],
  more: Partial<WitnessOptions> = {},
): WitnessOptions => {
  const directory = more.directory ?? temporaryDirectory();
  return {
    directory,
    name: WITNESS,
    keyFile: join(directory, 'keys', 'witness.pem'),
    logKeyFile: join(directory, 'keys', 'signing.pem'),
    logs,
    time: new SetTime(),
    ...more,
  };
};

/** Opens a witness and closes it after the test. */
export const openedWitness = (options: WitnessOptions): Witness => {
  const witness = openWitness(options);
  onTestFinished(() => {
    if (existsSync(options.directory)) witness.close();
  });
  return witness;
};

/** A request whose proof proves nothing, of a checkpoint that its log has signed. */
export const falselyProven = (request: string): string =>
  request.replace(/\n[A-Za-z0-9+/]{43}=\n/, `\n${'A'.repeat(43)}=\n`);

/** What a witness keeps of a log besides the newest checkpoint. */
export const keptBy = ({ key }: Witness, { directory }: WitnessOptions, origin = ORIGIN) => {
  const store = openWitnessStore(directory, key.verifier_key);
  try {
    return { conflicts: store.conflicts(origin), refused: store.refused(origin) };
  } finally {
    store.close();
  }
};
