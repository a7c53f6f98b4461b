import { readFileSync } from 'node:fs';
import path from 'node:path';

const SCRIPTS = ['preinst', 'postinst', 'prerm', 'postrm'] as const;
type Script = (typeof SCRIPTS)[number];

const SHARED = 'ask-who-is-inside.sh';
const PLACE_OF_SHARED = '#ASK-WHO-IS-INSIDE#';

const textOf = (name: string): string => readFileSync(path.join(import.meta.dirname, name), 'utf8');

/**
 * The maintainer scripts by name, each complete: before an upgrade nothing else of the package is there yet.
 */
export const maintainerScripts = (): Readonly<Record<Script, string>> => {
  const shared = textOf(SHARED).trimEnd();
  return Object.fromEntries(
    SCRIPTS.map((name) => [name, textOf(name).replace(PLACE_OF_SHARED, () => shared)]),
  ) as Record<Script, string>;
};
