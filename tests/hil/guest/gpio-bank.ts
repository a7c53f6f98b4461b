import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Level } from '../../../devices/gpio-lines.ts';

const CONFIG = '/sys/kernel/config/gpio-sim';
export const SYSFS = '/sys/class/gpio';
const read = (file: string): string => readFileSync(file, 'utf8').trim();

/** A chip of GPIO lines by the kernel's gpio-sim: what is soldered to each line is set here. */
export class GpioBank {
  readonly label: string;
  readonly lines: readonly string[];
  /** Folder of the chip's simulated wires. */
  readonly #wires: string;
  /** The character device's name, such as `gpiochip0`. */
  readonly chip: string;

  /** @param label how the chip calls itself, `pinctrl-bcm2711` on a Raspberry Pi 4 */
  constructor(label: string, lines: readonly string[]) {
    this.label = label;
    this.lines = lines;
    const device = path.join(CONFIG, label);
    const bank = path.join(device, 'bank0');
    mkdirSync(bank, { recursive: true });
    writeFileSync(path.join(bank, 'num_lines'), String(lines.length));
    writeFileSync(path.join(bank, 'label'), label);
    for (const [index, name] of lines.entries()) {
      mkdirSync(path.join(bank, `line${index}`));
      writeFileSync(path.join(bank, `line${index}`, 'name'), name);
    }
    writeFileSync(path.join(device, 'live'), '1');
    this.chip = read(path.join(bank, 'chip_name'));
    this.#wires = path.join('/sys/devices/platform', read(path.join(device, 'dev_name')), this.chip);
  }

  #wire(line: string, end: 'pull' | 'value'): string {
    const index = this.lines.indexOf(line);
    if (index < 0) throw new Error(`${this.label} has no line ${line}`);
    return path.join(this.#wires, `sim_gpio${index}`, end);
  }

  /** Moves what is wired to an input, such as the contact of a door. */
  pull(line: string, level: Level): void {
    writeFileSync(this.#wire(line, 'pull'), level === 1 ? 'pull-up' : 'pull-down');
  }

  /** What an output drives at this moment. */
  value(line: string): Level {
    return read(this.#wire(line, 'value')) === '1' ? 1 : 0;
  }

  /** The number that the kernel gave to the chip's first line. */
  get base(): number {
    const chips = readdirSync(SYSFS).filter((name) => /^gpiochip\d+$/.test(name));
    const own = chips.find((name) => read(path.join(SYSFS, name, 'label')) === this.label);
    if (own === undefined) throw new Error(`${this.label} is not in ${SYSFS}`);
    return Number(read(path.join(SYSFS, own, 'base')));
  }
}

/** The 28 lines of the 40-pin header under their names, on a chip that calls itself like that of a Raspberry Pi 4. */
export const headerOfPi = (): GpioBank =>
  new GpioBank(
    'pinctrl-bcm2711',
    Array.from({ length: 28 }, (_, index) => `GPIO${index}`),
  );
