import type { Effect, RoomSignal, Signal } from './effects.ts';
import type { Fact, FactOf } from './facts.ts';
import { roomOf, type State } from './state.ts';
import type { ReaderId, RoomId } from './terms.ts';

const signal = (room: RoomId, reader: ReaderId | '', what: Signal): Effect | RoomSignal =>
  reader === ''
    ? { type: 'room_signal', room, signal: what }
    : { type: 'signal', room, reader, signal: what };

/** A signal for a whole room goes to each of its readers. */
export const atReaders = (state: State, effect: Effect | RoomSignal): readonly Effect[] => {
  if (effect.type !== 'room_signal') return [effect];
  const { room, signal: what } = effect;
  const { outside_reader, inside_reader } = roomOf(state, room).policy;
  const readers = inside_reader === '' ? [outside_reader] : [outside_reader, inside_reader];
  return readers.map((reader) => ({ type: 'signal', room, reader, signal: what }));
};

/** Whoever comes after somebody who leaves is to badge. An entry locks behind itself; an emergency locks nothing. */
const behindLeaver = ({ door, accounted_by }: FactOf<'door_opened'>): readonly Effect[] =>
  accounted_by === 'exit' || accounted_by === 'nobody' ? [{ type: 'lock_door', door }] : [];

/**
 * What a fact makes the kiosk do. Only live, never on replay, and only after the fact is durable; because
 * effects come from nothing else, no strike moves without a record.
 */
export const effectsOf = (fact: Fact): readonly (Effect | RoomSignal)[] => {
  switch (fact.type) {
    case 'kiosk_started':
      return [
        ...fact.doors.map((door) => ({ type: 'lock_door', door }) as const),
        ...fact.policy.telling.sirens.map(({ siren }) => ({ type: 'silence_siren', siren }) as const),
      ];
    case 'access_granted':
    case 'managed_opening_started':
      return [
        { type: 'unlock_door', door: fact.door, pulse_ms: fact.unlock_ms },
        signal(fact.room, fact.reader, 'accepted_in'),
      ];
    case 'strike_tried':
      return [{ type: 'unlock_door', door: fact.door, pulse_ms: fact.pulse_ms }];
    case 'exit_requested':
      return [{ type: 'unlock_door', door: fact.door, pulse_ms: fact.unlock_ms }];
    case 'door_opened':
      return behindLeaver(fact);
    case 'entry_taken':
    case 'entry_not_taken':
      return [{ type: 'lock_door', door: fact.door }];
    case 'exit_signed':
    case 'exit_by_unknown_badge':
      return [signal(fact.room, fact.reader, 'accepted_out')];
    case 'first_badge_accepted':
    case 'partner_badge_accepted':
    case 'visitor_badge_accepted':
    case 'entry_approved':
    // It opens nothing: what it is proposed for waits for a second person.
    case 'badge_presented':
    case 'setup_badge_presented':
    case 'statement_signed':
      return [signal(fact.room, fact.reader, 'waiting')];
    case 'access_denied':
      return [signal(fact.room, fact.reader, 'denied')];
    case 'door_forced':
    case 'door_held_open':
    case 'lone_alert_raised':
    case 'tamper_detected':
    case 'wire_tampered':
    case 'emergency_started':
      return [signal(fact.room, '', 'alarm')];
    case 'door_closed':
    case 'lone_interval_ended':
    case 'managed_opening_ended':
    case 'emergency_ended':
      return [signal(fact.room, '', 'silence')];
    case 'siren_sounded':
      return [{ type: 'sound_siren', siren: fact.siren, pattern: fact.pattern, for_ms: fact.for_ms }];
    case 'reader_installation_started':
      return [{ type: 'install_reader', reader: fact.reader, for_ms: fact.for_ms }];
    case 'siren_silenced':
      return [{ type: 'silence_siren', siren: fact.siren }];
    case 'alarm_acknowledged':
      return fact.room === '' ? [] : [signal(fact.room, '', 'silence')];
    default:
      return [];
  }
};
