import type { SirenFact } from '../../src/core/facts-sirens.ts';
import { plain, sayAlarm, type WordsOf } from './scenario-words.ts';

/** How scenarios say facts about sirens. */
export const SIREN_WORDS: WordsOf<SirenFact['type']> = {
  siren_sounded: {
    head: 'siren sounds',
    rest: (fact) => `: ${sayAlarm(fact.alarm)}`,
    may: (fact) => [`for ${fact.for_ms / 1_000} s`, fact.pattern],
  },
  siren_silenced: {
    head: 'siren silent',
    rest: (fact) => `: ${plain(fact.cause)}`,
    may: (fact) => [sayAlarm(fact.alarm)],
  },
};
