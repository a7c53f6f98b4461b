import net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { boundConnections } from '../../src/web/connection-bound.ts';

const MOST = 3;

/** Says whether the server kept a new connection: it greets those that it keeps. */
const connect = (port: number): Promise<net.Socket | null> =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('data', () => resolve(socket));
    socket.once('close', () => resolve(null));
    socket.on('error', () => undefined);
  });

test('one address gets so many connections at once, and a new one for each that it gives up', async () => {
  const server = net.createServer();
  boundConnections(server, MOST);
  server.on('connection', (socket) => {
    if (!socket.destroyed) socket.write('kept');
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  const { port } = server.address() as net.AddressInfo;
  const kept = [await connect(port), await connect(port), await connect(port)];
  onTestFinished(() => {
    for (const socket of kept) socket?.destroy();
  });
  expect(kept).not.toContain(null);
  expect(await connect(port)).toBeNull();
  const closed = new Promise((resolve) => {
    server.getConnections(() => undefined);
    kept[0]?.once('close', resolve);
  });
  kept[0]?.destroy();
  await closed;
  await expect.poll(async () => (await connect(port)) !== null, { timeout: 10_000 }).toBe(true);
});
