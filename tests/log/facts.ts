import type { Fact } from '../../src/core/facts.ts';
import type { Moment } from '../../src/core/moment.ts';
import type { Credential, PersonId, ReaderId, RoomId } from '../../src/core/terms.ts';

export const ORIGIN = 'county.example/ballot-room/k1/e1';
export const BOOT = 'boot-1';
/** 3 November 2026, 06:30 in New York. */
export const MORNING = Date.UTC(2026, 10, 3, 11, 30);
const ROOM = 'ballots' as RoomId;
const READER = 'outside' as ReaderId;

export const moment = (second = 0): Moment => ({
  at: MORNING + second * 1_000,
  offset_min: -300,
  uptime_ms: 5_000 + second * 1_000,
  clock: 'synchronised',
});

/** A fact without personal fields. */
export const heartbeat = (second = 0): Fact => ({
  at: MORNING + second * 1_000,
  type: 'heartbeat',
  inputs: { 'door-contact': 'closed' },
  rooms: { ballots: { inside: 0, presence: 'certain' } },
});

/** A fact with personal fields. */
export const denied = (second = 0, person = 'ana'): Fact => ({
  at: MORNING + second * 1_000,
  type: 'access_denied',
  room: ROOM,
  reader: READER,
  credential: 'c0ffee' as Credential,
  person: person as PersonId,
  reason: 'room_busy',
  until: MORNING + second * 1_000 + 4_000,
});
