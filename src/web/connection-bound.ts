import type { Server } from 'node:net';
import { networkOf } from './address-limit.ts';

/** A handshake that comes slower than this holds a connection for nothing. */
export const HANDSHAKE_MS = 5_000;

/**
 * Lets each network have so many connections of a server at once; one more is closed at once. Whoever opens all that
 * there are would else keep everybody out without a word.
 */
export const boundConnections = (server: Server, most: number): void => {
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const network = networkOf(socket.remoteAddress ?? '');
    const count = (open.get(network) ?? 0) + 1;
    if (count > most) {
      socket.destroy();
      return;
    }
    open.set(network, count);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left === 0) open.delete(network);
      else open.set(network, left);
    });
  });
};
