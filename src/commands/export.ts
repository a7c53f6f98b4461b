import path from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { ExportRefused } from '../log/bundle/errors.ts';
import { signedHead } from '../log/bundle/evidence.ts';
import { exportLog } from '../log/bundle/export-log.ts';
import { type Range, rangeOf } from '../log/bundle/range.ts';
import { policyText } from '../log/formats/witness-policy.ts';
import { type LogReader, readLog } from '../log/read-log.ts';
import { NOTHING_WITHHELD, type Redaction, redactionNamed } from '../log/redaction.ts';
import { askedRange } from './asked-range.ts';
import { Misuse } from './misuse.ts';
import { examples } from './options.ts';
import type { Parts } from './parts.ts';
import { Progress } from './progress.ts';

interface ExportOptions {
  readonly data: string;
  readonly to: string;
  readonly config?: string;
  readonly from?: string;
  readonly until?: string;
  readonly redact?: string;
  readonly proof: readonly number[];
}

const MEGABYTE = 1_000_000;

const megabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`;

const proofOption = (): Option =>
  new Option('--proof <seq>', 'add the inclusion proof of this entry; may be given several times')
    .argParser((text: string, before: readonly number[]): readonly number[] => {
      if (/^\d{1,15}$/.test(text)) return [...before, Number(text)];
      throw new InvalidArgumentError('Give the number of an entry.');
    })
    .default([]);

const redactionOf = (name: string | undefined, config: Config | undefined): Redaction => {
  if (name === undefined) return NOTHING_WITHHELD;
  const written = config?.evidence.redaction ?? [];
  const found = redactionNamed(name, written);
  if (found !== undefined) return found;
  const known = ['public', ...written.map(({ profile }) => profile)].join(', ');
  throw new Misuse(
    `there is no redaction profile ${name}`,
    config === undefined
      ? 'Add --config with the configuration that has it; only the profile public is always there.'
      : `Name one of these: ${known}.`,
  );
};

const rangeAsked = (
  log: LogReader,
  size: number,
  { from, until }: ExportOptions,
  zone: string | undefined,
): Range => {
  const asked = {
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  };
  const range = rangeOf(log.rows, size, askedRange(asked, zone));
  if (range !== undefined) return range;
  throw new Misuse(
    `no signed entry lies in this range; ${size} are signed`,
    'Look with "ballot-vault log" for the times of the entries, and ask for a range that holds some.',
  );
};

const requireInRange = (proofs: readonly number[], { from, until }: Range): void => {
  const outside = proofs.find((index) => index < from || index >= until);
  if (outside === undefined) return;
  throw new Misuse(
    `entry ${outside} is not among the entries ${from} to ${until - 1} of this bundle`,
    'Ask for the proof of an entry in the range.',
  );
};

const runExport = async (parts: Parts, log: LogReader, options: ExportOptions): Promise<void> => {
  const config = options.config === undefined ? undefined : readConfig(options.config, options.data);
  const redaction = redactionOf(options.redact, config);
  const head = signedHead(log);
  const range = rangeAsked(log, head.size, options, config?.kiosk.time_zone);
  requireInRange(options.proof, range);
  const out = path.resolve(options.to);
  const progress = new Progress(parts.terminal, parts.now, 'export');
  let written = 0;
  try {
    await exportLog({
      log,
      head,
      range,
      redaction,
      out,
      proofs: options.proof,
      policy: policyText(log.about.verifier_key, config?.evidence),
      verifyPage: parts.verifyPage,
      software: `ballot-vault ${parts.version}`,
      at: parts.now(),
      onProgress: ({ entries, of, bytes }) => {
        written = bytes;
        progress.show(entries, of, `entries, ${megabytes(bytes)}`);
      },
    });
  } catch (error) {
    progress.end();
    if (error instanceof ExportRefused) throw new Misuse(`${error.where}: ${error.what}`, error.remedy);
    throw error;
  }
  progress.end();
  const { from, until } = range;
  await parts.terminal.print(
    `${out}: entries ${from} to ${until - 1} of ${head.size} signed ones, ${megabytes(written)}\n`,
  );
};

export const addExport = (program: Command, parts: Parts): void => {
  program
    .command('export')
    .description(
      'Write the evidence of a log as one folder that anybody can check. The kiosk may go on running.',
    )
    .requiredOption('--data <dir>', 'folder of the log')
    .requiredOption('--to <out>', 'folder to write; must not exist, or be empty')
    .option('--config <file>', 'configuration with the time zone, redaction profiles and witnesses')
    .option('--from <time>', 'only entries from this instant, local day or "#entry" on')
    .option('--until <time>', 'only entries before this instant, or through this local day or "#entry"')
    .option('--redact <profile>', 'leave personal fields out as this profile says; public leaves all out')
    .addOption(proofOption())
    .addHelpText(
      'after',
      examples(
        'export --data /var/lib/ballot-vault --to /media/stick/evidence',
        'export --data data --to public --redact public --from 2026-11-03T00:00-05:00 --proof 120',
      ),
    )
    .action(async (options: ExportOptions) => {
      const log = readLog(path.resolve(options.data));
      try {
        await runExport(parts, log, options);
      } finally {
        log.close();
      }
    });
};
