/** A camera of another system: whether it answers, asked of real servers. */
import { createServer as createHttpServer } from 'node:http';
import net, { type AddressInfo, type Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { Camera } from '../../devices/camera.ts';
import { cameraSchema } from '../../devices/camera-wiring.ts';
import type { DeviceObservation } from '../../src/core/device-observation.ts';

const WAIT = { timeout: 30_000 } as const;

const HALL = { device: 'hall', kind: 'camera' } as const;
const THERE = { type: 'device_recovered', ...HALL } as const;

/** A server on a port of its own, or on the one it had before. */
const serve = async (server: Server, port = 0): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
};

/** Answers as RTSP servers do, and says what it was asked. */
const rtspServer = (asked: string[] = []): Server =>
  net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (question) => {
      asked.push(question.toString());
      socket.write('RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\n\r\n');
    });
  });

/** Watches a camera with its clock by hand: `look` asks once more. */
const watched = async (address: string, misses = 2) => {
  const wiring = cameraSchema.parse({ kind: 'camera', camera: 'hall', address, misses });
  const seen: DeviceObservation[] = [];
  const camera = new Camera({ ...wiring, every_s: 0.02 });
  onTestFinished(() => camera.stop());
  await camera.start((observation) => seen.push(observation));
  return { seen, camera };
};

test('a camera that wants a password has answered, and is asked for nothing but that', async () => {
  const asked: string[] = [];
  const { seen } = await watched(`rtsp://127.0.0.1:${await serve(rtspServer(asked))}/`);
  expect(seen).toEqual([THERE]);
  expect(asked[0]).toBe('OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n');
  await expect.poll(() => asked.length, WAIT).toBeGreaterThan(3);
  expect(seen).toHaveLength(1);
});

test('a camera that goes and comes back is said to, each once', async () => {
  const first = rtspServer();
  const port = await serve(first);
  const { seen } = await watched(`rtsp://127.0.0.1:${port}/`);
  first.close();
  await expect.poll(() => seen.length, WAIT).toBe(2);
  expect(seen[1]).toMatchObject({
    type: 'device_lost',
    ...HALL,
    cause: expect.stringContaining('ECONNREFUSED'),
  });
  await serve(rtspServer(), port);
  await expect.poll(() => seen.length, WAIT).toBe(3);
  expect(seen[2]).toEqual(THERE);
});

test('one question without an answer is no loss', async () => {
  let questions = 0;
  const server = net.createServer((socket) => {
    questions += 1;
    if (questions % 3 === 0) socket.destroy();
    else socket.write('RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n');
  });
  const { seen } = await watched(`rtsp://127.0.0.1:${await serve(server)}/`);
  await expect.poll(() => questions, WAIT).toBeGreaterThan(8);
  expect(seen).toEqual([THERE]);
});

test('one that was never there is lost at once', async () => {
  const server = rtspServer();
  const port = await serve(server);
  server.close();
  const { seen } = await watched(`rtsp://127.0.0.1:${port}/`, 5);
  expect(seen).toMatchObject([{ type: 'device_lost', ...HALL }]);
});

test('a start does not wait for one that is slow, and nobody is let in on its word meanwhile', async () => {
  const waiting: (() => void)[] = [];
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', () => waiting.push(() => socket.write('RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n')));
  });
  const { seen } = await watched(`rtsp://127.0.0.1:${await serve(server)}/`);
  expect(seen).toMatchObject([{ type: 'device_lost', ...HALL, cause: 'no answer yet' }]);
  await expect.poll(() => waiting.length, WAIT).toBe(1);
  for (const answer of waiting) answer();
  await expect.poll(() => seen.length, WAIT).toBe(2);
  expect(seen[1]).toEqual(THERE);
});

test('another program on its port is no camera', async () => {
  const server = net.createServer((socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
  const { seen } = await watched(`rtsp://127.0.0.1:${await serve(server)}/`);
  expect(seen).toMatchObject([{ type: 'device_lost', cause: 'what answers there is no camera' }]);
});

test('by HTTP any answer is one', async () => {
  const methods: unknown[] = [];
  const server = createHttpServer((request, response) => {
    methods.push([request.method, request.headers.authorization]);
    response.writeHead(503).end();
  });
  const { seen } = await watched(`http://127.0.0.1:${await serve(server)}/onvif/device_service`);
  expect(seen).toEqual([THERE]);
  expect(methods[0]).toEqual(['HEAD', undefined]);
});

test('nothing is said any more once it is stopped', async () => {
  const server = rtspServer();
  const { seen, camera } = await watched(`rtsp://127.0.0.1:${await serve(server)}/`, 1);
  await camera.stop();
  server.close();
  await new Promise((resolve) => server.once('close', resolve));
  expect(seen).toEqual([THERE]);
});

test.each(['rtsp://admin:secret@10.0.0.7/', 'file:///etc/passwd', 'rtsp://', 'http://10.0.0.7 /'])(
  '%s is no address of a camera',
  (address) => {
    expect(cameraSchema.safeParse({ kind: 'camera', camera: 'hall', address }).success).toBe(false);
  },
);
