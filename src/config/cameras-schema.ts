import type { z } from 'zod';
import { id, list, object, text } from './fields.ts';

const CAMERA = object({
  id: id('What this kiosk calls the camera.'),
  rooms: list(id('Identifier of a room.'), 1, 12, 'The rooms that it shows.'),
  link: text(
    /^https?:\/\/[^\s{}]*(\{(from|until)\}[^\s{}]*)+$/,
    'Address of its recording, with {from} and {until} where the instants go, for example https://video.county.example/7?from={from}&until={until}.',
  ).optional(),
});

/** The cameras of the rooms, which belong to another system. */
export const CAMERAS = list(CAMERA, 0, 64, 'Cameras whose pictures somebody looks at.');

export type WrittenCameras = z.infer<typeof CAMERAS>;
