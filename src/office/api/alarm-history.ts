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
import type { InTurn } from './log-turn.ts';

const DAY_MS: Ms = 86_400_000;
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

export const alarmHistory = (log: LogReader, now: () => Ms, inTurn: InTurn): AlarmHistory => {
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
