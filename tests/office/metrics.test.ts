/** Figures for Prometheus: who may read them, that they are what the kiosk is, and that rules and dashboard name them. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { temporaryDirectory } from '../log/aid.ts';
import { until } from '../web/small-kiosk.ts';
import { type Answer, ask, type OfficeSite, officeSite, PATIENCE_MS } from './aid.ts';
import { type Family, parseExposition, seriesValue } from './exposition.ts';

const WITH_METRICS = '  metrics: { token_file: keys/metrics.token }\n';

const tokenFile = ({ data }: OfficeSite): string => path.join(data, 'keys/metrics.token');

const scrape = ({ origin, pem }: OfficeSite, token: string): Promise<Answer> =>
  ask(`${origin}/metrics`, pem, { headers: { authorization: `Bearer ${token}` } });

const familiesOf = async (site: OfficeSite): Promise<readonly Family[]> =>
  parseExposition((await scrape(site, readFileSync(tokenFile(site), 'utf8').trim())).body);

describe('who may read them', () => {
  test('nobody where the configuration does not say so', { timeout: 2 * PATIENCE_MS }, async () => {
    const { origin, pem } = await officeSite();
    expect((await ask(`${origin}/metrics`, pem)).status).toBe(404);
  });

  test('whoever has the token, which lies in a file for its owner alone', {
    timeout: 2 * PATIENCE_MS,
  }, async () => {
    const site = await officeSite(WITH_METRICS);
    expect(statSync(tokenFile(site)).mode & 0o777).toBe(0o600);
    const token = readFileSync(tokenFile(site), 'utf8').trim();
    const good = await scrape(site, token);
    expect([good.status, good.headers['content-type'], good.headers['cache-control']]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
      'no-store',
    ]);
    for (const wrong of ['', 'x', token.slice(1), `${token}x`]) {
      const refused = await scrape(site, wrong);
      expect([refused.status, refused.headers['www-authenticate']]).toEqual([401, 'Bearer realm="metrics"']);
      expect(JSON.parse(refused.body).error.remedy).toContain('office.metrics.token_file');
    }
    expect((await ask(`${site.origin}/metrics`, site.pem)).status).toBe(401);
    writeFileSync(tokenFile(site), 'another-token\n');
    expect((await scrape(site, token)).status).toBe(401);
    expect((await scrape(site, 'another-token')).status).toBe(200);
  });

  test('nobody with a token that others can read, and people sign in all the same', {
    timeout: 2 * PATIENCE_MS,
  }, async () => {
    const file = path.join(temporaryDirectory(), 'open.token');
    writeFileSync(file, 'everybody-knows-it\n', { mode: 0o644 });
    const site = await officeSite(`  metrics: { token_file: ${file} }\n`);
    await until('it serves', () => site.said.length === 2, PATIENCE_MS);
    expect(site.said).toEqual([
      `  NOT supervisors no figures: ${file}: other users can get at this token (mode 0644). If nobody else can have read or changed it, run "chmod 600 ${file}"; else it must be replaced.`,
      `  supervisors     ${site.origin}/supervisor/`,
    ]);
    expect((await scrape(site, 'everybody-knows-it')).status).toBe(404);
  });
});

describe('what they say', () => {
  test('every figure has its unit, and bounded labels', { timeout: 2 * PATIENCE_MS }, async () => {
    const site = await officeSite(WITH_METRICS);
    await familiesOf(site);
    const families = await familiesOf(site);
    expect(families.length).toBeGreaterThan(35);
    expect(families.filter(({ help }) => !/ Unit: [a-z0-9, ]+\.$/.test(help))).toEqual([]);
    expect(families.filter(({ name }) => !name.startsWith('ballot_vault_'))).toEqual([]);
    expect(families.filter(({ type, name }) => (type === 'counter') !== name.endsWith('_total'))).toEqual([]);
    const labels = families.flatMap(({ samples }) => samples.flatMap((sample) => Object.keys(sample.labels)));
    expect([...new Set(labels)].sort()).toEqual([
      ...['area', 'kind', 'kiosk', 'le', 'node', 'phase', 'priority', 'process', 'room', 'state', 'status'],
      ...['type', 'version'],
    ]);
  });

  test('a forced door is in them as soon as it is on record', { timeout: 2 * PATIENCE_MS }, async () => {
    const site = await officeSite(WITH_METRICS);
    const before = await familiesOf(site);
    const room = { room: 'north' };
    expect(seriesValue(before, 'kiosk_answers')).toBe(1);
    expect(seriesValue(before, 'build_info', { kiosk: 'Test kiosk', node: process.version })).toBe(1);
    expect(seriesValue(before, 'room_door', { ...room, state: 'closed' })).toBe(1);
    expect(seriesValue(before, 'entries_total', { type: 'kiosk_started' })).toBe(1);
    expect(seriesValue(before, 'entries_total', { type: 'door_forced' })).toBe(0);
    expect(seriesValue(before, 'alarms_open', { priority: 'critical' })).toBe(0);
    await site.simulator('door', { door: 'north-door', open: true });
    const after = await vi.waitFor(
      async () => {
        const families = await familiesOf(site);
        expect(seriesValue(families, 'room_door', { ...room, state: 'open' })).toBe(1);
        return families;
      },
      { timeout: PATIENCE_MS, interval: 200 },
    );
    expect(seriesValue(after, 'entries_total', { type: 'door_forced' })).toBe(1);
    expect(seriesValue(after, 'alarms_open', { priority: 'critical' })).toBe(1);
    expect(seriesValue(after, 'alarms_unacknowledged', { priority: 'critical' })).toBe(1);
    expect(seriesValue(after, 'room_presence_certain', room)).toBe(0);
    expect(seriesValue(after, 'log_entries')).toBe(site.service.kiosk.index + 1);
    for (const process of ['kiosk', 'office']) {
      expect(seriesValue(after, 'process_resident_bytes', { process })).toBeGreaterThan(10_000_000);
      expect(seriesValue(after, 'process_loop_lag_seconds', { process })).toBeGreaterThanOrEqual(0);
    }
    expect(seriesValue(after, 'storage_free_bytes')).toBeGreaterThan(1_000_000);
    expect(
      seriesValue(after, 'office_request_seconds_count', { area: 'metrics', status: '2xx' }),
    ).toBeGreaterThan(0);
  });
});

describe('what is shipped for them', () => {
  const shipped = (name: string): string =>
    readFileSync(path.join(import.meta.dirname, '../../config', name), 'utf8');
  const namesIn = (text: string): readonly string[] => [
    ...new Set([...text.matchAll(/\bballot_vault_[a-z0-9_]+/g)].map(([name]) => name)),
  ];

  test('every name in rules and dashboard is served by a running office', {
    timeout: 2 * PATIENCE_MS,
  }, async () => {
    const families = await familiesOf(await officeSite(WITH_METRICS));
    const served = families.flatMap(({ name, type }) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    );
    const named = namesIn(shipped('prometheus-rules.yaml') + shipped('grafana-dashboard.json'));
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((name) => !served.includes(name))).toEqual([]);
    const looked = families.filter(({ name }) => !named.some((other) => other.startsWith(name)));
    expect(looked.map(({ name }) => name)).toEqual([]);
  });

  test('every rule says what to do, and how bad it is', () => {
    const { groups } = parseYaml(shipped('prometheus-rules.yaml'));
    const rules = groups.flatMap((group: { rules: object[] }) => group.rules);
    expect(rules.length).toBeGreaterThan(10);
    for (const rule of rules) {
      expect(rule).toMatchObject({
        alert: expect.stringMatching(/^BallotVault[A-Za-z]+$/),
        expr: expect.any(String),
        labels: { severity: expect.stringMatching(/^(warning|critical)$/) },
        annotations: { summary: expect.any(String), description: expect.any(String) },
      });
    }
    expect(new Set(rules.map(({ alert }: { alert: string }) => alert)).size).toBe(rules.length);
  });

  test('every panel of the dashboard asks the chosen Prometheus, and says what it shows', () => {
    const { panels } = JSON.parse(shipped('grafana-dashboard.json'));
    expect(panels.length).toBeGreaterThan(10);
    for (const panel of panels) {
      expect(panel).toMatchObject({
        title: expect.any(String),
        description: expect.any(String),
        datasource: { uid: `\${source}` },
      });
      expect(panel.targets.length).toBeGreaterThan(0);
    }
    expect(new Set(panels.map(({ id }: { id: number }) => id)).size).toBe(panels.length);
  });
});
