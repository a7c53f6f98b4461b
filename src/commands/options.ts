import { InvalidArgumentError, Option } from 'commander';
import type { Config } from '../config.ts';

const PORT_MAX = 65_535;

const wholeNumber =
  (most: number, what: string) =>
  (text: string): number => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number: ${what}.`);
  };

export const portOption = (): Option =>
  new Option('--port <n>', 'TCP port of the kiosk screen; 0 takes any free one').argParser(
    wholeNumber(PORT_MAX, `0 to ${PORT_MAX}`),
  );

export const officePortOption = (): Option =>
  new Option('--office-port <n>', 'TCP port where supervisors sign in; 0 takes any free one').argParser(
    wholeNumber(PORT_MAX, `0 to ${PORT_MAX}`),
  );

export const dataOption = (): Option =>
  new Option('--data <dir>', 'folder of the log, instead of the configured one');

export const configOption = (): Option =>
  new Option('--config <file>', 'configuration file').makeOptionMandatory();

/** Where the package has its configuration: for what people at the machine are told to type as it stands. */
export const installedConfigOption = (): Option =>
  new Option('--config <file>', 'configuration file').default('/etc/ballot-vault/kiosk.yaml');

export const fromOption = (): Option =>
  new Option('--from <seq>', 'first entry to print, from 0')
    .argParser(wholeNumber(Number.MAX_SAFE_INTEGER, 'the place of an entry, from 0'))
    .default(0);

/** Ports for this run instead of the configured ones. */
export interface AskedPorts {
  readonly port?: number;
  readonly officePort?: number;
}

/** Whoever takes any free port for the screen runs several kiosks here, so the other port is any free one too. */
export const onPorts = (
  config: Config,
  { port, officePort = port === 0 ? 0 : undefined }: AskedPorts,
): Config => {
  const { office, listen } = config;
  return {
    ...config,
    listen: port === undefined ? listen : { ...listen, port },
    office:
      office === undefined || officePort === undefined
        ? office
        : { ...office, listen: { ...office.listen, port: officePort } },
  };
};

export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ballot-vault ${line}\n`).join('')}`;
