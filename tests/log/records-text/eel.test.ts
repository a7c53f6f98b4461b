import { expect, test } from 'vitest';
import { z } from 'zod';
import { CATALOGUE } from '../../../src/core/catalogue.ts';
import { leafHash } from '../../../src/log/formats/tree.ts';
import { describeEntry } from '../../../src/log/records-text/described.ts';
import { EEL_SEPARATOR, eelClosing, eelEvent, eelOpening } from '../../../src/log/records-text/eel.ts';
import { EVENT_NAMES } from '../../../src/log/records-text/event-names.ts';
import { openForReaders } from '../../../src/log/records-text/opened-entry.ts';
import { denied, heartbeat, ORIGIN } from '../facts.ts';
import { describedOf, entryOf, openedOf } from './aid.ts';

/** What NIST SP 1500-101 allows: these properties, no others, and these words. */
const EVENT = z.strictObject({
  '@type': z.literal('EventLogging.Event'),
  Id: z.string(),
  Sequence: z.string(),
  TimeStamp: z.iso.datetime({ offset: true }),
  Type: z.string(),
  Disposition: z.enum(['failure', 'na', 'other', 'success']),
  OtherDisposition: z.string().optional(),
  Severity: z.string().optional(),
  Description: z.string().optional(),
  UserId: z.string().optional(),
  Hash: z.string().optional(),
  Details: z.string().optional(),
});
const LOG = z.strictObject({
  '@type': z.literal('EventLogging.ElectionEventLog'),
  GeneratedTime: z.iso.datetime({ offset: true }),
  Device: z.array(
    z.strictObject({
      '@type': z.literal('EventLogging.Device'),
      Id: z.string(),
      Type: z.literal('other'),
      OtherType: z.string(),
      HashType: z.enum(['md6', 'other', 'sha-256', 'sha-512']),
      Event: z.array(EVENT),
    }),
  ),
});

const LEAF = leafHash(entryOf(denied()).bytes);
const eventOf = (...[fact, shown]: Parameters<typeof openedOf>) =>
  EVENT.parse(JSON.parse(eelEvent(describedOf(fact, shown), LEAF)));

test('the event of an entry says what, when, how it ended and where it stands in the tree', () => {
  expect(eventOf(denied())).toEqual({
    '@type': 'EventLogging.Event',
    Id: 'access_denied',
    Sequence: '5',
    TimeStamp: '2026-11-03T06:30:00.000-05:00',
    Type: 'access',
    Disposition: 'failure',
    Severity: 'notice',
    Description: 'Access denied',
    UserId: openedOf(denied()).commitments['person'],
    Hash: LEAF.toString('hex'),
    Details: 'reader=outside; reason=room_busy; until=1793705404000; person=ana; credential=c0ffee',
  });
});

test('who it was about is the same commitment, shown or not', () => {
  const withheld = eventOf(denied(), { grounds: { person: 'Personal', credential: 'Personal' } });
  expect(withheld.UserId).toBe(eventOf(denied()).UserId);
  expect(withheld.Details).toContain('person=[withheld: Personal]');
  expect(JSON.stringify(withheld)).not.toContain('ana');
  expect(eventOf(heartbeat()).UserId).toBeUndefined();
});

test('an entry of a kind that this program does not know is told as such', () => {
  const bytes = Buffer.from(
    '{"v":1,"seq":5,"time":"2026-11-03T11:30:00.000Z","offset":"+00:00","type":"toString"}',
  );
  const entry = openForReaders({ bytes, disclosures: [], erased: {} }, {});
  expect(EVENT.parse(JSON.parse(eelEvent(describeEntry(entry), LEAF)))).toMatchObject({
    Id: 'toString',
    Type: 'other',
    Disposition: 'other',
    OtherDisposition: 'unknown kind of entry',
  });
});

test('the whole is an election event log with one device', () => {
  const events = [heartbeat(), denied()].map((fact) => eelEvent(describedOf(fact), LEAF));
  const text = eelOpening(ORIGIN) + events.join(EEL_SEPARATOR) + eelClosing('2026-11-03T11:30:00.000Z');
  const { Device } = LOG.parse(JSON.parse(text));
  expect(Device.map(({ Id, Event }) => [Id, Event.length])).toEqual([[ORIGIN, 2]]);
});

test('alarms end otherwise than well, and every kind has its names', () => {
  expect(Object.keys(EVENT_NAMES).sort()).toEqual(Object.keys(CATALOGUE).sort());
  for (const [type, { level }] of Object.entries(CATALOGUE)) {
    const { disposition } = EVENT_NAMES[type as keyof typeof EVENT_NAMES].nist;
    if (level === 'critical') expect([type, disposition]).not.toEqual([type, 'success']);
  }
});
