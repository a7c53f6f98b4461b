import path from 'node:path';
import type { Command } from 'commander';
import { type AlarmFigures, alarmFigures } from '../alarm-figures.ts';
import { PRIORITIES } from '../core/alarm-kinds.ts';
import type { Ms } from '../core/terms.ts';
import { alarmSteps } from '../history/alarm-steps.ts';
import type { Bound } from '../log/bundle/range.ts';
import { parseEntry } from '../log/entry.ts';
import { parseTime } from '../log/entry-time.ts';
import type { LogRows } from '../log/log-rows.ts';
import { readLog } from '../log/read-log.ts';
import { localTimeOf } from './alarm-table.ts';
import { harmless } from './harmless.ts';
import { type LogTimeOptions, logTimeOf, withLogTime } from './log-time.ts';
import { Misuse } from './misuse.ts';
import { examples } from './options.ts';
import type { Parts } from './parts.ts';

const timeOf = (rows: LogRows, seq: number): Ms => {
  const [bytes] = rows.bytes(seq, seq + 1);
  if (bytes === undefined) throw new Error(`entry ${seq} of the log is missing`);
  return parseTime(parseEntry(bytes).fields['time']);
};

/** The instant of one end of what is asked for; `end` for an entry behind the last one. */
const instantOf = (rows: LogRows, size: number, bound: Bound, end: Ms): Ms => {
  if ('instant' in bound) return bound.instant;
  return bound.entry < size ? timeOf(rows, bound.entry) : end;
};

/** From the first entry to the last, or what of that is asked for. */
const spanOf = (rows: LogRows, size: number, options: LogTimeOptions) => {
  if (size === 0)
    throw new Misuse('this log has no entries', 'Name the data folder of a log that has begun.');
  const { asked, zone } = logTimeOf(options);
  // The last entry is in it.
  const [begin, end] = [timeOf(rows, 0), timeOf(rows, size - 1) + 1];
  const span = {
    from: asked.from === undefined ? begin : Math.max(begin, instantOf(rows, size, asked.from, end)),
    until: asked.until === undefined ? end : Math.min(end, instantOf(rows, size, asked.until, end)),
  };
  if (span.from < span.until) return { ...span, zone };
  throw new Misuse(
    'nothing of this log lies in this time',
    'Look with "ballot-vault log" for the times of the entries, and ask for a time that holds some.',
  );
};

const SECOND_MS = 1_000;
const MINUTE_S = 60;
const HOUR_MIN = 60;

const lengthOf = (length: Ms): string => {
  const seconds = Math.round(length / SECOND_MS);
  const minutes = Math.floor(seconds / MINUTE_S);
  if (minutes === 0) return `${seconds} s`;
  const hours = Math.floor(minutes / HOUR_MIN);
  return hours === 0 ? `${minutes} min ${seconds % MINUTE_S} s` : `${hours} h ${minutes % HOUR_MIN} min`;
};

const row = (name: string, value: string): string => `${name.padEnd(27)} ${value}`;

const sharesOf = ({ alarms, by_priority }: AlarmFigures): string =>
  PRIORITIES.map((priority) => {
    const count = by_priority[priority];
    const share = alarms === 0 ? '' : ` (${((100 * count) / alarms).toFixed(0)} %)`;
    return `${priority} ${count}${share}`;
  }).join(', ');

const answersOf = ({ acknowledged, median_to_acknowledge_ms: median, unanswered }: AlarmFigures): string => {
  const answered = median === null ? 'nobody answered' : `${lengthOf(median)} of ${acknowledged}`;
  return `${answered}; not answered at the end: ${unanswered}`;
};

const textOf = (figures: AlarmFigures, zone: string): string => {
  const at = (instant: Ms): string => localTimeOf(zone, instant);
  const { mean, worst, worst_from } = figures.per_10_min;
  const lines = [
    `From ${at(figures.from)} to ${at(figures.until)}, times of ${zone === '' ? 'UTC' : zone}.`,
    row('alarms', `${figures.alarms}, and ${figures.silenced} of silenced sources`),
    row(
      'in 10 minutes',
      `mean ${mean.toFixed(2)}, worst ${worst}${worst === 0 ? '' : ` from ${at(worst_from)}`}`,
    ),
    row('by priority', sharesOf(figures)),
    row('median time to acknowledge', answersOf(figures)),
    row('open for over 24 h', `${figures.standing.length} at the end, ${figures.stood} in all`),
    ...figures.standing.map(
      ({ alarm, priority, since }) => `  ${priority.padEnd(8)} ${alarm}, since ${at(since)}`,
    ),
    row('most frequent', figures.most_frequent.length === 0 ? 'none' : ''),
    ...figures.most_frequent.map(({ source, alarms }) => `  ${String(alarms).padStart(6)}  ${source}`),
  ];
  return `${lines.map((line) => harmless(line.trimEnd())).join('\n')}\n`;
};

const MEANING = `
The numbers by which ISA-18.2 judges alarms. Each time that people were told counts; of a silenced source they were
not. EEMUA 191 asks for less than one alarm in 10 minutes for whoever answers, and for about 80 % low, 15 % medium and
5 % high ones. What stands open for over a day, and what comes most often, is to be mended first.
`;

export const addFigures = (alarms: Command, { terminal }: Parts): void => {
  const figures = alarms
    .command('figures')
    .description('Print how many alarms there were, which, and how soon they were answered, from the log.');
  withLogTime(figures)
    .addHelpText(
      'after',
      `${MEANING}${examples(
        'alarms figures --data /var/lib/ballot-vault',
        'alarms figures --data data --config kiosk.yaml --from 2026-11-01 --until 2026-11-30 --json',
      )}`,
    )
    .action(async (options: LogTimeOptions) => {
      const log = readLog(path.resolve(options.data));
      try {
        const { size } = log.head();
        const { zone, ...span } = spanOf(log.rows, size, options);
        const figures = alarmFigures(alarmSteps(log.rows, size), span);
        await terminal.print(
          options.json === true ? `${harmless(JSON.stringify(figures))}\n` : textOf(figures, zone),
        );
      } finally {
        log.close();
      }
    });
};
