import { batch, signal } from '@preact/signals';
import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, ServerEvents, ViewMessage } from '../../src/web/wire.ts';
import { now, setClock } from '../shared/clock.ts';
import { setTransport } from './touch.ts';

/** A touch that has no answer after this time is reported as lost; the person decides what to do. */
const ANSWER_MS = 5000;
const RETRY_MS = 1000;
/** So often the service hears that this page paints; whoever watches over the browser starts it anew where it does not. */
const PAINTED_MS = 10_000;

/** The last whole view, and whether the service is there now. */
export const message = signal<ViewMessage | null>(null);
export const link = signal<'up' | 'down' | 'starting'>('starting');
/** When the service was last heard, on its own clock; 0 for never. */
export const lostSince = signal(0);

const take = (heard: ViewMessage): void =>
  batch(() => {
    setClock(heard.now);
    message.value = heard;
    link.value = 'up';
  });

/** Connects this screen to its room and stays connected: each view is whole, so nothing has to be caught up. */
export const connect = (room: string | null): void => {
  const socket: Socket<ServerEvents, ClientEvents> = io({
    query: room === null ? {} : { room },
    transports: ['websocket', 'polling'],
    reconnectionDelay: RETRY_MS / 2,
    reconnectionDelayMax: RETRY_MS,
    timeout: ANSWER_MS,
  });
  socket.on('view', take);
  setInterval(() => requestAnimationFrame(() => socket.volatile.emit('painted')), PAINTED_MS);
  socket.on('disconnect', (reason) => {
    if (link.value === 'up') lostSince.value = now.value;
    link.value = 'down';
    // The library leaves it at that when the service itself closed the socket, for example to restart.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), RETRY_MS);
  });
  socket.on('connect_error', () => {
    if (link.value !== 'starting') link.value = 'down';
  });
  /** A touch kept for later could mean something else by then. */
  const connected = () => {
    if (!socket.connected) throw new Error('not connected');
    return socket.timeout(ANSWER_MS);
  };
  setTransport({
    touch: async (touch) => connected().emitWithAck('touch', touch),
    ask: async (event, asked) => connected().emitWithAck(event, asked as never),
  });
};
