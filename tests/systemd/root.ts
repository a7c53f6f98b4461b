import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { ROOT } from '../../src/runtime.mjs';

export const UNITS = path.join(ROOT, 'systemd');
/** Where units look for the program. */
export const INSTALLED = '/usr/lib/ballot-vault';
const OF_MACHINE = '/lib/systemd/system';

export const unitNames = (ending = ''): readonly string[] =>
  readdirSync(UNITS).filter((name) => /\.(service|timer|target)$/.test(name) && name.endsWith(ending));

export const unitText = (name: string): string => readFileSync(path.join(UNITS, name), 'utf8');

/** The programs, with their arguments, that a unit starts. */
export const startedBy = (name: string): readonly string[] =>
  [...unitText(name).matchAll(/^Exec\w+=(.+)$/gm)].map(([, line = '']) => line);

export interface Said {
  readonly code: number;
  readonly words: string;
}

/** Runs one of systemd's tools to its end. */
export const ask = (program: string, ...args: readonly string[]): Promise<Said> =>
  new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { env: { ...process.env, SYSTEMD_LOG_LEVEL: 'warning' } },
      (error, out, errors) => {
        if (error !== null && typeof error.code !== 'number') return reject(error);
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, words: `${out}${errors}` });
      },
    );
  });

const program = (root: string, file: string): void => {
  const place = path.join(root, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, '#!/bin/sh\n');
  chmodSync(place, 0o755);
};

/** A folder that looks to systemd like a machine with the package installed: units, and something at each program's place. */
export const machineRoot = (): string => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'units-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const units = path.join(root, 'usr/lib/systemd/system');
  cpSync(OF_MACHINE, units, { recursive: true, verbatimSymlinks: true });
  for (const name of unitNames()) cpSync(path.join(UNITS, name), path.join(units, name));
  for (const name of unitNames('.service')) {
    for (const line of startedBy(name)) program(root, line.split(' ')[0] ?? '');
  }
  return root;
};
