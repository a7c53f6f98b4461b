import path from 'node:path';
import type { Command } from 'commander';
import { readBytes, textOf } from '../config/text-file.ts';
import { type Config, readConfig } from '../config.ts';
import { parseCheckpoint } from '../log/formats/checkpoint.ts';
import { openNote, parseVerifierKey } from '../log/formats/note.ts';
import { publishLog } from '../log/published-log.ts';
import { type KnownTree, putBack } from '../log/put-back.ts';
import { verifyEvidence } from '../log/verify/verify-evidence.ts';
import { openDataDirectory } from '../log/verify-sources/data-directory.ts';
import { latestSizes } from '../witness/latest-sizes.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import { requireStopped } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { Progress } from './progress.ts';
import { reportText } from './report-text.ts';

interface Options {
  readonly config: string;
  readonly data?: string;
  readonly old: readonly string[];
}

const CHECKPOINT_BYTES_MAX = 1_000_000;
/** A restore has time, and a witness that answers late may be the only one that knows. */
const WITHIN_MS = 10_000;

const keptIn = (file: string, verifierKey: string): KnownTree => {
  const note = `${textOf(readBytes(file, CHECKPOINT_BYTES_MAX), file).replaceAll('\r\n', '\n').trimEnd()}\n`;
  try {
    const { size, root } = parseCheckpoint(openNote(note, [parseVerifierKey(verifierKey)]).text);
    return { who: `whoever kept ${file} has seen`, size, root };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Misuse(`${file} is no checkpoint of this log: ${reason}`, 'Name one that its key has signed.');
  }
};

const seenByWitnesses = async (
  { origin, evidence }: Config,
  verifierKey: string,
): Promise<readonly KnownTree[]> => {
  const { witnesses } = evidence;
  const verifiers = [parseVerifierKey(verifierKey)];
  const seen = await latestSizes({ origin, verifiers, witnesses, within_ms: WITHIN_MS });
  return seen.map(({ witness, size, root }) => ({ who: `${witness} has seen`, size, root }));
};

/** Throws `FoundWrong`, after saying why, for a copy that is not whole. */
const requireWhole = async ({ terminal, now }: Parts, copy: string): Promise<void> => {
  const { source, close } = openDataDirectory(copy);
  const progress = new Progress(terminal, now, 'verify');
  try {
    const given = { verifierKey: undefined, witnesses: undefined, old: [] };
    const report = await verifyEvidence(source, given, (done, of) => progress.show(done, of, 'entries'));
    progress.end();
    if (report.verdict !== 'INVALID' && report.verdict !== 'CONFLICT') return;
    terminal.error(`${copy}: this copy is not whole. Nothing was changed.\n`);
    for (const line of reportText(report)) terminal.error(`${line}\n`);
    throw new FoundWrong();
  } finally {
    close();
  }
};

const keyIn = (copy: string): string => {
  const log = publishLog(copy);
  try {
    return log.verifier_key;
  } finally {
    log.close();
  }
};

const restore = async (parts: Parts, from: string, options: Options): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const copy = path.resolve(from);
  await requireStopped(config);
  await requireWhole(parts, copy);
  const key = keyIn(copy);
  const { paths, origin } = config;
  const { size, known } = putBack({
    copy,
    directory: paths.data,
    keyFile: paths.signing_key,
    signerStateFile: paths.signer_state,
    origin,
    known: [...options.old.map((file) => keptIn(file, key)), ...(await seenByWitnesses(config, key))],
  });
  const furthest = Math.max(...known.map((tree) => tree.size));
  await parts.terminal.print(
    `${paths.data}: the log of ${size} entries is back. As far as is known here, ${furthest} were signed.\nWhat came after this copy is lost, and the next start says so by its gap.\n`,
  );
};

export const addRestore = (program: Command, parts: Parts): void => {
  program
    .command('restore')
    .description(
      'Put a log back from a copy of its data folder. A copy that ends before what was signed or seen is refused.',
    )
    .argument('<copy>', 'a copy of the data folder')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--old <file...>', 'checkpoints of this log that somebody kept', [])
    .addHelpText(
      'after',
      `\nThe signer's state, every witness that can be reached and every kept checkpoint say how far the log was signed; at\nleast one of them must. The signing key and the site key come from backups of their own, before this.\n${examples(
        'restore /media/backup/data --config kiosk.yaml --old /media/stick/checkpoint',
      )}`,
    )
    .action((copy: string, options: Options) => restore(parts, copy, options));
};
