import { type Command, InvalidArgumentError, Option } from 'commander';
import { EPOCH_REASONS } from '../core/facts-evidence.ts';
import { KeeperRefused, offer } from '../kept-kiosk.ts';
import { isOrigin } from '../log/formats/checkpoint.ts';
import { makeNextKey } from '../log/next-key.ts';
import { type CloseOptions, closeEpoch, type NextOptions, requireOther } from './epoch-close.ts';
import { type OpenEpochOptions, openEpoch } from './epoch-open.ts';
import { byOption, pinsFromInput, withOfficials } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';

const WORDS_MAX = 500;

const originOption = (): Option =>
  new Option('--next-origin <name>', 'name of the next log, like county.example/ballot-room/k1/e2')
    .argParser((name: string) => {
      if (isOrigin(name)) return name;
      throw new InvalidArgumentError('Give a URL without schema, spaces or plus signs.');
    })
    .makeOptionMandatory();

const reasonOption = (): Option =>
  new Option('--reason <reason>', 'why one log ends and another goes on')
    .choices(EPOCH_REASONS)
    .makeOptionMandatory();

const wordsOption = (): Option =>
  new Option('--words <text>', 'anything that a reader should know')
    .argParser((words: string) => {
      if (words.length <= WORDS_MAX) return words;
      throw new InvalidArgumentError(`Use at most ${WORDS_MAX} characters.`);
    })
    .default('');

const announceKey = (parts: Parts, options: NextOptions): Promise<void> =>
  withOfficials(parts, options, 'the next key was announced', async (config, { kiosk }, sign) => {
    requireOther(config, options.nextOrigin);
    const announced = kiosk.state.evidence.next_key;
    if (announced !== '') {
      throw new KeeperRefused(
        `the next key is announced already: ${announced}`,
        'It signs alone from "ballot-vault epoch open" on.',
      );
    }
    const signed_by = await sign();
    const verifier_key = makeNextKey(config.paths.signing_key, options.nextOrigin, true);
    offer(kiosk, { type: 'officials_acted', act: { type: 'next_key_announced', verifier_key, signed_by } });
    await parts.terminal.print(
      `${verifier_key}\nFrom the next start on this key signs beside the present one. Publish it now, so that people know it before it signs alone.\n`,
    );
  });

const signed = (command: Command): Command =>
  command.addOption(configOption()).addOption(dataOption()).addOption(byOption()).addOption(pinsFromInput());

export const addEpoch = (program: Command, parts: Parts): void => {
  const epoch = program
    .command('epoch')
    .description('End a log and begin the next one, each naming the other. Two officials sign for it.');
  signed(epoch.command('announce-key'))
    .description('Make the key of the next log; it signs beside the present key until that log begins.')
    .addOption(originOption())
    .addHelpText(
      'after',
      examples('epoch announce-key --config e1.yaml --next-origin county.example/k1/e2 --by ana --by ben'),
    )
    .action((options: NextOptions) => announceKey(parts, options));
  signed(epoch.command('close'))
    .description('Write the last entry of a log. Nobody may be inside, and the kiosk must be stopped.')
    .addOption(originOption())
    .addOption(reasonOption())
    .addOption(wordsOption())
    .addHelpText(
      'after',
      `\nThe witnesses are shown the end of the log. Run it again for those that could not be reached, and after a power cut.\n${examples(
        'epoch close --config e1.yaml --next-origin county.example/k1/e2 --reason new_election_year --by ana --by ben',
      )}`,
    )
    .action((options: CloseOptions) => closeEpoch(parts, options));
  signed(epoch.command('open'))
    .description('Begin the log that goes on from a former one; its first entry cites that.')
    .option('--previous <file>', 'configuration of the former log')
    .option('--previous-key <key>', 'verifier key of the former log, where its data and list are lost')
    .option('--old <file...>', 'checkpoints of the former log that somebody kept', [])
    .addOption(reasonOption())
    .addOption(wordsOption())
    .addHelpText(
      'after',
      `\nWith --previous the officials are asked for the PINs that they had there. Where nothing is left but checkpoints, the first entry says that they were only named.\n${examples(
        'epoch open --config e2.yaml --previous e1.yaml --reason new_election_year --by ana --by ben',
        "epoch open --config e2.yaml --previous-key 'county.example/k1/e1+…' --old checkpoint.txt --reason new_device --by ana --by ben",
      )}`,
    )
    .action((options: OpenEpochOptions) => openEpoch(parts, options));
};
