import type { Finding } from '../../doctor/finding.ts';

/** What the thread is told. */
export interface HealthTask {
  /** The configuration's file, as it lies now. */
  readonly config_file: string;
  /** Folder of the log. */
  readonly data: string;
  /** Version of this software. */
  readonly software: string;
}

/** What the thread says at its end. */
export type HealthMessage = { readonly found: readonly Finding[] } | { readonly failed: string };
