import { abandonEntry } from './deadlines.ts';
import { doubt } from './exit.ts';
import { roomOf } from './state.ts';
import type { RoomId } from './terms.ts';
import type { Turn } from './turn.ts';

/**
 * Life first: pairing alarms stop, the log does not, and who is inside becomes unknown. It ends only with
 * the re-entry of people who satisfy the rule and a signed sweep of the seals.
 */
export const startEmergency = (turn: Turn, room: RoomId, source: 'touchscreen' | 'fire_line'): void => {
  const { emergency, entry, statement } = roomOf(turn.state, room);
  if (emergency !== null) return;
  if (entry !== null) abandonEntry(turn, room, 'emergency', turn.moment.at);
  if (statement !== null) turn.record({ type: 'statement_abandoned', room, cause: 'emergency' });
  turn.record({ type: 'emergency_started', room, source });
  doubt(turn, room, 'emergency');
};
