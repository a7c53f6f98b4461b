import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Authority, Certified } from './certificates.ts';
import { framesIn, type ReadSyslog, readSyslog } from './rfc5424.ts';

export interface SyslogHost {
  readonly port: number;
  /** What it has read, in order, the copies too. */
  readonly messages: ReadSyslog[];
  connections: number;
  /** How many connections it resets as soon as something comes on them, instead of reading it. */
  resets: number;
  close(): Promise<void>;
}

/** A real syslog server over TLS on loopback. With `asks` it takes only whom that authority certified. */
export const syslogHost = async (own: Certified, asks?: Authority, port = 0): Promise<SyslogHost> => {
  const sockets = new Set<tls.TLSSocket>();
  const host = { messages: [] as ReadSyslog[], connections: 0, resets: 0 };
  const server = tls.createServer({
    cert: readFileSync(own.certificate_file),
    key: readFileSync(own.key_file),
    ...(asks === undefined
      ? {}
      : { ca: readFileSync(asks.ca_file), requestCert: true, rejectUnauthorized: true }),
  });
  server.on('secureConnection', (socket) => {
    sockets.add(socket);
    host.connections += 1;
    let bytes: Buffer = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      if (host.resets > 0) {
        host.resets -= 1;
        socket.destroy();
        return;
      }
      const { frames, rest } = framesIn(Buffer.concat([bytes, chunk]));
      bytes = rest;
      host.messages.push(...frames.map(readSyslog));
    });
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  onTestFinished(close);
  return Object.assign(host, { port: (server.address() as AddressInfo).port, close });
};
