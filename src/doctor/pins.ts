import path from 'node:path';
import { lineBehind } from '../../devices/board-pins.ts';
import { chipByLabel, kernelNumber } from '../../devices/gpio-door-onoff.ts';
import type { DeviceWiring } from '../../devices/wiring-schema.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';
import { askProgram, type Machine } from './machine.ts';

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

const INSTALL = 'Install the Debian package gpiod, version 2 (Debian 13 or backports).';

/** The consumer that the kernel names for a line in use; empty for a free one. */
const consumerIn = (words: string): string => /consumer="?([^"\n]*?)"?$/m.exec(words)?.[1] ?? '';

const lookAtWire = async (
  machine: Machine,
  { tools, chip }: Gpiod,
  { about, line }: Wire,
  isServed: boolean | undefined,
): Promise<Finding> => {
  const name = lineBehind(line) ?? line;
  const options = chip === undefined ? [] : ['--chip', chip];
  const answer = await askProgram(machine, path.join(tools, 'gpioinfo'), '--strict', ...options, name);
  if (answer === undefined) return unknown(about, `${spoken(line)} could not be looked at`, INSTALL);
  if (answer.code !== 0)
    return wrong(
      about,
      `${spoken(line)}: ${answer.words.split('\n')[0] ?? ''}`,
      'Correct the line; "gpioinfo" shows what this board has.',
    );
  const consumer = consumerIn(answer.words);
  const chipName = /^(gpiochip\d+)/.exec(answer.words)?.[1] ?? 'this board';
  if (consumer === '') return good(about, `${spoken(line)} on ${chipName}, free`);
  if (consumer === 'ballot-vault') {
    return isServed === false
      ? warning(
          about,
          `${spoken(line)} is held by a part of a kiosk that runs no more`,
          'Run "ballot-vault lock", and look for programs gpiomon and gpioset that are left over.',
        )
      : good(about, `${spoken(line)} on ${chipName}, held by the kiosk`);
  }
  return wrong(about, `${spoken(line)} is held by "${consumer}"`, 'Stop that program, or wire another line.');
};

const lookAtGpiod = async (
  machine: Machine,
  device: Gpiod,
  isServed: boolean | undefined,
): Promise<readonly Finding[]> => {
  const about = 'siren' in device ? device.siren : device.door;
  const version = await askProgram(machine, path.join(device.tools, 'gpiomon'), '--version');
  if (version === undefined) return [wrong(about, `there is no gpiomon in ${device.tools}`, INSTALL)];
  const number = /v(\d+)[.\d]*/.exec(version.words);
  if (Number(number?.[1]) < 2) return [wrong(about, `gpiomon is ${number?.[0]}, which is too old`, INSTALL)];
  return Promise.all(wiresOf(device).map((wire) => lookAtWire(machine, device, wire, isServed)));
};

const lookAtOnoff = ({ sys }: Machine, device: Onoff): readonly Finding[] =>
  wiresOf(device).map(({ about, line }) => {
    try {
      const chip = chipByLabel(path.join(sys, 'class/gpio'), device.chip_label);
      const number = kernelNumber(chip, lineBehind(line) ?? line);
      return good(about, `${spoken(line)} is line ${number} of the kernel`);
    } catch (error) {
      return wrong(about, `${spoken(line)}: ${reasonOf(error)}`, 'Correct chip_label or the line.');
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
