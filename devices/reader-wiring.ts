import { z } from 'zod';
import { hexFormatsClash } from './frames/wiegand-text.ts';
import { isNamed, NAMED, usbShape } from './usb-identity.ts';
import { absolutePath, id, milliseconds } from './wiring-fields.ts';

export const textShape = {
  strip: z.string().max(16).default(' \t\r\n\0').describe('Characters dropped at both ends of a line.'),
  lead: z
    .string()
    .max(16)
    .default('')
    .describe('Exact text before the badge, removed; a line without it is unreadable.'),
  trail: z
    .string()
    .max(16)
    .default('')
    .describe('Exact text after the badge, removed; a line without it is unreadable.'),
  min_length: z.number().int().min(1).max(60).default(4).describe('Shortest badge, in characters.'),
  max_length: z.number().int().min(1).max(60).default(32).describe('Longest badge, in characters.'),
};
export const textCharacters = z
  .enum(['digits', 'hex', 'letters_and_digits', 'printable'])
  .default('letters_and_digits')
  .describe('The narrowest alphabet that the reader prints; hex is stored in upper case.');
const lineEnd = z
  .enum(['lf', 'cr'])
  .default('lf')
  .describe('The byte that ends a line. A reader that sends CR LF ends with lf: the CR is stripped.');
export const wiegandFormats = z
  .array(z.enum(['w26', 'w34', 'w35', 'w37', 'w37f', 'w48', 'raw']))
  .min(1)
  .refine((formats) => new Set(formats).size === formats.length, 'a format is named twice')
  .refine((formats) => !(formats.includes('w37') && formats.includes('w37f')), {
    message: 'w37 (H10302) and w37f (H10304) look the same: name the one that the site uses',
  });

const lengthsInOrder = (value: { min_length: number; max_length: number }) =>
  value.min_length <= value.max_length;
const LENGTHS = { message: 'min_length is greater than max_length', path: ['min_length'] };

/** What a serial reader sends. */
export const serialProfileSchema = z.discriminatedUnion('format', [
  z
    .strictObject({ format: z.literal('rdm6300') })
    .describe('RDM6300, ID-12, ID-20: STX, 10 hex, 2 hex XOR, ETX.'),
  z
    .strictObject({ format: z.literal('em18') })
    .describe('EM-18: 12 hex digits with their XOR and nothing around.'),
  z
    .strictObject({ format: z.literal('ascii'), line_end: lineEnd, characters: textCharacters, ...textShape })
    .refine(lengthsInOrder, LENGTHS)
    .describe('Lines of plain text.'),
  z
    .strictObject({
      format: z.literal('wiegand_bits'),
      line_end: lineEnd,
      formats: wiegandFormats.default(['w26', 'w34', 'w35', 'w37', 'w48']),
      strip: textShape.strip,
      lead: textShape.lead,
      trail: textShape.trail,
    })
    .describe('A Wiegand converter that prints each word as 0 and 1, first bit first.'),
  z
    .strictObject({
      format: z.literal('wiegand_hex'),
      line_end: lineEnd,
      formats: wiegandFormats.default(['w26', 'w34', 'w37', 'w48']),
      aligned: z
        .enum(['right', 'left'])
        .default('right')
        .describe('Where the word stands in its hex digits.'),
      strip: textShape.strip,
      lead: textShape.lead,
      trail: textShape.trail,
    })
    .refine((value) => !hexFormatsClash(value.formats), {
      message:
        'two of these have as many hex digits as each other (or a length of their own): name one of them',
      path: ['formats'],
    })
    .describe('A Wiegand converter that prints each word as hex digits.'),
]);

/** What a HID reader sends. */
export const hidProfileSchema = z.discriminatedUnion('format', [
  z
    .strictObject({
      format: z.literal('keyboard'),
      characters: textCharacters,
      ...textShape,
      key_gap_ms: milliseconds(20, 2_000, 300).describe(
        'Silence after which keys without Enter are half a badge.',
      ),
    })
    .refine(lengthsInOrder, LENGTHS)
    .describe('Keyboard-class reader (boot reports), US layout, each badge ended by Enter.'),
  z
    .strictObject({
      format: z.literal('pcprox'),
      lead_parity_bits: z
        .number()
        .int()
        .min(0)
        .max(4)
        .default(0)
        .describe('Bits the reader strips in front.'),
      trail_parity_bits: z.number().int().min(0).max(4).default(0).describe('Bits the reader strips behind.'),
      formats: wiegandFormats.default(['w26', 'w34', 'w35', 'w37', 'w48']),
      poll_ms: milliseconds(20, 1_000, 100).describe('Pause between two looks at the card buffer.'),
    })
    .describe('rf IDEAS pcProx: 8-byte reports with the bits of the card.'),
]);

/** Bytes, as hex, that a reader wants for a light or a tone; a signal that is not named does nothing there. */
const hexBytes = z.string().regex(/^(?:[0-9a-fA-F]{2}){1,64}$/, 'pairs of hex digits, 64 bytes at most');
export const signalsSchema = z
  .partialRecord(z.enum(['accepted_in', 'accepted_out', 'waiting', 'denied', 'alarm', 'silence']), hexBytes)
  .default({});

export const serialSchema = z
  .strictObject({
    kind: z.literal('serial'),
    reader: id.describe('The reader; also its name as a device.'),
    path: absolutePath
      .optional()
      .describe(
        'The port; a link that udev keeps, such as /dev/kiosk/reader-outside. Else it is found by its numbers.',
      ),
    ...usbShape,
    baud_rate: z.number().int().min(300).max(921_600).default(9_600).describe('Bits per second.'),
    data_bits: z.union([z.literal(7), z.literal(8)]).default(8),
    parity: z.enum(['none', 'even', 'odd']).default('none'),
    stop_bits: z.union([z.literal(1), z.literal(2)]).default(1),
    quiet_ms: milliseconds(20, 2_000, 200).describe('Silence after which half a frame is given up.'),
    profile: serialProfileSchema,
    signals: signalsSchema,
  })
  .refine(isNamed, NAMED);

export const hidSchema = z
  .strictObject({
    kind: z.literal('hid'),
    reader: id.describe('The reader; also its name as a device.'),
    path: absolutePath
      .optional()
      .describe('The hidraw node or a link to it; else the reader is found by its numbers.'),
    ...usbShape,
    profile: hidProfileSchema,
    signals: signalsSchema,
  })
  .refine(isNamed, NAMED);

export type SerialProfile = z.output<typeof serialProfileSchema>;
export type HidProfile = z.output<typeof hidProfileSchema>;
export type SerialWiring = z.output<typeof serialSchema>;
export type HidWiring = z.output<typeof hidSchema>;
export type Signals = z.output<typeof signalsSchema>;
