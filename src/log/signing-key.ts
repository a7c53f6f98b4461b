import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { LogRefused } from './errors.ts';
import { formatVerifierKey, type NoteSigner, type NoteVerifier, parseVerifierKey } from './formats/note.ts';
import { macUnder, noteSigner, rawPublicKey } from './note-signer.ts';
import { createSecret, readSecret, syncDirectory } from './secret-file.ts';

/** The Ed25519 key of one log, under the log's origin as its name. For the log's `Signer` alone. */
export interface SigningKey {
  readonly signer: NoteSigner;
  /** A mark that only the holder of this key can make, and nobody else can check. */
  readonly mac: (text: string) => Buffer;
  readonly verifier: NoteVerifier;
  /** Verifier key as published: `origin+hex(key id)+base64(...)`. */
  readonly verifier_key: string;
}

export const newPrivateKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

export const signingKeyOf = (origin: string, privateKey: KeyObject): SigningKey => {
  const verifierKey = formatVerifierKey(origin, rawPublicKey(privateKey));
  return {
    signer: noteSigner(origin, privateKey),
    mac: macUnder(privateKey),
    verifier: parseVerifierKey(verifierKey),
    verifier_key: verifierKey,
  };
};

/**
 * Reads the key (PKCS #8 as PEM, readable by its owner only); undefined when the file is not there.
 * Throws `LogRefused` when others can read it or when it is not an Ed25519 key.
 */
export const readSigningKey = (file: string, origin: string): SigningKey | undefined => {
  const pem = readSecret(file);
  return pem === undefined ? undefined : parseSigningKey(pem, file, origin);
};

/** The key in a text that was read from `file`. Throws `LogRefused` when it is not an Ed25519 key. */
export const parseSigningKey = (pem: string, file: string, origin: string): SigningKey => {
  try {
    const privateKey = createPrivateKey(pem);
    if (privateKey.asymmetricKeyType === 'ed25519') return signingKeyOf(origin, privateKey);
  } catch (error) {
    throw notAKey(file, error);
  }
  throw notAKey(file);
};

const notAKey = (file: string, cause?: unknown): LogRefused =>
  new LogRefused(
    {
      what: 'this is not an Ed25519 private key in PEM form',
      where: file,
      remedy: 'Restore the signing key of this log from its backup.',
    },
    cause,
  );

/*
 * A new key waits under another name until the log it signs exists, so that a start cut short at any
 * point is told apart from a log or a key that has gone missing.
 */
export const waitingFile = (file: string): string => `${file}.new`;

export const makeWaitingKey = (file: string, origin: string, make: () => KeyObject): SigningKey => {
  const privateKey = make();
  rmSync(waitingFile(file), { force: true });
  createSecret(waitingFile(file), privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
  return signingKeyOf(origin, privateKey);
};

export const readWaitingKey = (file: string, origin: string): SigningKey | undefined =>
  readSigningKey(waitingFile(file), origin);

/** Gives the waiting key its lasting name. */
export const keepWaitingKey = (file: string): void => {
  if (existsSync(file)) throw new Error(`${file} exists already`);
  renameSync(waitingFile(file), file);
  syncDirectory(dirname(file));
};
