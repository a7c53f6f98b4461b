import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express from 'express';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LogRefused } from '../../../src/log/errors.ts';
import { publishLog } from '../../../src/log/published-log.ts';
import type { Report } from '../../../src/log/verify/report.ts';
import { openPublishedLog } from '../../../src/log/verify-sources/published-log.ts';
import { logRoutes } from '../../../src/web/log-routes.ts';
import { fill, opened, optionsIn, temporaryDirectory } from '../aid.ts';
import { ORIGIN } from '../facts.ts';
import { type Known, kindsOf, verified } from '../verify/aid.ts';
import { writeDatabase } from '../verify/database-files.ts';
import { HONEST, PHOTO } from '../verify/tampered.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const serving = async (handler: Handler): Promise<string> => {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const check = (address: string, known: Known = {}): Promise<Report> =>
  verified(openPublishedLog(address).source, { vkey: HONEST.vkey, ...known });

/** The honest sample, published as a kiosk publishes its own, with whatever comes before. */
const published = (before?: express.RequestHandler): Promise<string> => {
  const folder = path.join(temporaryDirectory(), 'data');
  writeDatabase(folder, HONEST, ORIGIN);
  const log = publishLog(folder);
  onTestFinished(() => log.close());
  const app = express();
  if (before !== undefined) app.use(before);
  app.use('/log', logRoutes(log));
  return serving(app);
};

describe('a log that is published', () => {
  test('is checked by the address of its kiosk, and by that of the log', async () => {
    const address = await published();
    for (const at of [address, `${address}/`, `${address}/log`]) {
      const report = await check(at);
      expect(report).toMatchObject({ verdict: 'INTACT, UNWITNESSED', size: 600, findings: { count: 0 } });
      expect(report.checked).toMatchObject({ entries_read: 600, hashes_only: 0 });
    }
  });

  test('says what is not published, and so not checked', async () => {
    const lines = (await check(await published())).not_checked.join('\n');
    for (const words of ['personal fields', 'checkpoints of earlier sizes', 'the records'])
      expect(lines).toContain(words);
  });

  test('stands beside a checkpoint that somebody kept', async () => {
    const address = await published();
    expect((await check(address, { old: [PHOTO] })).verdict).toBe('INTACT, UNWITNESSED');
  });

  test('may grow while it is checked', async () => {
    const options = optionsIn(temporaryDirectory());
    const writer = opened(options);
    fill(writer, 200);
    const log = publishLog(options.directory);
    onTestFinished(() => log.close());
    const app = express();
    app.use((request, _response, next) => {
      // The partial tile of the size that was told is full by the time that it is asked for.
      if (request.path.includes('/tile/') && writer.head.size === 200) fill(writer, 100);
      next();
    });
    app.use('/log', (request, response, next) => {
      if (request.path.includes('.p/')) response.status(404).end();
      else next();
    });
    app.use('/log', logRoutes(log));
    const report = await check(await serving(app), { vkey: log.verifier_key });
    expect(report).toMatchObject({
      verdict: 'INTACT, UNWITNESSED',
      size: 200,
      checked: { entries_read: 200 },
    });
  });
});

describe('a server that is not as it should be', () => {
  test('asks for patience, and gets it', async () => {
    let asked = 0;
    const address = await published((_request, response, next) => {
      asked += 1;
      if (asked % 3 === 0) response.status(429).set('Retry-After', '0').end();
      else next();
    });
    expect((await check(address)).verdict).toBe('INTACT, UNWITNESSED');
  });

  test('another entry than the one that was signed is found', async () => {
    const address = await published((request, response, next) => {
      if (request.path !== '/log/tile/entries/000') return next();
      const send = response.send.bind(response);
      response.send = ((body: unknown) => {
        if (body instanceof Buffer) body[40] = (body[40] ?? 0) ^ 1;
        return send(body);
      }) as typeof response.send;
      request.headers['accept-encoding'] = 'identity;q=1, *;q=0';
      next();
    });
    expect(await check(address)).toMatchObject({ verdict: 'INVALID', first_bad: { from: 0, until: 1 } });
  });

  test('a tile that is not there, and one without end', async () => {
    const lacking = await published((request, response, next) => {
      if (request.path === '/log/tile/entries/001') response.status(404).end();
      else next();
    });
    expect(kindsOf(await check(lacking))).toContain('entries_missing');
    const endless = await published((request, response, next) => {
      if (request.path === '/log/tile/0/000') response.send(Buffer.alloc(9_000));
      else next();
    });
    const report = await check(endless);
    expect(report.verdict).toBe('INVALID');
    expect(report.findings.items.map(({ what }) => what).join()).toContain('gives more than the 8192 bytes');
  });

  test('nothing at the address is no log, and no answer is no verdict', async () => {
    const nothing = await serving((_request, response) => response.writeHead(404).end());
    expect((await check(nothing)).findings.items[0]?.what).toBe('there is no checkpoint');
    const broken = await serving((_request, response) => response.writeHead(500).end());
    await expect(check(broken)).rejects.toThrow(LogRefused);
  });
});
