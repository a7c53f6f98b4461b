import type { Signal } from '../../src/core/effects.ts';
import { COMMAND } from './codes.ts';
import type { Order } from './orders.ts';
import type { Capabilities } from './replies.ts';

const COLOURS = { black: 0, red: 1, green: 2, amber: 3 } as const;
type Colour = keyof typeof COLOURS;

/** Orders count in tenths of a second. */
const TENTHS = 10;
/** Nobody hears a reader for ever: what the kiosk cannot end any more ends by itself. */
const ALARM_S = 180;

const LIGHT_CANCEL = 1;
const LIGHT_SET = 2;
const TONE_OFF = 1;
const TONE_DEFAULT = 2;

/** The first light of the first reader at an address, for a time; afterwards it shows what it showed before. */
const light = (colour: Colour, lasts_s: number, blinks: 'blinks' | 'steady'): Order => {
  const lasts = lasts_s * TENTHS;
  const off = blinks === 'blinks' ? TENTHS / 2 : 0;
  const permanent = [0, 0, 0, 0, 0];
  return {
    code: COMMAND.LED,
    data: Uint8Array.from([
      ...[0, 0, LIGHT_SET, TENTHS / 2, off, COLOURS[colour], COLOURS.black, lasts & 0xff, lasts >> 8],
      ...permanent,
    ]),
  };
};

const lightBefore: Order = {
  code: COMMAND.LED,
  data: Uint8Array.from([0, 0, LIGHT_CANCEL, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
};

const tones = (count: number, on: number): Order => ({
  code: COMMAND.BUZ,
  data: Uint8Array.from([0, TONE_DEFAULT, on, on, count]),
});

const quiet: Order = { code: COMMAND.BUZ, data: Uint8Array.from([0, TONE_OFF, 0, 0, 0]) };

const ORDERS: { readonly [S in Signal]: readonly Order[] } = {
  accepted_in: [light('green', 3, 'steady'), tones(1, 2)],
  accepted_out: [light('green', 3, 'steady'), tones(1, 2)],
  waiting: [light('amber', 5, 'blinks'), tones(1, 1)],
  denied: [light('red', 3, 'steady'), tones(3, 1)],
  alarm: [light('red', ALARM_S, 'blinks'), tones(ALARM_S, TENTHS / 2)],
  silence: [lightBefore, quiet],
};

/** What a reader with these capabilities is ordered for a signal; nothing that it does not have. */
export const ordersFor = (signal: Signal, { leds, buzzer }: Capabilities): readonly Order[] =>
  ORDERS[signal].filter(({ code }) => (code === COMMAND.LED ? leds : buzzer));
