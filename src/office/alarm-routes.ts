import { setImmediate } from 'node:timers/promises';
import express, { type Router } from 'express';
import { isAlarmId } from '../alarm-acts.ts';
import { type AlarmFigures, AlarmTally } from '../alarm-figures.ts';
import { type ToldLine, toldLineOf } from '../alarm-told.ts';
import type { AlarmId, Ms } from '../core/terms.ts';
import { stepsIn } from '../history/alarm-steps.ts';
import { toldIn } from '../history/alarm-told.ts';
import { pagesOf } from '../history/log-pages.ts';
import { parseEntry } from '../log/entry.ts';
import { parseTime } from '../log/entry-time.ts';
import { type LogReader, readLog } from '../log/read-log.ts';
import { type Guard, refuseWith } from './guard.ts';

const DAY_MS: Ms = 86_400_000;
/** An election with its retention. */
const DAYS_MAX = 800;
/** An alarm that came again and again has more entries than anybody reads; the newest say how it stands. */
const LINES_MAX = 300;
/** Whoever waits longer than for these has closed the page. */
const READERS_MAX = 8;

type Read<T> = (log: LogReader) => Promise<T>;

/** Reads the log one at a time: each reading goes through all of it, a stretch at a time. */
const oneByOne = (data: string) => {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async <T>(read: Read<T>): Promise<T | 'busy'> => {
    if (waiting >= READERS_MAX) return 'busy';
    waiting += 1;
    const before = last;
    const reading = (async () => {
      await before.catch(() => undefined);
      const log = readLog(data);
      try {
        return await read(log);
      } finally {
        log.close();
      }
    })();
    last = reading;
    try {
      return await reading;
    } finally {
      waiting -= 1;
    }
  };
};

const readTold =
  (alarm: AlarmId): Read<readonly ToldLine[]> =>
  async (log) => {
    const lines: ToldLine[] = [];
    for (const page of pagesOf(log.rows, log.head().size)) {
      for (const fields of toldIn(log, alarm, page)) {
        lines.push(toldLineOf(fields, parseTime(fields['time'])));
        if (lines.length > LINES_MAX) lines.shift();
      }
      await setImmediate();
    }
    return lines;
  };

/** The instant behind the last entry, where the kiosk's clock is ahead of this process's. */
const endOf = ({ rows, head }: LogReader, now: Ms): Ms => {
  const { size } = head();
  const [last] = rows.bytes(Math.max(0, size - 1), size);
  return last === undefined ? now : Math.max(now, parseTime(parseEntry(last).fields['time']) + 1);
};

const readFigures =
  (days: number, now: Ms): Read<AlarmFigures> =>
  async (log) => {
    const until = endOf(log, now);
    const span = { from: until - days * DAY_MS, until };
    const tally = new AlarmTally(span);
    for (const page of pagesOf(log.rows, log.head().size)) {
      for (const step of stepsIn(page)) if (step.at < span.until) tally.take(step);
      await setImmediate();
    }
    return tally.figures();
  };

/** What the log tells of alarms: who was told of one, and how they do. */
export const alarmRoutes = (guard: Guard, data: string, now: () => Ms): Router => {
  const reading = oneByOne(data);
  const router = express.Router();
  const busy = ['too many read the log just now', 'log', 'try again in a moment'] as const;
  router.get(
    '/alarms/told',
    guard.for('see_names', async (request, response) => {
      const alarm = String(request.query['alarm'] ?? '');
      if (!isAlarmId(alarm)) {
        return refuseWith(response, 400, 'malformed', [
          'that is no alarm',
          'alarm',
          'name one as the page of alarms does',
        ]);
      }
      const lines = await reading(readTold(alarm));
      if (lines === 'busy') return refuseWith(response, 503, 'busy', busy);
      response.json({ lines });
    }),
  );
  router.get(
    '/alarms/figures',
    guard.for('see_names', async (request, response) => {
      const days = Number(request.query['days'] ?? '30');
      if (!Number.isInteger(days) || days < 1 || days > DAYS_MAX) {
        const what = 'that is no number of days';
        return refuseWith(response, 400, 'malformed', [what, 'days', `name 1 to ${DAYS_MAX}`]);
      }
      const figures = await reading(readFigures(days, now()));
      if (figures === 'busy') return refuseWith(response, 503, 'busy', busy);
      response.json(figures);
    }),
  );
  return router;
};
