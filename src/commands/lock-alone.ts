/**
 * `ballot-vault lock` by itself, for the service manager: a strike may be released until it is done, and the whole
 * program takes twice as long to load. Takes the configuration file; exit codes as every command has them.
 */
import { lock } from './lock.ts';
import { Misuse } from './misuse.ts';
import { statusOf } from './program.ts';
import { processTerminal } from './terminal.ts';

if (import.meta.main) {
  const terminal = processTerminal();
  process.exitCode = await statusOf(terminal, async () => {
    const [file] = process.argv.slice(2);
    if (file === undefined) throw new Misuse('no configuration is named', 'Give its file.');
    await lock({ terminal }, file);
  });
}
