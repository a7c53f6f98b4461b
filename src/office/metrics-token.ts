import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createSecret, readSecret } from '../log/secret-file.ts';

const TOKEN_BYTES = 32;
/** RFC 6750, section 2.1: the characters of a token. */
const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/** The token of a header `Authorization`; undefined where it holds none. */
export const bearerIn = (header: string | undefined): string | undefined =>
  BEARER.exec(header?.trim() ?? '')?.[1];

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether two texts are the same, in a time that tells nothing of either. */
export const isSameText = (one: string, other: string): boolean =>
  timingSafeEqual(digestOf(one), digestOf(other));

/**
 * The check of a token against a file that only its owner may read. The file is made where it is missing, and read at
 * each check: a token that was changed holds at once.
 * @throws `LogRefused` for a file, or a folder, that others can get at; an Error for an empty one
 */
export const tokenCheck = (file: string): ((token: string | undefined) => boolean) => {
  const read = (): string => {
    const token = readSecret(file, 'token')?.trim() ?? '';
    if (token === '') throw new Error(`${file}: there is no token in it. Remove the file; it is made anew.`);
    return token;
  };
  if (readSecret(file, 'token') === undefined) {
    createSecret(file, `${randomBytes(TOKEN_BYTES).toString('base64url')}\n`);
  }
  read();
  return (token) => token !== undefined && isSameText(token, read());
};
