/** The kernel with those of its modules that the machine needs, and the first thing it runs. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { findProgram } from '../../src/setup/progress.mjs';
import { machinePackages, NotRun, type Say } from './packages.ts';

/** What the machine boots, ready in the cache folder. */
export interface KernelImage {
  readonly kernel: string;
  /** Begins on the root of the machine outside, or on that of a disk. */
  readonly initrd: string;
  readonly diskInitrd: string;
  /** As `uname -r` says it. */
  readonly release: string;
  /** Folder with `usr` of libgpiod 2, laid over the machine's root. */
  readonly over: string;
  /** Folder whose `lib/modules` holds the kernel's modules. */
  readonly modules: string;
}

const NEEDED = [
  ...['vmlinuz*', 'modules.*', 'kernel/lib', 'kernel/crypto', 'kernel/fs/configfs', 'kernel/fs/9p'],
  ...['kernel/fs/netfs', 'kernel/fs/overlayfs', 'kernel/fs/ext4', 'kernel/fs/jbd2', 'kernel/fs/mbcache*'],
  ...['kernel/net/9p', 'kernel/drivers/gpio', 'kernel/drivers/hid/*hid*.ko*', 'kernel/drivers/hid/usbhid'],
  ...['kernel/drivers/usb/common', 'kernel/drivers/usb/core', 'kernel/drivers/usb/class'],
  ...['kernel/drivers/usb/gadget', 'kernel/drivers/input/evdev*', 'kernel/drivers/watchdog'],
  ...['kernel/drivers/block/virtio*', 'kernel/drivers/virtio'],
];
/** Loaded before there is a root file system to load from. */
const FIRST_MODULES = ['9p', '9pnet_virtio', 'overlay', 'virtio_blk', 'ext4'];
/** Raised when what is unpacked changes, so that a folder from before is made anew. */
const SHAPE = 1;

const sh = (script: string, ...args: readonly string[]): string => {
  const ended = spawnSync('sh', ['-ec', script, 'sh', ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (ended.status !== 0) throw new Error(`${script}: ${ended.stderr}`);
  return ended.stdout;
};

const unpack = (cache: string, say: Say): void => {
  const fresh = path.join(cache, 'unpacking');
  rmSync(fresh, { recursive: true, force: true });
  const [kernel, over] = [path.join(fresh, 'kernel'), path.join(fresh, 'over')];
  for (const folder of [kernel, over]) mkdirSync(folder, { recursive: true });
  for (const file of machinePackages(path.join(cache, 'apt'), say)) {
    // tar complains of patterns that this one of the packages has nothing for.
    if (path.basename(file).startsWith('linux-')) {
      const select =
        'file=$1; into=$2; shift 2; dpkg-deb --fsys-tarfile "$file" | tar -x -C "$into" --wildcards --no-anchored "$@" 2>/dev/null || true';
      sh(select, file, kernel, ...NEEDED);
    } else sh('dpkg-deb -x "$1" "$2"', file, over);
  }
  if (!existsSync(path.join(kernel, 'lib'))) sh('ln -s usr/lib "$1/lib"', kernel);
  const release = readdirSync(path.join(kernel, 'lib', 'modules'))[0];
  if (release === undefined)
    throw new NotRun('the kernel packages hold no modules: correct the pins in tests/hil');
  sh(
    'depmod -b "$1" "$2" 2>/dev/null; cp "$(find "$1/usr" "$1/boot" -name "vmlinuz*" 2>/dev/null | head -1)" "$1/vmlinuz"',
    kernel,
    release,
  );
  writeFileSync(path.join(fresh, 'release'), release);
  rmSync(path.join(cache, String(SHAPE)), { recursive: true, force: true });
  renameSync(fresh, path.join(cache, String(SHAPE)));
};

const packInitrd = (folder: string, kernel: string, release: string, init: string): string => {
  const tree = path.join(folder, init);
  rmSync(tree, { recursive: true, force: true });
  for (const name of ['bin', 'modules']) mkdirSync(path.join(tree, name), { recursive: true });
  copyFileSync(findProgram('busybox') ?? '/bin/busybox', path.join(tree, 'bin', 'busybox'));
  copyFileSync(path.join(import.meta.dirname, 'guest', `${init}.sh`), path.join(tree, 'init'));
  chmodSync(path.join(tree, 'init'), 0o755);
  const shown = FIRST_MODULES.map((module) =>
    sh('modprobe -d "$1" -S "$2" --show-depends "$3"', kernel, release, module),
  );
  const files = [...new Set(shown.join('').match(/(?<=^insmod )\S+/gm) ?? [])];
  for (const [index, file] of files.entries()) {
    const to = path.join(tree, 'modules', `${String(index).padStart(2, '0')}.ko`);
    if (file.endsWith('.xz')) sh('xz -dc "$1" >"$2"', file, to);
    else cpSync(file, to);
  }
  const initrd = path.join(folder, `${init}.cpio`);
  sh('cd "$1"; find . | cpio -o -H newc --quiet >"$2"', tree, initrd);
  return initrd;
};

/** @throws NotRun where it cannot be had on this machine */
export const kernelImage = (cache: string, say: Say): KernelImage => {
  const folder = path.join(cache, String(SHAPE));
  if (!existsSync(path.join(folder, 'release'))) unpack(cache, say);
  const kernel = path.join(folder, 'kernel');
  const release = readdirSync(path.join(kernel, 'lib', 'modules'))[0] ?? '';
  return {
    kernel: path.join(kernel, 'vmlinuz'),
    initrd: packInitrd(folder, kernel, release, 'init'),
    diskInitrd: packInitrd(folder, kernel, release, 'init-disk'),
    release,
    over: path.join(folder, 'over'),
    modules: kernel,
  };
};
