/**
 * How good are the tests of the core? Hundreds of small intended bugs are put into `src/core`, one at a time, and
 * each must be noticed. A bug that nobody noticed and nobody explained in `survivors.md` fails the run.
 *
 * `npm run mutate -- --file door.ts` tries one file; the whole result is written to `reports/mutation.json`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { instrumentAll, nameOf, writeMutated } from './files.ts';
import type { Mutant } from './mutants.ts';
import { type Fate, MUTATED, Runner, type Tests, work } from './pool.ts';
import { readSurvivors } from './survivors.ts';
import { ROOT } from './test-files.ts';

const SURVEY_MS = 600_000;

interface Survey {
  readonly tests: Tests;
  /** Mutants in functions that make something of the core while it is loaded: they have to be awake then. */
  readonly atLoad: ReadonlySet<number>;
  readonly failing: number;
}

/** Quick tests first, and among them those that noticed most so far. */
const inOrder = (costs: readonly number[], meets: readonly (readonly number[])[]): Tests => {
  const kills = costs.map(() => 0);
  const worth = (test: number) => (costs[test] ?? 0) / (1 + (kills[test] ?? 0));
  const met = meets.map((ids) => new Set(ids));
  const all = costs.map((_, test) => test).filter((test) => Number.isFinite(costs[test]));
  return {
    meeting: (mutant) =>
      all.filter((test) => mutant.isStatic || met[test]?.has(mutant.id)).sort((a, b) => worth(a) - worth(b)),
    noticed: (test) => {
      kills[test] = (kills[test] ?? 0) + 1;
    },
  };
};

/** Which tests meet which mutant when all is well; a mutant that no test meets cannot be noticed. */
const surveyed = async (): Promise<Survey> => {
  const runner = await Runner.start();
  const answer = await runner?.ask({ ask: 'survey' }, SURVEY_MS);
  runner?.stop();
  if (answer?.answer !== 'survey') throw new Error('the tests could not be surveyed: run npm test first.');
  const { meets, costs, atLoad, failing } = answer;
  for (const { why } of failing) console.log(`fails without any bug, so it judges none: ${why}`);
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  console.log(`${costs.length} tests, ${Math.round(total)} ms in all`);
  const usable = costs.map((cost, test) =>
    failing.some((other) => other.test === test) ? Number.POSITIVE_INFINITY : cost,
  );
  return { tests: inOrder(usable, meets), atLoad: new Set(atLoad), failing: failing.length };
};

const describe = ({ file, line, kind, before, after, nth }: Mutant): string =>
  `${file}:${line} (${kind}${nth === 1 ? '' : `, number ${nth} of those`})\n  - ${before}\n  + ${after}`;

const wasNoticed = ({ fate }: Fate): boolean => fate === 'killed' || fate === 'hung';

/** Prints what came out; true when every survivor is explained and every explanation still has its survivor. */
const report = (fates: readonly Fate[], isWhole: boolean): boolean => {
  const explained = readSurvivors();
  const survivors = fates.filter((fate) => !wasNoticed(fate));
  const unexplained = survivors.filter(({ mutant }) => !explained.has(nameOf(mutant)));
  const surviving = new Set(survivors.map(({ mutant }) => nameOf(mutant)));
  const outdated = isWhole ? [...explained.keys()].filter((name) => !surviving.has(name)) : [];
  for (const { mutant } of unexplained)
    console.log(`\nnot explained: ${describe(mutant)}\n  ${nameOf(mutant)}`);
  for (const name of outdated) console.log(`\nno longer survives, take it out of survivors.md: ${name}`);
  const noticed = fates.length - survivors.length;
  const hung = fates.filter(({ fate }) => fate === 'hung').length;
  console.log(
    `\n${fates.length} mutants: ${noticed} noticed (${hung} of them by never ending or not loading), ` +
      `${survivors.length - unexplained.length} survive with a reason, ${unexplained.length} without`,
  );
  console.log(`score ${((100 * noticed) / Math.max(1, fates.length)).toFixed(1)} %`);
  return unexplained.length === 0 && outdated.length === 0;
};

/** News first: what is expected to survive is met by every test and takes longest, and a process of its own takes long. */
const inTurn = (mutants: readonly Mutant[]): Mutant[] => {
  const explained = readSurvivors();
  const rank = (mutant: Mutant) => 2 * Number(explained.has(nameOf(mutant))) + Number(mutant.isStatic);
  return mutants.toSorted((one, other) => rank(one) - rank(other));
};

const main = async (): Promise<boolean> => {
  const { values } = parseArgs({ options: { file: { type: 'string' } } });
  const wanted = values.file;
  const all = instrumentAll();
  const files = all.filter(({ file }) => wanted === undefined || path.basename(file) === wanted);
  const mutants = files.flatMap((file) => file.mutants);
  if (mutants.length === 0) throw new Error(`there is no file ${wanted} with mutants in src/core`);
  console.log(`${mutants.length} mutants in ${files.length} files`);
  const begun = performance.now();
  mkdirSync(path.dirname(MUTATED), { recursive: true });
  writeMutated(all, MUTATED);
  const { tests, atLoad, failing } = await surveyed();
  const fates: Fate[] = [];
  const queue = inTurn(
    mutants.map((mutant) => ({ ...mutant, isStatic: mutant.isStatic || atLoad.has(mutant.id) })),
  );
  const tell = (fate: Fate) => {
    fates.push(fate);
    if (!wasNoticed(fate)) console.log(`${fate.fate}: ${describe(fate.mutant)}`);
    if (fates.length % 100 === 0) console.log(`${fates.length} of ${mutants.length}`);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, () => work(queue, tests, tell)));
  const sorted = fates.toSorted((a, b) => a.mutant.id - b.mutant.id);
  writeFileSync(path.join(ROOT, 'reports/mutation.json'), `${JSON.stringify(sorted, null, 1)}\n`);
  const isGood = report(sorted, wanted === undefined);
  console.log(`${Math.round((performance.now() - begun) / 1000)} s`);
  return isGood && failing === 0;
};

process.exitCode = (await main()) ? 0 : 1;
