import type { NotGivenCause } from '../core/facts-evidence.ts';

/** A checkpoint did not get out: why in a word, why in words, and what to do. */
export class GiveFailed extends Error {
  readonly reason: NotGivenCause;
  readonly what: string;
  readonly remedy: string;
  constructor(reason: NotGivenCause, what: string, remedy: string, cause?: unknown) {
    super(`${what}. ${remedy}`, { cause });
    this.name = 'GiveFailed';
    this.reason = reason;
    this.what = what;
    this.remedy = remedy;
  }
}

/** The code of a system error, such as `ENOSPC`; empty where an error has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
