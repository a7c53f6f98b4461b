import type { AnomalyRule } from '../core/anomalies.ts';
import type { FindingAction } from '../core/facts-review.ts';
import type { PairingRule } from '../core/policy.ts';
import type { Phase, Purpose } from '../core/terms.ts';
import { ENGLISH } from './words-en.ts';
import { SPANISH } from './words-es.ts';

/** Languages of the public page. */
export const PUBLIC_LANGUAGES = ['en', 'es'] as const;
export type PublicLanguage = (typeof PUBLIC_LANGUAGES)[number];

/** All that the public page says, in one language. A word that is missing in one does not compile. */
export interface PublicWords {
  readonly title: (office: string) => string;
  readonly other_language: string;
  readonly rests_on: (entries: string, until: string) => string;
  readonly names_nobody: string;
  readonly how: string;
  readonly how_lines: readonly string[];
  readonly own_words: string;
  readonly own_words_about: string;
  readonly rooms: string;
  readonly pairing: { readonly [R in PairingRule['rule']]: (people: number) => string };
  readonly closed_now: string;
  readonly hours: string;
  readonly hours_always: string;
  readonly weekdays: readonly [string, string, string, string, string, string, string];
  readonly after_hours: {
    readonly allowed: string;
    readonly refused: string;
    readonly approved_by_supervisor: string;
  };
  readonly phase_now: (phase: string) => string;
  readonly phases: { readonly [P in Phase]: string };
  readonly entries: string;
  readonly entries_about: (days: string) => string;
  readonly entries_none: string;
  readonly day: string;
  readonly total: string;
  readonly by_purpose: string;
  readonly on_paper: string;
  readonly purposes: { readonly [P in Purpose | 'not_asked']: string };
  readonly exceptions: string;
  readonly exceptions_about: string;
  readonly exceptions_none: string;
  readonly exceptions_count: (count: string) => string;
  readonly reviewed_until: (day: string) => string;
  readonly reviewed_nothing: string;
  readonly rules: { readonly [R in AnomalyRule]: string };
  readonly actions: { readonly [A in FindingAction]: string };
  readonly begun: string;
  readonly explained: (action: string) => string;
  readonly closed: (action: string) => string;
  readonly not_before: (day: string) => string;
  readonly checkpoint: string;
  readonly checkpoint_about: string;
  readonly qr: string;
  readonly size: string;
  readonly until: string;
  readonly words: string;
  readonly root: string;
  readonly key: string;
  readonly origin: string;
  readonly check: string;
  readonly check_steps: readonly string[];
  readonly ask: (contact: string) => string;
  readonly terms: string;
  readonly glossary: readonly (readonly [term: string, meaning: string])[];
}

export const WORDS: { readonly [L in PublicLanguage]: PublicWords } = { en: ENGLISH, es: SPANISH };
