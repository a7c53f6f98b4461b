import path from 'node:path';
import { powerFault } from '../upkeep-watch.ts';
import { type Finding, findingsOf } from './finding.ts';
import { askProgram, type Machine, namesIn, wordIn } from './machine.ts';

const { good, warning, wrong, unknown } = findingsOf('power and heat');

/** Bits of `vcgencmd get_throttled`, as the Raspberry Pi documentation numbers them. */
const UNDER_VOLTAGE_NOW = 0x1;
const THROTTLED_NOW = 0x4 | 0x8 | 0x2;
const UNDER_VOLTAGE_SINCE = 0x10000;
const THROTTLED_SINCE = 0x20000 | 0x40000 | 0x80000;

/** Degrees Celsius: a Raspberry Pi slows down at 80 to 85. */
const HOT = 75;
const TOO_HOT = 82;

const SUPPLY = 'better-supply';

type Has = (mask: number) => boolean;

const voltageOf = (has: Has): Finding => {
  if (has(UNDER_VOLTAGE_NOW)) return wrong('voltage', 'voltage-low', SUPPLY);
  if (has(UNDER_VOLTAGE_SINCE)) return warning('voltage', 'voltage-was-low', SUPPLY);
  return good('voltage', 'voltage-good');
};

const speedOf = (has: Has): Finding => {
  const remedy = 'look-at-power';
  if (has(THROTTLED_NOW)) return warning('processor', 'slow-now', remedy);
  if (has(THROTTLED_SINCE)) return warning('processor', 'slow-before', remedy);
  return good('processor', 'never-slow');
};

const ofFirmware = (words: string): readonly Finding[] | undefined => {
  const bits = Number.parseInt(/throttled=0x([0-9a-f]+)/i.exec(words)?.[1] ?? '', 16);
  if (Number.isNaN(bits)) return undefined;
  const has = (mask: number): boolean => (bits & mask) !== 0;
  return [voltageOf(has), speedOf(has)];
};

const ofKernel = ({ sys }: Machine): readonly Finding[] => {
  const fault = powerFault(path.join(sys, 'class'));
  if (fault === 'under_voltage') return [wrong('voltage', 'kernel-voltage-low', SUPPLY)];
  if (fault === 'on_battery') return [warning('mains', 'on-battery', 'see-to-mains')];
  const tells =
    namesIn(sys, 'class/hwmon').some((name) => wordIn(sys, 'class/hwmon', name, 'name') === 'rpi_volt') ||
    namesIn(sys, 'class/power_supply').length > 0;
  return [tells ? good('voltage', 'kernel-no-fault') : unknown('voltage', 'supply-silent')];
};

const lookAtHeat = ({ sys }: Machine): Finding => {
  const degrees = namesIn(sys, 'class/thermal')
    .filter((name) => name.startsWith('thermal_zone'))
    .map((name) => Number(wordIn(sys, 'class/thermal', name, 'temp') || Number.NaN) / 1_000)
    .filter((value) => value > -40 && value < 200);
  if (degrees.length === 0) return unknown('heat', 'heat-silent');
  const most = Math.max(...degrees);
  const said = ['degrees', { degrees: most.toFixed(0) }] as const;
  const cool = 'cool';
  if (most >= TOO_HOT) return wrong('heat', said, cool);
  return most >= HOT ? warning('heat', said, cool) : good('heat', said);
};

export const lookAtPower = async (machine: Machine): Promise<readonly Finding[]> => {
  const answer = await askProgram(machine, 'vcgencmd', 'get_throttled');
  const told = answer === undefined ? undefined : ofFirmware(answer.words);
  return [...(told ?? ofKernel(machine)), lookAtHeat(machine)];
};
