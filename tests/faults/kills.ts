import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import { rootsOf } from '../log/signed.ts';
import { reportOnDirectory } from './evidence.ts';
import { optionsOf, withFolder } from './small-log.ts';

const WRITER = path.join(import.meta.dirname, 'log-writer-child.ts');
/** The longest a writer lives after its first acknowledged entry. */
const LIFE_MS = 25;
/** Logs are begun anew now and then, so that each kill is checked against the whole log and still quickly. */
const KILLS_PER_LOG = 25;
/** Writers at a time, each on a log of its own. */
const LANES = 2;
/** Fills an interval evenly, however many moments are taken of it. */
const GOLDEN = 0.618;

/** What a writer was told last before it was killed. */
interface Acknowledged {
  readonly size: number;
  readonly root: string;
  readonly note: string;
}

export interface Killed {
  readonly kills: number;
  readonly logs: number;
  /** Entries of all logs at their end. */
  readonly entries: number;
  /** Kills after which the log held entries that nobody had been told of yet. */
  readonly further: number;
}

/** Lets a writer append until it is killed. */
const writeAndKill = async (options: OpenLogOptions, lifeMs: number): Promise<Acknowledged> => {
  const writer = spawn(process.execPath, [WRITER, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  writer.stdout.setEncoding('utf8');
  writer.stdout.on('data', (text: string) => {
    if (output === '') setTimeout(() => writer.kill('SIGKILL'), lifeMs);
    output += text;
  });
  const [code, signal] = await once(writer, 'close');
  if (signal !== 'SIGKILL') throw new Error(`the writer ended by itself with code ${code}`);
  // A line that the kill cut is of acknowledged entries all the same, but it cannot be read.
  return JSON.parse(output.slice(0, output.lastIndexOf('\n')).split('\n').at(-1) ?? '') as Acknowledged;
};

/** The log opens, holds what was acknowledged, and a stranger finds it whole. Gives its size. */
const checkWhole = async (options: OpenLogOptions, { size, root, note }: Acknowledged): Promise<number> => {
  const log = openLog(options);
  const { head } = log;
  const held = rootsOf(log)[size];
  log.close();
  if (held !== root) throw new Error(`the ${size} acknowledged entries are not in the log of ${head.size}`);
  const { verdict, findings } = await reportOnDirectory(options.directory, { old: [note] });
  if (verdict !== 'INTACT, UNWITNESSED' || findings.count > 0)
    throw new Error(`after a kill the log is ${verdict}: ${JSON.stringify(findings.items)}`);
  return head.size;
};

/**
 * Kills so many writers, each at another moment, and checks the log after each. Throws an error that says what is
 * missing or false.
 */
export const killWriters = async (
  kills: number,
  onKill: (done: number) => void = () => undefined,
): Promise<Killed> => {
  let [begun, done, logs, entries, further] = [0, 0, 0, 0, 0];
  const oneLog = (): Promise<void> =>
    withFolder(async (folder) => {
      const options = optionsOf(folder);
      logs += 1;
      let size = 0;
      for (let kill = 0; kill < KILLS_PER_LOG && begun < kills; kill += 1) {
        begun += 1;
        const acknowledged = await writeAndKill(options, (LIFE_MS * begun * GOLDEN) % LIFE_MS);
        size = await checkWhole(options, acknowledged);
        if (size > acknowledged.size) further += 1;
        done += 1;
        onKill(done);
      }
      entries += size;
    });
  const lane = async (): Promise<void> => {
    while (begun < kills) await oneLog();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { kills: done, logs, entries, further };
};
