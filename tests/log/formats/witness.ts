import { generateKeyPairSync, sign } from 'node:crypto';
import { formatCheckpoint } from '../../../src/log/formats/checkpoint.ts';
import {
  cosignedMessage,
  encodeCosignature,
  formatWitnessKey,
  parseWitnessKey,
  type WitnessVerifier,
} from '../../../src/log/formats/cosignature.ts';
import { type NoteVerifier, signatureLine, signNote } from '../../../src/log/formats/note.ts';
import { rawPublicKey } from '../../../src/log/note-signer.ts';
import { newPrivateKey, signingKeyOf } from '../../../src/log/signing-key.ts';

/** A witness that cosigns whatever it is shown. */
export interface TestWitness {
  readonly vkey: string;
  readonly verifier: WitnessVerifier;
  /** The signature line over a checkpoint text. */
  readonly cosign: (text: string, timeS: number) => string;
}

export const testWitness = (name: string): TestWitness => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const vkey = formatWitnessKey(name, rawPublicKey(publicKey));
  const verifier = parseWitnessKey(vkey);
  return {
    vkey,
    verifier,
    cosign: (text, timeS) => {
      const signature = sign(null, cosignedMessage(timeS, text), privateKey);
      return signatureLine(name, encodeCosignature(verifier.key_id, timeS, signature));
    },
  };
};

/** A log's key and what it signs. */
export const testLog = (
  origin: string,
): {
  readonly vkey: string;
  readonly verifier: NoteVerifier;
  readonly sign: (size: number, root: Buffer) => { readonly text: string; readonly note: string };
} => {
  const key = signingKeyOf(origin, newPrivateKey());
  return {
    vkey: key.verifier_key,
    verifier: key.verifier,
    sign: (size, root) => {
      const text = formatCheckpoint({ origin, size, root });
      return { text, note: signNote(text, key.signer) };
    },
  };
};
