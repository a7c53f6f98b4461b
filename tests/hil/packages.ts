/**
 * What the machine is made of, as Debian packages: an emulator for this machine, and a kernel with libgpiod 2 for the
 * emulated one. The kernel comes from the next release's backports, the first of Debian's that has gpio-sim; it is
 * unpacked beside the downloads and installed nowhere.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from '../../src/setup/progress.mjs';

/** Nothing was tried: this machine cannot, for the reason that the sentence gives with its remedy. */
export class NotRun extends Error {}

export type Say = (sentence: string) => void;

/** Programs that build and run the machine, each with the package that brings it. */
const PROGRAMS = {
  'qemu-system-x86_64': 'qemu-system-x86',
  busybox: 'busybox-static',
  depmod: 'kmod',
  cpio: 'cpio',
  xz: 'xz-utils',
  'mkfs.ext4': 'e2fsprogs',
  'dpkg-deb': 'dpkg',
  debootstrap: 'debootstrap',
} as const;
/** Shared libraries that the USB readers' package needs inside the machine. */
const LIBRARIES = ['libusb-1.0-0', 'libudev1'];

interface Pinned {
  readonly name: string;
  readonly version: string;
  readonly suite: 'trixie-backports' | 'bookworm-backports';
  readonly sha256: string;
}

const KERNEL = '7.3.4-1~bpo13+1';
const GPIOD = '2.1.3-1~bpo12+1';
const PINNED: readonly Pinned[] = [
  {
    name: 'linux-binary-7.3.4+deb13-amd64',
    version: KERNEL,
    suite: 'trixie-backports',
    sha256: '7e3248d03a84dcdda88c567aa8c4038f2e7795d2dd167b112c56f8901b6f513f',
  },
  {
    name: 'linux-modules-7.3.4+deb13-amd64',
    version: KERNEL,
    suite: 'trixie-backports',
    sha256: 'b3ea01922c9f133767a83cf6891c19b3693858ded617bf22d1e34f95382c08ea',
  },
  {
    name: 'gpiod',
    version: GPIOD,
    suite: 'bookworm-backports',
    sha256: '66aedeec43e282c53f761e5495ad17d4a0beb00fe4f6af01cbf38993d4a23303',
  },
  {
    name: 'libgpiod3',
    version: GPIOD,
    suite: 'bookworm-backports',
    sha256: 'eeb49e51bd73eea69c6481b879175e96056093d5bc5866e58c79e75c531ca46e',
  },
];
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** Runs a program to its end and gives what it printed; throws `NotRun` with the end of its errors. */
const answerOf = (program: string, args: readonly string[], cwd = '/'): string => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const ended = spawnSync(program, args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (ended.status === 0) return ended.stdout;
  const words = `${ended.error?.message ?? ''}${ended.stderr ?? ''}`.trim().split('\n').slice(-5).join('\n');
  throw new NotRun(`"${program} ${args.join(' ')}" failed:\n${words}`);
};

const missingPackages = (): readonly string[] => {
  const programs = Object.entries(PROGRAMS).flatMap(([program, name]) =>
    findProgram(program) === undefined ? [name] : [],
  );
  const folders = ['/usr/lib/x86_64-linux-gnu', '/lib/x86_64-linux-gnu'].filter((folder) =>
    existsSync(folder),
  );
  const files = folders.flatMap((folder) => readdirSync(folder));
  const libraries = LIBRARIES.filter((name) => {
    const stem = name === 'libudev1' ? 'libudev.so.1' : 'libusb-1.0.so.0';
    return !files.includes(stem);
  });
  return [...new Set([...programs, ...libraries])];
};

/** @throws NotRun what is missing and how to get it */
export const ensurePrograms = (say: Say): void => {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new NotRun(
      'the emulated machine is built from amd64 packages: it runs on Linux with an x64 processor',
    );
  const missing = missingPackages();
  if (missing.length === 0) return;
  const remedy = `Debian packages are needed: run "sudo apt-get install ${missing.join(' ')}", then the same again`;
  const apt = findProgram('apt-get');
  if (apt === undefined || process.getuid?.() !== 0) throw new NotRun(remedy);
  say(`installing ${missing.join(', ')}`);
  try {
    answerOf(apt, ['-qq', 'update']);
    answerOf(apt, ['-qqy', '--no-install-recommends', 'install', ...missing]);
  } catch (error) {
    throw new NotRun(`${remedy}\n${error instanceof Error ? error.message : error}`);
  }
};

