import type { Ms } from '../src/core/terms.ts';
import type { Level } from './gpio-lines.ts';
import {
  askTool,
  commonOptions,
  failureOf,
  type GpiodSettings,
  type Running,
  runTool,
} from './gpiod-tools.ts';

/** How much longer than its pulse a child may live before it is killed. */
const GUARD_MS = 500;

/**
 * One output held by one gpioset child per pulse. The child itself toggles back and ends after the pulse, so the strike
 * locks even when this process dies; a guard here kills a child that does not end. Some kernels keep a released output
 * as it was, therefore whoever hears that a pulse failed brings the line to rest.
 */
export class GpiodStrike {
  readonly #settings: GpiodSettings;
  readonly #line: string;
  readonly #rest: Level;
  #running: Running | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(settings: GpiodSettings, line: string, rest: Level) {
    this.#settings = settings;
    this.#line = line;
    this.#rest = rest;
  }

  async pulse(ms: Ms, ...more: readonly Ms[]): Promise<void> {
    const parts = [ms, ...more];
    const away = this.#rest === 0 ? 1 : 0;
    const running = await this.#inTurn(async () => {
      await this.#endRunning();
      this.#running = await runTool(this.#settings, 'gpioset', [
        ...commonOptions(this.#settings),
        '--toggle',
        [...parts.map((part) => `${part}ms`), '0'].join(','),
        `${this.#line}=${away}`,
      ]);
      return this.#running;
    });
    const whole = parts.reduce((sum, part) => sum + part, 0);
    const guard = setTimeout(() => running.child.kill('SIGKILL'), whole + GUARD_MS);
    const end = await running.ended;
    clearTimeout(guard);
    const replaced = this.#running !== running;
    if (replaced || end.code === 0) return;
    throw failureOf('gpioset', end);
  }

  /** Ends a pulse and drives the line to its rest. */
  rest(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#endRunning();
      const options = [...commonOptions(this.#settings), '--toggle', '0', `${this.#line}=${this.#rest}`];
      await askTool(this.#settings, 'gpioset', options);
    });
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #endRunning(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined) return;
    running.child.kill('SIGKILL');
    await running.ended;
  }
}
