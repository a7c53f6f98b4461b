import { recordActOnAlarm } from './alarm-acts.ts';
import type { Config } from './config.ts';
import type { AccountChange, OfficeFact } from './core/facts-office.ts';
import type { Figures } from './figures.ts';
import { KeeperRefused, type KeptKiosk, offer } from './kept-kiosk.ts';
import type { By, OfficeAnswer, OfficeAsk, OfficeHappened } from './office/messages.ts';
import { type RoomWatch, serveOffice, type WatchedKiosk } from './office/office-service.ts';
import { addressLimit, type Rate } from './web/address-limit.ts';

/** The loop as the office needs it. */
export type OfficeKiosk = KeptKiosk & WatchedKiosk;

export interface OpenOfficeOptions {
  /** Folder of the built pages. */
  readonly dist: string;
  readonly watch: RoomWatch;
  /** What whoever started the service should read, as a line. */
  readonly tell: (line: string) => void;
  /** How the kiosk is now, in numbers. */
  readonly figures: () => Figures;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** What happens there is bounded by what an office does: whoever breaks into it must not fill the disk. */
const HAPPENED: Rate = { at_once: 200, per_s: 2 };

const doAsked = (kiosk: KeptKiosk, by: By, { act }: OfficeAsk['ask']): OfficeAnswer => {
  if (by.role !== 'supervisor') {
    const article = /^[ao]/.test(by.role) ? 'an' : 'a';
    throw new KeeperRefused(`${article} ${by.role} only looks`, 'Ask a supervisor.');
  }
  if (by.person === '') {
    throw new KeeperRefused(`the account ${by.account} belongs to nobody on the list`, 'Ask a supervisor.');
  }
  const became = recordActOnAlarm(kiosk, by.person, act);
  return { outcome: 'done', index: kiosk.index, became };
};

/** Made at the machine alone, with PINs: whoever breaks into the office process makes no supervisor by saying so. */
const MADE_ELSEWHERE: readonly AccountChange[] = ['invited', 'role_changed', 'reset'];

const isMadeElsewhere = (fact: OfficeFact): boolean =>
  fact.type === 'account_changed' &&
  (fact.change === 'reset' || (fact.role === 'supervisor' && MADE_ELSEWHERE.includes(fact.change)));

const recordHappened = (kiosk: KeptKiosk, { facts }: OfficeHappened, isWithin: boolean): OfficeAnswer => {
  if (!isWithin) throw new KeeperRefused('too much happens in the office', 'Wait a minute.');
  if (facts.some(isMadeElsewhere)) {
    throw new KeeperRefused('a supervisor is made at the machine', 'Use "ballot-vault users".');
  }
  offer(kiosk, { type: 'office_reported', facts });
  return { outcome: 'done', index: kiosk.index, became: 'recorded' };
};

/**
 * Answers what is asked, and records what happened. What the kiosk itself knows is looked at again here: whoever breaks
 * into the office process gains no standing by it.
 */
export const officeAnswers = (kiosk: KeptKiosk): ((asked: OfficeAsk | OfficeHappened) => OfficeAnswer) => {
  const limit = addressLimit(HAPPENED);
  return (asked) => {
    try {
      return asked.report === 'ask'
        ? doAsked(kiosk, asked.by, asked.ask)
        : recordHappened(kiosk, asked, limit('office', performance.now()));
    } catch (error) {
      if (!(error instanceof KeeperRefused)) throw error;
      const where = asked.report === 'ask' ? asked.ask.verb : 'log';
      return { outcome: 'refused', what: error.what, where, remedy: error.remedy };
    }
  };
};

/** Lets supervisors and the others sign in, where the configuration says so, until the function given back is called. */
export const openOffice = (
  config: Config,
  kiosk: OfficeKiosk,
  { dist, watch, tell, figures }: OpenOfficeOptions,
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
    watch,
    answer: officeAnswers(kiosk),
    figures,
    onServing: (address) => tell(`  supervisors     ${address}`),
    onFailed: (what) => tell(`  NOT supervisors ${what}`),
  });
};
