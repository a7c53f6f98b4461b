/** The demo's tray: a real mail server and a real receiver of webhooks, and what the panel shows of what arrived. */
import net from 'node:net';
import { createTransport } from 'nodemailer';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readLetter } from '../../devices/simulator/letter.ts';
import { openTray, readdressed } from '../../devices/simulator/tray.ts';
import type { Arrived, TrayPorts } from '../../devices/simulator/tray-messages.ts';
import { makeSimulator } from './simulated-rooms.ts';
import { until } from './support.ts';

interface Tray {
  readonly ports: TrayPorts;
  readonly items: Arrived[];
}

const tray = async (asked: TrayPorts = { mail: 0, hook: 0 }): Promise<Tray> => {
  const items: Arrived[] = [];
  const open = Promise.withResolvers<TrayPorts>();
  const close = openTray({
    ports: asked,
    opened: (ports) => open.resolve(ports),
    arrived: (item) => items.push(item),
    failed: (what) => open.reject(new Error(what)),
  });
  onTestFinished(close);
  return { ports: await open.promise, items };
};

const TEXT = 'Door opened. It was raised.\n\nWHAT TO DO: Send two people. Prüfen Sie die Tür.\n\ntime: now\n';

test('a mail lies in the tray with its subject and what to do, whatever it is encoded in', async () => {
  const { ports, items } = await tray();
  const transport = createTransport({ host: '127.0.0.1', port: ports.mail });
  onTestFinished(() => transport.close());
  for (const encoding of ['quoted-printable', 'base64'] as const) {
    await transport.sendMail({
      from: 'kiosk@a.example',
      to: ['a@a.example', 'b@a.example'],
      subject: '[critical] Door opened with nobody signed in, Bóveda de boletas contadas y selladas',
      text: TEXT,
      textEncoding: encoding,
    });
  }
  await until('both arrived', () => items.length === 2);
  const item: Arrived = {
    by: 'mail',
    to: 'a@a.example, b@a.example',
    title: '[critical] Door opened with nobody signed in, Bóveda de boletas contadas y selladas',
    response: 'Send two people. Prüfen Sie die Tür.',
  };
  expect(items).toEqual([item, item]);
});

test('a webhook lies in the tray with its title and what to do, and any other body as it is', async () => {
  const { ports, items } = await tray();
  const post = (body: string) => fetch(`http://127.0.0.1:${ports.hook}/duty`, { method: 'POST', body });
  const about = { title: 'Tampering', response: 'Send two people.', room: 'Vault' };
  expect((await post(JSON.stringify({ ...about, event: 'raised' }))).status).toBe(204);
  await post(JSON.stringify({ ...about, event: 'closed', room: '' }));
  await post('{"text":"hello"}');
  await until('all arrived', () => items.length === 3);
  expect(items).toEqual([
    { by: 'webhook', to: '/duty', title: 'raised: Tampering, Vault', response: 'Send two people.' },
    { by: 'webhook', to: '/duty', title: 'closed: Tampering', response: '' },
    { by: 'webhook', to: '/duty', title: '{"text":"hello"}', response: '' },
  ]);
});

test('where a port is taken already the tray takes a free one', async () => {
  const other = net.createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const taken = (other.address() as net.AddressInfo).port;
  const { ports } = await tray({ mail: taken, hook: taken });
  expect(ports.mail).not.toBe(taken);
  expect(ports.hook).not.toBe(taken);
});

describe('channels', () => {
  const wired = { mail: 8025, hook: 8026 };

  test('to the tray go where it is, others stay', () => {
    const channels = [
      { id: 'a', kind: 'smtp', server: 'smtp://127.0.0.1:8025' },
      { id: 'b', kind: 'webhook', url: 'http://127.0.0.1:8026/duty' },
      { id: 'c', kind: 'smtp', server: 'smtp://mail.county.example:8025' },
      { id: 'd', kind: 'webhook', url: 'http://127.0.0.1:9000/x' },
    ];
    expect(readdressed(channels, wired, { mail: 1, hook: 2 })).toEqual([
      { id: 'a', kind: 'smtp', server: 'smtp://127.0.0.1:1' },
      { id: 'b', kind: 'webhook', url: 'http://127.0.0.1:2/duty' },
      channels[2],
      channels[3],
    ]);
  });
});

test('the panel shows the newest messages, and forgets the oldest', () => {
  const simulator = makeSimulator();
  let told = 0;
  simulator.onChange(() => {
    told += 1;
  });
  for (let number = 1; number <= 40; number += 1) {
    simulator.put({ by: 'mail', to: 'a', title: `title ${number}`, response: '' });
  }
  const { tray: shown } = simulator.state();
  expect(shown).toHaveLength(30);
  expect(shown[0]).toMatchObject({ id: 40, title: 'title 40' });
  expect(told).toBe(40);
});

test('a letter without a body or without anything to do says so little', () => {
  expect(readLetter('Subject: hello\r\n')).toEqual({ title: 'hello', response: '' });
  expect(readLetter('Subject: a\r\n b\r\n\r\nnothing to do')).toEqual({ title: 'a b', response: '' });
});
