import type { Config } from '../config.ts';
import { type ControlServer, openControl } from '../control.ts';
import type { Keeper } from '../keeper.ts';
import type { WrittenBadge } from '../people-file.ts';
import { FoundWrong } from './misuse.ts';
import type { Parts, RunningService } from './parts.ts';

/** Why a kiosk stops that starts again in the same process, as its log says it. */
export const STARTS_ANEW = 'starts anew with what was chosen at its screen';

export interface Served {
  readonly config: Config;
  /** The configuration as it is to be read after something was chosen at the screen; left out where nothing is. */
  readonly reread?: () => Config;
  readonly panelPeople: () => readonly WrittenBadge[];
  /** What is done with the list once the kiosk runs, before people are told where it is. */
  readonly prepare: (keeper: Keeper, service: RunningService) => Promise<void>;
  /** What goes on while people can already use the kiosk; ends early when told to. */
  readonly meanwhile?: (keeper: Keeper, stopping: AbortSignal) => Promise<void>;
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** Runs the kiosk until somebody stops it, or until it fails; once more, where its configuration was completed. */
export const serve = async (parts: Parts, served: Served): Promise<void> => {
  const { reread } = served;
  // From here on, so that whoever stops a kiosk while it starts has an orderly end too.
  const stopped = parts.untilStopped();
  for (let { config } = served; ; ) {
    const cause = await serveOnce(parts, { ...served, config }, stopped);
    if (cause !== STARTS_ANEW || reread === undefined) return;
    config = reread();
  }
};

/** Resolves with why it stopped. */
const serveOnce = async (
  parts: Parts,
  { config, reread, panelPeople, prepare, meanwhile }: Served,
  stopped: Promise<string>,
): Promise<string> => {
  const { terminal } = parts;
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => undefined);
  const anew = Promise.withResolvers<string>();
  const service = await parts.startService({
    config,
    panelPeople,
    tell: (line) => void terminal.print(`${line}\n`),
    ...(reread === undefined ? {} : { startAnew: () => anew.resolve(STARTS_ANEW) }),
    onFailure: (error) => {
      terminal.error(`The kiosk has to stop: ${reasonOf(error)}\n`);
      failure.reject(new FoundWrong());
    },
  });
  let control: ControlServer | undefined;
  let cause = 'failed to start';
  let work = Promise.resolve();
  const stopping = new AbortController();
  try {
    const { keeper } = service;
    control = await openControl(config.paths.data, keeper);
    await prepare(keeper, service);
    const { kiosk, panel } = service.address;
    await terminal.print(`${config.kiosk.kiosk}\n`);
    await terminal.print(`  kiosk screen    ${kiosk}\n`);
    if (panel !== null) await terminal.print(`  hardware panel  ${panel}\n`);
    await terminal.print(`  log             npx ballot-vault log --data ${config.paths.data}\n`);
    work = meanwhile?.(keeper, stopping.signal) ?? work;
    cause = await Promise.race([stopped, failure.promise, anew.promise, work.then(() => stopped)]);
    stopping.abort();
    await work;
  } catch (error) {
    // After a failure of the loop nothing more may be recorded: the process ends as it is, strikes locked.
    if (error instanceof FoundWrong) throw error;
    await service.stop(cause);
    throw error;
  } finally {
    await control?.close();
  }
  await service.stop(cause);
  return cause;
};
