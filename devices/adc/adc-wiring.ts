import { z } from 'zod';
import { absolutePath, id, milliseconds } from '../wiring-fields.ts';
import { bandsOf, clashIn } from './bands.ts';

const ohms = z.number().int().min(100).max(1_000_000).default(4_700);
const channel = z.number().int().min(0).max(3);

const inputSchema = z.strictObject({
  input: id.describe('The supervised input.'),
  channel: channel.describe('The channel of the converter: 0 to 3 for A0 to A3.'),
  normal: z
    .enum(['closed', 'open'])
    .default('closed')
    .describe('How the contact stands when all is well; for a door contact, with the door closed.'),
});

const twice = <T>(all: readonly T[]): T | undefined => all.find((one, at) => all.indexOf(one) !== at);

/** Supervised loops at an analog-to-digital converter on I2C, each with two resistors at its end. */
export const adcSchema = z
  .strictObject({
    kind: z.literal('adc'),
    adc: id.describe('The name of the converter as a device.'),
    bus: z.number().int().min(0).max(31).default(1).describe('Number of the I2C bus.'),
    address: z.number().int().min(0x03).max(0x77).default(0x48).describe('Its address on the bus.'),
    sysfs: absolutePath
      .default('/sys/bus/i2c/devices')
      .describe('Folder in which the kernel shows what is on its I2C buses.'),
    supply_mv: z
      .number()
      .int()
      .min(1_000)
      .max(5_500)
      .default(3_300)
      .describe('What feeds the loops, in millivolts.'),
    supply_channel: channel
      .optional()
      .describe('The channel at which the supply itself is measured; else it is taken as supply_mv.'),
    pull_up_ohms: ohms.describe('The resistor from the supply to the loop.'),
    series_ohms: ohms.describe('The resistor in series with the contact, at the contact.'),
    parallel_ohms: ohms.describe('The resistor across the contact, at the contact.'),
    tolerance_percent: z
      .number()
      .min(1)
      .max(20)
      .default(5)
      .describe('How far each resistor may be off, with the wire.'),
    sample_ms: milliseconds(10, 1_000, 50).describe('Pause between two looks at all inputs.'),
    settle_ms: milliseconds(10, 2_000, 100).describe(
      'A loop is normal again, cut or short when it was so for this long; an opening counts with its first sample.',
    ),
    inputs: z.array(inputSchema).min(1).max(4),
  })
  .superRefine((value, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const used = [
      ...value.inputs.map((input) => input.channel),
      ...(value.supply_channel === undefined ? [] : [value.supply_channel]),
    ];
    const doubled = twice(used);
    if (doubled !== undefined) issue('inputs', `channel ${doubled} is used twice: give each wire its own`);
    const clash = clashIn(bandsOf(value));
    if (clash !== undefined)
      issue(
        'series_ohms',
        `with these resistors and this tolerance ${clash} cannot be told apart: three of 4700 ohms with 5 % can`,
      );
  });

export type AdcWiring = z.output<typeof adcSchema>;
