/**
 * `npm run bench [-- PART ...]`: measures the product against its limits. Prints a table and then one line of JSON on
 * standard output; exits with 1 when a limit is broken, with 2 when it was asked for a part that there is not.
 */
import { measureAppend } from './append.ts';
import { measureBundle } from './bundle.ts';
import { measureExport } from './export.ts';
import { breaches, type Figure, tableOf } from './figure.ts';
import { measureGrowth, measureLatency } from './latency.ts';
import { dropWork } from './logs.ts';
import { machine } from './machine.ts';
import { measureMemory } from './memory.ts';
import { measureOutbox } from './outbox.ts';
import { measurePainted } from './painted.ts';
import { measureProof } from './proof.ts';
import { measureReady } from './ready.ts';
import { measureRecords } from './records.ts';
import { measureSupervisor } from './supervisor.ts';
import { measureVerify } from './verify.ts';

type Measure = () => readonly Figure[] | Promise<readonly Figure[]>;

/** In order of what must not be disturbed by what went before. */
const PARTS: Readonly<Record<string, Measure>> = {
  latency: measureLatency,
  growth: measureGrowth,
  append: measureAppend,
  painted: measurePainted,
  bundle: measureBundle,
  ready: measureReady,
  memory: measureMemory,
  outbox: measureOutbox,
  supervisor: measureSupervisor,
  proof: measureProof,
  records: measureRecords,
  export: measureExport,
  verify: measureVerify,
};

const main = async (asked: readonly string[]): Promise<number> => {
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
      if (asked.length === 0 || asked.includes(part)) figures.push(...(await measure()));
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

process.exitCode = await main(process.argv.slice(2).filter((part) => part !== '--'));
