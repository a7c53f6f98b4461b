import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findProgram, run } from '../../src/setup/progress.mjs';
import type { Architecture } from './architecture.ts';
import { CONFFILES, contentsOf, type Placed } from './contents.ts';
import { controlFile } from './control.ts';
import { copyrightFile } from './copyright.ts';
import { notAllowed, termsOf } from './licences.ts';
import { readLock, runtimePackages } from './lock.ts';
import { maintainerScripts } from './maintainer/scripts.ts';
import { manualPage } from './manual.ts';
import { modulesRoot } from './modules.ts';
import { PACKAGE, PAPERS, PLACE } from './names.ts';
import { changelog, compressed, type Release } from './release.ts';
import { bundledPackages } from './screens.ts';
import { digestsOf, sizeOf, stage } from './stage.ts';

/** What the program reads of its own `package.json`: its version, and that its files are modules. */
const manifest = (version: string): string =>
  `${JSON.stringify({ name: 'ballot-vault-kiosk', version, license: 'Apache-2.0', private: true, type: 'module' }, null, 2)}\n`;

const text = (at: string, words: string | Buffer): Placed => ({ at, mode: 0o644, bytes: Buffer.from(words) });

/** Everything in the package, its papers too. */
export const wholeContents = (
  root: string,
  architecture: Architecture,
  release: Release,
): readonly Placed[] => {
  const lock = readLock(root);
  const packages = runtimePackages(lock, architecture);
  const bundled = bundledPackages(root, lock);
  const wrong = notAllowed([...packages, ...bundled]);
  if (wrong.length > 0) throw new Error(`These licences may not be in the package: ${wrong.join('; ')}.`);
  const from = modulesRoot(root, architecture);
  const terms = packages.map((locked) => termsOf(from, locked));
  const [product = ''] = release.version.split('+');
  return [
    ...contentsOf(root, { root: from, packages }, architecture),
    text(`${PLACE}/package.json`, manifest(product)),
    text(
      `${PAPERS}/copyright`,
      copyrightFile(
        terms,
        bundled.map((locked) => termsOf(root, locked)),
      ),
    ),
    text(`${PAPERS}/changelog.gz`, changelog(release)),
    text(`/usr/share/man/man1/${PACKAGE}.1.gz`, compressed(manualPage(root, release))),
  ];
};

const writeControl = (
  folder: string,
  contents: readonly Placed[],
  made: Release & { architecture: Architecture },
): void => {
  const place = path.join(folder, 'DEBIAN');
  const control = controlFile({ ...made, size_kib: sizeOf(folder, contents) });
  const digests = digestsOf(folder, contents);
  mkdirSync(place, { mode: 0o755 });
  writeFileSync(path.join(place, 'control'), control);
  writeFileSync(path.join(place, 'md5sums'), digests);
  writeFileSync(path.join(place, 'conffiles'), CONFFILES.map((file) => `${file}\n`).join(''));
  for (const name of ['control', 'md5sums', 'conffiles']) chmodSync(path.join(place, name), 0o644);
  for (const [name, script] of Object.entries(maintainerScripts())) {
    writeFileSync(path.join(place, name), script);
    chmodSync(path.join(place, name), 0o755);
  }
};

/** How dpkg-deb packs: the default of xz would be a seventh smaller, and takes four times as long; `quick` is for tests. */
const COMPRESSION = { small: ['-Zxz', '-z1'], quick: ['-Zzstd', '-z1'] };
/** With another number of threads the same files would be compressed to other bytes. */
const SAME_EVERYWHERE = { DPKG_DEB_THREADS_MAX: '2' };

/**
 * Makes the package of one architecture in the folder `to` and returns its file.
 * @throws {Error} with the remedy, when something that it is made of or with is missing
 */
export const makePackage = (
  root: string,
  architecture: Architecture,
  release: Release,
  to: string,
  packed: keyof typeof COMPRESSION = 'small',
): string => {
  const dpkg = findProgram('dpkg-deb');
  if (dpkg === undefined)
    throw new Error('dpkg-deb is not on the PATH: make the package on Debian, or install dpkg.');
  const contents = wholeContents(root, architecture, release);
  const folder = mkdtempSync(path.join(os.tmpdir(), `${PACKAGE}-package-`));
  try {
    const tree = path.join(folder, 'tree');
    stage(tree, contents, release.epoch);
    writeControl(tree, contents, { ...release, architecture });
    const file = path.join(to, `${PACKAGE}_${release.version}_${architecture.debian}.deb`);
    mkdirSync(to, { recursive: true });
    run(dpkg, ['--root-owner-group', ...COMPRESSION[packed], '--build', tree, file], {
      cwd: folder,
      env: { ...process.env, ...SAME_EVERYWHERE, SOURCE_DATE_EPOCH: String(release.epoch) },
    });
    return file;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
