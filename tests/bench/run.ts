/**
 * `npm run bench [-- PART ...] [--entries N]`: measures the product against its limits. Prints a table and then one line of JSON on
 * standard output; exits with 1 when a limit is broken, with 2 when it was asked for a part that there is not.
 */

import { parseArgs } from 'node:util';
import { measureAppend } from './append.ts';
import { measureBundle } from './bundle.ts';
import { measureExport } from './export.ts';
import { measureFeedback } from './feedback.ts';
import { breaches, type Figure, tableOf } from './figure.ts';
import { measureFollowed } from './followed.ts';
import { measureIdle } from './idle.ts';
import { measureGrowth, measureLatency } from './latency.ts';
import { dropWork } from './logs.ts';
import { machine } from './machine.ts';
import { measureMemory } from './memory.ts';
import { measureOutbox } from './outbox.ts';
import { measurePainted } from './painted.ts';
import { measureProof } from './proof.ts';
import { measureReady } from './ready.ts';
import { measureRecorded } from './recorded.ts';
import { measureRecords } from './records.ts';
import { measureReports } from './reports.ts';
import { measureSoak } from './soak.ts';
import { measureSupervisor } from './supervisor.ts';
import { measureVerify } from './verify.ts';

/** @param entries of the log, for the parts that ask for a long one */
type Measure = (entries: number) => readonly Figure[] | Promise<readonly Figure[]>;

/** In order of what must not be disturbed by what went before. */
const PARTS: Readonly<Record<string, Measure>> = {
  latency: measureLatency,
  growth: measureGrowth,
  feedback: measureFeedback,
  recorded: measureRecorded,
  idle: measureIdle,
  soak: measureSoak,
  append: measureAppend,
  painted: measurePainted,
  bundle: measureBundle,
  ready: measureReady,
  memory: measureMemory,
  outbox: measureOutbox,
  supervisor: measureSupervisor,
  proof: measureProof,
  records: measureRecords,
  followed: measureFollowed,
  reports: measureReports,
  export: measureExport,
  verify: measureVerify,
};

const LARGE = 1_000_000;

const main = async (asked: readonly string[], entries: number): Promise<number> => {
  const unknown = asked.filter((part) => !Object.hasOwn(PARTS, part));
  if (unknown.length > 0) {
    console.error(
      `bench: there is no part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`,
    );
    return 2;
  }
  const figures: Figure[] = [];
  try {
    for (const [part, measure] of Object.entries(PARTS)) {
      if (asked.length === 0 || asked.includes(part)) figures.push(...(await measure(entries)));
    }
  } finally {
    dropWork();
  }
  const on = machine();
  const { processor, cores, memory_gb, node, disk } = on;
  const broken = breaches(figures);
  console.log(tableOf(figures));
  console.log(`\nOn ${processor}, ${cores} cores, ${memory_gb} GB, disk ${disk}, Node ${node}.\n`);
  console.log(JSON.stringify({ machine: on, figures, broken: broken.length }));
  for (const line of broken) console.error(line);
  return broken.length === 0 ? 0 : 1;
};

/** A log of another length is made once, and kept like the others. */
const { positionals, values } = parseArgs({
  args: process.argv.slice(2).filter((part) => part !== '--'),
  allowPositionals: true,
  options: { entries: { type: 'string', default: String(LARGE) } },
});
const entries = Number(values.entries);
if (Number.isSafeInteger(entries) && entries > 0) process.exitCode = await main(positionals, entries);
else {
  console.error(`bench: --entries ${values.entries} is no number of entries`);
  process.exitCode = 2;
}
