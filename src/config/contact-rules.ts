import type { Finding } from './finding.ts';
import type { WrittenConfig } from './schema.ts';

/**
 * A door contact at a converter has to be an input there, of one door alone, and the supervised input of that door's
 * room: else a wire that is cut would be the loss of no contact.
 */
export const contactFindings = ({ rooms, devices }: WrittenConfig): readonly Finding[] => {
  const inputs = new Set(
    devices.flatMap((device) => (device.kind === 'adc' ? device.inputs.map(({ input }) => input) : [])),
  );
  const taken = new Map<string, string>();
  return devices.flatMap((device, index): readonly Finding[] => {
    if (!('contact' in device) || !('adc' in device.contact)) return [];
    const { adc } = device.contact;
    const path = ['devices', index, 'contact', 'adc'];
    const place = `devices[${index}].contact.adc`;
    const former = taken.get(adc);
    taken.set(adc, device.door);
    if (!inputs.has(adc)) {
      const remedy = 'Add it to the inputs of a device of kind adc, or correct the name.';
      return [{ path, what: `${place}: no converter has the input ${adc}`, remedy }];
    }
    if (former !== undefined) {
      const what = `${place}: ${adc} is the contact of ${former} already`;
      return [{ path, what, remedy: 'Give each door a contact of its own.' }];
    }
    const room = rooms.find(({ door }) => door === device.door);
    if (room === undefined || room.lines.contact === adc) return [];
    const what = `${place}: ${adc} is not the contact line of the room ${room.id}`;
    return [{ path, what, remedy: `Write lines: { contact: ${adc} } in that room.` }];
  });
};
