import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { Clock, machineTime } from '../clock.ts';
import { type Config, readConfig } from '../config.ts';
import type { RestoredFrom } from '../core/facts-evidence.ts';
import { offer } from '../kept-kiosk.ts';
import { Kiosk } from '../kiosk.ts';
import { LogFull } from '../log/errors.ts';
import { type BroughtBack, putBack } from '../log/put-back.ts';
import { readLog } from '../log/read-log.ts';
import type { SqliteLog } from '../log/sqlite-log.ts';
import { claimedEntry } from '../log/verify/claimed-entry.ts';
import { restoreState } from '../restore.ts';
import { harmless } from './harmless.ts';
import { Misuse } from './misuse.ts';
import { requireStopped } from './officials.ts';
import { dataOption, examples } from './options.ts';
import type { Parts } from './parts.ts';
import { type CopyKeys, isAtServer, wholeCopyOf } from './restore-copy.ts';
import { type Floor, type FloorOptions, floorOf } from './restore-floor.ts';

interface Options extends FloorOptions {
  readonly config?: string;
  readonly identity?: string;
  readonly sftpKey?: string;
  readonly knownHosts?: string;
  readonly drill?: true;
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

const placeOf = (copy: string): string => (isAtServer(copy) ? copy : path.resolve(copy));

/** Keys for a copy: those that were named, else those of the configuration. */
const keysFor = ({ identity, sftpKey, knownHosts }: Options, config: Config | undefined): CopyKeys => {
  const { key_file = sftpKey, known_hosts = knownHosts } = config?.backup?.sftp ?? {};
  const [key, hosts] = [sftpKey ?? key_file, knownHosts ?? known_hosts];
  const isWhole = key !== undefined && hosts !== undefined;
  return {
    identity,
    sftp: isWhole ? { key_file: path.resolve(key), known_hosts: path.resolve(hosts) } : undefined,
  };
};

/** All but the putting back, in a folder of its own that goes away: nothing of a kiosk is needed, asked or changed. */
const drill = async (parts: Parts, from: string, options: Options): Promise<void> => {
  const config = options.config === undefined ? undefined : readConfig(options.config, options.data);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-drill-'));
  try {
    const { folder: copy, drop } = await wholeCopyOf(parts, placeOf(from), folder, keysFor(options, config));
    const log = readLog(copy);
    const { size, checkpoint } = log.head();
    const [last] = [...log.entries(size - 1)];
    log.close();
    const at = last === undefined ? 'never' : claimedEntry(last.bytes, 0, last.bytes.length, last.seq).at;
    const when = typeof at === 'number' ? new Date(at).toISOString() : at;
    await parts.terminal.print(
      `${harmless(from)}: this can be put back. ${size} entries verify, the last one of ${when}. Its newest checkpoint:\n${checkpoint.split('\n').map(harmless).join('\n')}\n`,
    );
    drop();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const restore = async (parts: Parts, from: string, options: Options): Promise<void> => {
  if (options.drill === true) return drill(parts, from, options);
  if (options.config === undefined)
    throw new Misuse('it is not said where the log is to lie', 'Add --config FILE, or --drill to try it.');
  const config = readConfig(options.config, options.data);
  const { paths, origin, kiosk } = config;
  await requireStopped(config);
  const {
    folder: copy,
    source,
    drop,
  } = await wholeCopyOf(parts, placeOf(from), paths.data, keysFor(options, config));
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
signing key and the site key come from backups of their own, before this: a sealed backup holds them (unpack it with
"age --decrypt -i KEYFILE FILE | tar xz"), no bag does. A bag must be a full
export, without --redact and of all entries; it ends with its checkpoint. The next entry of the log says all of it.
`;

export const addRestore = (program: Command, parts: Parts): void => {
  program
    .command('restore')
    .description(
      'Put a log back from a copy of its data folder, from a sealed backup, or from a full export. A copy that ends before what was signed or seen is refused.',
    )
    .argument(
      '<copy>',
      'a copy of the data folder, a sealed backup or its address sftp://..., or an exported bag',
    )
    .option('--config <file>', 'configuration file; not needed for --drill')
    .option('--identity <file>', 'secret key that opens a sealed backup')
    .option('--sftp-key <file>', 'secret key for the server of the copy, where backup.sftp does not name it')
    .option('--known-hosts <file>', 'file with the keys of that server, as OpenSSH keeps them')
    .option('--drill', 'try it in a temporary folder: open, unpack and verify, and put nothing back')
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
        'restore /media/backup/k01-2026-11-03T01-15-00Z.tar.gz.age --identity backup.key --drill',
        'restore sftp://k01@backup.county.example/copies/k01-2026-11-03T01-15-00Z.tar.gz.age --identity backup.key --config kiosk.yaml',
        'restore /media/stick/evidence --config kiosk.yaml',
        'restore /media/backup/data --config kiosk.yaml --old /media/stick/checkpoint --on-word "Ana Ruiz: slip of today"',
      )}`,
    )
    .action((copy: string, options: Options) => restore(parts, copy, options));
};
