import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { LogRefused } from '../log/errors.ts';
import {
  cosignedMessage,
  encodeCosignature,
  formatWitnessKey,
  parseWitnessKey,
} from '../log/formats/cosignature.ts';
import { signatureLine } from '../log/formats/note.ts';
import { rawPublicKey } from '../log/note-signer.ts';
import { readSecret } from '../log/secret-file.ts';

/** The Ed25519 key with which this kiosk cosigns other logs; never one that signs a log. */
export interface WitnessKey {
  readonly name: string;
  /** As published: `name+hex(key id)+base64(0x04 || key)`. */
  readonly verifier_key: string;
  /** The signature line over a checkpoint text as seen at a time in seconds since 1970. */
  readonly cosign: (checkpointText: string, timeS: number) => string;
}

export const witnessKeyOf = (name: string, privateKey: KeyObject): WitnessKey => {
  const verifierKey = formatWitnessKey(name, rawPublicKey(privateKey));
  const { key_id: keyId } = parseWitnessKey(verifierKey);
  return {
    name,
    verifier_key: verifierKey,
    cosign: (text, timeS) =>
      signatureLine(
        name,
        encodeCosignature(keyId, timeS, sign(null, cosignedMessage(timeS, text), privateKey)),
      ),
  };
};

const privateKeyIn = (pem: string): KeyObject | undefined => {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Reads a private Ed25519 key (PKCS #8 as PEM, readable by its owner only); undefined when the file is not there.
 * Throws `LogRefused` when others can read it or when it is not such a key.
 */
export const readPrivateKey = (file: string): KeyObject | undefined => {
  const pem = readSecret(file);
  if (pem === undefined) return undefined;
  const key = privateKeyIn(pem);
  if (key !== undefined) return key;
  throw new LogRefused({
    what: 'this is not an Ed25519 private key in PEM form',
    where: file,
    remedy: 'Restore the key of this witness from its backup.',
  });
};

/**
 * A log's key signs what it has written, a witness's what it has seen: one key for both would let a text of one kind
 * pass for the other, and whoever trusts one would trust both. Throws `LogRefused` when they are the same.
 */
export const requireOtherKey = (witnessFile: string, witness: KeyObject, logFile: string): void => {
  const log = readPrivateKey(logFile);
  if (log === undefined || !rawPublicKey(log).equals(rawPublicKey(witness))) return;
  throw new LogRefused({
    what: `the witness has the same key as the log (${logFile})`,
    where: witnessFile,
    remedy: 'Name a file of its own under evidence.witness.key; the key is made on the next start.',
  });
};
