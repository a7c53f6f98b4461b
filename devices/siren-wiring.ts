import { z } from 'zod';
import { gpioOffset, lineBehind } from './board-pins.ts';
import { chip, chipLabel, level, line, tools } from './gpio-fields.ts';
import { id } from './wiring-fields.ts';

const sirenShape = {
  siren: id.describe('The siren or light; also its name as a device.'),
  line,
  sounding_level: level('high').describe('The level of the line at which it sounds.'),
};

export const gpiodSirenSchema = z.strictObject({
  kind: z.literal('gpiod_siren'),
  ...sirenShape,
  chip,
  tools,
});

export const onoffSirenSchema = z
  .strictObject({ kind: z.literal('onoff_siren'), ...sirenShape, chip_label: chipLabel })
  .refine((value) => gpioOffset(lineBehind(value.line) ?? value.line) !== undefined, {
    message: 'onoff knows no line names: write the line as GPIO17 or PIN11',
  });

export type SirenWiring = Pick<z.output<typeof gpiodSirenSchema>, keyof typeof sirenShape>;
