import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { makeKeys } from '../backup/age.ts';
import { BackupFailed } from '../backup/backup-failed.ts';
import { makeBackup } from '../backup/make-backup.ts';
import { readConfig } from '../config.ts';
import { databaseFile } from '../log/database.ts';
import { identityText, recipientText } from '../log/formats/age-key.ts';
import { createSecret } from '../log/secret-file.ts';
import { withKeeper } from './keeping.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import { dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';

interface Options {
  readonly config?: string;
  readonly data?: string;
}

const CAUSE = 'a backup was made without the kiosk running';

const backup = async (parts: Parts, options: Options): Promise<void> => {
  if (options.config === undefined) throw new Misuse('it is not said of which kiosk', 'Add --config FILE.');
  const config = readConfig(options.config, options.data);
  if (config.backup === undefined)
    throw new Misuse(
      `${config.file}: no backup is configured`,
      'Write the part "backup" into it; config/example.yaml shows it.',
    );
  const { terminal, now } = parts;
  if (!existsSync(databaseFile(config.paths.data)))
    throw new Misuse(`there is no log in ${config.paths.data} yet`, 'Start the kiosk: it begins one.');
  try {
    const { file, entries, bytes, digest, removed } = await makeBackup(config, config.backup, now());
    const outcome = { type: 'backup_made', entries, bytes, digest, place: file } as const;
    await withKeeper(parts, config, (keeper) => keeper.reportBackup(outcome), CAUSE);
    const gone = removed.length === 0 ? '' : ` ${removed.length} older ones went for it.`;
    await terminal.print(
      `${file}: ${entries} entries, ${bytes} bytes, SHA-256 ${digest}. Opened and verified.${gone}\n`,
    );
  } catch (error) {
    if (!(error instanceof BackupFailed)) throw error;
    const outcome = { type: 'backup_failed', cause: error.fault } as const;
    await withKeeper(parts, config, (keeper) => keeper.reportBackup(outcome), CAUSE);
    terminal.error(`${error.message}\n`);
    throw new FoundWrong();
  }
};

const key = async ({ terminal, now }: Parts, to: string): Promise<void> => {
  const { recipient, identity } = makeKeys();
  const file = path.resolve(to);
  const words = [
    `# created: ${new Date(now()).toISOString()}`,
    `# public key: ${recipientText(recipient)}`,
    identityText(identity),
  ];
  try {
    createSecret(file, `${words.join('\n')}\n`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new Misuse(
        `${file} is there already`,
        'Name another file: a key that is replaced opens nothing any more.',
      );
    throw error;
  }
  await terminal.print(`${recipientText(recipient)}\n`);
  terminal.error(
    `The secret key is in ${file}. Keep it in the safe and on paper, never on the kiosk: without it no copy can be opened. The line above goes into backup.recipients.\n`,
  );
};

const AFTER = `
The copy holds the log, accounts, witness state, all keys, the configuration and the photos. It is a file of the age
format: "age --decrypt -i KEYFILE FILE | tar xz" opens it without this program. It takes its name only once it was read
back, opened and verified; then older ones go. Made, or not made, is on record.
`;

export const addBackup = (program: Command, parts: Parts): void => {
  const command = program
    .command('backup')
    .description('Make an encrypted copy of what a kiosk holds, and verify it. The kiosk may go on running.')
    .option('--config <file>', 'configuration file')
    .addOption(dataOption())
    .addHelpText(
      'after',
      `${AFTER}${examples('backup --config /etc/ballot-vault/kiosk.yaml', 'backup key --to backup.key')}`,
    )
    .action((options: Options) => backup(parts, options));
  command
    .command('key')
    .description('Make a pair of keys for backups, on a machine that is not the kiosk.')
    .requiredOption('--to <file>', 'new file for the secret key')
    .addHelpText('after', examples('backup key --to backup.key'))
    .action((options: { to: string }) => key(parts, options.to));
};
