import type { KeyObject } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { LogRefused } from './errors.ts';
import { createSecret, readSecret, syncDirectory } from './secret-file.ts';
import { newPrivateKey, parseSigningKey, type SigningKey, signingKeyOf, waitingFile } from './signing-key.ts';

/** The key of the next epoch, beside the present one. */
export const nextKeyFile = (keyFile: string): string => `${keyFile}.next`;

/** A text before the PEM is allowed and ignored by its readers: here it says whose key it will be. */
const ORIGIN_LINE = /^Origin: ([^\n]+)\n/;

/** The key in a file that names its log; undefined where there is no such file, or it names none. */
const namedKeyIn = (file: string): SigningKey | undefined => {
  const text = readSecret(file) ?? '';
  const [line = '', origin] = ORIGIN_LINE.exec(text) ?? [];
  return origin === undefined ? undefined : parseSigningKey(text.slice(line.length), file, origin);
};

/** The key that signs the next epoch, under that log's name; undefined before there is one. Throws `LogRefused`. */
export const readNextKey = (keyFile: string): SigningKey | undefined => {
  const file = nextKeyFile(keyFile);
  const key = namedKeyIn(file);
  if (key !== undefined || !existsSync(file)) return key;
  throw new LogRefused({
    what: 'this is not the key of a next epoch: it does not name its log',
    where: file,
    remedy: 'Restore it from its backup.',
  });
};

/** The key that was announced for this very log and waits for its first start; undefined where none does. */
export const readAnnouncedKey = (keyFile: string, origin: string): SigningKey | undefined => {
  const key = namedKeyIn(waitingFile(keyFile));
  return key?.verifier.name === origin ? key : undefined;
};

/**
 * Makes the key of the next epoch, the log `origin`, and gives its verifier key; one that is there for that log stays.
 * `mayReplace` holds while nobody has been told of it.
 */
export const makeNextKey = (
  keyFile: string,
  origin: string,
  mayReplace: boolean,
  make: () => KeyObject = newPrivateKey,
): string => {
  const found = readNextKey(keyFile);
  if (found?.verifier.name === origin) return found.verifier_key;
  const file = nextKeyFile(keyFile);
  if (found !== undefined && !mayReplace) {
    throw new LogRefused({
      what: `the next key was announced for the log ${found.verifier.name}, and not for ${origin}`,
      where: file,
      remedy: `Name ${found.verifier.name} as the next log.`,
    });
  }
  rmSync(file, { force: true });
  const privateKey = make();
  createSecret(file, `Origin: ${origin}\n${privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()}`);
  return signingKeyOf(origin, privateKey).verifier_key;
};

/** The key that was announced for the log `origin` waits where that log's first start looks for it. Can be done again. */
export const handOverNextKey = (from: string, to: string, origin: string): void => {
  const file = nextKeyFile(from);
  if (readNextKey(from)?.verifier.name !== origin) return;
  const text = readSecret(file);
  if (text === undefined) return;
  rmSync(waitingFile(to), { force: true });
  createSecret(waitingFile(to), text);
  rmSync(file);
  syncDirectory(dirname(from));
};
