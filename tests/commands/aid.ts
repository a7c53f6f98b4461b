import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { Misuse } from '../../src/commands/misuse.ts';
import type { Parts } from '../../src/commands/parts.ts';
import { runProgram } from '../../src/commands/program.ts';
import type { Terminal } from '../../src/commands/terminal.ts';
import { openForKeeping, startService } from '../../src/main.ts';

/** A new folder that goes away after the test. */
export const folder = (): string => {
  const made = mkdtempSync(path.join(os.tmpdir(), 'commands-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

export const shipped = (name: string): string => path.join(import.meta.dirname, '../../config', name);

/** What a person at the terminal saw. */
export interface Seen {
  readonly code: number;
  readonly printed: string;
  readonly errors: string;
}

export interface Typed {
  /** Lines typed without echo, in order; one may follow from what was printed before it. */
  readonly hidden?: readonly (string | ((printed: string) => string))[];
  readonly input?: string;
  /** Resolves when the process is to be stopped; never by default. */
  readonly stop?: Promise<string>;
  readonly now?: number;
  /** Whether problems go to a screen; not by default. */
  readonly isWatched?: boolean;
  /** The page that bundles are verified with; none by default. */
  readonly verifyPage?: string;
  /** Called with each piece printed. */
  readonly onPrint?: (text: string) => void;
}

/** Runs one command line in this process, with the real service and log and somebody at the terminal. */
export const run = async (args: readonly string[], typed: Typed = {}): Promise<Seen> => {
  let printed = '';
  let errors = '';
  const hidden = [...(typed.hidden ?? [])];
  const terminal: Terminal = {
    print: (text) => {
      printed += text;
      typed.onPrint?.(text);
      return Promise.resolve();
    },
    help: (text) => {
      printed += text;
    },
    error: (text) => {
      errors += text;
    },
    isWatched: typed.isWatched ?? false,
    askHidden: () => {
      const line = hidden.shift();
      return line === undefined
        ? Promise.reject(new Misuse('there is no terminal to type on', ''))
        : Promise.resolve(typeof line === 'string' ? line : line(printed));
    },
    readInput: () => Promise.resolve(typed.input ?? ''),
  };
  const parts: Parts = {
    version: '1.2.3',
    terminal,
    verifyPage: typed.verifyPage ?? path.join(import.meta.dirname, 'no-page.html'),
    startService,
    openKiosk: openForKeeping,
    untilStopped: () => typed.stop ?? new Promise(() => undefined),
    now: () => typed.now ?? Date.parse('2026-11-03T12:00:00Z'),
  };
  const code = await runProgram(parts, args);
  return { code, printed, errors };
};
