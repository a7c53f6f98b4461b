import type { Touch } from '../core/inputs.ts';
import type { RoomId } from '../core/terms.ts';
import type { WebOptions } from './ports.ts';
import { readTouch, type TouchAnswer, type WireTouch } from './wire.ts';

type Enter = Extract<WireTouch, { readonly touch: 'enter_pin' }>;

const refused = (what: string, where: string, remedy: string): TouchAnswer => ({
  ok: false,
  error: { what, where, remedy },
});

/** Reads a touch of one room's screen, offers it to the kiosk, and says what became of it. */
export type Take = (raw: unknown) => Promise<TouchAnswer>;

/**
 * Touches of every room. A PIN is hashed slowly, off the loop, and one at a time for a room: one person stands
 * before its screen, and every hash takes memory and a thread.
 */
export function touchesOf({
  kiosk,
  pinHash,
  makeVisitorId,
  diagnostics,
}: Pick<WebOptions, 'kiosk' | 'pinHash' | 'makeVisitorId' | 'diagnostics'>): (room: RoomId) => Take {
  const hashing = new Set<RoomId>();

  const offer = (room: RoomId, touch: Touch): TouchAnswer =>
    kiosk.offer({ type: 'touched', room, touch })
      ? { ok: true }
      : refused('the kiosk has too much to do', 'inbox', 'wait a moment and touch again');

  /** Whose PIN the screen asks for now, as a value that another try or another person changes. */
  const asked = (room: RoomId) => {
    const { screen } = kiosk.read(room).view;
    if (screen.screen !== 'pin') return null;
    return { person: screen.holder.person, attempt: `${screen.holder.person} ${screen.attempts_left}` };
  };

  const enterPin = async (room: RoomId, { digits }: Enter): Promise<TouchAnswer> => {
    const before = asked(room);
    if (before === null) return refused('no PIN is asked for', 'touch.touch', 'look at the screen');
    if (hashing.has(room)) return refused('a PIN is being checked', 'touch.touch', 'wait for its answer');
    hashing.add(room);
    try {
      const pin = await pinHash(before.person, digits);
      // The room went on while the hash was made: a PIN must not count for what is asked now.
      if (asked(room)?.attempt !== before.attempt) {
        return refused('the screen has gone on', 'touch.touch', 'look at the screen');
      }
      return offer(room, { touch: 'enter_pin', pin });
    } catch (error) {
      diagnostics.error({ room, cause: error instanceof Error ? error.name : typeof error }, 'no PIN hash');
      return refused('the PIN could not be checked', 'service', 'try again; if it stays, use the paper log');
    } finally {
      hashing.delete(room);
    }
  };

  return (room) => async (raw) => {
    const read = readTouch(raw);
    if (!read.ok) return read;
    const { touch } = read;
    if (touch.touch === 'enter_pin') return await enterPin(room, touch);
    if (touch.touch === 'add_visitor') return offer(room, { ...touch, visitor: makeVisitorId() });
    return offer(room, touch);
  };
}
