import type { Effect } from '../src/core/effects.ts';
import type { SirenPattern } from '../src/core/facts-sirens.ts';
import type { DeviceId, Ms } from '../src/core/terms.ts';
import { lineName } from './board-pins.ts';
import { causeOf, type Device, type Emit } from './device.ts';
import type { GpioLines, HeldLines, Level } from './gpio-lines.ts';
import { KeptOpen } from './kept-open.ts';
import type { SirenWiring } from './siren-wiring.ts';

/** Half a second on, half a second off: told apart from a tone that never changes through a closed door. */
const PART_MS: Ms = 500;

/** How long the line is away from its rest, at its rest, and away again, and so on; it rests afterwards. */
export const partsOf = (pattern: SirenPattern, for_ms: Ms): readonly [Ms, ...Ms[]] => {
  if (pattern === 'steady') return [for_ms];
  const pulses = Math.max(1, Math.floor((for_ms + PART_MS) / (2 * PART_MS)));
  const rest = Array.from({ length: 2 * (pulses - 1) }, () => PART_MS);
  return [Math.min(PART_MS, for_ms), ...rest];
};

/**
 * A siren or a light on a GPIO line: off at the start and at the stop. How long it sounds is given to the line with the
 * order, so that no siren waits for a kiosk that is gone to end it.
 */
export class GpioSiren implements Device {
  readonly id: DeviceId;
  readonly #wiring: SirenWiring;
  readonly #lines: GpioLines;
  #emit: Emit = () => undefined;
  #kept: KeptOpen<HeldLines> | undefined;
  #lost: (cause: string) => void = () => undefined;

  constructor(wiring: SirenWiring, lines: GpioLines) {
    this.id = wiring.siren as DeviceId;
    this.#wiring = wiring;
    this.#lines = lines;
  }

  async start(emit: Emit): Promise<void> {
    this.#emit = emit;
    const about = { device: this.id, kind: 'siren' } as const;
    this.#kept = new KeptOpen<HeldLines>({
      open: (lost) => this.#hold(lost),
      // At the start too: it may have been on record as failed when the kiosk stopped.
      opened: () => emit({ type: 'device_recovered', ...about }),
      lost: (cause) => emit({ type: 'device_lost', ...about, cause }),
    });
    await this.#kept.start();
  }

  perform(effect: Effect): void {
    if (effect.type !== 'sound_siren' && effect.type !== 'silence_siren') return;
    if (effect.siren !== this.id) return;
    const failed = (error: unknown): void => {
      const cause = causeOf(error);
      this.#emit({ type: 'effect_failed', device: this.id, effect: effect.type, cause });
      this.#lost(cause);
    };
    const held = this.#kept?.connection;
    if (held === undefined) return failed('the line of the siren is not connected');
    const line = lineName(this.#wiring.line);
    const done =
      effect.type === 'sound_siren'
        ? held.pulse(line, ...partsOf(effect.pattern, effect.for_ms))
        : held.rest(line);
    done.catch(failed);
  }

  async stop(): Promise<void> {
    await this.#kept?.stop();
  }

  async #hold(lost: (cause: string) => void): Promise<HeldLines> {
    const { line, sounding_level } = this.#wiring;
    const rest: Level = sounding_level === 'high' ? 0 : 1;
    const name = lineName(line);
    const held = await this.#lines.hold({
      inputs: [],
      outputs: new Map([[name, rest]]),
      changed: () => undefined,
      lost,
    });
    this.#lost = lost;
    return held;
  }
}
