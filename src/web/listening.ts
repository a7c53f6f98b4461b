import type http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that comes slower than this holds a connection for nothing. */
export const SERVER_LIMITS = {
  requestTimeout: 15_000,
  headersTimeout: 10_000,
  maxHeaderSize: 8 * 1024,
} as const;

/** Another process listens there. */
export class PortTaken extends Error {}

interface Place {
  readonly host: string;
  readonly port: number;
}

/**
 * Resolves with the port once the server listens. Rejects with the reason and the remedy when it cannot: with
 * `PortTaken` where another process does.
 */
export const listening = (server: http.Server, { host, port }: Place): Promise<number> =>
  new Promise((resolve, reject) => {
    const onListening = (): void => {
      server.removeListener('error', onError);
      resolve((server.address() as AddressInfo).port);
    };
    const onError = (error: NodeJS.ErrnoException): void => {
      server.removeListener('listening', onListening);
      const isTaken = error.code === 'EADDRINUSE';
      const remedy = isTaken ? 'choose another port, or stop what listens there' : 'choose another address';
      const what = `cannot listen on ${host} port ${port} (${error.code}): ${remedy}`;
      reject(isTaken ? new PortTaken(what, { cause: error }) : new Error(what, { cause: error }));
    };
    server.once('error', onError);
    server.once('listening', onListening);
    server.listen(port, host);
  });

const LISTEN_AGAIN_MS = 2_000;

/** Listens on a port that another process holds as soon as it is free. Returns the way to give that up. */
export const listenLater = (server: http.Server, place: Place, listens: () => void): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  let isGivenUp = false;
  const tryLater = (): void => {
    if (isGivenUp) return;
    timer = setTimeout(() => {
      listening(server, place).then(() => (isGivenUp ? server.close() : listens()), tryLater);
    }, LISTEN_AGAIN_MS);
  };
  tryLater();
  return () => {
    isGivenUp = true;
    clearTimeout(timer);
  };
};
