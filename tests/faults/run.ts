/**
 * `npm run faults [-- PART ... --kills 1000 --every 1]`: kills writers of a log at every moment of their work, and
 * changes each byte (or one of so many) of what a small log stored, of its database file and of its exported bag.
 * Prints what it counted; ends with an error at the first promise that is broken.
 */
import { parseArgs } from 'node:util';
import { BAG_VERDICTS, changedBag, writeSmallBag } from './changed-bag.ts';
import { changedFile, changedValues, wayOfByte, wayOfValue } from './changed-database.ts';
import { killWriters } from './kills.ts';
import { withFolder } from './small-log.ts';

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

/** Counts what becomes of changes, and tells the first that nobody notices. */
const tellChanges = async <Change extends { readonly place: string }>(
  what: string,
  changes: AsyncIterable<Change>,
  wayOf: (change: Change) => string | undefined,
): Promise<void> => {
  const begun = performance.now();
  const ways = new Map<string, number>();
  let done = 0;
  for await (const change of changes) {
    const way = wayOf(change);
    if (way === undefined) throw new Error(`${what}: nobody notices a change of ${change.place}`);
    ways.set(way, (ways.get(way) ?? 0) + 1);
    done += 1;
    if (done % 1_000 === 0) say(`${what}: ${done} bytes`);
  }
  const counted = [...ways].map(([way, count]) => `${count} ${way}`).join(', ');
  console.log(
    `${what}: ${done} bytes changed one by one: ${counted}; ${((performance.now() - begun) / 1_000).toFixed(0)} s`,
  );
};

const PARTS = {
  kills: (): Promise<void> => tellKills(Number(values.kills)),
  values: (): Promise<void> =>
    withFolder((folder) =>
      tellChanges('stored values of the log tables', changedValues(folder, Number(values.every)), wayOfValue),
    ),
  file: (): Promise<void> =>
    withFolder((folder) =>
      tellChanges('database file', changedFile(folder, Number(values.every)), wayOfByte),
    ),
  bag: (): Promise<void> =>
    withFolder(async (folder) =>
      tellChanges(
        'exported bag',
        changedBag(await writeSmallBag(folder), Number(values.every)),
        ({ verdict }) => (BAG_VERDICTS.has(verdict) ? `called ${verdict}` : undefined),
      ),
    ),
};

const { values, positionals } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    every: { type: 'string', default: '1' },
  },
  allowPositionals: true,
});
for (const [part, work] of Object.entries(PARTS)) {
  if (positionals.length === 0 || positionals.includes(part)) await work();
}
