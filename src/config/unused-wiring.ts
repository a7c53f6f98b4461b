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
    if ('reader' in device && !readers.has(device.reader)) {
      const what = `devices[${index}].reader: no room has the reader ${device.reader}`;
      return [{ path: ['devices', index, 'reader'], what, remedy }];
    }
    if ('door' in device && !doors.has(device.door)) {
      const what = `devices[${index}].door: no room has the door ${device.door}`;
      return [{ path: ['devices', index, 'door'], what, remedy }];
    }
    return [];
  });
};
