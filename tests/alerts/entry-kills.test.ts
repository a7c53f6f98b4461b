/** The process that sends entries is killed in the middle of it, and the whole kiosk too: no entry is missing. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Channel } from '../../src/alerts/channel.ts';
import { readLog } from '../../src/log/read-log.ts';
import { temporaryDirectory } from '../log/aid.ts';
import { until } from '../web/small-kiosk.ts';
import { authority } from './certificates.ts';
import { alertsProcessesOf } from './children.ts';
import { killed, PATIENCE_MS, run } from './kiosk-run.ts';
import { syslogHost } from './syslog-host.ts';

const KILLS = 4;

const bytesIn = (data: string): readonly string[] => {
  const log = readLog(data);
  try {
    return log.rows.bytes(0, log.head().size).map((bytes) => bytes.toString('utf8'));
  } finally {
    log.close();
  }
};

test('each entry arrives at least once under its own key, and in order', {
  timeout: 4 * PATIENCE_MS,
}, async () => {
  const data = join(temporaryDirectory(), 'data');
  const { ca_file, certify } = authority(temporaryDirectory());
  const host = await syslogHost(certify('IP:127.0.0.1'));
  const channel: Channel = {
    ...{ id: 'way', kind: 'syslog', host: '127.0.0.1', port: host.port, ca_file, format: 'text' },
    ...{ facility: 'audit', enterprise: 32_473, entries: 'yes', duress: 'yes', keep_days: 14 },
  };
  const sent = () => host.messages.filter(({ data: [about] }) => about?.values['key']?.endsWith('.entry'));
  const numbers = () => sent().map(({ data: [about] }) => Number(about?.values['entry']));
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = await run(data, channel, 'day');
    const before = numbers().length;
    await until('entries arrive', () => numbers().length > before + 10, PATIENCE_MS);
    host.resets = kill % 2;
    const [pid] = alertsProcessesOf(child.pid ?? 0);
    const seen = numbers().length;
    process.kill(pid ?? 0, 'SIGKILL');
    await until('another one sends them', () => numbers().length > seen + 10, PATIENCE_MS);
    await killed(child);
  }
  const child = await run(data, channel, 'night');
  const stored = bytesIn(data);
  await until('all have arrived', () => numbers().includes(stored.length - 1), PATIENCE_MS);
  await killed(child);
  const received = numbers().filter((entry) => entry < stored.length);
  expect([...new Set(received)]).toEqual(stored.map((_, entry) => entry));
  const whole = sent().filter(({ id }) => id !== 'withheld');
  expect(whole.length).toBeGreaterThan(10 * KILLS);
  for (const {
    body,
    data: [about],
  } of whole) {
    const entry = Number(about?.values['entry']);
    if (entry < stored.length) expect(body).toBe(stored[entry]);
  }
});
