import type { Socket } from 'socket.io';
import { NOTHING_LISTED } from '../core/container-list.ts';
import type { RoomId } from '../core/terms.ts';
import type { WebOptions } from './ports.ts';
import { touchLimit } from './touch-limit.ts';
import { type AskedOfLog, type Problem, readAsked, type Shown } from './wire.ts';

const TOO_MANY: Problem = { what: 'too many lists', where: 'socket', remedy: 'wait a few seconds' };

/** Answers which containers are in the room of a screen: schema-checked and limited like touches. */
export function answerContainers(
  socket: Pick<Socket, 'on'>,
  room: RoomId,
  { containers = () => NOTHING_LISTED, diagnostics }: Pick<WebOptions, 'containers' | 'diagnostics'>,
): void {
  const isWithinLimit = touchLimit(performance.now());
  const answerTo = (raw: unknown): Shown<AskedOfLog['containers']['shown']> => {
    if (!isWithinLimit(performance.now())) return { ok: false, cause: 'too_soon', error: TOO_MANY };
    const read = readAsked('containers', raw);
    if (!read.ok) return { ok: false, cause: 'refused', error: read.error };
    return { ok: true, shown: containers(room, read.asked.page) };
  };
  socket.on('containers', (raw: unknown, reply: unknown) => {
    const answer = answerTo(raw);
    if (!answer.ok) diagnostics.warn({ room, ...answer.error }, 'a list of containers was refused');
    if (typeof reply === 'function') reply(answer);
  });
}
