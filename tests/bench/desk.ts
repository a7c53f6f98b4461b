import { siteKeyOf } from '../../devices/credential.ts';
import { serialSchema } from '../../devices/reader-wiring.ts';
import { SerialReader } from '../../devices/serial-reader.ts';
import { LogFull } from '../../src/log/errors.ts';
import { openLog } from '../../src/log/open-log.ts';
import { loadSiteKey } from '../../src/log/site-key.ts';
import { restoreState } from '../../src/restore.ts';
import type { Pty } from '../devices/pty.ts';
import { Day } from './day.ts';
import { benchConfig, benchLog, OUTSIDE } from './site.ts';

/** Nobody badges in sooner after the last start: the clock was never away for longer than a heartbeat. */
const SOON_MS = 30_000;

/** The real loop on the real log, with a real serial reader at a pseudo-terminal; `recorded` hears of each append. */
export const deskAt = async (pty: Pty, folder: string, recorded: () => void = () => undefined) => {
  const log = openLog(benchLog(folder));
  const state = restoreState(log);
  const reader: SerialReader = new SerialReader(
    serialSchema.parse({
      kind: 'serial',
      reader: OUTSIDE,
      path: pty.link,
      profile: { format: 'rdm6300' },
      signals: { waiting: '57', accepted_in: '41', denied: '44' },
    }),
    (badge) => day.credentialOf(badge),
  );
  const day: Day = new Day({
    log: {
      append: (moment, boot, facts) => {
        const entries = log.append(moment, boot, facts, { sign: 'later' });
        recorded();
        return entries;
      },
      signSoon: (onFailure) => log.signSoon(onFailure),
      isFull: (error) => error instanceof LogFull,
      releaseReserve: () => false,
    },
    siteKey: siteKeyOf(loadSiteKey(benchConfig(folder).paths.site_key, false)),
    state,
    index: log.head.size - 1,
    start: state.at + SOON_MS,
    perform: (effect) => reader.perform(effect),
  });
  await reader.start((observation) => day.offer(observation));
  const close = async (): Promise<void> => {
    await reader.stop();
    log.close();
  };
  return { day, close };
};
