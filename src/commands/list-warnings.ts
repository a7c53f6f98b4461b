import { checkRules } from '../config/check-rules.ts';
import { problemLine } from '../config/problems.ts';
import type { Config } from '../config.ts';
import type { Person, PersonRecord } from '../core/people.ts';
import type { Parts } from './parts.ts';

const isListed = (person: PersonRecord | Person): boolean =>
  !('status' in person) || person.status === 'listed';

/**
 * Says which rules nobody listed can satisfy. A warning and no refusal: taking somebody off the list must
 * work even when the room can then not be entered.
 */
export const warnOfRules = (
  parts: Parts,
  config: Config,
  people: readonly (PersonRecord | Person)[],
): void => {
  for (const problem of checkRules(config, people.filter(isListed), parts.now())) {
    parts.terminal.error(`Warning: ${problemLine(problem)}\n`);
  }
};
