/**
 * `npm run faults [-- --kills 1000]`: kills writers of a log at every moment of their work. Prints what it counted;
 * exits with 1 at the first promise that is broken.
 */
import { parseArgs } from 'node:util';
import { killWriters } from './kills.ts';

const say = (sentence: string): void => {
  process.stderr.write(`faults: ${sentence}\n`);
};

/** Says how far it is, at each twentieth. */
const progressOf = (what: string, total: number) => {
  const every = Math.max(1, Math.ceil(total / 20));
  return (done: number): void => {
    if (done % every === 0 || done === total) say(`${what}: ${done} of ${total}`);
  };
};

const tellKills = async (asked: number): Promise<void> => {
  const begun = performance.now();
  const { kills, logs, entries, further } = await killWriters(asked, progressOf('kills', asked));
  const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
  console.log(
    `kills: ${kills} of ${logs} logs with ${entries} entries in the end; each time the log opened, verified and held ` +
      `every acknowledged entry; ${further} times also entries that nobody had been told of yet; ${seconds} s`,
  );
};

const { values } = parseArgs({ options: { kills: { type: 'string', default: '1000' } } });
await tellKills(Number(values.kills));
