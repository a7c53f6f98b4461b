/** The list of survivors that somebody looked at: `survivors.md`, one table row each, with the reason. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Names of mutants (see `nameOf`) with the reason why nothing has to notice them. */
export const explainedSurvivors = (markdown: string): ReadonlyMap<string, string> =>
  new Map(
    markdown.split('\n').flatMap((line) => {
      const [, name, reason] = /^\| `` (.+) `` \| (.+) \|$/.exec(line) ?? [];
      return name === undefined || reason === undefined
        ? []
        : [[name.replaceAll('\\|', '|'), reason] as const];
    }),
  );

export const readSurvivors = (): ReadonlyMap<string, string> =>
  explainedSurvivors(readFileSync(path.join(import.meta.dirname, 'survivors.md'), 'utf8'));
