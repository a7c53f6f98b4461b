import type { Command } from 'commander';
import { configuredIn } from '../doctor/configured.ts';
import { examine } from '../doctor/examination.ts';
import { counted, type Finding, HEALTH } from '../doctor/finding.ts';
import { thisMachine } from '../doctor/machine.ts';
import { harmless } from './harmless.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import { dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';

interface Options {
  readonly config?: string;
  readonly data?: string;
  readonly json?: true;
  readonly whole?: true;
}

const WIDTH = Math.max(...HEALTH.map((health) => health.length));

const lines = (found: readonly Finding[]): readonly string[] => {
  const parts = [...new Set(found.map(({ part }) => part))];
  return parts.flatMap((part) => [
    part,
    ...found
      .filter((finding) => finding.part === part)
      .flatMap(({ health, about, said, remedy }) => [
        `  ${health.padEnd(WIDTH)}  ${about}: ${said}`,
        ...(remedy === '' ? [] : [`  ${' '.repeat(WIDTH)}  ${remedy}`]),
      ]),
  ]);
};

const doctor = async ({ terminal, version, now }: Parts, options: Options): Promise<void> => {
  if (options.data !== undefined && options.config === undefined)
    throw new Misuse(
      'a data folder says nothing of devices, rooms and whom the kiosk tells',
      'Give the configuration, too: --config FILE --data DIR. Of the log alone "ballot-vault verify DIR" tells.',
    );
  const read = configuredIn(options.config, options.data);
  const machine = thisMachine(now);
  const whole = options.whole === true;
  const found = [
    ...read.found,
    ...(await examine({ machine, software: version, config: read.config, whole })),
  ];
  const count = counted(found);
  if (options.json === true)
    await terminal.print(`${JSON.stringify({ at: new Date(now()).toISOString(), count, found })}\n`);
  else {
    const last = `${count.wrong} wrong, ${count.warning} to look at, ${count.unknown} unknown, ${count.good} good`;
    await terminal.print(`${[...lines(found), last].map((line) => harmless(line)).join('\n')}\n`);
  }
  if (count.wrong > 0) throw new FoundWrong();
};

export const addDoctor = (program: Command, parts: Parts): void => {
  program
    .command('doctor')
    .description(
      'Look at everything that a kiosk needs: devices, pins, clock, disk, log, whom it tells, certificates, power. It changes nothing and tells nobody; beside a kiosk that runs, and before one ever did.',
    )
    .option('--config <file>', 'configuration file; without it only the machine is looked at')
    .addOption(dataOption())
    .option('--whole', 'verify the whole log, and not only its newest entries')
    .option('--json', 'all findings as one JSON object')
    .addHelpText(
      'after',
      `\nEach finding is good, a warning, wrong or unknown; what is not good says what to do. Exit code 1 where something is wrong.\nRun it as root to see all of it.\n${examples('doctor --config /etc/ballot-vault/kiosk.yaml', 'doctor --config kiosk.yaml --whole --json')}`,
    )
    .action((options: Options) => doctor(parts, options));
};
