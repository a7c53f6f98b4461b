/** On which machines the package is tried, and what is said of those that cannot be run here. */
import { expect, test } from 'vitest';
import { ARCHITECTURES } from '../../systemd/package/architecture.ts';
import { complaint, ensureRuns, NotRun, registration } from './debian/emulator.ts';
import { machinesNamed, nameOf } from './debian/machines.ts';
import { Outcomes } from './debian/outcomes.ts';

const named = (...words: readonly string[]) => machinesNamed(words, 'x64').map(nameOf);

test('without a word every machine is tried, first those that need no emulator', () => {
  const [own, other] = [
    ['bookworm/amd64', 'trixie/amd64'],
    ['bookworm/arm64', 'trixie/arm64'],
  ];
  expect(named()).toEqual([...own, ...other]);
  expect(machinesNamed([], 'arm64').map(nameOf)).toEqual([...other, ...own]);
});

test('a word names a version of Debian, an architecture, or one machine; several add up', () => {
  expect(named('trixie')).toEqual(['trixie/amd64', 'trixie/arm64']);
  expect(named('arm64')).toEqual(['bookworm/arm64', 'trixie/arm64']);
  expect(named('trixie/arm64')).toEqual(['trixie/arm64']);
  expect(named('trixie/arm64', 'arm64', 'bookworm/amd64')).toEqual([
    'bookworm/amd64',
    'bookworm/arm64',
    'trixie/arm64',
  ]);
});

test.each(['sid', 'arm', 'trixie/', 'arm64/trixie', '', '--help'])('"%s" is refused', (word) => {
  expect(() => named('trixie', word)).toThrow(
    `"${word}" is none of bookworm, trixie, amd64, bookworm/amd64, trixie/amd64, arm64, bookworm/arm64`,
  );
});

test('who was not run has passed nothing, and the status of the command says so', () => {
  const outcomes = new Outcomes();
  outcomes.ran('trixie/amd64', true);
  expect(outcomes.status()).toBe(0);
  outcomes.notRun('trixie/arm64', 'there is no emulator: install one');
  expect(outcomes.status()).toBe(3);
  expect(outcomes.said()).toBe(
    [
      'NOT RUN: trixie/arm64. there is no emulator: install one.',
      ...['1 passed: trixie/amd64', '0 failed', '1 not run: trixie/arm64'],
    ].join('\n'),
  );
  outcomes.ran('bookworm/amd64', false);
  expect(outcomes.status()).toBe(1);
});

test('the kernel is told to open the emulator at once, by the first bytes of a program for arm64', () => {
  const line = registration('/usr/bin/qemu-aarch64-static');
  expect(line).toMatch(/^:qemu-aarch64:M::(?:\\x[0-9a-f]{2}){20}:(?:\\x[0-9a-f]{2}){20}:\/usr\/bin\/\S+:F$/);
  // More is refused by the kernel (linux/fs/binfmt_misc.c).
  expect(line.length).toBeLessThan(256);
  const machine = ARCHITECTURES.find(({ debian }) => debian === 'arm64')?.machine ?? 0;
  expect(line).toContain(`\\x${machine.toString(16)}\\x00:\\xff`);
});

const ENTRY = `enabled
interpreter /usr/bin/qemu-aarch64-static
flags: PF
offset 0
magic 7f454c460201010000000000000000000200b700
mask ffffffffffffff00fffffffffffffffffeffffff
`;

test('an entry of the kernel that serves is taken, any other is said with what to do', () => {
  expect(complaint(ENTRY)).toBeUndefined();
  expect(complaint(ENTRY.replace('PF', 'F'))).toBeUndefined();
  expect(complaint(ENTRY.replace('PF', 'PO'))).toContain('without the flag F: run "echo -1 >/proc/');
  expect(complaint(ENTRY.replace('enabled', 'disabled'))).toContain('switched off: run "echo 1 >/proc/');
  expect(complaint(ENTRY.replace('b700', '3e00'))).toContain('no emulator of arm64');
});

test('the architecture of this machine needs nothing; one without an emulator is not run', () => {
  const own = ARCHITECTURES.find(({ npm }) => npm === process.arch);
  if (own !== undefined) expect(() => ensureRuns(own)).not.toThrow();
  const other = process.arch === 'arm64' ? 'x64' : 'arm64';
  expect(() => ensureRuns({ debian: 'amd64', npm: other, machine: 62 })).toThrow(NotRun);
});
