import { type Command, Option } from 'commander';
import type { Ms } from '../core/terms.ts';
import type { AskedTime } from '../reports/asked-time.ts';
import type { Span } from '../reports/question.ts';
import { PERIODS, type Period, type ReportName } from '../reports/report-names.ts';
import { askedRange } from './asked-range.ts';
import { Misuse } from './misuse.ts';

/** By what somebody says which time they ask about. */
export interface TimeOptions {
  readonly from?: string;
  readonly until?: string;
  readonly on?: string;
  readonly period?: Period;
}

export const addTimeOptions = (command: Command, report: ReportName): void => {
  if (report === 'list-on') command.option('--on <time>', 'a local day, or an instant');
  else {
    command
      .option('--from <time>', 'from this instant, local day or time on')
      .option('--until <time>', 'up to before this instant or local time, or to the end of this local day');
  }
  const period = new Option('--period <period>', 'instead: by the day on which it is asked');
  command.addOption(period.choices(PERIODS));
};

const instantOf = (option: '--from' | '--until', text: string, zone: string): Ms => {
  const bound =
    option === '--from' ? askedRange({ from: text }, zone).from : askedRange({ until: text }, zone).until;
  if (bound !== undefined && 'instant' in bound) return bound.instant;
  throw new Misuse(`${option} ${text} is an entry and no time`, 'Write an instant or a local time.');
};

const DAY = /^\d{4}-\d\d-\d\d$/;

const spanOf = ({ from, until, on }: TimeOptions, zone: string): Span => {
  if (on !== undefined) {
    const [since, end] = [instantOf('--from', on, zone), instantOf('--until', on, zone)];
    return DAY.test(on) ? { since, before: end } : { since, before: since + 1 };
  }
  const since = from === undefined ? undefined : instantOf('--from', from, zone);
  const before = until === undefined ? undefined : instantOf('--until', until, zone);
  if (since !== undefined && before !== undefined && since >= before) {
    throw new Misuse(
      `--until ${until} is not after --from ${from}`,
      'Exchange the two, or write a later --until.',
    );
  }
  return { ...(since === undefined ? {} : { since }), ...(before === undefined ? {} : { before }) };
};

/** Questions that mean nothing without a time, and what says it. */
const NEEDED: {
  readonly [N in ReportName]?: readonly [
    isSaid: (asked: TimeOptions) => boolean,
    ...refused: [what: string, remedy: string],
  ];
} = {
  'nobody-entered': [
    ({ from, until }) => from !== undefined && until !== undefined,
    'it takes two instants',
    'Give both --from and --until, or --period.',
  ],
  'list-on': [
    ({ on }) => on !== undefined,
    'it is not said which day is asked about',
    'Give --on with a day or an instant, or --period.',
  ],
};

/**
 * The time that is asked about, by the rooms' clock.
 * @param at when it is asked, by which a period goes
 *
 * Throws `Misuse` where it is none.
 */
export const askedTime = (
  options: TimeOptions,
  { report, zone, at }: { readonly report: ReportName; readonly zone: string; readonly at: Ms },
): AskedTime => {
  const { from, until, on, period } = options;
  if (period !== undefined) {
    if (from === undefined && until === undefined && on === undefined) return { period, at };
    throw new Misuse('a period says both ends itself', 'Leave --period out, or the other times.');
  }
  const needed = NEEDED[report];
  if (needed !== undefined) {
    const [isSaid, ...refused] = needed;
    if (!isSaid(options)) throw new Misuse(...refused);
  }
  return spanOf(options, zone);
};
