import { io, type Socket } from 'socket.io-client';
import type { AskAnswer, OfficeClientEvents, OfficeServerEvents } from '../../../src/office/wire.ts';
import { text } from './text.ts';
import { link, takeMessage } from './watched.ts';

/** Longer than the office waits for the kiosk: what it then says is better than silence. */
const ANSWER_MS = 12_000;
const RETRY_MS = 1_000;
/** Somebody who works at a page is told of this often, so that their session does not end meanwhile. */
const PRESENT_EVERY_MS = 30_000;

export interface Connection {
  /** Asks the kiosk to do something. Resolves with its answer, and with a refusal when there is no connection. */
  ask(asked: unknown): Promise<AskAnswer>;
  close(): void;
}

interface Signed {
  /** Goes with the handshake, so that no other site opens a socket with our cookie. */
  readonly change_token: string;
  /** The session is over, or may be: whoever shows the page looks again who is signed in. */
  readonly onDoubt: () => void;
}

const notConnected = (): AskAnswer => ({
  outcome: 'refused',
  code: 'kiosk',
  what: text('ask-no-connection'),
  where: 'socket',
  remedy: text('ask-no-connection-remedy'),
});

/** Tells that somebody is there, at most twice a minute. */
const tellPresence = (tell: () => void): (() => void) => {
  let told = Number.NEGATIVE_INFINITY;
  const present = (): void => {
    const now = performance.now();
    if (now - told < PRESENT_EVERY_MS) return;
    told = now;
    tell();
  };
  const events = ['pointerdown', 'keydown'] as const;
  for (const event of events) window.addEventListener(event, present, { passive: true });
  return () => {
    for (const event of events) window.removeEventListener(event, present);
  };
};

/** Connects this page to the rooms and stays connected. The first message after each connection is whole. */
export const connect = ({ change_token, onDoubt }: Signed): Connection => {
  const socket: Socket<OfficeServerEvents, OfficeClientEvents> = io({
    path: '/api/v1/socket',
    transports: ['websocket', 'polling'],
    auth: { change_token },
    reconnectionDelay: RETRY_MS / 2,
    reconnectionDelayMax: RETRY_MS,
  });
  socket.on('view', (message) => {
    if (!takeMessage(message)) socket.emit('whole');
  });
  socket.on('ended', onDoubt);
  socket.on('disconnect', (reason) => {
    link.value = 'down';
    if (reason !== 'io server disconnect') return;
    onDoubt();
    // The library leaves it at that when the service itself closed the socket, for example to restart.
    setTimeout(() => socket.connect(), RETRY_MS);
  });
  socket.on('connect_error', () => {
    link.value = 'down';
    onDoubt();
    if (!socket.active) setTimeout(() => socket.connect(), RETRY_MS);
  });
  const stopPresence = tellPresence(() => {
    if (socket.connected) socket.emit('present');
  });
  return {
    ask: async (asked) => {
      if (!socket.connected) return notConnected();
      try {
        return await socket.timeout(ANSWER_MS).emitWithAck('ask', asked);
      } catch {
        return notConnected();
      }
    },
    close: () => {
      stopPresence();
      socket.disconnect();
    },
  };
};
