import type { Config } from '../config.ts';
import type { State } from '../core/state.ts';
import { type LogReader, readLog } from '../log/read-log.ts';
import { presentState } from '../records/present-state.ts';
import type { Trial } from '../records/trial.ts';
import { type WhatIf, WhatIfReading } from '../records/what-if.ts';
import { Misuse } from './misuse.ts';
import type { Parts } from './parts.ts';
import { Progress } from './progress.ts';
import { whatIfText } from './what-if-text.ts';

const DAY_MS = 86_400_000;
/** What people remember well enough to judge a difference. */
export const TRIED_DAYS = 30;

/** The rules of a configuration file, tried on the log of another one's kiosk. */
export const rulesOf = ({ kiosk, rooms }: Config): Trial => ({ trial: 'rules', policy: kiosk, rooms });

/** What waits for a second person, as a trial; `rules` is the file that it may be about. Throws `Misuse`. */
export const proposalTrial = (state: State, number: number, rules: Config | undefined): Trial => {
  const open = state.list.open[number];
  if (open === undefined) {
    throw new Misuse(
      `there is no open proposal ${number}`,
      'See "ballot-vault people proposals" for what waits.',
    );
  }
  if (open.phase !== '') return { trial: 'phase', phase: open.phase };
  if (open.config_digest === '') return { trial: 'list', changes: open.changes };
  if (rules?.digest === open.config_digest) return rulesOf(rules);
  throw new Misuse(
    `proposal ${number} is about the configuration file with digest ${open.config_digest}`,
    'Name that file with --rules, unchanged since it was proposed.',
  );
};

const replayed = (parts: Parts, log: LogReader, trial: Trial, days: number): WhatIf => {
  const reading = new WhatIfReading(trial, parts.now() - days * DAY_MS);
  const progress = new Progress(parts.terminal, parts.now, 'trying');
  const { size } = log.head();
  for (const stored of log.entries(0, size)) {
    reading.take(stored);
    progress.show(stored.seq + 1, size, 'entries');
  }
  progress.end();
  return reading.result();
};

/** Prints what a trial would have changed in the last days, beside a kiosk that runs. Throws `LogRefused` where there is no log. */
export const printWhatIf = async (
  parts: Parts,
  config: Config,
  trial: (state: () => State) => Trial,
  { days = TRIED_DAYS, json = false } = {},
): Promise<void> => {
  const log = readLog(config.paths.data);
  try {
    const found = replayed(
      parts,
      log,
      trial(() => presentState(log)),
      days,
    );
    await parts.terminal.print(
      json ? `${JSON.stringify(found)}\n` : whatIfText(config.kiosk.time_zone, found),
    );
  } finally {
    log.close();
  }
};
