import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { findProgram, run } from '../../../src/setup/progress.mjs';
import type { Architecture } from '../../../systemd/package/architecture.ts';

/** Something that this machine cannot do; the message ends with what would help. */
export class NotRun extends Error {}

/** Where the kernel says which programs it hands to an emulator. */
export const FORMATS = '/proc/sys/fs/binfmt_misc';

/** Without it an emulator that is no part of the other Debian would be sought there. */
const OPENED_AT_ONCE = 'F';

/** What stands at the beginning of a program for arm64 (ELF of 64 bits, little-endian, machine 183), and what of it counts. */
const ARM64 = {
  program: 'qemu-aarch64-static',
  magic: '7f454c460201010000000000000000000200b700',
  mask: 'ffffffffffffff00fffffffffffffffffeffffff',
};
const NAME = 'qemu-aarch64';

const escaped = (hex: string): string => hex.replaceAll(/../g, (byte) => `\\x${byte}`);

/** The line by which the kernel hands programs for arm64 to this emulator. */
export const registration = (emulator: string): string =>
  `:${NAME}:M::${escaped(ARM64.magic)}:${escaped(ARM64.mask)}:${emulator}:${OPENED_AT_ONCE}`;

/** Why an entry of the kernel's table is of no use here, with the remedy; undefined where it serves. */
export const complaint = (entry: string): string | undefined => {
  const remedy = `run "echo -1 >${FORMATS}/${NAME}" as root, then the same again`;
  if (!/^enabled$/m.test(entry))
    return `the emulator of arm64 is switched off: run "echo 1 >${FORMATS}/${NAME}" as root`;
  if (!/^magic 7f454c46/m.test(entry) || !entry.includes(`magic ${ARM64.magic}`))
    return `"${NAME}" of the kernel is no emulator of arm64: ${remedy}`;
  if (!(/^flags: (\S*)$/m.exec(entry)?.[1] ?? '').includes(OPENED_AT_ONCE))
    return `the emulator of arm64 would be sought in the other Debian, because it is registered without the flag F: ${remedy}`;
  return undefined;
};

const tried = (why: string, work: () => void): void => {
  try {
    work();
  } catch (error) {
    throw new NotRun(`${why} (${error instanceof Error ? error.message : String(error)})`);
  }
};

const register = (): void => {
  const emulator = findProgram(ARM64.program);
  if (emulator === undefined)
    throw new NotRun(`${ARM64.program} is not on the PATH: run "apt-get install qemu-user-static"`);
  const remedy =
    'run "update-binfmts --enable qemu-aarch64" as root of the machine itself, outside any container';
  tried(`${emulator} cannot be registered in ${FORMATS}: ${remedy}`, () =>
    writeFileSync(`${FORMATS}/register`, registration(emulator)),
  );
};

/**
 * Sees to it that programs of an architecture run on this machine, as root.
 * @throws {NotRun} with the remedy, where they do not
 */
export const ensureRuns = ({ debian, npm }: Architecture): void => {
  if (npm === process.arch) return;
  if (debian !== 'arm64') throw new NotRun(`${debian} is not emulated here: run it on a machine of its own`);
  if (!existsSync(`${FORMATS}/register`))
    tried(
      `the kernel hands no program to an emulator, and ${FORMATS} cannot be mounted: load binfmt_misc`,
      () => run('mount', ['-t', 'binfmt_misc', 'none', FORMATS], { cwd: '/' }),
    );
  // systemd and Debian's own packages register it where they run.
  if (!existsSync(`${FORMATS}/${NAME}`)) register();
  const wrong = complaint(readFileSync(`${FORMATS}/${NAME}`, 'utf8'));
  if (wrong !== undefined) throw new NotRun(wrong);
};
