/** The bugs are right only if each is really in the code, alone, and asleep until it is woken. */
import { expect, test } from 'vitest';
import { instrumentAll, nameOf } from './files.ts';
import { instrument } from './mutants.ts';
import { explainedSurvivors } from './survivors.ts';

const changesIn = (text: string): readonly string[] =>
  instrument('sample.ts', text, 1).mutants.map(({ before, after }) => `${before} -> ${after}`);

test.each([
  ['const f = (a: number) => a < 3;', ['a < 3 -> (a <= 3)', 'a < 3 -> (a >= 3)', '3 -> 3 + 1', '3 -> 3 - 1']],
  ['const f = (a: boolean) => !a;', ['!a -> (a)']],
  ['const f = (a: string) => a ?? b;', ['a ?? b -> (b)']],
  ["const f = () => g('word');", ["'word' -> ''"]],
  ['const f = (): void => { g(); };', ['g(); -> ;']],
  [
    'const f = (a: A): void => { if (a) return g(); };',
    ['a -> true', 'a -> false', 'return g(); -> return;'],
  ],
  ['const f = (a: A[]) => a.filter(g);', ['a.filter(g) -> a']],
  ["type T = 'word' | 3;", []],
  ["import { a } from './a.ts';", []],
  ["assert(a > 3, 'said'); throw new Error('said');", []],
])('%s', (text, expected) => {
  expect(changesIn(text)).toEqual(expected);
});

/** Runs rewritten code with one bug awake. */
const answerOf = (text: string, awake: number): unknown => {
  const { text: written } = instrument('sample.ts', `${text}; return f();`, 1);
  const world = { ballotVaultMutant: (id: number) => id === awake };
  return new Function('globalThis', written)(world);
};

test('asleep, the code means what it meant; awake, only that bug acts', () => {
  const text = 'const f = () => { const log = []; if (1 < 2 && !false) log.push(1); return log.length + 4; }';
  expect(answerOf(text, 0)).toBe(5);
  const { mutants } = instrument('sample.ts', text, 1);
  const answers = mutants.map(({ id }) => answerOf(text, id));
  expect(answers.some((answer) => answer !== 5)).toBe(true);
  const leftOut = mutants.find(({ before }) => before === 'log.push(1);');
  expect(answerOf(text, leftOut?.id ?? 0)).toBe(4);
});

test('each has its own name, so that no reason hides another one', () => {
  const names = instrumentAll().flatMap(({ mutants }) => mutants.map(nameOf));
  expect(new Set(names).size).toBe(names.length);
});

test('the reason of a survivor is read from its row', () => {
  const rows = '| Mutant | Reason |\n| --- | --- |\n| `` a.ts: x \\|\\| y -> (x && y) `` | The same. |\n';
  expect([...explainedSurvivors(rows)]).toEqual([['a.ts: x || y -> (x && y)', 'The same.']]);
});
