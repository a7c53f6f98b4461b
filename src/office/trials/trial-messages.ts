import type { Ms } from '../../core/terms.ts';
import type { Come } from '../../records/replay.ts';
import type { WhatIf } from '../../records/what-if.ts';
import type { Impossible } from './trials.ts';

/** A configuration file as somebody sent it. */
export interface SentRules {
  readonly text: string;
  readonly name: string;
}

/** What the thread is told. */
export interface TrialTask {
  /** Folder of the log. */
  readonly data: string;
  readonly proposal: number;
  /** The file that the proposal may be about. */
  readonly rules: SentRules | null;
  /** Entries since this instant are tried. */
  readonly from: Ms;
}

/** What the thread says: how far it has come, and then what it found or why that cannot be. */
export type TrialMessage =
  | { readonly come: Come }
  | { readonly found: WhatIf }
  | { readonly impossible: Impossible; readonly said: string };
