/** What a supervised loop looks like to the converter; `out_of_range` is none of the four, and never taken for one. */
export type LoopState = 'closed' | 'open' | 'cut' | 'short' | 'out_of_range';

/**
 * The two resistors at the end of a loop and the one that feeds it, in ohms. One stands in series with the contact, the
 * other one bridges it: a closed contact leaves the first alone, an open one leaves both, and neither a cut nor a
 * shorted wire looks like a contact.
 */
export interface Resistors {
  readonly pull_up_ohms: number;
  readonly series_ohms: number;
  readonly parallel_ohms: number;
  /** How far each resistor, with the wire, may be off. */
  readonly tolerance_percent: number;
}

/** From and to, of the supply's voltage. */
export type Band = readonly [from: number, to: number];
export type Bands = { readonly [S in Exclude<LoopState, 'out_of_range'>]: Band };

/** Less than this part of the series resistor is a short, more than its inverse of both together a cut. */
const WIRE_PART = 0.1;
/** What a converter may read beyond its supply's two ends. */
const BEYOND = 0.03;
/** What has to lie between two bands, so that noise does not carry a value from one to the next. */
const GAP_MIN = 0.02;

const shareOf = (ohms: number, pullUp: number): number => ohms / (ohms + pullUp);

/** The bands of a loop by Ohm's law, each as wide as its resistors may be off. */
export const bandsOf = ({
  pull_up_ohms,
  series_ohms,
  parallel_ohms,
  tolerance_percent,
}: Resistors): Bands => {
  const off = tolerance_percent / 100;
  const around = (ohms: number): Band => [
    shareOf(ohms * (1 - off), pull_up_ohms * (1 + off)),
    shareOf(ohms * (1 + off), pull_up_ohms * (1 - off)),
  ];
  const both = series_ohms + parallel_ohms;
  return {
    short: [-BEYOND, shareOf(series_ohms * WIRE_PART, pull_up_ohms)],
    closed: around(series_ohms),
    open: around(both),
    cut: [shareOf(both / WIRE_PART, pull_up_ohms), 1 + BEYOND],
  };
};

/** The two bands that noise could carry into each other; undefined where all four are told apart. */
export const clashIn = (bands: Bands): string | undefined => {
  const order = ['short', 'closed', 'open', 'cut'] as const;
  const at = order.findIndex((state, index) => {
    const next = order[index + 1];
    return next !== undefined && bands[next][0] - bands[state][1] < GAP_MIN;
  });
  return at < 0 ? undefined : `${order[at]} and ${order[at + 1]}`;
};

/** What a voltage says, as a share of the supply's. */
export const loopStateAt = (bands: Bands, share: number): LoopState => {
  for (const state of ['closed', 'open', 'short', 'cut'] as const) {
    const [from, to] = bands[state];
    if (share >= from && share <= to) return state;
  }
  return 'out_of_range';
};
