/** How something stands. What could not be looked at is `unknown`, and never `good`. */
export const HEALTH = ['good', 'warning', 'wrong', 'unknown'] as const;
export type Health = (typeof HEALTH)[number];

/** What was looked at, and what was found. */
export interface Finding {
  readonly part: string;
  /** The single thing, such as a device or a file. */
  readonly about: string;
  readonly health: Health;
  readonly said: string;
  /** What a person does about it, as sentences; empty where there is nothing to do. */
  readonly remedy: string;
}

/** Makes findings of one part. */
export const findingsOf = (part: string) => ({
  good: (about: string, said: string): Finding => ({ part, about, health: 'good', said, remedy: '' }),
  warning: (about: string, said: string, remedy: string): Finding => ({
    part,
    about,
    health: 'warning',
    said,
    remedy,
  }),
  wrong: (about: string, said: string, remedy: string): Finding => ({
    part,
    about,
    health: 'wrong',
    said,
    remedy,
  }),
  unknown: (about: string, said: string, remedy = ''): Finding => ({
    part,
    about,
    health: 'unknown',
    said,
    remedy,
  }),
});

/** The sentence of an error, on one line. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
