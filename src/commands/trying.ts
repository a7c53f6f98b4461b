import type { Config } from '../config.ts';
import type { State } from '../core/state.ts';
import { type LogReader, readLog } from '../log/read-log.ts';
import { proposedTrial } from '../records/proposed-trial.ts';
import { replay } from '../records/replay.ts';
import type { Trial } from '../records/trial.ts';
import type { WhatIf } from '../records/what-if.ts';
import { Misuse } from './misuse.ts';
import type { Parts } from './parts.ts';
import { Progress } from './progress.ts';
import { whatIfText } from './what-if-text.ts';

const DAY_MS = 86_400_000;
/** What people remember well enough to judge a difference. */
export const TRIED_DAYS = 30;

/** What waits for a second person, as a trial; `rules` is the file that it may be about. Throws `Misuse`. */
export const proposalTrial = (state: State, number: number, rules: Config | undefined): Trial => {
  const found = proposedTrial(state, number, rules ?? null);
  if (typeof found !== 'string') return found;
  if (found === 'not_open') {
    throw new Misuse(
      `there is no open proposal ${number}`,
      'See "ballot-vault people proposals" for what waits.',
    );
  }
  throw new Misuse(
    `proposal ${number} is about the configuration file with digest ${state.list.open[number]?.config_digest}`,
    'Name that file with --rules, unchanged since it was proposed.',
  );
};

const replayed = (parts: Parts, log: LogReader, trialOf: (state: State) => Trial, days: number): WhatIf => {
  const progress = new Progress(parts.terminal, parts.now, 'trying');
  const from = parts.now() - days * DAY_MS;
  const coming = replay(log, log.head().size, from, trialOf);
  try {
    for (;;) {
      const { done, value } = coming.next();
      if (done === true) return value;
      progress.show(value.done, value.of, 'entries');
    }
  } finally {
    progress.end();
  }
};

/** Prints what a trial would have changed in the last days, beside a kiosk that runs. Throws `LogRefused` where there is no log. */
export const printWhatIf = async (
  parts: Parts,
  config: Config,
  trial: (state: State) => Trial,
  { days = TRIED_DAYS, json = false } = {},
): Promise<void> => {
  const log = readLog(config.paths.data);
  try {
    const found = replayed(parts, log, trial, days);
    await parts.terminal.print(
      json ? `${JSON.stringify(found)}\n` : whatIfText(config.kiosk.time_zone, found),
    );
  } finally {
    log.close();
  }
};
