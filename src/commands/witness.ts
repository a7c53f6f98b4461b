import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { machineTime } from '../clock.ts';
import { type Config, readConfig } from '../config.ts';
import { acceptForClosed, closingIn } from '../epochs/closed-log.ts';
import type { CosignedBy } from '../keeper.ts';
import { publishLog } from '../log/published-log.ts';
import { answerRequests, type CarriedFile, requestFiles } from '../witness/stick.ts';
import { openWitness, type Witness } from '../witness/witness.ts';
import { harmless } from './harmless.ts';
import { withKeeper } from './keeping.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';

/** Requests and answers are a few kilobytes; whatever else lies on a stick is not read. */
const FILE_BYTES_MAX = 64 * 1024;

const readCarried = (file: string): string => {
  try {
    if (statSync(file).size <= FILE_BYTES_MAX) return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Misuse(`${file} cannot be read (${reason})`, 'Name the files on the stick.');
  }
  throw new Misuse(`${file} is too long`, 'Name files that "ballot-vault witness" has written.');
};

/** Whole or not at all: a stick may be pulled at any moment. */
const writeCarried = (folder: string, { name, content }: CarriedFile): string => {
  const file = path.join(folder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.unfinished`, content, { flush: true });
  renameSync(`${file}.unfinished`, file);
  return file;
};

const witnessOf = ({ evidence, paths, file }: Config): Witness => {
  const { witness } = evidence;
  if (witness === undefined)
    throw new Misuse(
      `${file} makes this kiosk no witness`,
      'Write evidence.witness: its name, and whose logs.',
    );
  const { name, key, logs } = witness;
  const options = { directory: paths.data, name, keyFile: key, logKeyFile: paths.signing_key, logs };
  return openWitness({ ...options, time: machineTime });
};

const withWitness = async (config: Config, work: (witness: Witness) => Promise<void>): Promise<void> => {
  const witness = witnessOf(config);
  try {
    await work(witness);
  } finally {
    witness.close();
  }
};

interface OnConfig {
  readonly config: string;
  readonly data?: string;
}

const addKey = (witness: Command, { terminal }: Parts): void => {
  witness
    .command('key')
    .description('Print the key of this kiosk as a witness; it is made where there is none yet.')
    .addOption(configOption())
    .addOption(dataOption())
    .addHelpText('after', examples('witness key --config kiosk.yaml'))
    .action(({ config, data }: OnConfig) =>
      withWitness(readConfig(config, data), ({ key }) => terminal.print(`${key.verifier_key}\n`)),
    );
};

const addRequest = (witness: Command, { terminal }: Parts): void => {
  witness
    .command('request')
    .description(
      'Write what the witnesses are asked to cosign, to be carried to them. The kiosk may go on running.',
    )
    .requiredOption('--data <dir>', 'folder of the log')
    .requiredOption('--to <folder>', 'folder on the stick')
    .addHelpText('after', examples('witness request --data /var/lib/ballot-vault --to /media/stick'))
    .action(async ({ data, to }: { data: string; to: string }) => {
      const log = publishLog(path.resolve(data));
      try {
        for (const file of requestFiles(log)) await terminal.print(`${writeCarried(to, file)}\n`);
      } finally {
        log.close();
      }
    });
};

const addAnswer = (witness: Command, { terminal }: Parts): void => {
  witness
    .command('answer')
    .description('Cosign what a stick brings, as this kiosk’s witness. The kiosk may go on running.')
    .argument('<request...>', 'files that "witness request" has written')
    .requiredOption('--to <folder>', 'folder on the stick')
    .addOption(configOption())
    .addOption(dataOption())
    .addHelpText(
      'after',
      examples('witness answer /media/stick/*.add-checkpoint --to /media/stick --config kiosk.yaml'),
    )
    .action((requests: readonly string[], { config, data, to }: OnConfig & { to: string }) =>
      withWitness(readConfig(config, data), async (open) => {
        const answers = answerRequests(open, requests.map(readCarried));
        for (const answer of answers) {
          if (answer.answer === 'refused') terminal.error(`${harmless(answer.what)}\n`);
          else await terminal.print(`${writeCarried(to, answer.file)}\n`);
        }
        if (answers.some(({ answer }) => answer === 'refused')) throw new FoundWrong();
      }),
    );
};

const accept = async (parts: Parts, config: Config, answers: readonly string[]): Promise<void> => {
  const tell = async (all: readonly CosignedBy[]): Promise<void> => {
    for (const { witness, size } of all)
      await parts.terminal.print(`${witness} has cosigned ${size} entries\n`);
  };
  if (closingIn(config.paths.data) !== undefined)
    return tell(await acceptForClosed(config, answers.map(readCarried)));
  await withKeeper(parts, config, async (keeper) => {
    for (const file of answers) await tell(await keeper.cosigned(readCarried(file)));
  });
};

const addAccept = (witness: Command, parts: Parts): void => {
  witness
    .command('accept')
    .description(
      'Take what a stick brings back from witnesses: it is checked, kept and put on record. For a log that was closed it is only kept.',
    )
    .argument('<answer...>', 'files that "witness answer" has written')
    .addOption(configOption())
    .addOption(dataOption())
    .addHelpText('after', examples('witness accept /media/stick/*.cosigned --config kiosk.yaml'))
    .action((answers: readonly string[], { config, data }: OnConfig) =>
      accept(parts, readConfig(config, data), answers),
    );
};

export const addWitness = (program: Command, parts: Parts): void => {
  const witness = program
    .command('witness')
    .description('Have this log cosigned, or cosign others, where no network joins them.');
  addKey(witness, parts);
  addRequest(witness, parts);
  addAnswer(witness, parts);
  addAccept(witness, parts);
};
