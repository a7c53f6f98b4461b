import type { Effect } from '../src/core/effects.ts';
import type { DeviceId, DoorId, LineId } from '../src/core/terms.ts';
import { lineName } from './board-pins.ts';
import { causeOf, type Device, type Emit } from './device.ts';
import type { DoorWiring } from './door-wiring.ts';
import type { GpioLines, HeldLines, Level } from './gpio-lines.ts';
import { KeptOpen } from './kept-open.ts';

/** A door is known by one name, as a door and as a device. */
export const deviceOfDoor = (door: DoorId): DeviceId => door as string as DeviceId;

const levelOf = (name: 'low' | 'high'): Level => (name === 'high' ? 1 : 0);

/** What one input means: told apart once, at the start. */
interface Sense {
  readonly found: (level: Level) => void;
  readonly moved: (level: Level) => void;
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
  readonly #levels = new Map<string, Level>();
  #emit: Emit = () => undefined;
  #senses: ReadonlyMap<string, Sense> = new Map();
  #kept: KeptOpen<HeldLines> | undefined;
  /** Edges count once the levels at the beginning have been reported. */
  #watching = false;

  constructor(wiring: DoorWiring, lines: GpioLines) {
    this.#door = wiring.door as DoorId;
    this.id = deviceOfDoor(this.#door);
    this.#wiring = wiring;
    this.#lines = lines;
  }

  async start(emit: Emit): Promise<void> {
    this.#emit = emit;
    this.#kept = new KeptOpen<HeldLines>({
      open: (lost) => this.#hold(lost),
      opened: (held, again) => {
        if (again) emit({ type: 'device_recovered', device: this.id, kind: 'door' });
        this.#watching = true;
        for (const [line, level] of held.levels) this.#found(line, level);
      },
      lost: (cause) => {
        this.#watching = false;
        emit({ type: 'device_lost', device: this.id, kind: 'door', cause });
      },
    });
    await this.#kept.start();
  }

  perform(effect: Effect): void {
    if (effect.type !== 'unlock_door' && effect.type !== 'lock_door') return;
    if (effect.door !== this.#door) return;
    const failed = (error: unknown): void =>
      this.#emit({ type: 'effect_failed', device: this.id, effect: effect.type, cause: causeOf(error) });
    const held = this.#kept?.connection;
    if (held === undefined) {
      failed('the lines of the door are not connected');
      return;
    }
    const strike = lineName(this.#wiring.strike.line);
    const done = effect.type === 'unlock_door' ? held.pulse(strike, effect.pulse_ms) : held.rest(strike);
    done.catch(failed);
  }

  async stop(): Promise<void> {
    await this.#kept?.stop();
  }

  #hold(lost: (cause: string) => void): Promise<HeldLines> {
    this.#watching = false;
    this.#levels.clear();
    this.#senses = this.#sensesOf();
    const { strike, debounce_ms } = this.#wiring;
    const rest: Level = strike.unlocked_level === 'high' ? 0 : 1;
    return this.#lines.hold({
      inputs: [...this.#senses.keys()],
      outputs: new Map([[lineName(strike.line), rest]]),
      debounceMs: debounce_ms,
      changed: (line, level) => this.#changed(line, level),
      lost,
    });
  }

  #found(line: string, level: Level): void {
    // An edge may have come between the reading and now; it is newer.
    const newest = this.#levels.get(line) ?? level;
    this.#levels.set(line, newest);
    this.#senses.get(line)?.found(newest);
  }

  #changed(line: string, level: Level): void {
    const sense = this.#senses.get(line);
    if (sense === undefined) return;
    const missed = this.#levels.get(line) === level;
    this.#levels.set(line, level);
    if (!this.#watching) return;
    if (missed) sense.moved(level === 1 ? 0 : 1);
    sense.moved(level);
  }

  #sensesOf(): ReadonlyMap<string, Sense> {
    const senses = new Map<string, Sense>();
    const { contact, exit_button, supervised } = this.#wiring;
    senses.set(lineName(contact.line), this.#contact(levelOf(contact.closed_level)));
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
      found: (level) =>
        this.#emit({ type: 'door_found', door, contact: level === closed ? 'closed' : 'open' }),
      moved: (level) => this.#emit({ type: level === closed ? 'door_closed' : 'door_opened', door }),
    };
  }

  #exitButton(pressed: Level): Sense {
    const door = this.#door;
    return {
      found: () => undefined,
      moved: (level) => {
        if (level === pressed) this.#emit({ type: 'exit_requested', door });
      },
    };
  }

  #supervised(line: LineId, normal: Level): Sense {
    const report = (level: Level): void =>
      this.#emit({ type: 'line_changed', line, state: level === normal ? 'normal' : 'active' });
    return { found: report, moved: report };
  }
}
