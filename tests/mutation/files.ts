/** Which files are mutated, and which tests have to notice. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Instrumented, instrument, type Mutant } from './mutants.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** Words for people, files of types alone, and the vocabulary, which lists what others check: nothing in them decides. */
const LEFT_OUT = /(^|\/)(catalogue.*|facts.*|inputs|effects|people|terms|view)\.ts$/;

const byName = (a: string, b: string) => a.localeCompare(b);

export const mutatedFiles = (): readonly string[] =>
  globSync('src/core/*.ts', { cwd: ROOT })
    .filter((file) => !LEFT_OUT.test(file))
    .sort(byName);

/** The tests of the core: the room's days as text, the promises, the small modules. */
export const testFiles = (): readonly string[] =>
  ['tests/core/**/*.test.ts', 'tests/scenarios/**/*.test.ts']
    .flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
    .sort(byName);

export interface Mutated extends Instrumented {
  readonly file: string;
}

/** Every file with its mutants, numbered through all files in the order of their names. */
export const instrumentAll = (): readonly Mutated[] => {
  let next = 1;
  return mutatedFiles().map((file) => {
    const done = instrument(file, readFileSync(path.join(ROOT, file), 'utf8'), next);
    next += done.mutants.length;
    return { file, ...done };
  });
};

/** Names a mutant in a way that survives edits elsewhere in its file: its line, and what changes in it. */
export const nameOf = ({ file, context, before, after }: Mutant): string =>
  `${path.basename(file)}: ${context === before ? '' : `${context}: `}${before} -> ${after}`;
