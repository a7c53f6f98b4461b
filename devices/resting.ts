import { lineName } from './board-pins.ts';
import { causeOf } from './device.ts';
import { GpiodLines } from './gpio-door-gpiod.ts';
import { OnoffLines } from './gpio-door-onoff.ts';
import type { GpioLines, Level } from './gpio-lines.ts';
import type { DeviceWiring, Wiring } from './wiring-schema.ts';

/** An output line, as wired, and how it came to rest. */
export interface Rested {
  /** The door or siren. */
  readonly device: string;
  readonly kind: 'strike' | 'siren';
  readonly line: string;
  /** Why it did not come to rest; empty when it did. */
  readonly failed: string;
}

interface Output extends Omit<Rested, 'failed'> {
  readonly rest: Level;
  readonly lines: GpioLines;
}

const restOf = (active: 'low' | 'high'): Level => (active === 'high' ? 0 : 1);

const outputOf = (wiring: DeviceWiring): Output | undefined => {
  switch (wiring.kind) {
    case 'gpiod':
    case 'onoff': {
      const { door, strike } = wiring;
      const lines = wiring.kind === 'gpiod' ? new GpiodLines(wiring) : new OnoffLines(wiring);
      return { device: door, kind: 'strike', line: strike.line, rest: restOf(strike.unlocked_level), lines };
    }
    case 'gpiod_siren':
    case 'onoff_siren': {
      const { siren, line, sounding_level } = wiring;
      const lines = wiring.kind === 'gpiod_siren' ? new GpiodLines(wiring) : new OnoffLines(wiring);
      return { device: siren, kind: 'siren', line, rest: restOf(sounding_level), lines };
    }
    default:
      return undefined;
  }
};

const rest = async ({ rest: level, lines, ...output }: Output): Promise<Rested> => {
  try {
    const held = await lines.hold({
      inputs: [],
      outputs: new Map([[lineName(output.line), level]]),
      changed: () => undefined,
      lost: () => undefined,
    });
    await held.close();
    return { ...output, failed: '' };
  } catch (error) {
    return { ...output, failed: causeOf(error) };
  }
};

/** Brings every wired strike and siren to rest, each by itself: one that fails keeps no other from it. */
export const restOutputs = (wiring: Wiring): Promise<readonly Rested[]> =>
  Promise.all(wiring.flatMap((device) => outputOf(device) ?? []).map(rest));
