/**
 * One process that has the tests and the mutated core loaded, and runs mutants as it is told. Its own start-up is
 * the only one: waking another mutant costs nothing. Whoever started it ends it when a mutant does not come back.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Collected } from './harness.ts';
import { ROOT, testFiles } from './test-files.ts';

/** What the runner asks: which tests meet which mutants, or whether one mutant is noticed by these tests. */
export type Question =
  | { readonly ask: 'survey' }
  | { readonly ask: 'run'; readonly id: number; readonly tests: readonly number[] };

export type Answer =
  | { readonly answer: 'ready' }
  | {
      readonly answer: 'survey';
      readonly meets: readonly (readonly number[])[];
      readonly costs: readonly number[];
      /** Mutants that are met while the core is loaded, before any test begins. */
      readonly atLoad: readonly number[];
      /** Tests that fail without any bug: they cannot judge one. */
      readonly failing: readonly { readonly test: number; readonly why: string }[];
    }
  | { readonly answer: 'run'; readonly id: number; readonly killer: number | null };

const HARNESS = pathToFileURL(path.join(import.meta.dirname, 'harness.ts')).href;

/** The mutant that is awake; 0 for none. A static one has to be awake while the core is loaded. */
let awake = Number(process.env['MUTANT'] ?? '0');
let met = new Set<number>();

/** A bug can make a loop endless. No test comes near so many looks at places where a bug could be. */
const MOST_LOOKS = 20_000_000;
let looks = 0;

Object.assign(globalThis, {
  ballotVaultMutant: (id: number): boolean => {
    looks += 1;
    if (looks > MOST_LOOKS) throw new Error('this does not end');
    if (awake === 0) met.add(id);
    return id === awake;
  },
});

const say = (answer: Answer): void => {
  process.send?.(answer);
};

/** Source by address, written by the run: hundreds of processes need not make it again. */
const mutated = JSON.parse(readFileSync(process.env['MUTATED'] ?? '', 'utf8')) as Readonly<
  Record<string, string>
>;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'vitest' && context.parentURL !== HARNESS) return { url: HARNESS, shortCircuit: true };
    return next(specifier, context);
  },
  load(url, context, next) {
    const source = mutated[url];
    return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
  },
});

const failureOf = async ({ body }: Collected): Promise<string | null> => {
  looks = 0;
  try {
    await body();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const survey = async (tests: readonly Collected[]): Promise<Answer> => {
  const atLoad = [...met];
  const meets: (readonly number[])[] = [];
  const costs: number[] = [];
  const failing: { test: number; why: string }[] = [];
  for (const [test, one] of tests.entries()) {
    met = new Set();
    const begun = performance.now();
    const failure = await failureOf(one);
    if (failure !== null) failing.push({ test, why: `${one.name}: ${failure}` });
    costs.push(performance.now() - begun);
    meets.push([...met]);
  }
  return { answer: 'survey', meets, costs, atLoad, failing };
};

const run = async (tests: readonly Collected[], id: number, which: readonly number[]): Promise<Answer> => {
  awake = id;
  for (const index of which) {
    const one = tests[index];
    if (one !== undefined && (await failureOf(one)) !== null) return { answer: 'run', id, killer: index };
  }
  return { answer: 'run', id, killer: null };
};

const main = async (): Promise<void> => {
  const harness = (await import(HARNESS)) as typeof import('./harness.ts');
  for (const file of testFiles()) await import(pathToFileURL(path.join(ROOT, file)).href);
  const tests = harness.tests();
  process.on('disconnect', () => process.exit());
  process.on('message', (question: Question) => {
    const answering = question.ask === 'survey' ? survey(tests) : run(tests, question.id, question.tests);
    answering.then(say, (error: unknown) => {
      console.error(error);
      process.exit(1);
    });
  });
  say({ answer: 'ready' });
};

await main();
