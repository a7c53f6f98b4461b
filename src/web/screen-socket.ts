import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { RoomId } from '../core/terms.ts';
import { answerContainers } from './container-events.ts';
import { answerFounders } from './founder-events.ts';
import type { Painting } from './painting.ts';
import type { KioskPort, WebOptions } from './ports.ts';
import { answerReceipts } from './receipt-events.ts';
import { answerSetup } from './setup-events.ts';
import { touchLimit } from './touch-limit.ts';
import { type Take, touchesOf } from './touches.ts';
import type { ClientEvents, Problem, ServerEvents, TouchAnswer, ViewMessage } from './wire.ts';

type ScreenServer = Server<ClientEvents, ServerEvents, Record<string, never>, { room: RoomId }>;
type ScreenSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, { room: RoomId }>;

/** Far above the longest touch, so that nothing large is ever held in memory. */
const MESSAGE_BYTES_MAX = 16 * 1024;
/** Screens of all rooms, previews and helpers' browsers together. */
export const SOCKETS_MAX = 64;
/** A screen that hangs must not make the service keep every view it missed. */
const VIEWS_WAITING_MAX = 8;
/** A screen learns of a lost service, and the service of a lost screen, within twice this. */
const HEARTBEAT_MS = 5_000;

const TOO_MANY: TouchAnswer = {
  ok: false,
  error: { what: 'too many touches', where: 'socket', remedy: 'touch more slowly' },
};

export interface ScreenSockets {
  /** Ends every connection. */
  close(): Promise<void>;
}

class RefusedError extends Error {
  readonly data: Problem;
  constructor(problem: Problem) {
    super(problem.what);
    this.name = 'RefusedError';
    this.data = problem;
  }
}

/** The room that a question asks for; the first one when it names none. */
export function askedRoom(kiosk: KioskPort, query: unknown): RoomId | undefined {
  if (query === undefined || query === '') return kiosk.rooms[0];
  return kiosk.rooms.find((room) => room === query);
}

/** Sends views to one screen; where the connection is slow, only the newest one. */
function viewSender(socket: ScreenSocket, current: () => ViewMessage): (message: ViewMessage) => void {
  let waiting = 0;
  let isBehind = false;
  socket.conn.on('drain', () => {
    waiting = 0;
    if (!isBehind) return;
    isBehind = false;
    send(current());
  });
  const send = (message: ViewMessage): void => {
    if (waiting >= VIEWS_WAITING_MAX) {
      isBehind = true;
      return;
    }
    waiting += 1;
    socket.emit('view', message);
  };
  return send;
}

function listen(socket: ScreenSocket, take: Take, { diagnostics }: Pick<WebOptions, 'diagnostics'>): void {
  const room = socket.data.room;
  const isWithinLimit = touchLimit(performance.now());
  let isLimited = false;
  socket.on('touch', (raw: unknown, reply: unknown) => {
    const answer = (given: TouchAnswer): void => {
      if (typeof reply === 'function') reply(given);
    };
    if (!isWithinLimit(performance.now())) {
      if (!isLimited) diagnostics.warn({ room, socket: socket.id }, 'touches above the limit are refused');
      isLimited = true;
      answer(TOO_MANY);
      return;
    }
    isLimited = false;
    take(raw).then(
      (given) => {
        if (!given.ok) diagnostics.warn({ room, ...given.error }, 'a touch was refused');
        answer(given);
      },
      // A bug of ours, and no promise may swallow it: stop, and come back into the locked state.
      (error: unknown) => {
        process.nextTick(() => {
          throw error;
        });
      },
    );
  });
}

/** Views of each room go out once for each turn of the event loop that changed something. */
function follow(kiosk: KioskPort, screens: Map<RoomId, Set<(message: ViewMessage) => void>>): () => void {
  let isDue = false;
  return kiosk.onChange(() => {
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      for (const [room, senders] of screens) {
        const message = senders.size > 0 ? kiosk.read(room) : null;
        if (message) for (const send of senders) send(message);
      }
    });
  });
}

/**
 * Serves the screens over socket.io: the whole view on connect and after every change, touches back. A malformed
 * touch is answered, and the socket stays up.
 * @param refusal why a handshake is refused, or `null`
 * @param painting told of each room whose page paints
 */
export function screenSockets(
  http: HttpServer,
  options: Pick<WebOptions, 'kiosk' | 'receipts' | 'pinHash' | 'makeVisitorId' | 'diagnostics'>,
  refusal: (request: IncomingMessage) => string | null,
  painting: Painting,
): ScreenSockets {
  const { kiosk, diagnostics } = options;
  const server: ScreenServer = new Server(http, {
    serveClient: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: MESSAGE_BYTES_MAX,
    pingInterval: HEARTBEAT_MS,
    pingTimeout: HEARTBEAT_MS,
    allowRequest: (request, decide) => {
      const cause = refusal(request) ?? (server.engine.clientsCount >= SOCKETS_MAX ? 'sockets' : null);
      if (cause !== null) diagnostics.warn({ cause }, 'a screen was refused');
      decide(cause, cause === null);
    },
  });
  const takeOf = touchesOf(options);
  const screens = new Map<RoomId, Set<(message: ViewMessage) => void>>();
  const unfollow = follow(kiosk, screens);

  server.use((socket, next) => {
    const room = askedRoom(kiosk, socket.handshake.query['room']);
    if (room !== undefined) socket.data.room = room;
    const remedy = 'open the address that the service printed at its start';
    next(
      room === undefined
        ? new RefusedError({ what: 'no such room', where: 'query room', remedy })
        : undefined,
    );
  });
  server.on('connection', (socket) => {
    const { room } = socket.data;
    const send = viewSender(socket, () => kiosk.read(room));
    const senders = screens.get(room) ?? new Set();
    screens.set(room, senders.add(send));
    socket.on('disconnect', (cause) => {
      senders.delete(send);
      diagnostics.info({ room, socket: socket.id, cause }, 'a screen went away');
    });
    socket.on('painted', () => painting.painted(room));
    listen(socket, takeOf(room), options);
    answerReceipts(socket, room, options);
    answerFounders(socket, room, options);
    answerContainers(socket, room, options);
    answerSetup(socket, room, options);
    diagnostics.info({ room, socket: socket.id }, 'a screen connected');
    send(kiosk.read(room));
  });
  return {
    close: async () => {
      unfollow();
      await server.close();
    },
  };
}
