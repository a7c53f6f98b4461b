/** Taking the log out over TLS at the real service: who may what, one at a time, on record first, and ended cleanly. */
import { readdirSync } from 'node:fs';
import https from 'node:https';
import { describe, expect, test, vi } from 'vitest';
import type { ExportAnswer, ExportChoices } from '../../src/office/wire.ts';
import { PATIENCE_MS } from './aid.ts';
import { type ApiSite, apiSite } from './api-site.ts';
import type { Visitor } from './visitor.ts';

const LONG = { timeout: 4 * PATIENCE_MS };

const begin = (visitor: Visitor, asked: object = { profile: 'public' }) =>
  visitor.ask('POST', '/exports', asked);

const stateOf = async (visitor: Visitor, { id }: Pick<ExportAnswer, 'id'>): Promise<ExportAnswer> =>
  (await visitor.ask('GET', `/exports/${id}`)).json as unknown as ExportAnswer;

/** Waits until all is read and checked. */
const prepared = async (visitor: Visitor, asked?: object): Promise<ExportAnswer> => {
  const begun = (await begin(visitor, asked)).json as unknown as ExportAnswer;
  await vi.waitFor(async () => expect((await stateOf(visitor, begun)).state).toBe('ready'), {
    timeout: PATIENCE_MS,
  });
  return stateOf(visitor, begun);
};

const exported = (site: ApiSite) => site.facts().filter(({ type }) => type === 'log_exported');

describe('who may take the log out', () => {
  test('observers never, administrators without names, and others as they like', LONG, async () => {
    const site = await apiSite();
    const { observer, administrator, auditor, supervisor } = site.as;
    const offered = async (visitor: Visitor) =>
      ((await visitor.ask('GET', '/exports')).json as unknown as ExportChoices).profiles;
    expect((await observer.ask('GET', '/exports')).code).toBe('not_allowed');
    expect((await begin(observer)).code).toBe('not_allowed');
    expect(await offered(administrator)).toEqual([{ profile: 'public', names: 'no' }]);
    expect((await begin(administrator, { profile: 'none' })).code).toBe('not_allowed');
    for (const visitor of [auditor, supervisor])
      expect((await offered(visitor)).map(({ profile }) => profile)).toEqual(['none', 'public']);
    for (const asked of [{}, { profile: 'another' }, { profile: 'public', from: '#3' }, { profile: 1 }])
      expect((await begin(auditor, asked)).code).toBe('malformed');
    expect(exported(site)).toEqual([]);
  });

  test(
    'whoever gave their password long ago gives it again, and nobody begins it from another page',
    LONG,
    async () => {
      const site = await apiSite();
      const { auditor } = site.as;
      const foreign = await auditor.ask('POST', '/exports', { profile: 'public' }, { 'x-change-token': 'x' });
      expect(foreign.code).toBe('not_ours');
      const { id } = await prepared(auditor);
      const others = await site.as.supervisor.ask('GET', `/exports/${id}/file`);
      expect([others.status, others.code]).toEqual([404, 'unknown']);
    },
  );
});

describe('one bundle', () => {
  test('is on record before it leaves, has the size that was said, and leaves once', LONG, async () => {
    const site = await apiSite();
    const { auditor } = site.as;
    const ready = await prepared(auditor, { profile: 'none' });
    expect(exported(site)).toEqual([]);
    const file = await auditor.ask('GET', `/exports/${ready.id}/file`);
    expect([file.status, file.headers['content-type'], file.headers['content-length']]).toEqual([
      200,
      'application/zip',
      String(ready.bytes),
    ]);
    expect(file.headers['content-disposition']).toBe(`attachment; filename="${ready.name}.zip"`);
    expect(exported(site)).toMatchObject([
      { account: 'aud', role: 'auditor', taken: 'as_file', profile: 'none', from: 0, entries: ready.until },
    ]);
    const { state, sent } = await stateOf(auditor, ready);
    expect([state, sent]).toEqual(['sent', ready.bytes]);
    expect((await auditor.ask('GET', `/exports/${ready.id}/file`)).status).toBe(409);
    // Nothing of it lies in the folder of the log.
    expect(readdirSync(site.data).filter((name) => /zip|unfinished|export/.test(name))).toEqual([]);
  });

  test('keeps others waiting while it is on its way, and no longer once it is cancelled', LONG, async () => {
    const site = await apiSite();
    const { auditor, supervisor } = site.as;
    const ready = await prepared(auditor);
    const waits = await begin(supervisor);
    expect([waits.status, waits.code]).toEqual([503, 'busy']);
    const cancelled = await auditor.ask('POST', `/exports/${ready.id}/cancel`);
    expect(cancelled.json['state']).toBe('cancelled');
    expect((await auditor.ask('GET', `/exports/${ready.id}/file`)).status).toBe(409);
    expect((await prepared(supervisor)).state).toBe('ready');
    expect(exported(site)).toEqual([]);
  });

  test('ends when the browser goes in the middle, or the session does', LONG, async () => {
    const site = await apiSite();
    // Far more than a socket takes at once.
    for (let times = 0; times < 800; times += 1) for (const is of ['open', 'closed'] as const) site.door(is);
    expect(site.service.kiosk.index).toBeGreaterThan(1_600);
    const { auditor } = site.as;
    const ready = await prepared(auditor);
    await new Promise<void>((resolve, reject) => {
      const { origin, pem } = site;
      const address = `${origin}/api/v1/exports/${ready.id}/file`;
      const options = {
        ca: pem,
        agent: false,
        servername: 'localhost',
        headers: { origin, cookie: auditor.cookie },
      };
      const request = https.get(address, options, (response) => {
        response.once('data', () => {
          response.pause();
          response.destroy();
          resolve();
        });
      });
      request.once('error', reject);
    });
    await vi.waitFor(async () => expect((await stateOf(auditor, ready)).state).toBe('cancelled'), {
      timeout: PATIENCE_MS,
    });
    const again = await prepared(auditor);
    await auditor.ask('DELETE', '/session');
    expect((await auditor.ask('GET', `/exports/${again.id}/file`)).status).toBe(401);
    await vi.waitFor(async () => expect((await begin(site.as.supervisor)).status).toBe(200), {
      timeout: PATIENCE_MS,
    });
  });
});
