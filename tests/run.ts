/**
 * Everything that must hold before a change is good: types, lint, tests. Each part runs even when an earlier one
 * failed, and the last line counts the tests from the test runner's own report.
 *
 * `node tests/run.ts` runs all; `types` or `lint` as first argument runs that part alone. Arguments after `--`
 * (or a path) go to the test runner.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { reportedRun } from './reported-run.ts';

const ROOT = path.dirname(import.meta.dirname);
const PACKAGES = path.join(ROOT, 'node_modules');
const PROJECTS = [
  'tsconfig.json',
  'kiosk-ui/tsconfig.json',
  'kiosk-ui/verify/tsconfig.json',
  'tests/browser/tsconfig.json',
];

const REPORT = z.object({
  success: z.boolean(),
  numTotalTests: z.number().int(),
  numPassedTests: z.number().int(),
  numFailedTests: z.number().int(),
  numPendingTests: z.number().int(),
  numTodoTests: z.number().int(),
  testResults: z.array(
    z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.unknown()) }),
  ),
});

/** What the tests came to; `isGood` is false whenever something did not run or did not pass. */
type Outcome = { readonly isGood: boolean; readonly passed: number; readonly failed: number };

/** Runs a script of an installed package on this Node, its output on our screen. */
function runTool(script: string, args: readonly string[]): boolean {
  const tool = path.join(PACKAGES, script);
  const result = spawnSync(process.execPath, [tool, ...args], { cwd: ROOT, stdio: 'inherit' });
  if (result.error) console.error(`cannot start ${script}: ${result.error.message}`);
  return result.status === 0;
}

function checkTypes(): boolean {
  const results = PROJECTS.map((project) => {
    const isGood = runTool('typescript/bin/tsc', ['--noEmit', '--project', project]);
    console.log(`types: ${project} ${isGood ? 'good' : 'FAILED'}`);
    return isGood;
  });
  return results.every(Boolean);
}

function checkLint(): boolean {
  const colors = process.stdout.isTTY ? 'force' : 'off';
  const isGood = runTool('@biomejs/biome/bin/biome', [
    'ci',
    `--colors=${colors}`,
    '--error-on-warnings',
    '.',
  ]);
  console.log(`lint: ${isGood ? 'good' : 'FAILED'}`);
  return isGood;
}

/**
 * Reads the test runner's report. A file that cannot be loaded has no tests in it, so it counts as one failure; a
 * skipped test counts as one too, because nobody looks at it.
 * @param exitedWell whether the runner itself ended with status 0
 */
export function outcomeOf(report: unknown, exitedWell: boolean): Outcome {
  const parsed = REPORT.safeParse(report);
  if (!parsed.success) return { isGood: false, passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults, success } = parsed.data;
  const unloaded = testResults.filter(
    (file) => file.status !== 'passed' && file.assertionResults.length === 0,
  ).length;
  const failed = numFailedTests + numPendingTests + numTodoTests + unloaded;
  const isGood = exitedWell && success && failed === 0 && numPassedTests > 0;
  return { isGood, passed: numPassedTests, failed: isGood ? 0 : Math.max(failed, 1) };
}

/** From the report to the end of the test runner, in ms: it waits for its workers, which close their servers. */
const RUNNER_ENDS_MS = 120_000;

async function runTests(args: readonly string[]): Promise<Outcome> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-tests-'));
  const file = path.join(folder, 'report.json');
  try {
    const options = ['--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json'];
    const exitedWell = await reportedRun({
      program: process.execPath,
      args: [
        path.join(PACKAGES, 'vitest/vitest.mjs'),
        'run',
        ...options,
        `--outputFile.json=${file}`,
        ...args,
      ],
      cwd: ROOT,
      report: file,
      patience_ms: RUNNER_ENDS_MS,
    });
    if (!existsSync(file)) {
      console.error('tests: FAILED, the test runner left no report');
      return outcomeOf(undefined, false);
    }
    return outcomeOf(JSON.parse(readFileSync(file, 'utf8')), exitedWell);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main([part, ...rest]: readonly string[]): Promise<boolean> {
  if (part === 'types') return checkTypes();
  if (part === 'lint') return checkLint();
  const typesAreGood = checkTypes();
  const lintIsGood = checkLint();
  const tests = await runTests(part === undefined || part === '--' ? rest : [part, ...rest]);
  if (!typesAreGood) console.error('FAILED: types (see above)');
  if (!lintIsGood) console.error('FAILED: lint (see above)');
  if (!tests.isGood) console.error('FAILED: tests (see above)');
  console.log(`${tests.passed} passed, ${tests.failed} failed`);
  return typesAreGood && lintIsGood && tests.isGood;
}

if (import.meta.main) process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
