import { z } from 'zod';
import { id } from './wiring-fields.ts';

export const cameraSchema = z.strictObject({
  kind: z.literal('camera'),
  camera: id.describe('The camera; also its name as a device, and in the register of cameras.'),
  address: z
    .string()
    .max(200)
    .regex(
      /^(rtsp|https?):\/\/[^\s/@?#]+(\/[^\s@#]*)?$/,
      'an address rtsp://HOST:PORT/, http://HOST/ or https://HOST/, without a name and a password',
    )
    .describe('Where it is asked whether it is there. No name and no password is ever sent.'),
  every_s: z.number().int().min(5).max(600).default(30).describe('Seconds from one question to the next.'),
  misses: z
    .number()
    .int()
    .min(1)
    .max(10)
    .default(2)
    .describe('Questions without an answer, one after the other, before it counts as lost.'),
});

export type CameraWiring = z.output<typeof cameraSchema>;
