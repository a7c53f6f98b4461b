import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import path from 'node:path';
import { type LogReader, readLog } from '../../../src/log/read-log.ts';
import { KIOSK_FLAGS, ROOT } from '../../../src/runtime.mjs';
import { pause, until } from './waiting.ts';

const MAIN = path.join(ROOT, 'src', 'main.ts');
const LOOK_MS = 5;
const START_MS = 600_000;
const RECORDED_MS = 60_000;

/** The real service, on a configuration and a data folder that lie on the machine's disk. */
export class Kiosk {
  readonly data: string;
  readonly #folder: string;
  #service: ChildProcess | undefined;
  #log: LogReader | undefined;
  printed = '';

  /** @param folder holds `kiosk.yaml` and `data` */
  constructor(folder: string) {
    this.#folder = folder;
    this.data = path.join(folder, 'data');
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
    this.#log?.close();
    this.#log = undefined;
    if (service === undefined) return null;
    if (signal === 'SIGKILL') process.kill(-(service.pid ?? 0), signal);
    else service.kill(signal);
    await until('the kiosk ends', () => service.exitCode !== null || service.signalCode !== null, START_MS);
    return service.exitCode;
  }

  get log(): LogReader {
    this.#log ??= readLog(this.data);
    return this.#log;
  }

  /** Entries from `from` on, as they are stored. */
  entries(
    from = 0,
  ): readonly { readonly seq: number; readonly type: string; readonly [field: string]: unknown }[] {
    return [...this.log.entries(from)].map(({ bytes }) => JSON.parse(bytes.toString()));
  }

  /** Types of the entries from `from` on, in order, without heartbeats. */
  types(from = 0): readonly string[] {
    return this.entries(from)
      .map(({ type }) => type)
      .filter((type) => type !== 'heartbeat');
  }

  async untilLogged(type: string, from = 0, times = 1): Promise<void> {
    const seen = (): readonly string[] => this.types(from).filter((other) => other === type);
    try {
      await until(`${times} x ${type} is on record`, () => seen().length >= times, 180_000);
    } catch (error) {
      throw new Error(
        `${(error as Error).message}; there is: ${this.types(from).join(' ')}\n${this.printed}`,
      );
    }
  }

  /** Milliseconds from `act` until an entry of `type` is in the database file, by the kernel's own word of its change. */
  async recordedAfter(type: string, act: () => void): Promise<number> {
    const from = this.log.head().size;
    const file = path.join(this.data, 'log.db-wal');
    if (!existsSync(file)) throw new Error(`${file} is missing`);
    const changes = watch(file);
    try {
      const begun = performance.now();
      act();
      for (;;) {
        if (performance.now() - begun > RECORDED_MS)
          throw new Error(`never happened: ${type} is on record; there is: ${this.types(from).join(' ')}`);
        // A change that came while the log was read is seen at the next look.
        await Promise.race([once(changes, 'change'), pause(LOOK_MS)]);
        if (this.log.head().size > from && this.types(from).includes(type)) return performance.now() - begun;
      }
    } finally {
      changes.close();
    }
  }
}