/** A package list of its own, so that this machine's own packages stay as they are. */
class Archive {
  readonly #folder: string;
  readonly #options: readonly string[];

  constructor(folder: string) {
    this.#folder = folder;
    for (const name of ['lists/partial', 'cache/archives/partial', 'deb']) {
      mkdirSync(path.join(folder, name), { recursive: true });
    }
    const sources = path.join(folder, 'sources.list');
    this.#options = [
      '-qq',
      `-oDir::Etc::sourcelist=${sources}`,
      '-oDir::Etc::sourceparts=/dev/null',
      `-oDir::State::lists=${folder}/lists`,
      `-oDir::Cache=${folder}/cache`,
      '-oAPT::Sandbox::User=root',
    ];
    const site = siteOfDebian();
    const suites = [...new Set(PINNED.map(({ suite }) => suite))];
    writeFileSync(
      sources,
      suites.map((suite) => `deb [signed-by=${KEYRING}] ${site} ${suite} main\n`).join(''),
    );
    answerOf('apt-get', [...this.#options, 'update']);
  }

  /** Downloads, and gives the file; undefined where the archive has no such version any more. */
  get(name: string, version: string): string | undefined {
    const folder = path.join(this.#folder, 'deb');
    const offered = answerOf('apt-cache', [...this.#options, 'madison', name]);
    if (!offered.split('\n').some((line) => line.split('|')[1]?.trim() === version)) return undefined;
    answerOf('apt-get', [...this.#options, 'download', `${name}=${version}`], folder);
    const file = readdirSync(folder).find((entry) => entry.startsWith(`${name}_`));
    return file === undefined ? undefined : path.join(folder, file);
  }

  /** What the suite has today in place of what is pinned. */
  current(pinned: Pinned): Pick<Pinned, 'name' | 'version'> {
    const part = /^linux-(binary|modules)-/.exec(pinned.name)?.[1];
    const name = part === undefined ? pinned.name : this.#kernelPart(part, pinned.suite);
    const offered = answerOf('apt-cache', [...this.#options, 'madison', name]).split('\n');
    const version = offered
      .find((line) => line.includes(pinned.suite))
      ?.split('|')[1]
      ?.trim();
    if (version === undefined) throw new NotRun(`${pinned.suite} has no package ${pinned.name}`);
    return { name, version };
  }

  #kernelPart(part: string, suite: string): string {
    const needs = (name: string): string => answerOf('apt-cache', [...this.#options, 'depends', name]);
    const image = /linux-image-\d\S+/.exec(needs(`linux-image-amd64/${suite}`))?.[0] ?? '';
    const name = new RegExp(`linux-${part}-\\d\\S+`).exec(needs(image))?.[0];
    if (name === undefined)
      throw new NotRun(`${suite} has no kernel in parts: correct the pins in tests/hil`);
    return name;
  }
}

/** The server from which this machine gets Debian's own packages. */
export const siteOfDebian = (): string => {
  const printed = answerOf('apt-get', [
    'indextargets',
    '--format',
    '$(REPO_URI) $(RELEASE)',
    'Origin: Debian',
  ]);
  const lines = printed.split('\n').map((line) => line.split(' '));
  const site = lines.find(([, release]) => /^(bookworm|trixie)$/.test(release ?? ''))?.[0];
  if (site === undefined)
    throw new NotRun('apt knows no server of Debian 12 or 13: run "apt-get update" first');
  return site;
};

const digestOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/**
 * The package files of the machine, downloaded when they are not there yet; each has the pinned SHA-256, or the archive
 * has moved on and it is said what was taken in its place.
 * @throws NotRun where they cannot be had
 */
export const machinePackages = (folder: string, say: Say): readonly string[] => {
  say('getting the kernel and libgpiod 2');
  const archive = new Archive(folder);
  return PINNED.map((pinned) => {
    const file = archive.get(pinned.name, pinned.version);
    if (file !== undefined) {
      if (digestOf(file) !== pinned.sha256)
        throw new NotRun(`${file} is not the file that was pinned: remove it`);
      return file;
    }
    const { name, version } = archive.current(pinned);
    say(`NOT THE PINNED ONE: ${pinned.name} ${pinned.version} is offered no more; taken: ${name} ${version}`);
    const other = archive.get(name, version);
    if (other === undefined) throw new NotRun(`${name} ${version} cannot be downloaded`);
    return other;
  });
};
