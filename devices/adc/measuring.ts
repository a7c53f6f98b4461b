import type { AdcWiring } from './adc-wiring.ts';
import type { Converter } from './iio-converter.ts';

/** How far a measured supply may be from what is configured before nothing it feeds is believed. */
const SUPPLY_OFF_MAX = 0.1;

/** What one input measures, and as which share of the supply. */
export interface Measured {
  readonly input: AdcWiring['inputs'][number];
  readonly millivolts: number;
  readonly share: number;
}

/** The channels that a wiring reads. */
export const channelsOf = ({ inputs, supply_channel }: AdcWiring): readonly number[] => [
  ...inputs.map(({ channel }) => channel),
  ...(supply_channel === undefined ? [] : [supply_channel]),
];

/** One look at the supply and every input, one after the other. Throws where the supply is off, or nothing is told. */
export const measure = async (converter: Converter, wiring: AdcWiring): Promise<readonly Measured[]> => {
  const { inputs, supply_mv, supply_channel } = wiring;
  const supply = supply_channel === undefined ? supply_mv : await converter.millivolts(supply_channel);
  if (Math.abs(supply - supply_mv) > supply_mv * SUPPLY_OFF_MAX)
    throw new Error(
      `the supply of the loops measures ${Math.round(supply)} mV, not ${supply_mv}: look at it`,
    );
  const measured: Measured[] = [];
  for (const input of inputs) {
    const millivolts = await converter.millivolts(input.channel);
    measured.push({ input, millivolts, share: millivolts / supply });
  }
  return measured;
};
