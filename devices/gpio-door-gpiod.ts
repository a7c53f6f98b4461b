import { createInterface } from 'node:readline';
import type { Ms } from '../src/core/terms.ts';
import type { GpioLines, HeldLines, Level, LineRequest } from './gpio-lines.ts';
import { GpiodStrike } from './gpiod-strike.ts';
import {
  askTool,
  biasOptions,
  commonOptions,
  failureOf,
  type GpiodSettings,
  type Running,
  runTool,
} from './gpiod-tools.ts';

const BANNER_TIMEOUT_MS = 2_000;
/** Edges of all lines in one second beyond which nothing can be told from them any more. */
const EDGES_MAX = 5_000;

/**
 * GPIO by the character device, through the tools of libgpiod 2 as child processes, lines by name. A line that gpiomon
 * holds cannot be read by anybody else, so the levels are read just before; an edge in the few milliseconds between
 * shows at the next one, which then ends at a level that was known already.
 */
export class GpiodLines implements GpioLines {
  readonly #settings: GpiodSettings;

  constructor(settings: GpiodSettings) {
    this.#settings = settings;
  }

  async hold(request: LineRequest): Promise<HeldLines> {
    await this.#checkVersion();
    const strikes = new Map(
      [...request.outputs].map(([line, rest]) => [line, new GpiodStrike(this.#settings, line, rest)]),
    );
    for (const strike of strikes.values()) await strike.rest();
    const watched = request.inputs.length > 0;
    const levels = watched ? await this.#read(request.inputs) : new Map<string, Level>();
    const monitor = watched ? await this.#watch(request) : undefined;
    const strikeOf = (line: string): GpiodStrike => {
      const strike = strikes.get(line);
      if (strike === undefined) throw new Error(`${line} is not an output`);
      return strike;
    };
    return {
      levels,
      pulse: async (line, ms, ...more) => await strikeOf(line).pulse(ms, ...more),
      rest: async (line) => await strikeOf(line).rest(),
      close: async () => {
        monitor?.child.kill('SIGKILL');
        await monitor?.ended;
        for (const strike of strikes.values()) await strike.rest();
      },
    };
  }

  async #checkVersion(): Promise<void> {
    const printed = await askTool(this.#settings, 'gpiomon', ['--version']);
    const major = Number(/v(\d+)\./.exec(printed)?.[1] ?? Number.NaN);
    if (major >= 2) return;
    throw new Error(
      `${this.#settings.tools}/gpiomon is not version 2: install gpiod 2 (Debian 13 or backports)`,
    );
  }

  async #read(inputs: readonly string[]): Promise<ReadonlyMap<string, Level>> {
    const options = [
      ...commonOptions(this.#settings),
      ...biasOptions(this.#settings),
      '--numeric',
      ...inputs,
    ];
    const printed = (await askTool(this.#settings, 'gpioget', options)).trim().split(/\s+/);
    if (printed.length !== inputs.length || printed.some((value) => value !== '0' && value !== '1')) {
      throw new Error('gpioget did not print one level for each line');
    }
    return new Map(inputs.map((line, index) => [line, printed[index] === '1' ? 1 : 0]));
  }

  async #watch(request: LineRequest): Promise<Running> {
    const running = await runTool(this.#settings, 'gpiomon', [
      ...commonOptions(this.#settings),
      ...biasOptions(this.#settings),
      '--banner',
      '--format',
      '%e %S %l',
      ...request.inputs,
    ]);
    const { child, ended } = running;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        reject(new Error('gpiomon did not get ready'));
      }, BANNER_TIMEOUT_MS);
      let ready = false;
      const flood = new Flood(() => {
        child.kill('SIGKILL');
        request.lost(
          `a line changes more than ${EDGES_MAX} times a second: look for a loose wire or a strong noise`,
        );
      });
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (ready) takeEdge(line, request, flood);
        else if (/monitoring/i.test(line)) {
          ready = true;
          clearTimeout(timer);
          resolve();
        }
      });
      void ended.then((end) => {
        clearTimeout(timer);
        reject(failureOf('gpiomon', end));
        request.lost(failureOf('gpiomon', end).message);
      });
    });
    return running;
  }
}

/** Counts edges by the second. A contact bounces a few dozen times; a line that howls is lost, and never just silent. */
class Flood {
  readonly #tell: () => void;
  #second = 0;
  #edges = 0;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  /** @param at When the edge came, in monotonic ms: by its stamp, for it may be heard late. */
  count(at: Ms): void {
    const second = Math.floor(at / 1_000);
    if (second !== this.#second) this.#edges = 0;
    this.#second = second;
    this.#edges += 1;
    if (this.#edges === EDGES_MAX) this.#tell();
  }
}

/** `%e` is 1 for a rising and 2 for a falling edge, `%S` seconds of the monotonic clock; some versions print words. */
const takeEdge = (printed: string, request: LineRequest, flood: Flood): void => {
  const match = /^(1|2|rising|falling) (?:(\d+\.\d+) )?"?([^"\s]+)"?$/.exec(printed.trim());
  const [, kind, seconds, line] = match ?? [];
  if (line === undefined || !request.inputs.includes(line)) return;
  const at = seconds === undefined ? undefined : Number(seconds) * 1_000;
  flood.count(at ?? performance.now());
  request.changed(line, kind === '1' || kind === 'rising' ? 1 : 0, at);
};
