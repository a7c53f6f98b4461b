import { z } from 'zod';
import { textCharacters, textShape, wiegandFormats } from '../reader-wiring.ts';
import { absolutePath, id, milliseconds } from '../wiring-fields.ts';

const readerSchema = z.strictObject({
  reader: id.describe('The reader; also its name as a device.'),
  address: z.number().int().min(0).max(126).describe('Its address on the line.'),
  serial: z
    .number()
    .int()
    .min(0)
    .max(0xff_ff_ff_ff)
    .optional()
    .describe('Serial number that it has to say; any when left out.'),
  formats: wiegandFormats
    .default(['w26', 'w34', 'w35', 'w37', 'w48'])
    .describe('What the bits of a card may be.'),
  text: z
    .strictObject({
      characters: textCharacters,
      ...textShape,
    })
    .refine((value) => value.min_length <= value.max_length, {
      message: 'min_length is greater than max_length',
      path: ['min_length'],
    })
    .prefault({})
    .describe('What a card that the reader gives as text may be.'),
});

const twice = <T>(all: readonly T[]): T | undefined => all.find((one, at) => all.indexOf(one) !== at);

export const osdpSchema = z.strictObject({
  kind: z.literal('osdp'),
  path: absolutePath.describe('The serial port of the RS-485 line; a link that udev keeps.'),
  baud_rate: z
    .union([
      z.literal(9_600),
      z.literal(19_200),
      z.literal(38_400),
      z.literal(57_600),
      z.literal(115_200),
      z.literal(230_400),
    ])
    .default(9_600)
    .describe('Bits per second, the same for all readers of the line.'),
  check: z
    .enum(['crc', 'checksum'])
    .default('crc')
    .describe('How a frame is checked; checksum only for old readers that know no other.'),
  poll_ms: milliseconds(20, 1_000, 100).describe('Pause between two polls of a reader in use.'),
  rest_ms: milliseconds(20, 1_000, 300).describe(
    'Pause between two polls of a reader that had nothing to say for a minute.',
  ),
  reply_ms: milliseconds(50, 2_000, 250).describe('Silence after which a reader did not answer.'),
  key_file: absolutePath.describe(
    'File (mode 0600) with a line for each reader: its name and its key, 32 hex digits.',
  ),
  readers: z
    .array(readerSchema)
    .min(1)
    .max(16)
    .refine((readers) => twice(readers.map(({ address }) => address)) === undefined, {
      message: 'two readers have one address: give each its own',
    })
    .describe('The readers of this line.'),
});

export type OsdpWiring = z.output<typeof osdpSchema>;
export type OsdpReaderWiring = OsdpWiring['readers'][number];
