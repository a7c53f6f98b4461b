import type http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that comes slower than this holds a connection for nothing. */
export const SERVER_LIMITS = {
  requestTimeout: 15_000,
  headersTimeout: 10_000,
  maxHeaderSize: 8 * 1024,
} as const;

/** Resolves with the port once the server listens. Rejects with the reason and the remedy when it cannot. */
export const listening = (
  server: http.Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<number> =>
  new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      const isTaken = error.code === 'EADDRINUSE';
      const remedy = isTaken ? 'choose another port, or stop what listens there' : 'choose another address';
      reject(new Error(`cannot listen on ${host} port ${port} (${error.code}): ${remedy}`, { cause: error }));
    };
    server.once('error', onError);
    server.listen(port, host, () => {
      server.removeListener('error', onError);
      resolve((server.address() as AddressInfo).port);
    });
  });
