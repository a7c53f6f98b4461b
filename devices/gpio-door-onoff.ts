import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ms } from '../src/core/terms.ts';
import { gpioOffset } from './board-pins.ts';
import { causeOf } from './device.ts';
import type { GpioLines, HeldLines, Level, LineRequest } from './gpio-lines.ts';

/** What is used of an onoff line; the seam below which sysfs begins. */
export interface SysfsLine {
  readSync(): Level;
  writeSync(level: Level): void;
  watch(listener: (error: Error | null | undefined, level: Level) => void): void;
  unexport(): void;
}

/** Opens a line by its kernel number. `low` and `high` open an output at that level. */
export type OpenSysfsLine = (number: number, direction: 'in' | 'low' | 'high') => SysfsLine;

/** Loads onoff, or throws with what to install. */
export type LoadOnoff = () => Promise<OpenSysfsLine>;

export const loadOnoff: LoadOnoff = async () => {
  try {
    const { Gpio } = await import('onoff');
    // Its own debounce waits for silence, and says nothing of a contact that never settles.
    return (number, direction) =>
      direction === 'in' ? new Gpio(number, 'in', 'both') : new Gpio(number, direction);
  } catch {
    throw new Error(
      'the GPIO library onoff is not built: install g++, make and python3 and run the set-up again, or wire the door as gpiod',
    );
  }
};

export interface OnoffSettings {
  readonly chip_label: string;
  /** Folder of the sysfs GPIO interface. */
  readonly sysfs?: string;
}

interface Chip {
  readonly base: number;
  readonly lines: number;
}

const read = (...parts: readonly string[]): string => readFileSync(join(...parts), 'utf8').trim();

/** Finds a chip by its label: its base moves between kernels and models, so a bare number is never right. */
export const chipByLabel = (sysfs: string, label: string): Chip => {
  let names: readonly string[];
  try {
    names = readdirSync(sysfs).filter((name) => /^gpiochip\d+$/.test(name));
  } catch {
    throw new Error(`${sysfs} is missing: this kernel has no sysfs GPIO; wire the door as gpiod`);
  }
  const labels = names.map((name) => ({ name, label: read(sysfs, name, 'label') }));
  const found = labels.filter((entry) => entry.label === label);
  if (found.length !== 1) {
    const seen = labels.map((entry) => entry.label).join(', ') || 'none';
    throw new Error(`${found.length} GPIO chips are labelled ${label} (seen: ${seen}): correct chip_label`);
  }
  const name = found[0]?.name ?? '';
  return { base: Number(read(sysfs, name, 'base')), lines: Number(read(sysfs, name, 'ngpio')) };
};

/** The kernel's number of `GPIOn` on a chip. Throws when the chip has no such line. */
export const kernelNumber = (chip: Chip, line: string): number => {
  const offset = gpioOffset(line);
  if (offset === undefined) throw new Error(`${line} is not a GPIO number: write GPIO17 or PIN11`);
  if (offset >= chip.lines) throw new Error(`${line} is not on that chip, which has ${chip.lines} lines`);
  return chip.base + offset;
};

/**
 * GPIO by the older sysfs interface through onoff, for kernels without the character device's second version. When
 * this process is killed during a pulse, sysfs leaves the strike released until the next start: the relay needs its
 * own one-shot there.
 */
export class OnoffLines implements GpioLines {
  readonly #settings: OnoffSettings;
  readonly #load: LoadOnoff;

  constructor(settings: OnoffSettings, load: LoadOnoff = loadOnoff) {
    this.#settings = settings;
    this.#load = load;
  }

  async hold(request: LineRequest): Promise<HeldLines> {
    const open = await this.#load();
    const chip = chipByLabel(this.#settings.sysfs ?? '/sys/class/gpio', this.#settings.chip_label);
    const opened: SysfsLine[] = [];
    const keep = (line: SysfsLine): SysfsLine => {
      opened.push(line);
      return line;
    };
    try {
      const outputs = new Map<string, Output>();
      for (const [name, rest] of request.outputs) {
        const direction = rest === 0 ? 'low' : 'high';
        const line = keep(open(kernelNumber(chip, name), direction));
        outputs.set(name, new Output(line, rest));
      }
      const levels = new Map<string, Level>();
      for (const name of request.inputs) {
        const line = keep(open(kernelNumber(chip, name), 'in'));
        levels.set(name, watchInput(name, line, request));
      }
      return heldLines(levels, outputs, opened);
    } catch (error) {
      for (const line of opened) line.unexport();
      throw error;
    }
  }
}

/** sysfs gives edges no stamp: they count from when they are heard. */
const watchInput = (name: string, line: SysfsLine, request: LineRequest): Level => {
  line.watch((error, level) => {
    if (error) request.lost(causeOf(error));
    else request.changed(name, level, undefined);
  });
  return line.readSync();
};

class Output {
  readonly #line: SysfsLine;
  readonly #rest: Level;
  #timer: NodeJS.Timeout | undefined;
  #ended: (() => void) | undefined;

  constructor(line: SysfsLine, rest: Level) {
    this.#line = line;
    this.#rest = rest;
  }

  async pulse(...parts: readonly Ms[]): Promise<void> {
    this.#finish();
    const away: Level = this.#rest === 0 ? 1 : 0;
    await new Promise<void>((resolve, reject) => {
      this.#ended = resolve;
      const go = (index: number): void => {
        const part = parts[index];
        try {
          if (part === undefined) return this.rest();
          this.#line.writeSync(index % 2 === 0 ? away : this.#rest);
          this.#timer = setTimeout(() => go(index + 1), part);
        } catch (error) {
          reject(error);
        }
      };
      go(0);
    });
  }

  rest(): void {
    this.#line.writeSync(this.#rest);
    this.#finish();
  }

  #finish(): void {
    clearTimeout(this.#timer);
    this.#ended?.();
    this.#ended = undefined;
  }
}

/** A throw becomes a rejection: nothing here may throw into the kiosk's turn. */
const attempt = (work: () => void | Promise<void>): Promise<void> =>
  new Promise((resolve) => {
    resolve(work());
  });

const heldLines = (
  levels: ReadonlyMap<string, Level>,
  outputs: ReadonlyMap<string, Output>,
  opened: readonly SysfsLine[],
): HeldLines => {
  const outputOf = (name: string): Output => {
    const output = outputs.get(name);
    if (output === undefined) throw new Error(`${name} is not an output`);
    return output;
  };
  const restAll = (): void => {
    for (const output of outputs.values()) output.rest();
  };
  return {
    levels,
    pulse: (name, ms, ...more) => attempt(() => outputOf(name).pulse(ms, ...more)),
    rest: (name) => attempt(() => outputOf(name).rest()),
    close: () =>
      attempt(() => {
        try {
          restAll();
        } finally {
          for (const line of opened) line.unexport();
        }
      }),
  };
};
