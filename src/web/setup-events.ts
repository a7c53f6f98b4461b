import type { Socket } from 'socket.io';
import type { RoomId } from '../core/terms.ts';
import type { SetupPort, WebOptions } from './ports.ts';
import { touchLimit } from './touch-limit.ts';
import { type AskedOfLog, type Problem, readAsked, type Shown } from './wire.ts';
import type { AskedOfSetup } from './wire-setup.ts';

/** Each choice is written to the disk, and a test of a channel can cost money. */
const SETTING_UP = { at_once: 20, per_s: 2 } as const;

const TOO_MANY: Problem = { what: 'too many questions', where: 'socket', remedy: 'wait a few seconds' };

type Give = {
  readonly [E in keyof AskedOfSetup]: (
    port: SetupPort,
    asked: AskedOfLog[E]['asked'],
    room: RoomId,
  ) => AskedOfLog[E]['shown'] | Promise<AskedOfLog[E]['shown']>;
};

const GIVE: Give = {
  setup: (port, _asked, room) => port.standing(room),
  settle: (port, asked, room) => port.settle(room, asked),
  take_effect: (port) => port.takeEffect(),
  test_channels: (port, _asked, room) => port.testChannels(room),
  people: (port, asked, room) => port.people(room, asked),
};

/** Answers what the screen of a new kiosk asks: schema-checked and limited like touches. */
export function answerSetup(
  socket: Pick<Socket, 'on'>,
  room: RoomId,
  { setup, diagnostics }: Pick<WebOptions, 'setup' | 'diagnostics'>,
): void {
  if (setup === undefined) return;
  const isWithinLimit = touchLimit(performance.now(), SETTING_UP);
  const answerTo = async <E extends keyof AskedOfSetup>(
    event: E,
    raw: unknown,
  ): Promise<Shown<AskedOfLog[E]['shown']>> => {
    if (!isWithinLimit(performance.now())) return { ok: false, cause: 'too_soon', error: TOO_MANY };
    const read = readAsked(event, raw);
    if (!read.ok) return { ok: false, cause: 'refused', error: read.error };
    return { ok: true, shown: await GIVE[event](setup, read.asked, room) };
  };
  for (const event of Object.keys(GIVE) as readonly (keyof AskedOfSetup)[]) {
    socket.on(event, (raw: unknown, reply: unknown) => {
      answerTo(event, raw).then(
        (answer) => {
          if (!answer.ok) diagnostics.warn({ room, ...answer.error }, 'a question was refused');
          if (typeof reply === 'function') reply(answer);
        },
        (error: unknown) => diagnostics.error({ room, what: String(error) }, 'a question had no answer'),
      );
    });
  }
}
