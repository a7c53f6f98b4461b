import { z } from 'zod';

/** Identifiers as they stand in the log and on the wire. */
export const id = z
  .string()
  .regex(
    /^(?!constructor$)[a-z0-9][a-z0-9_-]{0,39}$/,
    'lower-case letters, digits, "-" and "_", at most 40 characters',
  );

/** A length of time in milliseconds. */
export const milliseconds = (min: number, max: number, fallback: number) =>
  z.number().int().min(min).max(max).default(fallback);

export const absolutePath = z.string().regex(/^\/[^\0]{1,254}$/, 'an absolute path');
