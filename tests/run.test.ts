import { expect, test } from 'vitest';
import { outcomeOf } from './run.ts';

const passing = {
  success: true,
  numTotalTests: 3,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: [{}, {}, {}] }],
};

test('all tests passed is success', () => {
  expect(outcomeOf(passing, true)).toEqual({ isGood: true, passed: 3, failed: 0 });
});

test.each([
  ['no report', undefined, true],
  ['a report of another shape', { numPassedTests: 3 }, true],
  ['no test ran', { ...passing, numTotalTests: 0, numPassedTests: 0, testResults: [] }, true],
  ['the runner ended badly', passing, false],
  ['a test failed', { ...passing, success: false, numFailedTests: 1 }, false],
  ['a test was skipped', { ...passing, numPendingTests: 1 }, true],
  ['a test is only planned', { ...passing, numTodoTests: 1 }, true],
  [
    'a file could not be loaded',
    { ...passing, testResults: [{ name: 'b.test.ts', status: 'failed', assertionResults: [] }] },
    true,
  ],
])('%s is never success', (_, report, exitedWell) => {
  const outcome = outcomeOf(report, exitedWell);
  expect(outcome.isGood).toBe(false);
  expect(outcome.failed).toBeGreaterThan(0);
});
