import type { AdcWiring } from '../../devices/adc/adc-wiring.ts';
import { bandsOf, type LoopState, loopStateAt } from '../../devices/adc/bands.ts';
import { openConverter } from '../../devices/adc/iio-converter.ts';
import { channelsOf, type Measured, measure } from '../../devices/adc/measuring.ts';
import type { DeviceWiring } from '../../devices/wiring-schema.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';

const { good, wrong } = findingsOf('inputs');

const REMEDIES: { readonly [S in Exclude<LoopState, 'closed' | 'open'>]: string } = {
  cut: 'Somebody may have cut the wire. Keep the door watched, follow the wire, and mend it.',
  short: 'Somebody may have bridged the wire. Keep the door watched, follow the wire, and mend it.',
  out_of_range:
    'Measure the three resistors, and write their values into the configuration; look for a bad joint or a wrong supply.',
};

const spoken = (band: readonly [number, number], supply: number): string =>
  band.map((share) => `${Math.max(0, Math.round(share * supply))}`).join(' to ');

const ofInput = (wiring: AdcWiring, { input, millivolts, share }: Measured): Finding => {
  const bands = bandsOf(wiring);
  const state = loopStateAt(bands, share);
  const supply = share === 0 ? wiring.supply_mv : millivolts / share;
  const measured = `${Math.round(millivolts)} mV at channel ${input.channel}`;
  if (state === 'closed' || state === 'open') {
    const word = state === input.normal ? 'normal' : 'not normal now';
    return good(input.input, `${measured}: ${state}, which is ${word} (${spoken(bands[state], supply)} mV)`);
  }
  const told = `closed is ${spoken(bands.closed, supply)} mV, open ${spoken(bands.open, supply)} mV`;
  return wrong(input.input, `${measured}: ${state.replaceAll('_', ' ')} (${told})`, REMEDIES[state]);
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
    return [
      wrong(adc, reasonOf(error), 'Until then nobody sees what its inputs watch: keep the doors watched.'),
    ];
  }
};

/** Every supervised input at a converter: what it measures, and what that means. */
export const lookAtInputs = async (wiring: readonly DeviceWiring[]): Promise<readonly Finding[]> =>
  (await Promise.all(wiring.map((device) => (device.kind === 'adc' ? lookAtConverter(device) : [])))).flat();
