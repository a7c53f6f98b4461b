import type { AdcWiring } from '../../devices/adc/adc-wiring.ts';
import { bandsOf, type LoopState, loopStateAt } from '../../devices/adc/bands.ts';
import { openConverter } from '../../devices/adc/iio-converter.ts';
import { channelsOf, type Measured, measure } from '../../devices/adc/measuring.ts';
import type { DeviceWiring } from '../../devices/wiring-schema.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';
import type { RemedyCode } from './remedies.ts';

const { good, wrong } = findingsOf('inputs');

const REMEDY_OF = {
  cut: 'wire-cut',
  short: 'wire-short',
  out_of_range: 'wire-out-of-range',
} as const satisfies { readonly [S in Exclude<LoopState, 'closed' | 'open'>]: RemedyCode };

const spoken = (band: readonly [number, number], supply: number): string =>
  band.map((share) => `${Math.max(0, Math.round(share * supply))}`).join(' to ');

const ofInput = (wiring: AdcWiring, { input, millivolts, share }: Measured): Finding => {
  const bands = bandsOf(wiring);
  const state = loopStateAt(bands, share);
  const supply = share === 0 ? wiring.supply_mv : millivolts / share;
  const at = { measured: Math.round(millivolts), channel: input.channel };
  if (state === 'closed' || state === 'open') {
    const isNormal = state === input.normal ? 'normal' : 'not-normal';
    return good(input.input, [`input-${state}-${isNormal}`, { ...at, band: spoken(bands[state], supply) }]);
  }
  const told = { ...at, closed: spoken(bands.closed, supply), open: spoken(bands.open, supply) };
  return wrong(input.input, [`input-${state}`, told], REMEDY_OF[state]);
};

const lookAtConverter = async (wiring: AdcWiring): Promise<readonly Finding[]> => {
  const { adc } = wiring;
  try {
    const converter = await openConverter(wiring, channelsOf(wiring));
    try {
      return (await measure(converter, wiring)).map((measured) => ofInput(wiring, measured));
    } finally {
      await converter.close();
    }
  } catch (error) {
    return [wrong(adc, ['told', { words: reasonOf(error) }], 'watch-doors')];
  }
};

/** Every supervised input at a converter: what it measures, and what that means. */
export const lookAtInputs = async (wiring: readonly DeviceWiring[]): Promise<readonly Finding[]> =>
  (await Promise.all(wiring.map((device) => (device.kind === 'adc' ? lookAtConverter(device) : [])))).flat();
