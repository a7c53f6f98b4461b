import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { changesTo } from '../core/list-changes.ts';
import type { State } from '../core/state.ts';
import { PHASES, type Phase } from '../core/terms.ts';
import { readPeopleBytes } from '../people-file.ts';
import { trialOfRules } from '../records/proposed-trial.ts';
import type { Trial } from '../records/trial.ts';
import { Misuse } from './misuse.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { proposalNumber } from './people-acting.ts';
import { writtenIn } from './people-proposals.ts';
import { printWhatIf, proposalTrial, TRIED_DAYS } from './trying.ts';

interface WhatIfOptions {
  readonly config: string;
  readonly data?: string;
  readonly phase?: Phase;
  readonly rules?: string;
  readonly list?: string;
  readonly proposal?: number;
  readonly days: number;
  readonly json?: boolean;
}

/** What is asked for, by the state as it stands. Throws `Misuse` where that is nothing, or two things. */
const trialOf = (config: Config, options: WhatIfOptions): ((state: State) => Trial) => {
  const { phase, rules, list, proposal } = options;
  const tried = rules === undefined ? undefined : readConfig(rules, options.data);
  if (proposal !== undefined && phase === undefined && list === undefined) {
    return (state) => proposalTrial(state, proposal, tried);
  }
  const asked = [phase, rules, list, proposal].filter((one) => one !== undefined);
  if (asked.length !== 1) {
    throw new Misuse('it is not said what to try', 'Give one of --phase, --rules, --list and --proposal.');
  }
  if (phase !== undefined) return () => ({ trial: 'phase', phase });
  if (tried !== undefined) return () => trialOfRules(tried);
  const file = list ?? '';
  const { people } = writtenIn(config, file, readPeopleBytes(file), 'yes');
  return (state) => ({ trial: 'list', changes: changesTo(state, people) });
};

const daysAsked = (text: string): number => {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a number of days from 1 to 999.');
};

export const addWhatIf = (program: Command, parts: Parts): void => {
  program
    .command('what-if')
    .description(
      'Try another phase, other rules or another list on the badges of the last days, and print what would have been different. Changes nothing.',
    )
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(new Option('--phase <phase>', 'try this phase').choices(PHASES))
    .option('--rules <file>', 'try the rules of this configuration file')
    .option('--list <file>', 'try this whole list of people')
    .option('--proposal <number>', 'try what waits for a second person', proposalNumber)
    .option('--days <number>', 'how many days back', daysAsked, TRIED_DAYS)
    .option('--json', 'everything, for programs')
    .addHelpText(
      'after',
      examples(
        'what-if --phase sealed --config kiosk.yaml',
        'what-if --proposal 4 --rules new.yaml --config kiosk.yaml --days 90',
      ),
    )
    .action((options: WhatIfOptions) => {
      const config = readConfig(options.config, options.data);
      const { days, json } = options;
      return printWhatIf(parts, config, trialOf(config, options), {
        days,
        json: json === true,
      });
    });
};
