import path from 'node:path';
import { recordActOnAlarm } from './alarm-acts.ts';
import type { Config } from './config.ts';
import type { AccountChange, OfficeFact } from './core/facts-office.ts';
import { type FiguredParts, kioskFigures } from './figures.ts';
import { KeeperRefused, type KeptKiosk, offer } from './kept-kiosk.ts';
import type { By, OfficeAnswer, OfficeAsk, OfficeHappened, OfficeTask } from './office/messages.ts';
import { serveOffice, type WatchedKiosk } from './office/office-service.ts';
import { readNow } from './reads.ts';
import { type WatchedLog, watchRooms } from './watch.ts';
import { addressLimit, type Rate } from './web/address-limit.ts';

/** The loop and its log as the office needs them. */
export interface OfficeSource {
  readonly kiosk: KeptKiosk & WatchedKiosk & FiguredParts['kiosk'];
  readonly log: WatchedLog & FiguredParts['log'];
}

export interface OpenOfficeOptions {
  /** Folder of the built pages. */
  readonly dist: string;
  /** Version of this program. */
  readonly software: string;
  /** What whoever started the service should read, as a line. */
  readonly tell: (line: string) => void;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** What is read once takes a moment of the loop each: no more often, so that the door notices nothing of it. */
const READING: Rate = { at_once: 60, per_s: 20 };

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

/** More that opens an account is signed for there, too. */
const ONLY_BY_COMMAND: readonly AccountChange[] = ['reset', 'identity_linked', 'identity_unlinked'];

const isMadeElsewhere = (fact: OfficeFact): boolean =>
  fact.type === 'account_changed' &&
  (ONLY_BY_COMMAND.includes(fact.change) ||
    (fact.role === 'supervisor' && MADE_ELSEWHERE.includes(fact.change)));

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

const exportsOf = (
  { kiosk, evidence }: Config,
  { dist, software }: Pick<OpenOfficeOptions, 'dist' | 'software'>,
): OfficeTask['exports'] => ({
  verify_page: path.join(dist, 'verify.html'),
  software: `ballot-vault ${software}`,
  time_zone: kiosk.time_zone,
  evidence: {
    witnesses: evidence.witnesses.map(({ key, url }) => ({ key, url })),
    quorum: evidence.quorum,
  },
  redaction: evidence.redaction,
});

const taskOf = (config: Config, options: OpenOfficeOptions): OfficeTask | undefined => {
  const { office, paths, kiosk } = config;
  if (office === undefined) return undefined;
  const { listen, names, key, idle_minutes, session_hours, confirm_minutes, metrics, identity_provider } =
    office;
  return {
    order: 'serve',
    data: paths.data,
    dist: options.dist,
    kiosk: kiosk.kiosk,
    listen,
    names,
    key,
    idle_ms: idle_minutes * MINUTE_MS,
    session_ms: session_hours * HOUR_MS,
    confirm_ms: confirm_minutes * MINUTE_MS,
    metrics_token: metrics?.token_file ?? null,
    identity_provider: identity_provider ?? null,
    exports: exportsOf(config, options),
  };
};

/** Lets supervisors and the others sign in, where the configuration says so, until the function given back is called. */
export const openOffice = (
  config: Config,
  { kiosk, log }: OfficeSource,
  options: OpenOfficeOptions,
): (() => void) => {
  const { software, tell } = options;
  const task = taskOf(config, options);
  if (task === undefined) return () => undefined;
  const { evidence, channels } = config;
  const counts = { witnesses: evidence.witnesses.length, quorum: evidence.quorum };
  const seen = { kiosk, log, ...counts };
  const mayRead = addressLimit(READING);
  return serveOffice({
    task,
    kiosk,
    watch: watchRooms(seen),
    answer: officeAnswers(kiosk),
    figures: kioskFigures({ kiosk, log }, { software, channels: channels.map(({ id }) => id), ...counts }),
    read: (wanted) => (mayRead('office', performance.now()) ? readNow(seen, wanted) : null),
    onServing: (address) => tell(`  supervisors     ${address}`),
    onFailed: (what) => tell(`  NOT supervisors ${what}`),
  });
};
