import type { Effect, EffectType } from '../src/core/effects.ts';
import type { DeviceId, DoorId, LineId, Ms } from '../src/core/terms.ts';
import { lineName } from './board-pins.ts';
import { causeOf, type Device, type Emit } from './device.ts';
import { DoorStrike } from './door-strike.ts';
import type { DoorWiring } from './door-wiring.ts';
import type { GpioLines, HeldLines, Level } from './gpio-lines.ts';
import { type Edge, InputWatch } from './input-watch.ts';
import { KeptOpen } from './kept-open.ts';

/**
 * What is lost with the lines of a door. A contact at a converter goes on being seen when the lines are gone, so that
 * the door is not.
 */
const kindOf = ({ contact }: DoorWiring): 'door' | 'line' => ('line' in contact ? 'door' : 'line');

/** A door is known by one name, as a door and as a device. */
export const deviceOfDoor = (door: DoorId): DeviceId => door as string as DeviceId;

const levelOf = (name: 'low' | 'high'): Level => (name === 'high' ? 1 : 0);

/** What one input means: told apart once, at the start. */
interface Sense {
  /** The level at which nothing happens. */
  readonly rest: Level;
  readonly found: (level: Level) => void;
  /** `before` is how long before now it moved, in ms; undefined where the kernel gave no stamp. */
  readonly moved: (level: Level, before: Ms | undefined) => void;
}

/**
 * Door contact, exit button, supervised inputs and strike on GPIO lines, whichever way the lines are reached. Leaving
 * never depends on this: the exit button only reports; the lock's own handle opens the door.
 */
export class GpioDoor implements Device {
  readonly id: DeviceId;
  readonly #door: DoorId;
  readonly #wiring: DoorWiring;
  readonly #lines: GpioLines;
  readonly #strike: DoorStrike;
  #emit: Emit = () => undefined;
  #senses: ReadonlyMap<string, Sense> = new Map();
  #kept: KeptOpen<HeldLines> | undefined;
  #watch: InputWatch | undefined;

  constructor(wiring: DoorWiring, lines: GpioLines) {
    this.#door = wiring.door as DoorId;
    this.id = deviceOfDoor(this.#door);
    this.#wiring = wiring;
    this.#lines = lines;
    this.#strike = new DoorStrike(lineName(wiring.strike.line), (effect, error) =>
      this.#failed(effect, error),
    );
  }

  async start(emit: Emit): Promise<void> {
    this.#emit = emit;
    const kind = kindOf(this.#wiring);
    this.#kept = new KeptOpen<HeldLines>({
      open: (lost) => this.#hold(lost),
      opened: (held, again) => {
        if (again) emit({ type: 'device_recovered', device: this.id, kind });
        for (const [line, level] of held.levels) this.#senses.get(line)?.found(level);
        this.#watch?.begin(held.levels);
      },
      lost: (cause) => {
        this.#watch?.end();
        this.#strike.leave();
        emit({ type: 'device_lost', device: this.id, kind, cause });
        for (const { input } of this.#wiring.supervised)
          emit({ type: 'line_changed', line: input as LineId, state: 'unknown' });
      },
    });
    await this.#kept.start();
  }

  perform(effect: Effect): void {
    if (effect.type !== 'unlock_door' && effect.type !== 'lock_door') return;
    if (effect.door !== this.#door) return;
    const held = this.#kept?.connection;
    if (held === undefined) this.#failed(effect.type, 'the lines of the door are not connected');
    else if (effect.type === 'unlock_door') this.#strike.unlock(held, effect.pulse_ms);
    else this.#strike.lock(held);
  }

  async stop(): Promise<void> {
    this.#watch?.end();
    this.#strike.leave();
    await this.#kept?.stop();
  }

  #failed(effect: EffectType, error: unknown): void {
    this.#emit({ type: 'effect_failed', device: this.id, effect, cause: causeOf(error) });
  }

  #hold(lost: (cause: string) => void): Promise<HeldLines> {
    this.#watch?.end();
    this.#senses = this.#sensesOf();
    const watch = new InputWatch({
      rests: new Map([...this.#senses].map(([line, { rest }]) => [line, rest])),
      period_ms: this.#wiring.debounce_ms,
      moved: ({ line, level, before }: Edge) => this.#senses.get(line)?.moved(level, before),
    });
    this.#watch = watch;
    const { strike } = this.#wiring;
    const rest: Level = strike.unlocked_level === 'high' ? 0 : 1;
    return this.#lines.hold({
      inputs: [...this.#senses.keys()],
      outputs: new Map([[lineName(strike.line), rest]]),
      changed: (line, level, at) => watch.take(line, level, at),
      lost,
    });
  }

  #sensesOf(): ReadonlyMap<string, Sense> {
    const senses = new Map<string, Sense>();
    const { contact, exit_button, supervised } = this.#wiring;
    if ('line' in contact) senses.set(lineName(contact.line), this.#contact(levelOf(contact.closed_level)));
    if (exit_button !== undefined) {
      senses.set(lineName(exit_button.line), this.#exitButton(levelOf(exit_button.pressed_level)));
    }
    for (const { input, line, normal_level } of supervised) {
      senses.set(lineName(line), this.#supervised(input as LineId, levelOf(normal_level)));
    }
    return senses;
  }

  #contact(closed: Level): Sense {
    const door = this.#door;
    return {
      rest: closed,
      found: (level) =>
        this.#emit({ type: 'door_found', door, contact: level === closed ? 'closed' : 'open' }),
      moved: (level, before) => {
        const type = level === closed ? 'door_closed' : 'door_opened';
        this.#emit({ type, door, ...(before === undefined ? {} : { moved_before_ms: before }) });
      },
    };
  }

  #exitButton(pressed: Level): Sense {
    const door = this.#door;
    return {
      rest: pressed === 1 ? 0 : 1,
      found: () => undefined,
      moved: (level) => {
        if (level === pressed) this.#emit({ type: 'exit_requested', door });
      },
    };
  }

  #supervised(line: LineId, normal: Level): Sense {
    const report = (level: Level): void =>
      this.#emit({ type: 'line_changed', line, state: level === normal ? 'normal' : 'active' });
    return { rest: normal, found: report, moved: report };
  }
}
