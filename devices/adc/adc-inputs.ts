import { isPosition, type LineState } from '../../src/core/device-observation.ts';
import type { DeviceId, DoorId, LineId, Ms } from '../../src/core/terms.ts';
import { causeOf, type Device, type Emit } from '../device.ts';
import { type Connection, KeptOpen } from '../kept-open.ts';
import { Settling } from '../settling.ts';
import type { AdcWiring } from './adc-wiring.ts';
import { type Bands, bandsOf, loopStateAt } from './bands.ts';
import { openConverter } from './iio-converter.ts';
import { channelsOf, type Measured, measure } from './measuring.ts';

/** A look that takes longer is a converter that hangs. */
const LOOK_MAX_MS: Ms = 1_000;
/** Looks that fail one after the other before the converter is lost: one noise on the bus is none. */
const FAILURES_MAX = 3;

type Watched = AdcWiring['inputs'][number];

/** Supervised loops at a converter: door contacts, and inputs such as fire and tamper. */
export class AdcInputs implements Device {
  readonly id: DeviceId;
  readonly #wiring: AdcWiring;
  readonly #doors: ReadonlyMap<string, DoorId>;
  readonly #bands: Bands;
  readonly #settling = new Map<string, Settling<LineState>>();
  #emit: Emit = () => undefined;
  #kept: KeptOpen<Connection> | undefined;

  /** @param doors The door whose contact an input is, by the name of the input. */
  constructor(wiring: AdcWiring, doors: ReadonlyMap<string, DoorId>) {
    this.id = wiring.adc as DeviceId;
    this.#wiring = wiring;
    this.#doors = doors;
    this.#bands = bandsOf(wiring);
  }

  async start(emit: Emit): Promise<void> {
    this.#emit = emit;
    const device = this.id;
    this.#kept = new KeptOpen<Connection>({
      open: (lost) => this.#open(lost),
      opened: (_, again) => {
        if (again) emit({ type: 'device_recovered', device, kind: 'line' });
        for (const input of this.#wiring.inputs) this.#found(input);
      },
      lost: (cause) => {
        emit({ type: 'device_lost', device, kind: 'line', cause });
        for (const { input } of this.#wiring.inputs) this.#tellLine(input, 'unknown');
      },
    });
    await this.#kept.start();
  }

  perform(): void {}

  async stop(): Promise<void> {
    await this.#kept?.stop();
  }

  /** Open once every input was measured once: what is found then is no opening. */
  async #open(lost: (cause: string) => void): Promise<Connection> {
    const wiring = this.#wiring;
    const converter = await openConverter(wiring, channelsOf(wiring));
    try {
      const { rest, period_ms } = { rest: 'normal' as const, period_ms: wiring.settle_ms };
      const atOnce = (state: LineState): boolean => state === 'active';
      for (const measured of await measure(converter, wiring))
        this.#settling.set(
          measured.input.input,
          new Settling<LineState>(this.#stateOf(measured), performance.now(), { rest, period_ms, atOnce }),
        );
    } catch (error) {
      await converter.close();
      throw error;
    }
    const looks = new Looks(wiring.sample_ms, {
      look: () => measure(converter, wiring),
      seen: (all) => {
        for (const measured of all) this.#take(measured);
      },
      failed: lost,
    });
    looks.begin();
    return {
      close: async () => {
        await looks.end();
        await converter.close();
      },
    };
  }

  #stateOf({ input, share }: Measured): LineState {
    const loop = loopStateAt(this.#bands, share);
    if (loop === 'closed' || loop === 'open') return loop === input.normal ? 'normal' : 'active';
    return loop;
  }

  #found({ input }: Watched): void {
    const state = this.#settling.get(input)?.current ?? 'unknown';
    this.#tellLine(input, state);
    this.#tellFound(input, state);
  }

  #take(measured: Measured): void {
    const { input } = measured.input;
    const settling = this.#settling.get(input);
    if (settling === undefined) return;
    let before = settling.told;
    for (const { state } of settling.take(this.#stateOf(measured), performance.now())) {
      this.#tell(input, before, state);
      before = state;
    }
  }

  #tell(input: string, before: LineState, state: LineState): void {
    const door = this.#doors.get(input);
    const wasPosition = isPosition(before);
    if (door === undefined || !(wasPosition && isPosition(state))) this.#tellLine(input, state);
    if (door === undefined || !isPosition(state)) return;
    if (!wasPosition) this.#tellFound(input, state);
    else this.#emit({ type: state === 'normal' ? 'door_closed' : 'door_opened', door });
  }

  /** The wire of a door contact is normal while it tells where the door is. */
  #tellLine(input: string, state: LineState): void {
    const isWhole = this.#doors.has(input) && isPosition(state);
    this.#emit({ type: 'line_changed', line: input as LineId, state: isWhole ? 'normal' : state });
  }

  #tellFound(input: string, state: LineState): void {
    const door = this.#doors.get(input);
    if (door === undefined || !isPosition(state)) return;
    this.#emit({ type: 'door_found', door, contact: state === 'normal' ? 'closed' : 'open' });
  }
}

interface LooksOptions {
  readonly look: () => Promise<readonly Measured[]>;
  readonly seen: (measured: readonly Measured[]) => void;
  readonly failed: (cause: string) => void;
}

/** Looks again and again, one look at a time. */
class Looks {
  readonly #pause: Ms;
  readonly #options: LooksOptions;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #failures = 0;
  #ended = false;

  constructor(pause: Ms, options: LooksOptions) {
    this.#pause = pause;
    this.#options = options;
  }

  begin(): void {
    this.#timer = setTimeout(() => {
      this.#looking = this.#look();
    }, this.#pause);
  }

  /** Resolves when no look goes on any more, or one hangs. */
  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const hangs = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${LOOK_MAX_MS} ms`)), LOOK_MAX_MS);
    });
    try {
      const measured = await Promise.race([this.#options.look(), hangs]);
      this.#failures = 0;
      if (!this.#ended) this.#options.seen(measured);
    } catch (error) {
      this.#failures += 1;
      if (!this.#ended && this.#failures >= FAILURES_MAX) {
        this.#options.failed(causeOf(error));
        return;
      }
    } finally {
      clearTimeout(timer);
    }
    if (!this.#ended) this.begin();
  }
}
