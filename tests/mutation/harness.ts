/**
 * The smallest test runner: it stands in for `vitest` while the tests are loaded, keeps them as a list, and can run
 * each of them again and again in one process. Expectations are the real ones.
 */
export { expect } from 'vitest';

type Body = () => unknown;

export interface Collected {
  readonly name: string;
  readonly body: Body;
}

const collected: Collected[] = [];
const headings: string[] = [];

const add = (name: string, body: Body): void => {
  collected.push({ name: [...headings, name].join(' > '), body });
};

/** Fills `%s`, `%j` and `$name` of a table's title well enough to tell its rows apart. */
const titled = (title: string, row: readonly unknown[]): string => {
  const values = [...row];
  const filled = title.replace(/%[sj]/g, () => String(values.shift()));
  const [first] = row;
  return filled.replace(/\$(\w+)/g, (_, name: string) =>
    typeof first === 'object' && first !== null
      ? String((first as Readonly<Record<string, unknown>>)[name])
      : '',
  );
};

const each =
  (use: (name: string, body: Body) => void) =>
  (rows: readonly unknown[]) =>
  (title: string, body: (...row: readonly unknown[]) => unknown) => {
    for (const row of rows) {
      const values: readonly unknown[] = Array.isArray(row) ? row : [row];
      use(titled(title, values), () => body(...values));
    }
  };

const heading = (name: string, body: Body): void => {
  headings.push(name);
  body();
  headings.pop();
};

export const test = Object.assign(add, { each: each(add) });
export const it = test;
export const describe = Object.assign(heading, { each: each(heading) });

/** All tests of the files loaded so far. */
export const tests = (): readonly Collected[] => collected;
