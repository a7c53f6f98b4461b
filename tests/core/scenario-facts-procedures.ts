import type { ProcedureFact } from '../../src/core/facts-procedures.ts';
import { names, plain, type WordsOf } from './scenario-words.ts';

interface Version {
  readonly procedure: string;
  readonly version: string;
}

const of = ({ procedure, version }: Version): string => `: ${procedure} version ${version}`;

const ticked = (fact: Version & { step: number; person: string; ticked: 'inside' | 'afterwards' }): string =>
  `${of(fact)}, step ${fact.step} by ${fact.person}${fact.ticked === 'inside' ? '' : ', afterwards'}`;

/** How scenarios say facts about written procedures. */
export const PROCEDURE_WORDS: WordsOf<ProcedureFact['type']> = {
  procedure_approved: {
    head: 'procedure approved',
    rest: (fact) => `${of(fact)} by ${names(fact.signed_by)}`,
    may: (fact) => [`${fact.steps.length} steps`],
  },
  procedure_withdrawn: {
    head: 'procedure withdrawn',
    rest: (fact) => `${of(fact)} by ${names(fact.signed_by)}`,
  },
  procedure_taken_up: {
    head: 'under the procedure',
    rest: (fact) => `${of(fact)}, ${names(fact.people)}`,
    may: (fact) => [`for ${plain(fact.purpose)}`],
  },
  procedure_step_ticked: { head: 'step ticked', rest: ticked },
  procedure_step_reopened: { head: 'tick taken back', rest: ticked },
  procedure_left: {
    head: 'procedure left',
    rest: (fact) =>
      `${of(fact)}, ${fact.unticked.length === 0 ? 'every step ticked' : `not ticked ${fact.unticked.join(' and ')}`}`,
  },
};
