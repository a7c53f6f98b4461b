import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { childEnvironment, findRuntime, KIOSK_FLAGS, ROOT } from '../../src/runtime.mjs';
import { answerOf } from './child.ts';
import type { Heard } from './ears.ts';

/** A start that takes longer is not waited for. */
const READY_MAX_MS = 60_000;
const POLL_MS = 2;
const STOP_MAX_MS = 20_000;
const EARS = pathToFileURL(path.join(import.meta.dirname, 'ears.ts')).href;

/** A port that is free now. */
export const freePort = async (): Promise<number> => {
  const server = net.createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
};

const agent = new http.Agent({ keepAlive: true });

/** Status of a request; 0 where nobody listens yet. */
const request = (port: number, target: string, body?: unknown): Promise<number> =>
  new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: target, agent };
    const posted = body === undefined ? undefined : JSON.stringify(body);
    const headers = { 'content-type': 'application/json' };
    const asked = http.request(posted === undefined ? options : { ...options, method: 'POST', headers });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') resolve(0);
      else reject(error);
    });
    asked.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.end(posted);
  });

/** The kernel's USER_HZ, which is 100 on every Linux that this runs on. */
const TICKS_PER_S = 100;

/** Ticks that a process of a group has used; 0 for one of another group, or one that has just ended. */
const ticksOf = (pid: string, group: string): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[2] === group ? Number(fields[11]) + Number(fields[12]) : 0;
  } catch {
    return 0;
  }
};

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const runOf = (config: string, data: string): readonly string[] => [
  path.join(ROOT, 'src', 'main.ts'),
  'run',
  '--config',
  config,
  '--data',
  data,
];

/** A kiosk in a process of its own, from its start to its end. */
export class Service {
  readonly port: number;
  /** Milliseconds from the start of the process to the first good answer of `/healthz`. */
  readonly readyMs: number;
  readonly #process: ChildProcess;

  private constructor(port: number, readyMs: number, process: ChildProcess) {
    this.port = port;
    this.readyMs = readyMs;
    this.#process = process;
  }

  /** The service as systemd starts it. */
  static run(config: string, data: string): Promise<Service> {
    return Service.#start(findRuntime(), [...KIOSK_FLAGS, ...runOf(config, data)], childEnvironment());
  }

  /** The same, which also tells at what instants it did what. */
  static heard(config: string, data: string): Promise<Service> {
    const args = [...KIOSK_FLAGS, '--import', EARS, ...runOf(config, data)];
    return Service.#start(findRuntime(), args, childEnvironment(), ['ipc']);
  }

  /** The demo as a person starts it. */
  static demo(data: string): Promise<Service> {
    return Service.#start('npm', ['start', '--', '--data', data], process.env);
  }

  static async #start(
    program: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv,
    channel: readonly 'ipc'[] = [],
  ): Promise<Service> {
    const port = await freePort();
    const begun = performance.now();
    // A group of its own: a signal then reaches what npm started, too.
    const child = spawn(program, [...args, '--port', String(port)], {
      cwd: ROOT,
      env,
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', ...channel],
    });
    let ended = false;
    child.on('exit', () => {
      ended = true;
    });
    child.on('error', () => {
      ended = true;
    });
    while ((await request(port, '/healthz')) !== 200) {
      if (ended) throw new Error(`${program} ${args.join(' ')} ended before it was ready`);
      if (performance.now() - begun > READY_MAX_MS) throw new Error(`not ready within ${READY_MAX_MS} ms`);
      await wait(POLL_MS);
    }
    return new Service(port, performance.now() - begun, child);
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Does something to the simulated hardware; throws where that is refused. */
  async simulate(what: 'badge' | 'door' | 'clock' | 'device', body: unknown): Promise<void> {
    const status = await request(this.port, `/simulator/${what}`, body);
    if (status !== 200) throw new Error(`POST /simulator/${what} was answered with ${status}`);
  }

  /** What was heard inside since the last time, where it was started to be heard. */
  heard(): Promise<Heard> {
    return answerOf<Heard>(this.#process, 'tell');
  }

  /** Resident memory in MB, now and the most there was; Linux only. */
  memory(): { readonly now: number; readonly most: number } {
    const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
    const megabytes = (name: string): number =>
      (Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1_024) / 1e6;
    return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
  }

  /** Processor time so far, in seconds, of the service and of every process of its group; Linux only. */
  cpuSeconds(): number {
    const group = String(this.#process.pid);
    const ticks = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ticksOf(name, group));
    return ticks.reduce((sum, own) => sum + own, 0) / TICKS_PER_S;
  }

  /** Asks it to stop and waits until it has. */
  async stop(): Promise<void> {
    const { pid } = this.#process;
    if (pid === undefined || this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = new Promise((resolve) => {
      this.#process.once('exit', resolve);
    });
    process.kill(-pid, 'SIGTERM');
    const late = setTimeout(() => process.kill(-pid, 'SIGKILL'), STOP_MAX_MS);
    await exited;
    clearTimeout(late);
  }
}
