import { z } from 'zod';
import { gpioOffset, lineBehind } from './board-pins.ts';
import { chip, chipLabel, level, line, tools } from './gpio-fields.ts';
import { id, milliseconds } from './wiring-fields.ts';

const doorShape = {
  door: id.describe('The door; also its name as a device.'),
  contact: z
    .union([
      z.strictObject({ line, closed_level: level('low') }),
      z.strictObject({ adc: id.describe('The supervised input that is this contact.') }),
    ])
    .describe(
      'The door contact: a line and its electrical level with the door closed, or an input of a converter.',
    ),
  exit_button: z.strictObject({ line, pressed_level: level('low') }).optional(),
  strike: z
    .strictObject({ line, unlocked_level: level('high') })
    .describe('The relay of the strike and the level that releases the door.'),
  supervised: z
    .array(z.strictObject({ input: id, line, normal_level: level('low') }))
    .max(8)
    .default([])
    .describe(
      'Fire, tamper and other inputs. Wire them closed when normal, so that a cut wire is not normal.',
    ),
  debounce_ms: milliseconds(1, 500, 30).describe(
    'An opening shorter than this is a bounce; a door is closed again when it was closed for so long.',
  ),
};

/** Every GPIO line that a door uses, as configured. */
export const linesOf = (door: {
  contact: { line: string } | { adc: string };
  strike: { line: string };
  exit_button?: { line: string } | undefined;
  supervised: readonly { line: string }[];
}): readonly string[] => [
  ...('line' in door.contact ? [door.contact.line] : []),
  door.strike.line,
  ...(door.exit_button === undefined ? [] : [door.exit_button.line]),
  ...door.supervised.map((entry) => entry.line),
];

export const gpiodSchema = z.strictObject({
  kind: z.literal('gpiod'),
  ...doorShape,
  chip,
  bias: z
    .enum(['as_is', 'pull_up', 'pull_down', 'disabled'])
    .default('as_is')
    .describe('Pull of the inputs.'),
  tools,
});

export const onoffSchema = z
  .strictObject({
    kind: z.literal('onoff'),
    ...doorShape,
    chip_label: chipLabel,
  })
  .refine((value) => linesOf(value).every((name) => gpioOffset(lineBehind(name) ?? name) !== undefined), {
    message: 'onoff knows no line names: write every line as GPIO17 or PIN11',
  });

export type GpiodWiring = z.output<typeof gpiodSchema>;
export type OnoffWiring = z.output<typeof onoffSchema>;
export type DoorWiring = Pick<GpiodWiring, keyof typeof doorShape>;
