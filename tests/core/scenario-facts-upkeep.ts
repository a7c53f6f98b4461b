import type { UpkeepFact } from '../../src/core/facts-upkeep.ts';
import type { WordsOf } from './scenario-words.ts';

/** How scenarios say facts about maintenance. */
export const UPKEEP_WORDS: WordsOf<UpkeepFact['type']> = {
  upkeep_due: { head: 'maintenance due', rest: ({ part, detail }) => `: ${part}, ${detail}` },
  upkeep_done: { head: 'maintenance done', rest: ({ part }) => `: ${part}` },
  backup_made: { head: 'backup made', rest: ({ entries, place }) => `: ${entries} entries, ${place}` },
  backup_failed: { head: 'backup failed', rest: ({ cause }) => `: ${cause.replaceAll('_', ' ')}` },
};
