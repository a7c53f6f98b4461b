import type { Socket } from 'socket.io';
import type { RoomId } from '../core/terms.ts';
import type { WebOptions } from './ports.ts';
import { RECEIPTS, touchLimit } from './touch-limit.ts';
import { type AskedOfLog, type Problem, readAsked, type Shown } from './wire.ts';

const TOO_MANY: Problem = { what: 'too many receipts', where: 'socket', remedy: 'wait a few seconds' };

const refused = (error: Problem): Shown<never> => ({ ok: false, cause: 'refused', error });

type Receipts = 'receipt' | 'challenge';

type Give = {
  readonly [E in Receipts]: (asked: AskedOfLog[E]['asked']) => Shown<AskedOfLog[E]['shown']>;
};

/** Answers what one screen asks of the log: schema-checked and limited like touches, and more narrowly. */
export function answerReceipts(
  socket: Pick<Socket, 'on' | 'id'>,
  room: RoomId,
  { receipts, diagnostics }: Pick<WebOptions, 'receipts' | 'diagnostics'>,
): void {
  const isWithinLimit = touchLimit(performance.now(), RECEIPTS);
  const give: Give = {
    receipt: () => receipts.receipt(),
    challenge: ({ text }) => receipts.challenge(room, text),
  };
  const answerTo = <E extends Receipts>(event: E, raw: unknown): Shown<AskedOfLog[E]['shown']> => {
    if (!isWithinLimit(performance.now())) return refused(TOO_MANY);
    const read = readAsked(event, raw);
    return read.ok ? give[event](read.asked) : refused(read.error);
  };
  for (const event of ['receipt', 'challenge'] as const) {
    socket.on(event, (raw: unknown, reply: unknown) => {
      const answer = answerTo(event, raw);
      if (!answer.ok) diagnostics.warn({ room, ...answer.error }, 'a receipt was refused');
      if (typeof reply === 'function') reply(answer);
    });
  }
}
