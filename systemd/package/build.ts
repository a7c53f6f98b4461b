/**
 * Makes the Debian packages of the appliance, for every kind of machine from this one, in `dist/`.
 *
 * `npm run deb`, or for one architecture `npm run deb -- arm64`.
 */
import path from 'node:path';
import { orRefuse, ROOT } from '../../src/runtime.mjs';
import { say, timed } from '../../src/setup/progress.mjs';
import { ARCHITECTURES } from './architecture.ts';
import { makePackage } from './make.ts';
import { releaseOf } from './release.ts';

const architecturesOf = (names: readonly string[]) => {
  const known = ARCHITECTURES.map(({ debian }) => debian);
  const wrong = names.find((name) => !known.some((other) => other === name));
  if (wrong !== undefined)
    throw new Error(
      `there is no package for "${wrong}": name ${known.join(' or ')}, or none for all of them.`,
    );
  return ARCHITECTURES.filter(({ debian }) => names.length === 0 || names.includes(debian));
};

if (import.meta.main)
  orRefuse(() => {
    const wanted = architecturesOf(process.argv.slice(2));
    const release = releaseOf(ROOT);
    for (const architecture of wanted) {
      const file = timed(`making the package for ${architecture.debian}`, () =>
        makePackage(ROOT, architecture, release, path.join(ROOT, 'dist')),
      );
      say(path.relative(process.cwd(), file));
    }
  });
