import type { Config } from './config.ts';
import type { AcceptCosigned } from './keeper.ts';
import { databaseFile } from './log/database.ts';
import { LogFull } from './log/errors.ts';
import { parseVerifierKey } from './log/formats/note.ts';
import type { CosignedCheckpoint } from './log/log-rows.ts';
import { type PublishedLog, publishLog } from './log/published-log.ts';
import { type OpenKiosk, type OpenOptions, openKiosk } from './open-kiosk.ts';
import { serveEvidence } from './web/evidence-service.ts';
import { acceptAnswer } from './witness/accept-answer.ts';
import { askWitnesses } from './witness/ask-witnesses.ts';
import type { CosignedObservation, RefusedObservation } from './witness/judge-answer.ts';
import { latestSizes, requireAllSeen } from './witness/latest-sizes.ts';

/** A kiosk whose log reaches as far as every witness has seen it that could be asked. */
export interface SeenKiosk extends OpenKiosk {
  /** The log as others are shown it. */
  readonly published: PublishedLog;
  readonly acceptCosigned: AcceptCosigned;
}

export interface SeenOptions extends Omit<OpenOptions, 'config'> {
  readonly config: Config;
}

/**
 * Opens the kiosk and, before anything can be recorded, asks the witnesses how far they have seen its log. One that
 * cannot be reached does not hold the start up.
 *
 * @throws as `openKiosk`, and `LogRefused` when a witness has seen more of this log, or another one.
 */
export const openSeenKiosk = async (options: SeenOptions): Promise<SeenKiosk> => {
  const { paths, origin, evidence } = options.config;
  const opened = openKiosk(options);
  const { log } = opened;
  let published: PublishedLog | undefined;
  try {
    published = publishLog(paths.data);
    const { rootAt } = published;
    const verifiers = [parseVerifierKey(log.verifierKey)];
    const seen = await latestSizes({ origin, verifiers, witnesses: evidence.witnesses });
    requireAllSeen({ where: databaseFile(paths.data), size: log.head.size, rootAt }, seen);
  } catch (error) {
    // Nothing is put on record, the end neither: it would be signed.
    published?.close();
    log.close();
    throw error;
  }
  const shown = published;
  return {
    ...opened,
    published: shown,
    acceptCosigned: (note) =>
      acceptAnswer({ log: shown, witnesses: evidence.witnesses, ...takers(opened) }, note),
    close: (cause) => {
      shown.close();
      opened.close(cause);
    },
  };
};

/** The log, and this kiosk as a witness, for others; nothing where the configuration names no address for them. */
const serveOthers = (
  { evidence, paths, public_page }: Config,
  tell: (line: string) => void,
): (() => void) => {
  const { listen, witness = null } = evidence;
  if (listen === undefined) return () => undefined;
  const task = { data: paths.data, log_key: paths.signing_key, listen, public_page, witness };
  return serveEvidence(task, (report) => {
    if (report.report === 'failed') return tell(`  NOT for others  ${report.what}`);
    tell(`  log for others  ${report.address}/log`);
    if (report.public_page === 'yes') tell(`  for the public  ${report.address}/public/`);
    if (report.witness !== null) tell(`  witness         ${report.address}/witness ${report.witness}`);
  });
};

/** Where cosignatures that hold go: on record, and beside the log. */
const takers = ({ kiosk, log }: OpenKiosk) => ({
  offer: (observation: CosignedObservation | RefusedObservation): void => {
    kiosk.offer(observation);
  },
  keep: (checkpoint: CosignedCheckpoint): void => {
    try {
      log.keepCosigned(checkpoint);
    } catch (error) {
      // The fact is what counts; the line is kept again with the next one.
      if (!(error instanceof LogFull)) throw error;
    }
  },
});

const askOthers = (
  { evidence }: Config,
  opened: SeenKiosk,
  onFailure: (error: unknown) => void,
): (() => void) => {
  const { look, stop } = askWitnesses({
    log: opened.published,
    witnesses: evidence.witnesses,
    every_ms: evidence.ask_every_s * 1_000,
    ...takers(opened),
    onFailure,
  });
  const stopHearing = opened.log.onSigned(look);
  look();
  return () => {
    stopHearing();
    stop();
  };
};

/** Shows the log to others and has it cosigned, until the function given back is called. */
export const openToOthers = (
  config: Config,
  opened: SeenKiosk,
  {
    tell,
    onFailure,
  }: { readonly tell: (line: string) => void; readonly onFailure: (error: unknown) => void },
): (() => void) => {
  const stops = [serveOthers(config, tell), askOthers(config, opened, onFailure)];
  return () => {
    for (const stop of stops) stop();
  };
};
