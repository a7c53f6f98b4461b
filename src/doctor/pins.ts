import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { lineBehind } from '../../devices/board-pins.ts';
import { chipByLabel, kernelNumber } from '../../devices/gpio-door-onoff.ts';
import type { DeviceWiring } from '../../devices/wiring-schema.ts';
import { SERVICE_USER, serviceMay } from './access.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';
import { askProgram, type Machine } from './machine.ts';
import { RULES } from './ports.ts';

const { good, warning, wrong, unknown } = findingsOf('pins');

/** One wire: what it is for, and the line as the configuration names it. */
interface Wire {
  readonly about: string;
  readonly line: string;
}

type Gpiod = Extract<DeviceWiring, { kind: 'gpiod' | 'gpiod_siren' }>;
type Onoff = Extract<DeviceWiring, { kind: 'onoff' | 'onoff_siren' }>;

const wiresOf = (device: Gpiod | Onoff): readonly Wire[] => {
  if ('siren' in device) return [{ about: device.siren, line: device.line }];
  const { door, contact, exit_button, strike, supervised } = device;
  return [
    ...('line' in contact ? [{ about: `${door} contact`, line: contact.line }] : []),
    ...(exit_button === undefined ? [] : [{ about: `${door} exit button`, line: exit_button.line }]),
    { about: `${door} strike`, line: strike.line },
    ...supervised.map(({ input, line }) => ({ about: input, line })),
  ];
};

const HEADER_PINS = Array.from({ length: 40 }, (_, index) => index + 1);

/** `GPIO17, header pin 11`: what somebody with a wire in the hand looks for. */
export const spoken = (line: string): string => {
  const name = lineBehind(line) ?? line;
  const pin = HEADER_PINS.find((number) => lineBehind(`PIN${number}`) === name);
  return pin === undefined ? name : `${name}, header pin ${pin}`;
};

const INSTALL = 'install-gpiod';

/** The consumer that the kernel names for a line in use; empty for a free one. */
const consumerIn = (words: string): string => /consumer="?([^"\n]*?)"?$/m.exec(words)?.[1] ?? '';

/** The mode of a chip that the service may not use; undefined for one that it may, or of which nobody knows. */
const shutChip = (machine: Machine, chip: string): string | undefined => {
  const node = path.join(machine.dev, chip);
  if (!existsSync(node)) return undefined;
  const stat = statSync(node);
  return serviceMay(machine, node, stat) === false ? (stat.mode & 0o777).toString(8) : undefined;
};

const lookAtWire = async (
  machine: Machine,
  { tools, chip }: Gpiod,
  { about, line }: Wire,
  isServed: boolean | undefined,
): Promise<Finding> => {
  const name = lineBehind(line) ?? line;
  const options = chip === undefined ? [] : ['--chip', chip];
  const answer = await askProgram(machine, path.join(tools, 'gpioinfo'), '--strict', ...options, name);
  if (answer === undefined) return unknown(about, ['line-not-looked-at', { line: spoken(line) }], INSTALL);
  if (answer.code !== 0)
    return wrong(
      about,
      ['line-fault', { line: spoken(line), words: answer.words.split('\n')[0] ?? '' }],
      'correct-line',
    );
  const consumer = consumerIn(answer.words);
  const chipName = /^(gpiochip\d+)/.exec(answer.words)?.[1] ?? 'this board';
  const shut = shutChip(machine, chipName);
  if (shut !== undefined)
    return wrong(
      about,
      ['chip-shut', { line: spoken(line), chip: chipName, mode: shut }],
      ['install-rules', { rules: RULES, user: SERVICE_USER }],
    );
  if (consumer === '') return good(about, ['line-free', { line: spoken(line), chip: chipName }]);
  if (consumer === 'ballot-vault') {
    return isServed === false
      ? warning(about, ['line-left-over', { line: spoken(line) }], 'left-over')
      : good(about, ['line-ours', { line: spoken(line), chip: chipName }]);
  }
  return wrong(about, ['line-held', { line: spoken(line), consumer }], 'other-holds-line');
};

const lookAtGpiod = async (
  machine: Machine,
  device: Gpiod,
  isServed: boolean | undefined,
): Promise<readonly Finding[]> => {
  const about = 'siren' in device ? device.siren : device.door;
  const version = await askProgram(machine, path.join(device.tools, 'gpiomon'), '--version');
  if (version === undefined) return [wrong(about, ['no-gpiomon', { folder: device.tools }], INSTALL)];
  const number = /v(\d+)[.\d]*/.exec(version.words);
  if (Number(number?.[1]) < 2)
    return [wrong(about, ['old-gpiomon', { version: number?.[0] ?? '' }], INSTALL)];
  return Promise.all(wiresOf(device).map((wire) => lookAtWire(machine, device, wire, isServed)));
};

const lookAtOnoff = ({ sys }: Machine, device: Onoff): readonly Finding[] =>
  wiresOf(device).map(({ about, line }) => {
    try {
      const chip = chipByLabel(path.join(sys, 'class/gpio'), device.chip_label);
      const number = kernelNumber(chip, lineBehind(line) ?? line);
      return good(about, ['line-numbered', { line: spoken(line), number }]);
    } catch (error) {
      return wrong(about, ['line-fault', { line: spoken(line), words: reasonOf(error) }], 'correct-label');
    }
  });

/** The pin map: every wire with its line, whether this board has it, and who holds it. */
export const lookAtPins = async (
  machine: Machine,
  wiring: readonly DeviceWiring[],
  isServed: boolean | undefined,
): Promise<readonly Finding[]> => {
  const looked = wiring.map((device) => {
    switch (device.kind) {
      case 'gpiod':
      case 'gpiod_siren':
        return lookAtGpiod(machine, device, isServed);
      case 'onoff':
      case 'onoff_siren':
        return lookAtOnoff(machine, device);
      default:
        return [];
    }
  });
  return (await Promise.all(looked)).flat();
};
