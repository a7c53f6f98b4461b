import { roomOf, type State } from '../../src/core/state.ts';
import { assertNever, type Ms, type RoomId } from '../../src/core/terms.ts';
import type { Banner, Face, KioskView, Screen } from '../../src/core/view.ts';
import { viewOf } from '../../src/core/view-of.ts';
import { sayStatement } from './scenario-facts-room.ts';
import { sayInstant } from './scenario-time.ts';
import { names, need, plain, sayAlarm } from './scenario-words.ts';

const faces = (people: readonly Face[]): string => names(people.map((face) => face.name));
const behind = (people: readonly string[]): string =>
  people.length === 0 ? '' : `, leaves ${names(people)} behind`;

/** A screen in a few words; each begins with `screen`. */
export const sayScreen = (screen: Screen): string => {
  switch (screen.screen) {
    case 'attract':
      return 'screen welcome';
    case 'visitors_announced':
      return 'screen badge of whoever brings visitors';
    case 'badge':
      return `screen badge of ${faces(screen.holders)}${need(screen.need)}`;
    case 'pin':
      return `screen PIN of ${screen.holder.name}, ${screen.attempts_left} left`;
    case 'approval':
    case 'confirm':
    case 'purpose':
    case 'authority':
    case 'visitors':
      return `screen ${screen.screen} of ${faces(screen.holders)}`;
    case 'visitor_record':
      return `screen ${plain(screen.field)} of ${screen.visitor.name}`;
    case 'observers':
      return `screen ${screen.observers_missing} observers missing`;
    case 'granted':
      return `screen granted to ${faces(screen.holders)}`;
    case 'entered':
      return `screen entered by ${faces(screen.people)}`;
    case 'denied':
      return `screen denied: ${plain(screen.reason)}`;
    case 'signed_out':
      return `screen ${screen.face.name} signed out${behind([...screen.left_behind, ...screen.visitors].map((one) => one.name))}`;
    case 'sign':
      return `screen to sign: ${sayStatement(screen.statement)}${screen.announced === null ? '' : `, ${screen.announced.name} signs`}`;
    case 'stated':
      return `screen ${plain(screen.statement)}: ${plain(screen.outcome)}`;
    case 'seal_seen':
      return `screen seal of ${screen.container}: ${screen.outcome}, ${screen.on_record} on record`;
    case 'custody_refused':
      return `screen refused: ${plain(screen.act)}, ${plain(screen.reason)}`;
    case 'abandoned':
      return `screen abandoned: ${plain(screen.cause)}`;
    case 'door_held':
      return 'screen door held open';
    case 'managed_opening':
      return `screen managed opening for ${plain(screen.reason)}`;
    case 'emergency':
      return `screen emergency, ${screen.stage}`;
    case 'fault':
      return `screen fault: ${screen.causes.map(plain).join(' and ')}`;
    default:
      return assertNever(screen);
  }
};

/** A banner in a few words; each begins with `banner`. */
export const sayBanner = (banner: Banner): string => {
  switch (banner.banner) {
    case 'alarm':
      return `banner alarm ${sayAlarm(banner.alarm)}`;
    case 'lone':
      return `banner alone: ${faces(banner.people)}`;
    case 'uncertain':
      return `banner uncertain: ${banner.causes.map(plain).join(' and ')}`;
    case 'unescorted':
      return `banner without escort: ${banner.visitor.name}`;
    case 'device_lost':
      return `banner lost: ${banner.device}`;
    case 'badge_awaited':
      return `banner new badge of ${banner.name} awaited`;
    case 'badge_owed':
      return `banner badge ${banner.badge} of ${banner.name} owed`;
    case 'sweep_owed':
      return `banner seals to be looked at${banner.seen === 'no' ? ', nobody was in' : ''}`;
    case 'head_count_due':
    case 'unsealed':
    case 'after_hours':
    case 'storage_low':
    case 'configuration_old':
      return `banner ${plain(banner.banner)}`;
    default:
      return assertNever(banner);
  }
};

const counted = (view: KioskView): string =>
  view.presence === 'certain' ? 'count certain' : 'count uncertain';

/** What can be said of a room at the end; the first two must be. */
export const sayEnd = (state: State, room: RoomId, at: Ms): readonly string[] => {
  const view = viewOf(state, room, at);
  const { lone, emergency, contents, hours, doubts } = roomOf(state, room);
  const alarms = view.banners.flatMap((banner) => (banner.banner === 'alarm' ? [banner.alarm] : []));
  const inside = [...view.inside, ...view.visitors].map((one) => one.name);
  return [
    `inside ${names(inside)}`,
    counted(view),
    `because ${doubts.map(plain).join(' and ')}`,
    `door ${view.door}`,
    `phase ${view.phase}`,
    `contents ${contents}`,
    plain(hours),
    lone === null ? 'rule met' : `rule broken since ${sayInstant(lone.since, at)}`,
    alarms.length === 0 ? 'no alarms' : `alarms ${alarms.map(sayAlarm).join(' and ')}`,
    emergency === null ? 'no emergency' : `emergency, ${emergency.stage}`,
    sayScreen(view.screen),
    ...view.banners.map(sayBanner),
  ];
};
