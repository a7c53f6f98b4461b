import path from 'node:path';
import type { Config } from './config.ts';
import { namesOfChannel } from './core/channels.ts';
import type { State } from './core/state.ts';
import type { PersonId } from './core/terms.ts';
import { type FiguredParts, kioskFigures } from './figures.ts';
import type { KeptKiosk } from './kept-kiosk.ts';
import type { OfficeTask } from './office/messages.ts';
import { serveOffice, type WatchedKiosk } from './office/office-service.ts';
import { type AnsweringParts, officeAnswers } from './open-office/answers.ts';
import { officeAddress } from './open-office/office-address.ts';
import { readNow } from './reads.ts';
import { type WatchedLog, watchRooms } from './watch.ts';
import { addressLimit, type Rate } from './web/address-limit.ts';

/** The loop and its log as the office needs them. */
export interface OfficeSource extends Pick<AnsweringParts, 'keeper' | 'credential'> {
  readonly kiosk: KeptKiosk & WatchedKiosk & FiguredParts['kiosk'];
  readonly log: WatchedLog & FiguredParts['log'];
  readonly standings: FiguredParts['standings'];
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
const READING: Rate = { at_once: 120, per_s: 20 };

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

/** By which channel made reports are mailed, and to whom; null where the configuration allows no mail. */
const reportMailOf = ({ office, channels }: Config): OfficeTask['report_mail'] => {
  const asked = office?.report_mail;
  const channel = channels.find(({ id }) => id === asked?.channel);
  if (office === undefined || asked === undefined || channel?.kind !== 'smtp') return null;
  const { allowed, attach, give_up_hours } = asked;
  const page = `${officeAddress(office)}#reports`;
  return {
    ...{ server: channel.server, from: channel.from, allowed, attach, page },
    give_up_ms: give_up_hours * HOUR_MS,
  };
};

const taskOf = (config: Config, options: OpenOfficeOptions): OfficeTask | undefined => {
  const { office, paths, kiosk, rooms } = config;
  if (office === undefined) return undefined;
  const { listen, names, key, idle_minutes, session_hours, confirm_minutes, metrics, identity_provider } =
    office;
  return {
    order: 'serve',
    data: paths.data,
    dist: options.dist,
    kiosk: kiosk.kiosk,
    time_zone: kiosk.time_zone,
    rooms: rooms.map(({ room }) => room),
    listen,
    names,
    key,
    idle_ms: idle_minutes * MINUTE_MS,
    session_ms: session_hours * HOUR_MS,
    confirm_ms: confirm_minutes * MINUTE_MS,
    metrics_token: metrics?.token_file ?? null,
    identity_provider: identity_provider ?? null,
    exports: exportsOf(config, options),
    reconciliation: config.reconciliation,
    topics: (kiosk.topics ?? []).map(({ topic, name, months }) => ({ topic, name, months })),
    health: { config_file: config.file, software: options.software },
    report_mail: reportMailOf(config),
  };
};

/** Everybody who was suspended or taken off the list, made anew only when the list is another one. */
const unlistedIn = (kiosk: KeptKiosk): (() => readonly PersonId[]) => {
  let seen: State['people'] | undefined;
  let unlisted: readonly PersonId[] = [];
  return () => {
    const { people } = kiosk.state;
    if (people === seen) return unlisted;
    seen = people;
    const now = Object.values(people).flatMap(({ person, status }) => (status === 'listed' ? [] : [person]));
    if (now.join(' ') !== unlisted.join(' ')) unlisted = now;
    return unlisted;
  };
};

/** Lets supervisors and the others sign in, where the configuration says so, until the function given back is called. */
export const openOffice = (
  config: Config,
  { kiosk, log, keeper, credential, standings }: OfficeSource,
  options: OpenOfficeOptions,
): (() => void) => {
  const { software, tell } = options;
  const task = taskOf(config, options);
  if (task === undefined) return () => undefined;
  const { evidence, channels } = config;
  const counts = { witnesses: evidence.witnesses.length, quorum: evidence.quorum };
  const seen = { kiosk, log, credential, ...counts };
  const mayRead = addressLimit(READING);
  return serveOffice({
    task,
    kiosk,
    watch: watchRooms(seen),
    answer: officeAnswers({ kiosk, keeper, credential, reconciliation: config.reconciliation }),
    figures: kioskFigures(
      { kiosk, log, standings },
      { software, channels: channels.flatMap(namesOfChannel), ...counts },
    ),
    unlisted: unlistedIn(kiosk),
    read: (wanted) => (mayRead('office', performance.now()) ? readNow(seen, wanted) : null),
    onServing: (address) => tell(`  supervisors     ${address}`),
    onFailed: (what) => tell(`  NOT supervisors ${what}`),
  });
};
