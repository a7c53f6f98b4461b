import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Ms } from '../core/terms.ts';

/** Where the kernel and the system tell of themselves: folders, and the programs that are asked. */
export interface Machine {
  readonly sys: string;
  readonly proc: string;
  readonly run: string;
  readonly etc: string;
  readonly dev: string;
  /** Folders of programs, separated by colons. */
  readonly programs: string;
  readonly now: () => Ms;
}

export const thisMachine = (now: () => Ms): Machine => ({
  sys: '/sys',
  proc: '/proc',
  run: '/run',
  etc: '/etc',
  dev: '/dev',
  programs: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`,
  now,
});

/** A program that answers answers at once. */
const ANSWER_WITHIN_MS = 4_000;

export interface Answer {
  readonly code: number;
  readonly words: string;
}

/** Asks a program; undefined where it is not there, or did not answer. */
export const askProgram = (
  { programs }: Machine,
  program: string,
  ...args: readonly string[]
): Promise<Answer | undefined> =>
  new Promise((resolve) => {
    const env = { ...process.env, PATH: programs, LC_ALL: 'C' };
    execFile(
      program,
      [...args],
      { env, timeout: ANSWER_WITHIN_MS, killSignal: 'SIGKILL' },
      (error, out, errors) => {
        const code = error === null ? 0 : error.code;
        resolve(typeof code === 'number' ? { code, words: `${out}${errors}`.trim() } : undefined);
      },
    );
  });

/** What a small file says, without white space around it; undefined where it cannot be read. */
export const wordIn = (...parts: readonly string[]): string | undefined => {
  try {
    return readFileSync(path.join(...parts), 'utf8')
      .replaceAll('\0', '')
      .trim();
  } catch {
    return undefined;
  }
};

/** Names in a folder, in order; none where there is no such folder. */
export const namesIn = (...parts: readonly string[]): readonly string[] => {
  try {
    return readdirSync(path.join(...parts)).sort();
  } catch {
    return [];
  }
};
