import type { AlarmLine, AlarmList } from '../alarm-list.ts';
import type { AlarmSource, Ms } from '../core/terms.ts';
import { harmless } from './harmless.ts';

/** An instant as people at the kiosk would say it, in its zone; in UTC where no zone is known. */
export const localTimeOf = (zone: string, at: Ms): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone === '' ? 'UTC' : zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at);

const CONDITIONS = { active: 'active', returned: 'over' } as const;
const ANSWERS = { acknowledged: 'acknowledged', unacknowledged: 'not acknowledged' } as const;

/** The state of an alarm in words. */
const stateOf = ({ condition, answer, closing_proposed_by }: AlarmLine): string => {
  const closing =
    closing_proposed_by === ''
      ? ''
      : `; ${closing_proposed_by} says that it is over, and a second person has to say so`;
  return `${CONDITIONS[condition]}, ${ANSWERS[answer]}${closing}`;
};

const times = (count: number): string => (count === 1 ? '' : `, ${count} times`);

const alarmLines = (
  alarm: AlarmLine,
  zone: string,
  silenced: ReadonlySet<AlarmSource>,
): readonly string[] => {
  const at = (instant: Ms): string => localTimeOf(zone, instant);
  const last = alarm.occurrences === 1 ? '' : `, last ${at(alarm.last)}`;
  return [
    `${alarm.priority.toUpperCase().padEnd(8)}  ${alarm.alarm}`,
    `          ${alarm.title}${alarm.room === '' ? '' : ` (${alarm.room})`}`,
    `          since ${at(alarm.since)}${times(alarm.occurrences)}${last}`,
    `          ${stateOf(alarm)}${silenced.has(alarm.source) ? '; its source is silenced' : ''}`,
    `          Do: ${alarm.response}`,
    '',
  ];
};

const headOf = ({ kiosk, time_zone, alarms }: AlarmList): string => {
  const where = kiosk === '' ? '' : ` of ${kiosk}`;
  const zone = time_zone === '' ? 'UTC' : time_zone;
  return alarms.length === 0
    ? `No open alarms${where}.`
    : `Open alarms${where}: ${alarms.length}, worst first. Times of ${zone}.`;
};

/** The list for people. */
export const alarmTable = (list: AlarmList): string => {
  const { time_zone, alarms, shelved, out_of_service } = list;
  const silenced = new Set([...shelved, ...out_of_service].map(({ source }) => source));
  const lines = [
    headOf(list),
    '',
    ...alarms.flatMap((alarm) => alarmLines(alarm, time_zone, silenced)),
    ...(shelved.length === 0 ? [] : ['Shelved']),
    ...shelved.map(
      ({ source, until, by }) => `  ${source}  until ${localTimeOf(time_zone, until)}, by ${by}`,
    ),
    ...(out_of_service.length === 0 ? [] : ['Out of service']),
    ...out_of_service.map(
      ({ source, since, by }) => `  ${source}  since ${localTimeOf(time_zone, since)}, by ${by}`,
    ),
  ];
  return `${lines.map(harmless).join('\n').trimEnd()}\n`;
};
