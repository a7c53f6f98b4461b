import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Command } from 'commander';
import { Clock, machineTime } from '../clock.ts';
import { type Config, readConfig } from '../config.ts';
import type { RestoredFrom } from '../core/facts-evidence.ts';
import { offer } from '../kept-kiosk.ts';
import { Kiosk } from '../kiosk.ts';
import { LogFull } from '../log/errors.ts';
import { type BroughtBack, putBack } from '../log/put-back.ts';
import type { SqliteLog } from '../log/sqlite-log.ts';
import { restoreState } from '../restore.ts';
import { harmless } from './harmless.ts';
import { requireStopped } from './officials.ts';
import { configOption, dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { wholeCopyOf } from './restore-copy.ts';
import { type Floor, type FloorOptions, floorOf } from './restore-floor.ts';

interface Options extends FloorOptions {
  readonly config: string;
  readonly data?: string;
}

const furthestOf = ({ known }: BroughtBack): number => Math.max(0, ...known.map(({ size }) => size));

/** What the log says of it, as its next entry; and the cosignatures that were given for it. */
const putOnRecord = (
  log: SqliteLog,
  { kiosk }: Config,
  source: RestoredFrom,
  brought: BroughtBack,
  { confirmed_by, confirmed_s, silent, rests_on, words, cosigned }: Floor,
): void => {
  const { size, root } = brought.signed;
  const loop = new Kiosk({
    log: {
      append: (moment, boot, facts) => log.append(moment, boot, facts, { sign: 'later' }),
      signSoon: () => log.signDue(),
      isFull: (error) => error instanceof LogFull,
      releaseReserve: () => false,
    },
    clock: new Clock(machineTime, kiosk.time_zone),
    boot: randomBytes(8).toString('hex'),
    state: restoreState(log),
    index: log.head.size - 1,
    perform: () => undefined,
    onFailure: (error) => {
      throw error;
    },
  });
  offer(loop, {
    type: 'log_restored',
    size,
    root: root.toString('base64'),
    source,
    floor: furthestOf(brought),
    known_by: [...new Set(brought.known.map(({ by }) => by))],
    confirmed_by,
    confirmed_s,
    silent,
    rests_on,
    words,
  });
  for (const kept of cosigned) log.keepCosigned(kept);
};

const listed = (names: readonly string[]): string => (names.length === 0 ? 'nobody' : names.join(', '));

const told = (config: Config, brought: BroughtBack, floor: Floor): string => {
  const { size } = brought.signed;
  const known = [...new Set(brought.known.map(({ by }) => by))];
  const lines = [
    `${config.paths.data}: the log of ${size} signed entries is back, and entry ${size} or a later one says so.`,
    `Known to have been signed: ${furthestOf(brought)} entries, by ${listed(known)}.`,
    floor.rests_on === 'witnesses'
      ? `That nothing was signed after this copy rests on ${listed(floor.confirmed_by)}.`
      : 'That nothing was signed after this copy rests on the word that was given, and on nothing else.',
    'What came after this copy is lost, and the next start says so by its gap.',
  ];
  return lines.map((line) => `${harmless(line)}\n`).join('');
};

const restore = async (parts: Parts, from: string, options: Options): Promise<void> => {
  const config = readConfig(options.config, options.data);
  const { paths, origin, kiosk } = config;
  await requireStopped(config);
  const { folder: copy, source, drop } = await wholeCopyOf(parts, path.resolve(from), paths.data);
  try {
    const floor = await floorOf(parts, config, copy, options);
    const brought = putBack({
      copy,
      directory: paths.data,
      keyFile: paths.signing_key,
      signerStateFile: paths.signer_state,
      origin,
      kiosk: kiosk.kiosk,
      known: floor.known,
      record: (log, back) => putOnRecord(log, config, source, back, floor),
    });
    await parts.terminal.print(told(config, brought, floor));
  } finally {
    drop();
  }
};

const AFTER = `
Every witness of the configuration is asked what it has seen, and to sign that it has seen no more than the copy. So
many must answer that the others could not meet evidence.quorum without them; all, where there is no quorum. One
without an address is asked by stick: "witness request --data COPY", and its answer of the same day with --answer. For
one with an address --answer can only hold a copy back. The clock of this machine must be set.
Checkpoints that somebody kept (--old) and the signer's own state can only hold a copy back; they stand for no witness.
Where no witness is configured nobody can tell that a copy is the newest one: --on-word says whose word it is. The
signing key and the site key come from backups of their own, before this: no copy or bag holds them. A bag must be a full
export, without --redact and of all entries; it ends with its checkpoint. The next entry of the log says all of it.
`;

export const addRestore = (program: Command, parts: Parts): void => {
  program
    .command('restore')
    .description(
      'Put a log back from a copy of its data folder, or from a full export. A copy that ends before what was signed or seen is refused.',
    )
    .argument('<copy>', 'a copy of the data folder, or an exported bag')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--old <file...>', 'checkpoints of this log that somebody kept', [])
    .option('--answer <file...>', 'what witnesses have cosigned today, carried here', [])
    .option(
      '--on-word <text>',
      'who says that nothing was signed after this copy, and why; it goes on record',
    )
    .addHelpText(
      'after',
      `${AFTER}${examples(
        'restore /media/backup/data --config kiosk.yaml',
        'restore /media/stick/evidence --config kiosk.yaml',
        'restore /media/backup/data --config kiosk.yaml --old /media/stick/checkpoint --on-word "Ana Ruiz: slip of today"',
      )}`,
    )
    .action((copy: string, options: Options) => restore(parts, copy, options));
};
