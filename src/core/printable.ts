/**
 * Control characters and lone surrogates cannot be printed, and the marks that turn the direction of writing make a
 * name read as another one: none of them belongs in a log that people must be able to trust by reading it.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u061c\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

export const isPrintable = (text: string): boolean => !UNPRINTABLE.test(text);

/** Characters without ink, such as a zero-width space, are no name and no authority. */
export const isReadable = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
