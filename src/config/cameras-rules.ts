import type { WrittenCameras } from './cameras-schema.ts';
import type { Finding } from './finding.ts';

/** What must hold of the cameras: each has a name of its own, and shows rooms that there are. */
export const cameraFindings = (
  cameras: WrittenCameras,
  rooms: readonly { readonly id: string }[],
): readonly Finding[] =>
  cameras.flatMap(({ id, rooms: shown }, index): readonly Finding[] => {
    const again = cameras.findIndex((other) => other.id === id) < index;
    const unknown = shown.findIndex((room) => rooms.every((known) => known.id !== room));
    return [
      ...(again
        ? [
            {
              path: ['cameras', index, 'id'],
              what: `cameras[${index}].id: there is a camera ${id} already`,
              remedy: 'Give each camera its own name.',
            },
          ]
        : []),
      ...(unknown < 0
        ? []
        : [
            {
              path: ['cameras', index, 'rooms', unknown],
              what: `cameras[${index}].rooms: there is no room ${shown[unknown]}`,
              remedy: 'Name a room of this configuration.',
            },
          ]),
    ];
  });
