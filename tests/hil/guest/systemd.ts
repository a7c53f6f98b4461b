import { spawnSync } from 'node:child_process';
import { until } from './waiting.ts';

/** An emulated service starts slowly, and beside a browser slower still. */
const START_MS = 600_000;
/** Each question to systemd is a program: asked without a pause, they leave the machine no time for what is awaited. */
const ASK_EVERY_MS = 3_000;

/** Runs a program to its end; gives what it printed. */
export const ask = (program: string, ...args: readonly string[]): string => {
  const ended = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (ended.status !== 0)
    throw new Error(
      `${program} ${args.join(' ')} ended with ${ended.status ?? ended.error}: ${ended.stdout}${ended.stderr}`,
    );
  return ended.stdout.trim();
};

/** A unit, as systemd tells of it. */
export class Unit {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** One property, as `systemctl show` prints it. */
  say(property: string): string {
    return ask('systemctl', 'show', '--value', '-p', property, this.name);
  }

  get pid(): number {
    return Number(this.say('MainPID'));
  }

  /** How often systemd has started it again by itself. */
  get restarts(): number {
    return Number(this.say('NRestarts'));
  }

  /** Its last words. */
  journal(): string {
    return ask('journalctl', '--no-pager', '-o', 'cat', '-n', '40', '-u', this.name);
  }

  untilActive(): Promise<void> {
    return this.until('is active', () => this.say('ActiveState') === 'active', START_MS);
  }

  /** Waits for something that systemd tells of it; says its last words where that never comes. */
  async until(what: string, look: () => boolean, ms: number): Promise<void> {
    try {
      await until(`${this.name} ${what}`, look, ms, ASK_EVERY_MS);
    } catch (error) {
      throw new Error(`${(error as Error).message}: ${this.journal()}`);
    }
  }
}
