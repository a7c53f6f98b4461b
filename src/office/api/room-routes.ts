import { z } from 'zod';
import { countsOnly, withoutDuress } from '../../core/supervisor-counts.ts';
import type { Read } from '../../reads.ts';
import { CHANNEL } from './alarm-schemas.ts';
import { index, instant } from './fields.ts';
import { KIOSK, LOG, ROOM } from './room-schemas.ts';
import { type ApiParts, type Caller, KIOSK_SILENT, route } from './route.ts';

export const NOTHING = z.strictObject({});

/**
 * The rooms as somebody may see them: without names for those who may not know any, and for programs without duress,
 * since what they show it on may hang in the room.
 */
export const roomsFor = async (
  { read }: Pick<ApiParts, 'read'>,
  { seesNames, is }: Pick<Caller, 'seesNames' | 'is'>,
): Promise<Extract<Read, { what: 'rooms' }>> => {
  const answer = await read({ what: 'rooms' });
  if (answer?.what !== 'rooms') throw KIOSK_SILENT();
  if (!seesNames) return { ...answer, view: countsOnly(answer.view) };
  return is === 'person' ? answer : { ...answer, view: withoutDuress(answer.view) };
};

const ROOMS = z.strictObject({
  index: index.describe('Number of the last entry that the answer knows.'),
  now: instant.describe('The clock of the kiosk.'),
  rooms: z.array(ROOM).readonly().describe('Worst first.'),
});

const STATUS = z.strictObject({
  index,
  now: instant,
  kiosk: KIOSK,
  log: LOG,
  channels: z.array(CHANNEL).readonly(),
});

export const ROOM_ROUTES = [
  route({
    method: 'get',
    path: '/rooms',
    name: 'rooms',
    about: 'rooms',
    summary: 'Every room, worst first',
    detail:
      'How each room stands: who is inside by sign-in and since when, the door, its inputs and devices. Administrators and observers are told how many are inside, and no name.',
    verb: 'see_counts',
    params: NOTHING,
    query: NOTHING,
    body: NOTHING,
    answer: ROOMS,
    handle: async ({ caller }, parts) => {
      const { index: last, now, view } = await roomsFor(parts, caller);
      return { index: last, now, rooms: view.rooms };
    },
  }),
  route({
    method: 'get',
    path: '/status',
    name: 'status',
    about: 'rooms',
    summary: 'The kiosk as a whole',
    detail: 'Its phase, clock, disk and devices, how far its log is signed and witnessed, and its channels.',
    verb: 'see_counts',
    params: NOTHING,
    query: NOTHING,
    body: NOTHING,
    answer: STATUS,
    handle: async ({ caller }, parts) => {
      const { index: last, now, view } = await roomsFor(parts, caller);
      return { index: last, now, kiosk: view.kiosk, log: view.log, channels: view.channels };
    },
  }),
];
