import { existsSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type EvidenceReport, type EvidenceTask, serveEvidence } from '../../src/web/evidence-service.ts';
import { fill, opened, optionsIn, temporaryDirectory } from '../log/aid.ts';
import { someLog, WITNESS } from '../witness/aid.ts';
import { freePort } from './free-port.ts';
import { until } from './small-kiosk.ts';

const neighbour = someLog();

/** Serves a log of 5 entries in the process that a kiosk starts for it. */
const served = async (more: Partial<EvidenceTask> = {}) => {
  const options = optionsIn(temporaryDirectory());
  const log = opened(options);
  fill(log, 5);
  const port = await freePort();
  const reports: EvidenceReport[] = [];
  const task: EvidenceTask = {
    data: options.directory,
    log_key: options.keyFile,
    listen: { host: '127.0.0.1', port },
    witness: {
      name: WITNESS,
      key: join(options.directory, 'keys', 'witness.pem'),
      logs: [neighbour.verifier_key],
    },
    ...more,
  };
  const stop = serveEvidence(task, (report) => reports.push(report));
  onTestFinished(stop);
  const servings = () => reports.filter(({ report }) => report === 'serving').length;
  return { options, log, reports, servings, stop, address: `http://127.0.0.1:${task.listen.port}` };
};

test('log and witness are served by a process of their own, while the log grows', async () => {
  const { log, reports, servings, address, stop } = await served();
  await until('it serves', () => servings() === 1, 15_000);
  expect(reports).toMatchObject([{ report: 'serving', address, witness: expect.stringContaining(WITNESS) }]);
  fill(log, 3);
  expect(await (await fetch(`${address}/log/checkpoint`)).text()).toBe(log.head.checkpoint);
  const body = neighbour.request(0, 4);
  expect((await fetch(`${address}/witness/add-checkpoint`, { method: 'POST', body })).status).toBe(200);
  stop();
  await expect
    .poll(
      () =>
        fetch(`${address}/healthz`).then(
          () => 'serves',
          () => 'gone',
        ),
      { timeout: 10_000 },
    )
    .toBe('gone');
});

test('a witness that may not go on is told of, and the log is served without it', async () => {
  const directory = optionsIn(temporaryDirectory());
  fill(opened(directory), 5);
  const { reports, servings, address } = await served({
    data: directory.directory,
    log_key: directory.keyFile,
    witness: { name: WITNESS, key: directory.keyFile, logs: [neighbour.verifier_key] },
  });
  await until('it serves', () => servings() === 1, 15_000);
  expect(reports[0]).toMatchObject({
    report: 'failed',
    what: expect.stringContaining('the same key as the log'),
  });
  expect(existsSync(join(directory.directory, 'witness.db'))).toBe(false);
  expect((await fetch(`${address}/log/checkpoint`)).status).toBe(200);
  expect((await fetch(`${address}/witness/add-checkpoint`, { method: 'POST', body: '' })).status).toBe(404);
});

test('a port that is taken is told, and taken once it is free', async () => {
  const blocker = net.createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => blocker.listen(port, '127.0.0.1', resolve));
  const { reports, servings } = await served({ listen: { host: '127.0.0.1', port }, witness: null });
  await until('it is told', () => reports.length > 0, 15_000);
  expect(reports[0]).toMatchObject({ report: 'failed', what: expect.stringContaining('EADDRINUSE') });
  blocker.close();
  await until('it serves', () => servings() === 1, 15_000);
});
