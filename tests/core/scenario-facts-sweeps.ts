import type { SweepFact } from '../../src/core/facts-sweeps.ts';
import { sayInstant, sayLength } from './scenario-time.ts';
import { names, plain, type WordsOf } from './scenario-words.ts';

/** How scenarios say facts about looking at all seals of a room. */
export const SWEEP_WORDS: WordsOf<SweepFact['type']> = {
  sweep_owed: {
    head: 'seals to be looked at',
    rest: ({ unwatched_ms }) => `, unwatched for ${sayLength(unwatched_ms)}`,
    may: ({ due, at }) => [`by ${sayInstant(due, at)}`],
  },
  sweep_signed: {
    head: 'seals looked at',
    rest: ({ signed_by, seals }) => ` by ${names(signed_by)}, ${plain(seals)}`,
  },
};
