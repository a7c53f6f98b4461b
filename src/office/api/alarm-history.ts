import { setImmediate } from 'node:timers/promises';
import { type AlarmFigures, AlarmTally } from '../../alarm-figures.ts';
import { type ToldLine, toldLineOf } from '../../alarm-told.ts';
import type { AlarmId, Ms } from '../../core/terms.ts';
import { stepsIn } from '../../history/alarm-steps.ts';
import { toldIn } from '../../history/alarm-told.ts';
import { pagesOf } from '../../history/log-pages.ts';
import { parseEntry } from '../../log/entry.ts';
import { parseTime } from '../../log/entry-time.ts';
import type { LogReader } from '../../log/read-log.ts';
import { TOLD_MAX } from './alarm-schemas.ts';
import { ApiRefused } from './route.ts';

const DAY_MS: Ms = 86_400_000;
/** Whoever waits longer than for these has closed the page. */
const READERS_MAX = 8;

/** One after the other: each reading goes through all of the log, a stretch at a time. */
const oneByOne = () => {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async <Done>(read: () => Promise<Done>): Promise<Done> => {
    if (waiting >= READERS_MAX) {
      throw new ApiRefused(503, 'busy', ['too many read the log just now', 'log', 'try again in a moment']);
    }
    waiting += 1;
    const reading = last.then(read);
    last = reading.catch(() => undefined);
    try {
      return await reading;
    } finally {
      waiting -= 1;
    }
  };
};

/** The instant behind the last entry, where the kiosk's clock is ahead of this process's. */
const endOf = ({ rows, head }: LogReader, now: Ms): Ms => {
  const { size } = head();
  const [last] = rows.bytes(Math.max(0, size - 1), size);
  return last === undefined ? now : Math.max(now, parseTime(parseEntry(last).fields['time']) + 1);
};

/** What the log tells of alarms. Throws `ApiRefused` where too many read at once. */
export interface AlarmHistory {
  readonly figures: (days: number) => Promise<AlarmFigures>;
  readonly told: (alarm: AlarmId) => Promise<readonly ToldLine[]>;
}

export const alarmHistory = (log: LogReader, now: () => Ms): AlarmHistory => {
  const inTurn = oneByOne();
  return {
    figures: (days) =>
      inTurn(async () => {
        const until = endOf(log, now());
        const tally = new AlarmTally({ from: until - days * DAY_MS, until });
        for (const page of pagesOf(log.rows, log.head().size)) {
          for (const step of stepsIn(page)) if (step.at < until) tally.take(step);
          await setImmediate();
        }
        return tally.figures();
      }),
    told: (alarm) =>
      inTurn(async () => {
        const lines: ToldLine[] = [];
        for (const page of pagesOf(log.rows, log.head().size)) {
          for (const fields of toldIn(log, alarm, page))
            lines.push(toldLineOf(fields, parseTime(fields['time'])));
          lines.splice(0, lines.length - TOLD_MAX);
          await setImmediate();
        }
        return lines;
      }),
  };
};
