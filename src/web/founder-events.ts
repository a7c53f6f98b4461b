import type { Socket } from 'socket.io';
import type { RoomId } from '../core/terms.ts';
import type { FounderPort, WebOptions } from './ports.ts';
import { touchLimit } from './touch-limit.ts';
import { type AskedOfLog, type Problem, readAsked, type Shown } from './wire.ts';

/** PINs are hashed slowly, so a screen gets few of these. */
const FOUNDING = { at_once: 10, per_s: 0.5 } as const;

const TOO_MANY: Problem = { what: 'too many questions', where: 'socket', remedy: 'wait a few seconds' };

const refused = (error: Problem): Shown<never> => ({ ok: false, cause: 'refused', error });

const NOBODY: FounderPort = {
  standing: () => ({ open: 'no', people: [] }),
  found: () => Promise.resolve({ outcome: 'closed' }),
};

/** Answers what a screen asks about the first administrators: schema-checked and limited like touches. */
export function answerFounders(
  socket: Pick<Socket, 'on'>,
  room: RoomId,
  { founders = NOBODY, diagnostics }: Pick<WebOptions, 'founders' | 'diagnostics'>,
): void {
  const isWithinLimit = touchLimit(performance.now(), FOUNDING);
  const answerTo = async <E extends 'founders' | 'found'>(
    event: E,
    raw: unknown,
    give: (asked: AskedOfLog[E]['asked']) => Promise<AskedOfLog[E]['shown']>,
  ): Promise<Shown<AskedOfLog[E]['shown']>> => {
    if (!isWithinLimit(performance.now())) return refused(TOO_MANY);
    const read = readAsked(event, raw);
    return read.ok ? { ok: true, shown: await give(read.asked) } : refused(read.error);
  };
  const reply = (coming: Promise<Shown<unknown>>, answer: unknown): void => {
    coming.then(
      (given) => {
        if (!given.ok) diagnostics.warn({ room, ...given.error }, 'a question was refused');
        if (typeof answer === 'function') answer(given);
      },
      (error: unknown) => diagnostics.error({ room, what: String(error) }, 'a question had no answer'),
    );
  };
  socket.on('founders', (raw: unknown, answer: unknown) =>
    reply(
      answerTo('founders', raw, async () => founders.standing()),
      answer,
    ),
  );
  socket.on('found', (raw: unknown, answer: unknown) =>
    reply(
      answerTo('found', raw, ({ typed }) => founders.found(typed)),
      answer,
    ),
  );
}
