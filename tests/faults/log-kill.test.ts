import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import { optionsIn, temporaryDirectory } from '../log/aid.ts';

const KILLS = 50;
/** Two at a time, each on a data directory of its own. */
const LANES = 2;
/** The longest a writer lives after its first acknowledged entry. */
const LIFE_MS = 25;
const WRITER = join(import.meta.dirname, '..', 'log', 'writer.ts');

/** Lets a writer append until it is killed, and gives the last entry that the log acknowledged to it. */
const writeAndKill = async (options: OpenLogOptions, lifeMs: number): Promise<number> => {
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
  expect([code, signal]).toEqual([null, 'SIGKILL']);
  // A line that the kill cut is of an acknowledged entry all the same, but its number is not known.
  return Number(output.slice(0, output.lastIndexOf('\n')).split('\n').at(-1));
};

/** After each kill the log opens, checks out, and holds all that was acknowledged. */
const lane = async (kills: number, seed: number): Promise<number> => {
  const options = optionsIn(temporaryDirectory());
  let size = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    // Spread over the life without chance: the golden ratio fills an interval evenly.
    const acknowledged = await writeAndKill(options, (LIFE_MS * (kill + seed) * 0.618) % LIFE_MS);
    const log = openLog(options);
    expect(log.head.size).toBeGreaterThan(acknowledged);
    expect(acknowledged).toBeGreaterThanOrEqual(size);
    size = log.head.size;
    log.close();
  }
  return size;
};

test('after kill -9 at any moment the log opens and no acknowledged entry is missing', {
  timeout: 120_000,
}, async () => {
  const sizes = await Promise.all(
    Array.from({ length: LANES }, (_, seed) => lane(KILLS / LANES, seed * 0.37)),
  );
  expect(Math.min(...sizes)).toBeGreaterThan(KILLS / LANES);
});
