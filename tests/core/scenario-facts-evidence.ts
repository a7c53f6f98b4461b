import type { EvidenceFact } from '../../src/core/facts-evidence.ts';
import { sayInstant } from './scenario-time.ts';
import type { WordsOf } from './scenario-words.ts';

/** How scenarios say facts about the evidence itself. */
export const EVIDENCE_WORDS: WordsOf<EvidenceFact['type']> = {
  checkpoint_cosigned: { head: 'cosigned', rest: (fact) => `: ${fact.size} entries, by ${fact.witness}` },
  witness_refused: { head: 'witness refused', rest: (fact) => `: ${fact.cause}` },
  checkpoint_given: { head: 'checkpoint given', rest: (fact) => `: ${fact.size} entries, ${fact.by}` },
  checkpoint_not_given: {
    head: 'checkpoint not given',
    rest: (fact) => `: ${fact.by}, ${fact.cause}`,
  },
  challenge_recorded: { head: 'challenge', rest: (fact) => `: ${fact.challenge}` },
  official_refused: {
    head: 'official refused',
    rest: (fact) =>
      fact.locked_until > 0
        ? `: ${fact.person}, locked until ${sayInstant(fact.locked_until, fact.at)}`
        : `: ${fact.person}, ${fact.attempts_left} left`,
  },
  next_key_announced: { head: 'next key announced' },
  epoch_closed: { head: 'log closed', rest: (fact) => `: ${fact.reason}` },
  epoch_opened: { head: 'log opened', rest: (fact) => `: ${fact.reason}` },
  log_restored: { head: 'log restored', rest: (fact) => `: ${fact.size} entries, rests on ${fact.rests_on}` },
  former_disclosures_erased: {
    head: 'personal fields of a closed log erased',
    rest: (fact) => `: ${fact.erased}, ${fact.ground}`,
  },
  disclosures_erased: { head: 'personal fields erased', rest: (fact) => `: ${fact.erased}, ${fact.ground}` },
};
