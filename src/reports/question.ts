import { roomIds, type State } from '../core/state.ts';
import { type AlarmId, assertNever, type Ms, type RoomId } from '../core/terms.ts';
import { rangeOf } from '../log/bundle/range.ts';
import { decodeEntries, recordedSnapshot } from '../log/log-facts.ts';
import type { LogReader } from '../log/read-log.ts';
import type { Trial } from '../records/trial.ts';
import { restoreState } from '../restore.ts';
import { aboutReport, type Subject } from './about.ts';
import { listOnReport } from './list-on.ts';
import { loneReport } from './lone.ts';
import { stricterReport } from './lone-stricter.ts';
import { lookedReport } from './looked.ts';
import { nobodyEnteredReport } from './nobody-entered.ts';
import { outageReport } from './outage.ts';
import { openedOf } from './reading.ts';
import { type Asked, namer, type Report } from './report.ts';
import type { TrendPeriod } from './report-names.ts';
import { NEVER } from './room-watch.ts';
import { toldReport } from './told.ts';
import { trendsReport } from './trends.ts';
import { visitorsReport } from './visitors.ts';

/** A standing question, with what it asks for besides the time. */
export type Question =
  | { readonly report: 'lone'; readonly rules: Trial | null }
  | { readonly report: 'nobody-entered'; readonly room: RoomId }
  | { readonly report: 'list-on'; readonly room: string }
  | { readonly report: 'about'; readonly subject: Subject }
  | { readonly report: 'told'; readonly alarm: AlarmId }
  | { readonly report: 'outage' }
  | { readonly report: 'visitors' }
  | { readonly report: 'looked'; readonly entry: number | undefined }
  | { readonly report: 'trends'; readonly per: TrendPeriod; readonly room: string };

/** The state as the log leaves it: whom it names, which zone its rooms are in, and which rooms there are. */
export const stateAtEnd = (log: LogReader): State =>
  restoreState({
    facts: (from) => decodeEntries(log.entries(from)),
    latestSnapshot: () => recordedSnapshot(log.rows, log.head().size),
  });

/** Each room's identifier with its name. */
export const roomNames = ({ rooms }: State): { readonly [room: string]: string } =>
  Object.fromEntries(Object.entries(rooms).map(([room, { policy }]) => [room, policy.name]));

export const zoneOf = ({ policy }: State): string => policy?.time_zone ?? 'UTC';

/** From the first instant up to before the second; left out, from the log's first entry, and to its last. */
export interface Span {
  readonly since?: Ms;
  readonly before?: Ms;
}

export const askedOf = (log: LogReader, state: State, { since, before }: Span): Asked => {
  const { size } = log.head();
  const found = rangeOf(log.rows, size, {
    ...(since === undefined ? {} : { from: { instant: since } }),
    ...(before === undefined ? {} : { until: { instant: before } }),
  });
  return {
    log: { entries: log.entries, bytes: (from, until) => log.rows.bytes(from, until) },
    size,
    since: since ?? 0,
    before: before ?? NEVER,
    range: found ?? { from: 0, until: 0 },
    nameOf: namer(state.people),
  };
};

/** Whether a room of that name ever was at this kiosk. */
export const knowsRoom = (log: LogReader, state: State, room: string): boolean => {
  if (roomIds(state).some((one) => one === room)) return true;
  const { log: read, size } = askedOf(log, state, {});
  for (const one of openedOf(read, { from: 0, until: size }, new Set(['room_policy_set']))) {
    if (!('done' in one) && one.fields['room'] === room) return true;
  }
  return false;
};

/** @param zone of the rooms, whose calendar has the days */
export const reportOn = (asked: Asked, question: Question, zone: string): Report => {
  switch (question.report) {
    case 'lone':
      return question.rules === null ? loneReport(asked) : stricterReport(asked, question.rules);
    case 'nobody-entered':
      return nobodyEnteredReport(asked, question.room);
    case 'list-on':
      return listOnReport(asked, question.room);
    case 'about':
      return aboutReport(asked, question.subject);
    case 'told':
      return toldReport(asked, question.alarm);
    case 'outage':
      return outageReport(asked);
    case 'visitors':
      return visitorsReport(asked);
    case 'looked':
      return lookedReport(asked, question.entry);
    case 'trends':
      return trendsReport(asked, { ...question, zone });
    default:
      return assertNever(question);
  }
};
