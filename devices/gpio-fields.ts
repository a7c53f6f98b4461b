import { z } from 'zod';
import { lineBehind } from './board-pins.ts';
import { absolutePath } from './wiring-fields.ts';

export const line = z
  .string()
  .regex(/^[A-Za-z0-9_.:-]{1,31}$/, 'a line name such as GPIO17, or a header pin such as PIN11')
  .refine(
    (name) => lineBehind(name) !== undefined,
    'that pin of the header carries no GPIO: PIN11, for example, does',
  )
  .describe('Line name as gpioinfo shows it (GPIO17), or a pin of the 40-pin header (PIN11).');
export const level = (fallback: 'low' | 'high') => z.enum(['low', 'high']).default(fallback);

export const chip = z
  .string()
  .min(1)
  .max(64)
  .optional()
  .describe('Only where a line name is not unique: the chip.');
export const tools = absolutePath
  .default('/usr/bin')
  .describe('Folder of gpiomon, gpioget and gpioset, version 2.');
export const chipLabel = z
  .string()
  .min(1)
  .max(64)
  .describe('Label of the chip: pinctrl-bcm2835 (Pi 1 to 3), pinctrl-bcm2711 (Pi 4), pinctrl-rp1 (Pi 5).');
