import type { Config } from './config.ts';
import { LogFull } from './log/errors.ts';
import type { OpenKiosk } from './open-kiosk.ts';
import { snapshotDue, takeSnapshot } from './snapshots.ts';
import { lookAtStorage } from './storage-watch.ts';
import { type Certificates, powerFault, type UpkeepSources, UpkeepWatch } from './upkeep-watch.ts';

const LOOK_AT_STORAGE_MS = 5_000;
const HOUR_MS = 3_600_000;

/** Simulated hardware has no supply of its own: what the machine under it runs on is nobody's alarm. */
export const upkeepOf = (
  { office, evidence, beats, backup, stands_in }: Config,
  isSimulated: boolean,
): UpkeepSources => ({
  backup_ms: (backup?.old_after_hours ?? 0) * HOUR_MS,
  configuration: stands_in ?? '',
  power: isSimulated ? () => '' : powerFault,
  certificates: {
    ...certificateOf('office.listen', office?.listen),
    ...certificateOf('evidence.listen', evidence.listen),
    ...certificateOf('beats.listen', beats.listen),
  },
});

const certificateOf = (
  setting: string,
  listen?: { readonly certificate?: string | undefined },
): Certificates => (listen?.certificate === undefined ? {} : { [setting]: listen.certificate });

/** What goes on beside the inputs: the disk is watched, the state written down, the old log verified. */
export const keepHouse = (
  { kiosk, log, clock }: OpenKiosk,
  sources: UpkeepSources,
  onFailure: (error: unknown) => void,
): (() => void) => {
  const upkeep = new UpkeepWatch(sources, clock.moment().uptime_ms);
  let last = { index: log.latestSnapshot()?.upto ?? -1, at: clock.moment().at };
  const look = () => {
    const change = lookAtStorage(kiosk.state.storage, log);
    if (change !== undefined) kiosk.offer(change);
    const { upkeep: known, backup_made_at } = kiosk.state;
    for (const report of upkeep.look(known, clock.moment(), backup_made_at)) kiosk.offer(report);
    const { at } = clock.moment();
    if (kiosk.state.storage === 'full' || !snapshotDue(last, kiosk.index, at)) return;
    try {
      kiosk.offer(takeSnapshot(log, kiosk.index, kiosk.state));
      last = { index: kiosk.index, at };
    } catch (error) {
      if (!(error instanceof LogFull)) onFailure(error);
    }
  };
  look();
  const timer = setInterval(look, LOOK_AT_STORAGE_MS);
  log.verifyInBackground((result) => {
    if (result.outcome === 'damaged') onFailure(new Error(result.what));
  });
  return () => clearInterval(timer);
};
