/** One thing wrong with a file that people write: where, what, and what they do about it. */
export interface Problem {
  /** `file`, `file:line` or `file:line:column`, counted from 1. */
  readonly where: string;
  /** What is wrong, as a clause without a full stop. Never holds a badge number or a PIN. */
  readonly what: string;
  /** What a person does about it, as a sentence. */
  readonly remedy: string;
}

export const problemLine = (problem: Problem): string =>
  `${problem.where}: ${problem.what}. ${problem.remedy}`;

const placeIn = (where: string): number => {
  const [, line = '0', column = '0'] = /:(\d+)(?::(\d+))?$/.exec(where) ?? [];
  return Number(line) * 100_000 + Number(column);
};

/** Problems of one file, topmost first. */
export const inOrderOfFile = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort((one, other) => placeIn(one.where) - placeIn(other.where));

/** A file was refused whole. Holds every problem found, in the order of the file. */
export class FileRefused extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join('\n'));
    this.name = 'FileRefused';
    this.problems = problems;
  }
}

/** A file named by the user cannot be read at all. */
export class FileUnreadable extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(problemLine(problem), cause === undefined ? undefined : { cause });
    this.name = 'FileUnreadable';
    this.problem = problem;
  }
}
