import { ALARM_CARDS } from '../../../src/core/alarm-cards.ts';
import type { AlarmKind } from '../../../src/core/alarm-kinds.ts';
import { watched } from '../live/watched.ts';
import { kindTitle } from './kinds.ts';

/** What an alarm is about: a room by its name, anything else as the configuration calls it; empty for the kiosk. */
export const subjectOf = (source: string): string => {
  const subject = source.replace(/#\d+$/, '').split('/').slice(1).join('/');
  return watched.value?.rooms.find(({ room }) => room === subject)?.name ?? subject;
};

/** A source of alarms, or an alarm, in words. */
export const sourceName = (source: string): string => {
  const kind = source.split(/[/#]/, 1)[0] ?? '';
  const title = Object.hasOwn(ALARM_CARDS, kind) ? kindTitle(kind as AlarmKind) : kind;
  const subject = subjectOf(source);
  return subject === '' ? title : `${title}, ${subject}`;
};
