import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { GpiodWiring } from './door-wiring.ts';

export type GpiodSettings = Pick<GpiodWiring, 'tools' | 'chip'> & Partial<Pick<GpiodWiring, 'bias'>>;
export type Tool = 'gpiomon' | 'gpioget' | 'gpioset';

/** A tool that answers answers at once; one that hangs must not hang the kiosk. */
const ANSWER_TIMEOUT_MS = 2_000;
const ERROR_WORDS_MAX = 160;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it wrote to standard error, cut. */
  readonly words: string;
}

export interface Running {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly ended: Promise<Ended>;
}

/** The options that every tool shares: names must be unique, and the chip where one is set. */
export const commonOptions = (settings: GpiodSettings): readonly string[] => [
  '--strict',
  '--consumer',
  'ballot-vault',
  ...(settings.chip === undefined ? [] : ['--chip', settings.chip]),
];

export const biasOptions = (settings: GpiodSettings): readonly string[] =>
  settings.bias === undefined || settings.bias === 'as_is' ? [] : ['--bias', settings.bias.replace('_', '-')];

/** Starts a tool. Rejects with the package to install when it is not there. */
export const runTool = (
  settings: GpiodSettings,
  tool: Tool,
  options: readonly string[],
): Promise<Running> => {
  const child = spawn(join(settings.tools, tool), options, { stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  child.stderr.on('data', (bytes: Buffer) => {
    words = (words + bytes.toString('latin1')).slice(-ERROR_WORDS_MAX);
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, words: words.trim() }));
  });
  return new Promise((resolve, reject) => {
    child.on('spawn', () => resolve({ child, ended }));
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        new Error(
          `${join(settings.tools, tool)} does not run (${error.code ?? 'error'}): install the Debian package gpiod, version 2`,
        ),
      ),
    );
  });
};

export const failureOf = (tool: Tool, end: Ended): Error =>
  new Error(
    `${tool} ended with ${end.signal ?? `code ${end.code}`}${end.words === '' ? '' : `: ${end.words}`}`,
  );

/** Runs a tool to its end and returns what it printed; throws when it fails or takes longer than 2 s. */
export const askTool = async (
  settings: GpiodSettings,
  tool: Tool,
  options: readonly string[],
): Promise<string> => {
  const { child, ended } = await runTool(settings, tool, options);
  let printed = '';
  child.stdout.on('data', (bytes: Buffer) => {
    printed = (printed + bytes.toString('latin1')).slice(0, 4_096);
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), ANSWER_TIMEOUT_MS);
  const end = await ended;
  clearTimeout(timer);
  if (end.code !== 0) throw failureOf(tool, end);
  return printed;
};
