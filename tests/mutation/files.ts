/** Which files are mutated, and what is loaded in their place. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { type Instrumented, instrument, type Mutant } from './mutants.ts';
import { byName, ROOT } from './test-files.ts';

/** Words for people, files of types alone, and the vocabulary, which lists what others check: nothing in them decides. */
const LEFT_OUT = /(^|\/)(catalogue.*|facts.*|inputs|effects|people|terms|view)\.ts$/;

export const mutatedFiles = (): readonly string[] =>
  globSync('src/core/*.ts', { cwd: ROOT })
    .filter((file) => !LEFT_OUT.test(file))
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

/** Names a mutant in a way that survives edits elsewhere in its file: its line, what changes in it, and which one it is of several. */
export const nameOf = ({ file, context, before, after, nth }: Mutant): string => {
  const where = context === before ? '' : `${context}: `;
  return `${path.basename(file)}: ${where}${before} -> ${after}${nth === 1 ? '' : ` (${nth})`}`;
};

/** Writes what processes load instead of the core, by its addresses, into `file`. */
export const writeMutated = (files: readonly Mutated[], file: string): void => {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2024 };
  const sources = files.map(({ file: name, text }) => [
    pathToFileURL(path.join(ROOT, name)).href,
    ts.transpileModule(text, { compilerOptions }).outputText,
  ]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(sources)));
};
