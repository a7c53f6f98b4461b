import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { KIOSK_FLAGS, ROOT } from '../../../src/runtime.mjs';
import { KeptLog } from './kept-log.ts';
import { until } from './waiting.ts';

const MAIN = path.join(ROOT, 'src', 'main.ts');
const START_MS = 600_000;

/** The real service, on a configuration and a data folder that lie on the machine's disk. */
export class Kiosk extends KeptLog {
  readonly #folder: string;
  #service: ChildProcess | undefined;

  /** @param folder holds `kiosk.yaml` and `data` */
  constructor(folder: string) {
    super(path.join(folder, 'data'));
    this.#folder = folder;
  }

  /** Resolves when people can use it. */
  async start(): Promise<void> {
    this.printed = '';
    const args = [...KIOSK_FLAGS, MAIN, 'run', '--config', 'kiosk.yaml', '--port', '0'];
    const service = spawn(process.execPath, args, {
      cwd: this.#folder,
      // A group of its own: a kill then reaches what it started, too, as that of a service manager does.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const take = (chunk: Buffer): void => {
      this.printed += chunk.toString();
    };
    service.stdout.on('data', take);
    service.stderr.on('data', take);
    this.#service = service;
    await until(
      'the kiosk runs, or says why not',
      () => this.printed.includes('kiosk screen') || service.exitCode !== null,
      START_MS,
    );
    if (service.exitCode !== null)
      throw new Error(`the kiosk ended with ${service.exitCode}: ${this.printed}`);
  }

  get pid(): number {
    return this.#service?.pid ?? 0;
  }

  get origin(): string {
    return new URL(/kiosk screen +(\S+)/.exec(this.printed)?.[1] ?? '').origin;
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    const service = this.#service;
    this.#service = undefined;
    this.close();
    if (service === undefined) return null;
    if (signal === 'SIGKILL') process.kill(-(service.pid ?? 0), signal);
    else service.kill(signal);
    await until('the kiosk ends', () => service.exitCode !== null || service.signalCode !== null, START_MS);
    return service.exitCode;
  }
}
