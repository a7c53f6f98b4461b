/** Another process holds the port of the screens: the door is guarded all the same, and whoever looks is told. */
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { connectKeeper } from '../../src/control.ts';
import { lookAtScreens } from '../../src/doctor/screens.ts';
import { request, until } from '../web/small-kiosk.ts';
import { folder, run } from './aid.ts';

/** Some program that serves pages of its own, until it is stopped. */
const holder = async () => {
  const server = http.createServer((_, response) => response.end('<title>not the kiosk</title>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = (): void => {
    server.close();
    server.closeAllConnections();
  };
  onTestFinished(stop);
  return { port: (server.address() as AddressInfo).port, stop };
};

const site = (port: number, device: string) => {
  const made = folder();
  const file = path.join(made, 'kiosk.yaml');
  writeFileSync(
    file,
    `kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: data, listen: { host: 127.0.0.1, port: ${port} } }
rooms:
  - { id: vault, name: Vault, door: vault-door, outside_reader: vault-outside, rules: { pairing: any_two } }
devices:
  - { kind: simulated }
${device}
`,
  );
  return { file, data: path.join(made, 'data') };
};

test('beside real devices the kiosk goes on without screens, and serves them once the port is free', async () => {
  const { port, stop } = await holder();
  const { file, data } = site(port, '  - { kind: camera, camera: hall, address: "rtsp://127.0.0.1:1/" }');
  const stopped = Promise.withResolvers<string>();
  let printed = '';
  const ended = run(['run', '--config', file], {
    stop: stopped.promise,
    onPrint: (text) => {
      printed += text;
    },
  });
  await until('the kiosk runs', () => printed.includes('kiosk screen'), 20_000);
  expect(printed).toMatch(
    new RegExp(`NOT screens {5}cannot listen on 127\\.0\\.0\\.1 port ${port} \\(EADDRINUSE\\)`),
  );
  expect(await (await connectKeeper(data))?.occupancy()).toMatchObject([{ room: 'vault' }]);
  const listen = { host: '127.0.0.1', port };
  expect(await lookAtScreens({ listen })).toMatchObject({
    health: 'wrong',
    remedy: expect.stringContaining(`sport = :${port}`),
  });
  stop();
  let status = 0;
  const asking = setInterval(() => {
    request(port, '/healthz').then(
      (answer) => {
        status = answer.status;
      },
      () => undefined,
    );
  }, 100);
  await until('its screens are served', () => status === 200, 10_000);
  clearInterval(asking);
  expect(await lookAtScreens({ listen })).toMatchObject({ health: 'good' });
  stopped.resolve('SIGTERM');
  expect(await ended).toMatchObject({ code: 0 });
  expect(await lookAtScreens({ listen })).toMatchObject({ health: 'unknown' });
});

test('where all hardware is simulated there is no door to guard: a port that is taken is an error', async () => {
  const { port } = await holder();
  const seen = await run(['run', '--config', site(port, '').file]);
  expect(seen.code).not.toBe(0);
  expect(seen.errors).toContain('(EADDRINUSE): choose another port, or stop what listens there');
});
