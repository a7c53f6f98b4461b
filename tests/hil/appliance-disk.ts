/** The disk of a kiosk: a Debian 13 with the package installed in it, and what the tests inside need beside it. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { childEnvironment, findRuntime, ROOT } from '../../src/runtime.mjs';
import { run } from '../../src/setup/progress.mjs';
import { ARCHITECTURES } from '../../systemd/package/architecture.ts';
import { makePackage } from '../../systemd/package/make.ts';
import { releaseOf } from '../../systemd/package/release.ts';
import { APPLIANCE, peopleCsv } from './guest/county.ts';
import type { KernelImage } from './kernel-image.ts';
import { NotRun, type Say, siteOfDebian } from './packages.ts';

const SUITE = 'trixie';
const SIZE = '4G';
/** A machine's own, before the package comes. */
const BASE = ['systemd', 'systemd-sysv', 'udev', 'dbus', 'kmod', 'iproute2', 'procps', 'ca-certificates'];
/** What the package depends on and recommends, with what those recommend: its installation then fetches nothing. */
const WANTED = ['libusb-1.0-0', 'libstdc++6', 'gpiod', 'cage', 'chromium', 'seatd', 'openssh-client'];
/** Timers of Debian that would work beside the tests. */
const MASKED = ['apt-daily.timer', 'apt-daily-upgrade.timer', 'dpkg-db-backup.timer', 'fstrim.timer'];
/** Raised when what is kept changes, so that a folder from before is made anew. */
const SHAPE = 2;

/** Runs a shell script in a Debian, as its root, in mounts of its own. */
const inside = (root: string, script: string): void => {
  const enter =
    'mount -t proc proc "$1/proc"; mount --rbind /dev "$1/dev"; exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$1" /bin/sh -ec "$2"';
  run('unshare', ['--mount', '--propagation', 'private', 'sh', '-ec', enter, 'sh', root, script], {
    cwd: '/',
  });
};

/** A Debian with the kernel's modules and all that the package wants, made once and kept. */
const debian = (cache: string, image: KernelImage, say: Say): string => {
  const root = path.join(cache, `debian-${SHAPE}-${SUITE}-${image.release}`);
  const complete = `${root}.complete`;
  if (existsSync(complete)) return root;
  say(`making a Debian (${SUITE}) with a browser: some minutes, once`);
  rmSync(root, { recursive: true, force: true });
  const site = siteOfDebian();
  try {
    run('debootstrap', ['--variant=minbase', `--include=${BASE.join()}`, SUITE, root, site], { cwd: '/' });
    inside(root, `apt-get -qq update; apt-get -qqy install ${WANTED.join(' ')}; apt-get clean`);
  } catch (error) {
    throw new NotRun(`a Debian cannot be made: ${error instanceof Error ? error.message : error}`);
  }
  const debs = path.join(cache, 'apt', 'deb');
  for (const file of readdirSync(debs).filter((name) => /^linux-(?:modules|binary)-/.test(name))) {
    const unpack =
      'dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" --wildcards "./usr/lib/modules/*" 2>/dev/null || true';
    run('sh', ['-c', unpack, 'sh', path.join(debs, file), root], { cwd: '/' });
  }
  run('depmod', ['-b', root, image.release], { cwd: '/' });
  writeFileSync(complete, '');
  return root;
};

/** The package in two versions; gives their files. */
const packages = (work: string): readonly string[] => {
  const amd64 = ARCHITECTURES.find(({ npm }) => npm === 'x64');
  if (amd64 === undefined) throw new Error('there is no package for x64');
  const release = releaseOf(ROOT);
  const [product = ''] = release.version.split('+');
  return [{ ...release, version: `${product}+1` }, release].map((of, index) => {
    const file = path.join(work, `${index}.deb`);
    renameSync(makePackage(ROOT, amd64, of, work, 'quick'), file);
    return file;
  });
};

/** What runs the tests inside, once everything else has been started. */
const UNIT = `[Unit]
Description=The tests of this machine
After=multi-user.target

[Service]
Environment=HIL_SUITE=appliance HIL_ROOT=${ROOT} HOME=/root MALLOC_ARENA_MAX=2
Environment=NODE_COMPILE_CACHE=${ROOT}/node_modules/.cache/compiled
WorkingDirectory=${ROOT}
ExecStart=${findRuntime()} ${ROOT}/tests/hil/guest/unit.ts

[Install]
WantedBy=multi-user.target
`;

const write = (tree: string, file: string, text: string): void => {
  const at = path.join(tree, file);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, text);
};

/**
 * Makes the disk; gives its file. The program with the tests lies on the disk of every machine, mounted where it lies
 * outside.
 * @throws NotRun where a Debian cannot be had
 */
export const applianceDisk = (cache: string, folder: string, image: KernelImage, say: Say): string => {
  const base = debian(cache, image, say);
  const tree = path.join(folder, 'appliance');
  const [first = '', second = ''] = packages(folder);
  say('installing the package');
  run('cp', ['-a', base, tree], { cwd: '/' });
  for (const [from, to] of [
    [first, 'first.deb'],
    [second, 'second.deb'],
  ] as const)
    run('cp', [from, path.join(tree, 'srv', to)], { cwd: '/' });
  inside(tree, 'dpkg -i /srv/first.deb');
  mkdirSync(path.join(tree, ROOT), { recursive: true });
  write(tree, 'etc/hostname', 'k01\n');
  write(tree, 'etc/fstab', `/dev/vda ${ROOT} ext4 ro,noatime 0 0\n`);
  write(tree, 'etc/ballot-vault/kiosk.yaml', APPLIANCE.config);
  write(tree, 'srv/people.csv', peopleCsv(APPLIANCE.rooms));
  write(tree, 'etc/systemd/system/tests.service', UNIT);
  // There is no graphics card in the emulator, and a first page takes it minutes.
  write(
    tree,
    'etc/systemd/system/ballot-vault-screen.service.d/emulated.conf',
    '[Service]\nEnvironment=WLR_RENDERER=pixman BALLOT_VAULT_LOOKS_TO_BEGIN=20\n',
  );
  inside(
    tree,
    `chgrp ballot-vault /etc/ballot-vault/kiosk.yaml; systemctl enable tests.service; systemctl mask ${MASKED.join(' ')}`,
  );
  const disk = path.join(folder, 'appliance.ext4');
  run('mkfs.ext4', ['-q', '-d', tree, disk, SIZE], { cwd: '/', env: childEnvironment() });
  rmSync(tree, { recursive: true, force: true });
  return disk;
};
