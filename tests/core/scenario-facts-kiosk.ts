import type { FactOf } from '../../src/core/facts.ts';
import type { KioskFact } from '../../src/core/facts-kiosk.ts';
import { sayInstant, sayLength } from './scenario-time.ts';
import { asOf, atScreen, counted, lastOf, plain, type WordsOf } from './scenario-words.ts';

const ENDS = { none: 'for the first time', clean: 'after a clean stop', unclean: 'after an unclean end' };

const started = (fact: FactOf<'kiosk_started'>): string =>
  [
    ` ${ENDS[fact.previous_end]}`,
    fact.unwatched_ms > 0 ? `unwatched for ${sayLength(fact.unwatched_ms)}` : '',
    fact.clock_behind_ms > 0 ? `clock ${sayLength(fact.clock_behind_ms)} behind the log` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');

const watched = (fact: FactOf<'heartbeat'>): string =>
  [
    ...Object.entries(fact.rooms).map(
      ([room, { inside, presence }]) => `${room} ${inside} inside ${presence}`,
    ),
    ...Object.entries(fact.inputs).map(([input, state]) => `${input} ${state}`),
  ].join(', ');

export const KIOSK_WORDS: WordsOf<KioskFact['type']> = {
  kiosk_started: { head: 'kiosk started', rest: started },
  room_policy_set: { head: 'rules in force', rest: (fact) => ` for ${fact.policy.name}` },
  room_closed_down: { head: 'room no longer served', rest: (fact) => `: ${fact.room}` },
  kiosk_stopped: { head: 'kiosk stopped' },
  heartbeat: { head: 'heartbeat', rest: (fact) => `: ${watched(fact)}` },
  phase_changed: {
    head: 'phase changed',
    rest: (fact) => ` from ${fact.from} to ${fact.to}${asOf(fact.since, fact)}`,
  },
  clock_stepped: {
    head: 'clock stepped',
    rest: (fact) =>
      ` ${sayLength(Math.abs(fact.by_ms))} ${fact.by_ms > 0 ? 'forward' : 'back'} to ${sayInstant(fact.new, fact.at)}`,
  },
  clock_caught_up: { head: 'clock agrees with the log again' },
  device_lost: { head: 'device lost', rest: (fact) => `: ${fact.device}` },
  device_recovered: {
    head: 'device back',
    rest: (fact) => `: ${fact.device}, lost for ${sayLength(fact.lost_ms)}`,
  },
  effect_failed: { head: 'device did not obey', rest: (fact) => `: ${fact.device}, ${plain(fact.effect)}` },
  line_changed: {
    head: 'line changed',
    rest: (fact) => `: ${fact.line} from ${plain(fact.from)} to ${plain(fact.to)}`,
  },
  badge_unreadable: { head: 'badge unreadable', rest: (fact) => `: ${fact.fault}` },
  refusals_repeated: {
    head: 'refusals counted',
    rest: (fact) =>
      `${counted(fact)}: ${plain(fact.reason)}${fact.person === undefined ? '' : ` of ${fact.person}`}`,
    may: lastOf,
  },
  exits_repeated: {
    head: 'exits counted',
    rest: (fact) => `${counted(fact)}${fact.person === undefined ? '' : ` by ${fact.person}`}`,
    may: lastOf,
  },
  inbox_overflowed: { head: 'inputs dropped', rest: (fact) => `: ${fact.dropped}` },
  storage_changed: { head: 'disk', rest: (fact) => ` ${fact.storage}` },
  snapshot_taken: { head: 'snapshot taken', rest: (fact) => ` up to entry ${fact.upto}` },
  people_imported: {
    head: 'list imported',
    rest: (fact) => `: ${fact.listed} listed, ${fact.removed} removed${atScreen(fact)}`,
  },
  person_enrolled: { head: 'enrolled', rest: (fact) => `: ${fact.record.name}${atScreen(fact)}` },
  person_changed: { head: 'changed', rest: (fact) => `: ${fact.record.name}` },
  person_removed: { head: 'removed', rest: (fact) => `: ${fact.person}` },
  pin_set: { head: 'PIN set', rest: (fact) => `: ${fact.person}${atScreen(fact)}` },
};
