import { CATALOGUE } from '../../core/catalogue.ts';
import { formatTime, parseOffset, parseTime } from '../entry-time.ts';
import { detailsOf, isFactType, personalText, TOLD_FIELDS } from './described.ts';
import { EVENT_NAMES } from './event-names.ts';
import type { OpenedEntry } from './opened-entry.ts';

/*
 * The election event log of NIST SP 1500-101 (version 1, JSON): one log with one device, whose events are the
 * entries. `Hash` is the leaf hash of the entry, so each event can be found in the signed tree.
 */

const MINUTE_MS = 60_000;

/** Everything before the first event. The device goes by the name of its log, which no other has. */
export const eelOpening = (origin: string): string => {
  const device = {
    '@type': 'EventLogging.Device',
    Id: origin,
    Type: 'other',
    OtherType: 'access kiosk of a ballot storage room',
    HashType: 'sha-256',
  };
  const opened = JSON.stringify(device).slice(0, -1);
  return `{"@type":"EventLogging.ElectionEventLog","Device":[${opened},"Event":[\n`;
};

/** Everything after the last event; `time` is the time of that event's entry, as the entry has it. */
export const eelClosing = (time: string): string => `\n]}],"GeneratedTime":${JSON.stringify(time)}}\n`;

/** Between two events. */
export const EEL_SEPARATOR = ',\n';

/** Local time with its offset, so that one text holds both. */
const timeStamp = (time: unknown, offset: unknown): string =>
  formatTime(parseTime(time) + parseOffset(offset) * MINUTE_MS).slice(0, -1) + String(offset);

const detailsWithPeople = (entry: OpenedEntry): string => {
  const people = TOLD_FIELDS.flatMap((field) => {
    const text = personalText(entry, field);
    return text === '' ? [] : [`${field}=${text}`];
  });
  return [detailsOf(entry), ...people].filter((part) => part !== '').join('; ');
};

/**
 * The event of an entry, on one line. `UserId` is the commitment to the person of the entry, which is there whether
 * the person is shown or not. Throws for an entry without time and offset.
 */
export const eelEvent = (entry: OpenedEntry, leaf: Buffer): string => {
  const { seq, time, offset, type } = entry.fields;
  const known = isFactType(type) ? type : undefined;
  const names = known === undefined ? undefined : EVENT_NAMES[known].nist;
  const { person } = entry.commitments;
  const details = detailsWithPeople(entry);
  return JSON.stringify({
    '@type': 'EventLogging.Event',
    Id: String(type),
    Sequence: String(seq),
    TimeStamp: timeStamp(time, offset),
    Type: names?.type ?? 'other',
    Disposition: names?.disposition ?? 'other',
    ...(names === undefined ? { OtherDisposition: 'unknown kind of entry' } : {}),
    ...(known === undefined ? {} : { Severity: CATALOGUE[known].level, Description: CATALOGUE[known].title }),
    ...(person === undefined ? {} : { UserId: String(person) }),
    Hash: leaf.toString('hex'),
    ...(details === '' ? {} : { Details: details }),
  });
};
