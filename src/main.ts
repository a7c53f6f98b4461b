import { type KeyObject, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { canonicalBadge } from '../devices/badge.ts';
import { credentialOf } from '../devices/credential.ts';
import type { Device } from '../devices/device.ts';
import { simulatorRouter } from '../devices/simulator/http.ts';
import type { Simulator } from '../devices/simulator/simulator.ts';
import type { SimulatedPerson } from '../devices/simulator/world.ts';
import type { ChannelStandings } from './channel-standings.ts';
import { runProgram } from './commands/program.ts';
import { STARTS_ANEW } from './commands/serve.ts';
import { processTerminal } from './commands/terminal.ts';
import type { Config } from './config.ts';
import { containersIn } from './core/container-list.ts';
import type { VisitorId } from './core/terms.ts';
import { startGiving } from './giving.ts';
import { keepHouse, upkeepOf } from './housekeeping.ts';
import { type AcceptCosigned, keeperOf, type OwnKeeper } from './keeper.ts';
import type { Kiosk } from './kiosk.ts';
import { startDevices, wireDevices } from './open-devices.ts';
import { openSeenKiosk, openToOthers, type SeenKiosk } from './open-evidence.ts';
import type { OpenKiosk } from './open-kiosk.ts';
import { openFounding } from './open-office/founding.ts';
import { openOffice } from './open-office.ts';
import { openSetup } from './open-setup.ts';
import { pinHash } from './pin.ts';
import { type Receipts, receiptsOf } from './receipts.ts';
import { serviceManager } from './service-manager.ts';
import { tellAndTest } from './telling.ts';
import type { SetupPort, Web } from './web/ports.ts';
import { createWeb } from './web/server.ts';

const DIST = fileURLToPath(new URL('../kiosk-ui/dist', import.meta.url));
const PACKAGE = new URL('../package.json', import.meta.url);

const softwareVersion = (): string =>
  (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version;

export interface ServiceOptions {
  readonly config: Config;
  /** The badges that lie on the simulated panel; empty where the devices are real. */
  readonly panelPeople: () => readonly SimulatedPerson[];
  /** What whoever started the service should read, as a line. */
  readonly tell: (line: string) => void;
  /** A bug, a broken disk or a damaged log: the process has to end. */
  readonly onFailure: (error: unknown) => void;
  /** Starts the kiosk anew, with a configuration that was completed at its screen; left out where nobody can. */
  readonly startAnew?: () => void;
  /** Called each time that a look at the clock went through the loop. */
  readonly ticked?: () => void;
}

export interface Service {
  readonly kiosk: Kiosk;
  readonly siteKey: KeyObject;
  readonly acceptCosigned: AcceptCosigned;
  /** Does what people ask for one after the other, by whatever way they ask. */
  readonly keeper: OwnKeeper;
  readonly address: Web['address'];
  stop(cause: string): Promise<void>;
}

/**
 * Opens the kiosk, starts its devices and serves its screens. Resolves when a person can use it; a start that
 * fails half-way puts its end on record and lets go of everything.
 */
export const startService = async (options: ServiceOptions): Promise<Service> => {
  const { config, panelPeople, tell, onFailure, ticked } = options;
  let devices: readonly Device[] = [];
  const opened = await openSeenKiosk({
    config,
    software: softwareVersion(),
    onFailure,
    ticked,
    perform: (effect) => {
      for (const device of devices) device.perform(effect);
    },
  });
  const { kiosk, log, published, clock, siteKey } = opened;
  const keeper = keeperOf(kiosk, siteKey, opened.acceptCosigned);
  const witnesses = config.evidence.witnesses.length;
  const receipts = receiptsOf({ log, published, kiosk, now: () => clock.moment().at, witnesses });
  const wired = wireDevices(config, opened, panelPeople, diagnostics());
  devices = wired.devices;
  let web: Web;
  try {
    await startDevices(devices, opened);
    const setup = setupOf(options, opened);
    web = await serveScreens(config, { ...opened, keeper }, { receipts, setup, tell }, wired.simulator);
  } catch (error) {
    await Promise.all(devices.map((device) => device.stop()));
    opened.close('failed to start');
    throw error;
  }
  const stopKeeping = keepHouse(opened, upkeepOf(config, wired.simulator !== undefined), onFailure);
  const giving = giveOnTime(config, opened, receipts);
  const closeToOthers = openToOthers(config, opened, { tell, onFailure });
  const telling = tellAndTest(config, kiosk, wired.simulator, tell);
  const closeOffice = openToOffice(config, { ...opened, ...telling, keeper }, tell);
  kiosk.run();
  return {
    kiosk,
    siteKey,
    acceptCosigned: opened.acceptCosigned,
    keeper,
    address: web.address,
    stop: async (cause) => {
      stopKeeping();
      giving.stop();
      closeToOthers();
      telling.stopTelling();
      closeOffice();
      await web.close();
      await Promise.all(devices.map((device) => device.stop()));
      opened.close(cause);
    },
  };
};

/** The loop with its one keeper: whoever types a PIN anywhere stands in the same queue. */
type KeptSeen = SeenKiosk & { readonly keeper: OwnKeeper };

const openToOffice = (
  config: Config,
  { kiosk, log, siteKey, keeper, standings }: KeptSeen & { readonly standings: ChannelStandings },
  tell: ServiceOptions['tell'],
): (() => void) => {
  const credential = (badge: string) => credentialOf(siteKey, canonicalBadge(badge));
  const source = { kiosk, log, keeper, credential, standings };
  return openOffice(config, source, { dist: DIST, software: softwareVersion(), tell });
};

/** What is chosen at the screen, where the configuration is to be completed there. */
const setupOf = (
  { config, startAnew }: Pick<ServiceOptions, 'config' | 'startAnew'>,
  { kiosk, published, siteKey }: SeenKiosk,
): SetupPort | undefined =>
  config.kiosk.first_boot === 'at_screen'
    ? openSetup({
        config,
        kiosk,
        siteKey,
        verifier_key: published.verifier_key,
        startAnew,
        diagnostics: diagnostics(),
      })
    : undefined;

const serveScreens = (
  config: Config,
  { kiosk, siteKey, published, keeper }: KeptSeen,
  {
    receipts,
    setup,
    tell,
  }: Pick<ServiceOptions, 'tell'> & { readonly receipts: Receipts; readonly setup: SetupPort | undefined },
  simulator: Simulator | undefined,
) => {
  const founders = openFounding(config, { kiosk, changeAccount: keeper.changeAccount });
  return createWeb({
    kiosk,
    receipts,
    ...(founders === undefined ? {} : { founders }),
    ...(setup === undefined ? {} : { setup }),
    containers: (room, page) => containersIn(kiosk.state, room, page),
    pinHash: (person, digits) => pinHash(siteKey, person, digits),
    makeVisitorId: () => `visitor-${randomUUID()}` as VisitorId,
    simulator:
      simulator === undefined ? null : simulatorRouter({ simulator, settled: () => Promise.resolve() }),
    log: published,
    dist: DIST,
    photos: existsSync(config.paths.photos) ? config.paths.photos : null,
    host: config.listen.host,
    port: config.listen.port,
    // A door is guarded without screens too, and whoever takes their port must not take the kiosk away with it.
    ...(config.wiring.some(({ kind }) => kind !== 'simulated')
      ? { onTaken: (what: string) => tell(`  NOT screens     ${what}`) }
      : {}),
    names: [],
    diagnostics: diagnostics(),
  });
};

const diagnostics = () => pino({ base: null, level: 'warn' }, pino.destination(2));

/** Checkpoints leave the building by themselves, as configured. */
const giveOnTime = ({ evidence, kiosk: { time_zone } }: Config, opened: OpenKiosk, { newest }: Receipts) => {
  const { kiosk, clock } = opened;
  const told = diagnostics();
  return startGiving({
    evidence,
    time_zone,
    now: () => clock.moment().at,
    newest,
    offer: (observation) => kiosk.offer(observation),
    warn: (fields, message) => told.warn(fields, message),
  });
};

/** The log and the loop without devices, for as long as somebody keeps the authorization list. */
export const openForKeeping = async (
  config: Config,
  onFailure: (error: unknown) => void,
  begins: 'at_once' | 'later' = 'at_once',
): Promise<SeenKiosk> => {
  const opened = await openSeenKiosk({
    config,
    software: softwareVersion(),
    onFailure,
    perform: () => undefined,
  });
  if (begins === 'at_once') opened.begin();
  return opened;
};

/** Resolves with the first signal that asks the process to stop; later ones change nothing. */
const untilStopped = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(signal));
  });

/** Node would keep what it compiled at an orderly end only, and a kiosk may know nothing but power cuts. */
const startAndKeepCompiled = async (options: ServiceOptions): Promise<Service> => {
  const manager = serviceManager(process.env, () => performance.now());
  const service = await startService({ ...options, ticked: manager.ticked });
  flushCompileCache();
  manager.ready();
  return {
    ...service,
    stop: (cause) => {
      // The same process goes on: a manager that heard of a stop would wait for its end.
      if (cause !== STARTS_ANEW) manager.stopping();
      return service.stop(cause);
    },
  };
};

if (import.meta.main) {
  const status = await runProgram(
    {
      version: softwareVersion(),
      terminal: processTerminal(),
      verifyPage: path.join(DIST, 'verify.html'),
      startService: startAndKeepCompiled,
      openKiosk: openForKeeping,
      untilStopped,
      now: () => Date.now(),
    },
    process.argv.slice(2),
  );
  process.exit(status);
}
