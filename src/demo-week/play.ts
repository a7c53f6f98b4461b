import { canonicalBadge } from '../../devices/badge.ts';
import { credentialOf } from '../../devices/credential.ts';
import { offsetMinutes, startOfDay } from '../config/local-time.ts';
import type { Config } from '../config.ts';
import type { Credential, Ms, PersonId, PinHash } from '../core/terms.ts';
import { keeperOf, type OwnKeeper } from '../keeper.ts';
import type { WrittenPin } from '../people-file/pins.ts';
import { parsePeople, readBadges, readPeopleBytes } from '../people-file.ts';
import { pinHash } from '../pin.ts';
import { Stage } from './stage.ts';
import { SCENES } from './story.ts';

const MINUTE_MS: Ms = 60_000;
const DAY_MS: Ms = 86_400_000;
const DAYS = 7;

export interface Week {
  readonly config: Config;
  readonly software: string;
  /** File with the cast, and the PINs of those who can approve. */
  readonly people: string;
  readonly pins: readonly WrittenPin[];
  /** The week ends now, which is later when it has been played. */
  readonly now: () => Ms;
}

/** First instant of the local day so many days before an instant. */
const dayBefore = (zone: string, at: Ms, days: number): Ms => {
  const local = new Date(at + offsetMinutes(zone, at) * MINUTE_MS - days * DAY_MS).toISOString();
  return startOfDay(zone, local.slice(0, 'YYYY-MM-DD'.length)) ?? at;
};

const enrol = async (stage: Stage, { config, people: file, pins }: Week): Promise<void> => {
  const { kiosk, siteKey } = stage.opened;
  const keeper: OwnKeeper = keeperOf(kiosk, siteKey, () => []);
  const { people, source } = parsePeople(readPeopleBytes(file), file, {
    rooms: config.rooms.map(({ room }) => room),
    time_zone: config.kiosk.time_zone,
    credential: (badge) => credentialOf(siteKey, canonicalBadge(badge)),
  });
  await keeper.listPeople(people, source);
  for (const { person, digits } of pins) await keeper.choosePin(person, digits, pins.slice(0, 2));
};

/**
 * Plays a county's week into the empty data folder of the configuration, by the real loop and the real log: it begins
 * with the local day seven days before today, and ends now. Nobody is told of its alarms.
 */
export const playWeek = async (week: Week): Promise<void> => {
  const { config, software, people, now } = week;
  const [badges, hashes] = [new Map<PersonId, Credential>(), new Map<PersonId, PinHash>()];
  const start = dayBefore(config.kiosk.time_zone, now(), DAYS);
  const stage = new Stage({ config: { ...config, channels: [] }, software, badges, pins: hashes, start });
  for (const { person, badge } of readBadges(people).toReversed()) {
    badges.set(person as PersonId, credentialOf(stage.opened.siteKey, canonicalBadge(badge)));
  }
  for (const { person, digits } of week.pins)
    hashes.set(person, await pinHash(stage.opened.siteKey, person, digits));
  await enrol(stage, week);
  for (const scene of SCENES) await scene(stage);
  stage.untilInstant(now());
  stage.end();
};
