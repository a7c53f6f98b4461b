import { recordActOnAlarm } from './alarm-acts.ts';
import type { Config } from './config.ts';
import type { Figures } from './figures.ts';
import { KeeperRefused, type KeptKiosk } from './kept-kiosk.ts';
import type { By, OfficeAnswer, OfficeAsk, Watched } from './office/messages.ts';
import { serveOffice, type WatchedKiosk } from './office/office-service.ts';

/** The loop as the office needs it. */
export type OfficeKiosk = KeptKiosk & WatchedKiosk;

export interface OpenOfficeOptions {
  /** Folder of the built pages. */
  readonly dist: string;
  /** What whoever started the service should read, as a line. */
  readonly tell: (line: string) => void;
  /** How the kiosk is now, in numbers. */
  readonly figures: () => Figures;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

const doAsked = (kiosk: KeptKiosk, by: By, { act }: OfficeAsk['ask']): OfficeAnswer => {
  if (by.person === '') {
    throw new KeeperRefused(`the account ${by.account} belongs to nobody on the list`, 'Ask a supervisor.');
  }
  const became = recordActOnAlarm(kiosk, by.person, act);
  return { outcome: 'done', index: kiosk.index, became };
};

/** What is asked is looked at again here: whoever breaks into the office process gains no standing by it. */
const answerTo = (kiosk: KeptKiosk, { by, ask }: OfficeAsk): OfficeAnswer => {
  try {
    return doAsked(kiosk, by, ask);
  } catch (error) {
    if (!(error instanceof KeeperRefused)) throw error;
    return { outcome: 'refused', what: error.what, where: ask.verb, remedy: error.remedy };
  }
};

/** Lets supervisors and the others sign in, where the configuration says so, until the function given back is called. */
export const openOffice = (
  config: Config,
  kiosk: OfficeKiosk,
  { dist, tell, figures }: OpenOfficeOptions,
): (() => void) => {
  const { office, paths } = config;
  if (office === undefined) return () => undefined;
  const { listen, names, key, idle_minutes, session_hours, confirm_minutes, metrics } = office;
  return serveOffice({
    task: {
      order: 'serve',
      data: paths.data,
      dist,
      kiosk: config.kiosk.kiosk,
      listen,
      names,
      key,
      idle_ms: idle_minutes * MINUTE_MS,
      session_ms: session_hours * HOUR_MS,
      confirm_ms: confirm_minutes * MINUTE_MS,
      metrics_token: metrics?.token_file ?? null,
    },
    kiosk,
    watch: (): Watched => ({ index: kiosk.index, now: kiosk.moment.at }),
    answer: (ask) => answerTo(kiosk, ask),
    figures,
    onServing: (address) => tell(`  supervisors     ${address}`),
    onFailed: (what) => tell(`  NOT supervisors ${what}`),
  });
};
