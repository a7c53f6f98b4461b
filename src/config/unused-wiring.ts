import { readersOf } from '../../devices/wiring-schema.ts';
import type { Finding } from './finding.ts';
import type { WrittenConfig } from './schema.ts';

/**
 * Readers and doors that are wired and belong to no room: nobody could say what a badge there is for, and the kiosk
 * would stop at the first one. An input that no room names is watched all the same.
 */
export const unusedFindings = ({ rooms, devices }: WrittenConfig): readonly Finding[] => {
  const readers = new Set(rooms.flatMap((room) => [room.outside_reader, room.inside_reader]));
  const doors = new Set(rooms.map(({ door }) => door));
  return devices.flatMap((device, index): readonly Finding[] => {
    const remedy = 'Name it in a room, or take the device out.';
    const idle = readersOf(device).find((reader) => !readers.has(reader));
    if (idle !== undefined) {
      const key = device.kind === 'osdp' ? 'readers' : 'reader';
      const what = `devices[${index}].${key}: no room has the reader ${idle}`;
      return [{ path: ['devices', index, key], what, remedy }];
    }
    if ('door' in device && !doors.has(device.door)) {
      const what = `devices[${index}].door: no room has the door ${device.door}`;
      return [{ path: ['devices', index, 'door'], what, remedy }];
    }
    return [];
  });
};
