/*
 * Base64 (RFC 4648 section 4) and decimal numbers as the published formats write them. One text for each value:
 * what is written in another way is refused, so that no byte of a file can change unseen.
 */

const HASH_BYTES = 32;

/** The bytes of a padded base64 text; undefined where the text is not the one that they are written as. */
export const fromBase64 = (text: string): Buffer | undefined => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
};

/** The SHA-256 hash in a line of base64; undefined where the line holds anything else. */
export const hashFromBase64 = (line: string): Buffer | undefined => {
  const bytes = fromBase64(line);
  return bytes?.length === HASH_BYTES ? bytes : undefined;
};

/** The number in ASCII decimal without leading zeros; undefined for anything else and from 2^53 on. */
export const fromDecimal = (text: string): number | undefined => {
  const number = Number(text);
  return /^(0|[1-9][0-9]*)$/.test(text) && Number.isSafeInteger(number) ? number : undefined;
};
