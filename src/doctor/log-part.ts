import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import { checkEntries, openCheckpoint, storedFrontier } from '../log/check-log.ts';
import { requireClosedFolder } from '../log/data-folder.ts';
import { databaseFile } from '../log/database.ts';
import { LogError } from '../log/errors.ts';
import { parseVerifierKey } from '../log/formats/note.ts';
import { rootOf, TILE_WIDTH } from '../log/formats/tree.ts';
import { readLog } from '../log/read-log.ts';
import { readSecret } from '../log/secret-file.ts';
import { verifyEvidence } from '../log/verify/verify-evidence.ts';
import { openDataDirectory } from '../log/verify-sources/data-directory.ts';
import { SERVICE_USER, serviceMayRead } from './access.ts';
import { type Finding, findingsOf, reasonOf, type Saying } from './finding.ts';
import type { Machine } from './machine.ts';
import type { RemedyCode } from './remedies.ts';

const { good, wrong, unknown } = findingsOf('log');

const TAIL_ENTRIES = 10_000;

const remedyOf = (error: unknown, otherwise: Saying<RemedyCode>): Saying<RemedyCode> =>
  error instanceof LogError ? ['told', { advice: error.remedy }] : otherwise;

/** The newest entries against their hashes, their signed root and the tree: beside a kiosk that goes on writing. */
const lookAtTail = (data: string): Finding => {
  const reader = readLog(data);
  try {
    const { where, rows, about, head } = reader;
    const log = { where, rows, verifier: parseVerifierKey(about.verifier_key) };
    const { size, root, checkpoint } = head();
    const from = Math.max(0, size - TAIL_ENTRIES);
    const end = checkEntries(log, storedFrontier(log, from - (from % TILE_WIDTH)), size);
    const signed = openCheckpoint(log, checkpoint, 'the newest checkpoint');
    const isSigned = rootOf(storedFrontier(log, signed.size)).equals(signed.root);
    if (!rootOf(end).equals(root) || !isSigned)
      return wrong('entries', 'log-no-root', ['run-verify', { folder: data }]);
    return good(
      'entries',
      from === 0 ? ['log-all-good', { size }] : ['log-tail-good', { looked: size - from, size }],
    );
  } finally {
    reader.close();
  }
};

const lookAtWhole = async (data: string): Promise<Finding> => {
  const { source, close } = openDataDirectory(data);
  try {
    const given = { verifierKey: undefined, witnesses: undefined, old: [] };
    const { verdict, size = 0, findings } = await verifyEvidence(source, given, () => undefined);
    const faults = findings.items.filter(({ weight }) => weight !== 'note').length;
    if (verdict !== 'INVALID' && verdict !== 'CONFLICT' && faults === 0)
      return good('entries', ['log-verdict', { verdict, size }]);
    return wrong(
      'entries',
      ['log-verdict-faults', { verdict, size, faults }],
      ['verify-and-keep', { folder: data }],
    );
  } finally {
    close();
  }
};

/** What is wrong, without the remedy, which has a place of its own. */
const whatOf = (error: unknown): string => (error instanceof LogError ? error.what : reasonOf(error));

const whereOf = (error: unknown): string =>
  error instanceof LogError ? `${error.where}: ${error.what}` : reasonOf(error);

const lookAtSecret = (machine: Machine, about: string, file: string): Finding => {
  try {
    if (readSecret(file) === undefined) return wrong(about, ['node-missing', { file }], 'restore-secret');
    const service = { file, user: SERVICE_USER };
    // Where there is no such user, as in a checkout, the kiosk runs as whoever looks.
    return serviceMayRead(machine, file) === false
      ? wrong(about, ['secret-shut', service], ['give-to-service', service])
      : good(about, ['secret-good', { file }]);
  } catch (error) {
    return wrong(about, ['file-told', { file, words: whatOf(error) }], remedyOf(error, 'look-at-file'));
  }
};

/** The log itself, the folder it lies in, and the keys without which it cannot go on. */
export const lookAtLog = async (
  machine: Machine,
  { paths }: Pick<Config, 'paths'>,
  whole: boolean,
): Promise<readonly Finding[]> => {
  if (!existsSync(databaseFile(paths.data))) return [unknown('log', ['log-none', { folder: paths.data }])];
  const looks: readonly (() => Finding | Promise<Finding>)[] = [
    () => (whole ? lookAtWhole(paths.data) : lookAtTail(paths.data)),
    () => {
      requireClosedFolder(paths.data);
      return good('folder', ['folder-closed', { folder: paths.data }]);
    },
    () => lookAtSecret(machine, 'signing key', paths.signing_key),
    () => lookAtSecret(machine, 'site key', paths.site_key),
    () => lookAtSecret(machine, 'signer state', paths.signer_state),
  ];
  const found: Finding[] = [];
  for (const look of looks) {
    try {
      found.push(await look());
    } catch (error) {
      found.push(
        wrong(
          'log',
          ['told', { words: whereOf(error) }],
          remedyOf(error, ['run-verify', { folder: paths.data }]),
        ),
      );
    }
  }
  return found;
};
