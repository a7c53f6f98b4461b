import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { readBytes, textOf } from '../config/text-file.ts';
import { databaseFile } from '../log/database.ts';
import { LogRefused } from '../log/errors.ts';
import { DECLARATION_FILE, MANIFEST_FILE, PAYLOAD } from '../log/formats/bag.ts';
import { parseVerifierKey } from '../log/formats/note.ts';
import { parseTlogProof } from '../log/formats/tlog-proof.ts';
import { givenWitnesses, type KnownWitnesses } from '../log/verify/known-witnesses.ts';
import type { Report } from '../log/verify/report.ts';
import type { NamedCheckpoint } from '../log/verify/source.ts';
import { verifyEvidence } from '../log/verify/verify-evidence.ts';
import { type OpenedSource, openDataDirectory } from '../log/verify-sources/data-directory.ts';
import { openBag } from '../log/verify-sources/open-bag.ts';
import { openPublishedLog } from '../log/verify-sources/published-log.ts';
import { writeEvidence } from './evidence-file.ts';
import { harmless } from './harmless.ts';
import { FoundWrong, Misuse } from './misuse.ts';
import { examples } from './options.ts';
import type { Parts } from './parts.ts';
import { Progress } from './progress.ts';
import { reportText } from './report-text.ts';

interface Options {
  readonly vkey?: string;
  readonly witness?: readonly string[];
  readonly policy?: string;
  readonly old?: readonly string[];
  readonly json?: boolean;
  readonly evidence?: string;
}

const TEXT_BYTES_MAX = 1_000_000;

const BAG_MARKS = [DECLARATION_FILE, MANIFEST_FILE, `${PAYLOAD}/log`];

const NOTHING_WITH_IT = 'Give the address of a log, the folder of a bag, or the data directory of a kiosk.';

const textFile = (file: string): string => textOf(readBytes(file, TEXT_BYTES_MAX), file);

/** The signed checkpoint in which a proof ends, as a challenge at the kiosk gives one; any other text as it is. */
const checkpointIn = (text: string): string => {
  try {
    return parseTlogProof(text).checkpoint;
  } catch {
    return text;
  }
};

/** Whoever copied a checkpoint from a screen or a mail may have other line ends than were signed. */
const oldCheckpoint = (file: string): NamedCheckpoint => ({
  name: file,
  note: checkpointIn(`${textFile(file).replaceAll('\r\n', '\n').trimEnd()}\n`),
});

const misuseInstead = <Result>(what: string, work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Misuse(`${what}: ${reason}`, 'Give it as its owner publishes it.');
  }
};

const givenKey = (vkey: string | undefined): string | undefined => {
  if (vkey !== undefined) misuseInstead('this is no key of a log', () => parseVerifierKey(vkey));
  return vkey;
};

const givenPolicy = ({ policy, witness = [] }: Options): KnownWitnesses | undefined => {
  const text = policy === undefined ? undefined : textFile(policy);
  return misuseInstead('these witnesses cannot be used', () => givenWitnesses(text, witness));
};

const ADDRESS = /^https?:\/\//i;

/** A published log names no key, and any server can make up a log under a key of its own. */
const openAddress = (where: string, vkey: string | undefined): OpenedSource => {
  if (!URL.canParse(where)) throw new Misuse(`${where}: this is no address`, NOTHING_WITH_IT);
  if (vkey !== undefined) return openPublishedLog(where);
  throw new Misuse(
    `${where}: a published log does not tell its own key`,
    'Give the key with --vkey, as the owner of the log publishes it.',
  );
};

const openSource = (where: string, { vkey }: Options): OpenedSource => {
  if (ADDRESS.test(where)) return openAddress(where, vkey);
  if (!existsSync(where)) throw new Misuse(`${where}: there is no such folder`, NOTHING_WITH_IT);
  if (!statSync(where).isDirectory()) throw new Misuse(`${where}: this is a file`, NOTHING_WITH_IT);
  if (existsSync(databaseFile(where))) return openDataDirectory(where);
  // A bag without its declaration is a bag that somebody harmed.
  if (BAG_MARKS.some((mark) => existsSync(path.join(where, mark)))) return openBag(where);
  throw new Misuse(`${where}: this is neither a bag nor a data directory`, NOTHING_WITH_IT);
};

/** Whether there is something in the report that a person has to look at. */
const isWrong = ({ verdict, findings, outside }: Report): boolean =>
  verdict === 'INVALID' ||
  verdict === 'CONFLICT' ||
  outside.count > 0 ||
  findings.items.some(({ weight }) => weight !== 'note');

const printed = (report: Report, json: boolean): string =>
  json
    ? `${JSON.stringify(report)}\n`
    : reportText(report)
        .map((line) => `${harmless(line)}\n`)
        .join('');

const verify = async ({ terminal, now }: Parts, where: string, options: Options): Promise<void> => {
  const given = {
    verifierKey: givenKey(options.vkey),
    witnesses: givenPolicy(options),
    old: (options.old ?? []).map(oldCheckpoint),
  };
  const { source, close } = openSource(where, options);
  const progress = new Progress(terminal, now, 'verify');
  let report: Report;
  try {
    report = await verifyEvidence(source, given, (done, of) => progress.show(done, of, 'entries'));
  } catch (error) {
    // Nothing was found wrong: nothing was found at all.
    if (error instanceof LogRefused) throw new Misuse(`${error.where}: ${error.what}`, error.remedy);
    throw error;
  } finally {
    progress.end();
    close();
  }
  await terminal.print(printed(report, options.json === true));
  if (!isWrong(report)) return;
  terminal.error(
    `What proves this is in ${writeEvidence(report, ADDRESS.test(where) ? undefined : where, options.evidence)}\n`,
  );
  throw new FoundWrong();
};

const AFTER = `
Verdicts:
  INVALID               what is here is not what was signed
  CONFLICT              two signed statements about this log cannot both be true
  INTACT, UNWITNESSED   it is what was signed; nobody outside has said so
  WITNESSED k of n      it is what was signed, and k of n known witnesses have seen it grow
A key, policy or checkpoint that you give outranks what lies with the evidence.
`;

export const addVerify = (program: Command, parts: Parts): void => {
  program
    .command('verify')
    .description('Check the evidence of a log: a bag, the data directory of a kiosk, or a published log.')
    .argument('<path>', 'folder, or address beginning with http:// or https://')
    .option('--vkey <key>', 'the key of the log, as its owner publishes it')
    .option('--witness <vkey...>', 'keys of witnesses whose cosignatures count')
    .option('--policy <file>', 'policy that says which witnesses are needed (C2SP tlog-policy)')
    .option('--old <file...>', 'checkpoints of this log that somebody kept, or proofs that end in one')
    .option('--json', 'the whole report as one JSON object')
    .option('--evidence <file>', 'new file for what proves a bad verdict')
    .addHelpText(
      'after',
      `${AFTER}${examples('verify bag', 'verify bag --vkey "$(cat log.vkey)" --old photo.txt', 'verify /var/lib/ballot-vault --json', 'verify https://kiosk.example:8443 --vkey "$(cat log.vkey)"')}`,
    )
    .action((where: string, options: Options) => verify(parts, where, options));
};
