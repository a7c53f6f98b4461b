import { FileRefused, problemLine } from '../config/problems.ts';
import type { Config } from '../config.ts';
import { harmless } from './harmless.ts';
import { readOrLastGood } from './last-good.ts';
import type { Parts } from './parts.ts';

/** A configuration, or that of the last good start; what is wrong with the file is printed then. */
export const configOrLastGood = (
  { terminal }: Pick<Parts, 'terminal'>,
  file: string,
  data?: string,
): Config => {
  const { config, wrong } = readOrLastGood(file, data);
  if (wrong === undefined) return config;
  const said = wrong instanceof FileRefused ? wrong.problems.map(problemLine) : [wrong.message];
  terminal.error(
    `${said.map((line) => harmless(line)).join('\n')}\nThe configuration of the last good start stands in for this file. Mend it, then restart the kiosk.\n`,
  );
  return config;
};
