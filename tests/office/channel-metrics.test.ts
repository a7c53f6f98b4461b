/** A SIEM that is away is seen in the figures, and that it is back too. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { authority } from '../alerts/certificates.ts';
import { syslogHost } from '../alerts/syslog-host.ts';
import { temporaryDirectory } from '../log/aid.ts';
import { freePort } from '../web/free-port.ts';
import { ask, officeSite } from './aid.ts';
import { type Family, parseExposition, seriesValue } from './exposition.ts';

const PATIENCE_MS = 90_000;
/** Within the rate at which one address may ask for figures, however fast the machine is. */
const EVERY_MS = 500;

test('a channel whose server is away is open, its entries wait, and none waits when it is back', {
  timeout: 4 * PATIENCE_MS,
}, async () => {
  const { ca_file, certify } = authority(temporaryDirectory());
  const port = await freePort();
  const siem = `{ id: siem, kind: syslog, host: 127.0.0.1, port: ${port}, ca_file: ${ca_file}, entries: yes }`;
  const site = await officeSite(`  metrics: { token_file: keys/metrics.token }\nchannels:\n  - ${siem}\n`);
  const token = readFileSync(path.join(site.data, 'keys/metrics.token'), 'utf8').trim();
  const figures = async (): Promise<readonly Family[]> => {
    const headers = { authorization: `Bearer ${token}` };
    return parseExposition((await ask(`${site.origin}/metrics`, site.pem, { headers })).body);
  };
  const entries = { channel: 'siem.entries' };
  const isOpen = { ...entries, state: 'open' };
  await expect
    .poll(async () => seriesValue(await figures(), 'channel_breaker', isOpen), {
      timeout: PATIENCE_MS,
      interval: EVERY_MS,
    })
    .toBe(1);
  const away = await figures();
  expect(seriesValue(away, 'channel_failed', entries)).toBe(1);
  expect(seriesValue(away, 'channel_waiting_entries', entries)).toBe(seriesValue(away, 'log_entries'));
  expect(seriesValue(away, 'channel_oldest_waiting_entry_age_seconds', entries)).toBeGreaterThan(0);
  expect(seriesValue(away, 'channel_given_up_total', { channel: 'siem' })).toBe(0);
  const host = await syslogHost(certify('IP:127.0.0.1'), undefined, port);
  await expect
    .poll(
      async () => {
        const back = await figures();
        return [
          seriesValue(back, 'channel_breaker', { ...entries, state: 'closed' }),
          seriesValue(back, 'channel_failed', entries),
          seriesValue(back, 'channel_waiting_entries', entries),
          seriesValue(back, 'channel_oldest_waiting_entry_age_seconds', entries),
        ];
      },
      { timeout: PATIENCE_MS, interval: EVERY_MS },
    )
    .toEqual([1, 0, 0, 0]);
  const received = host.messages.filter(({ data }) => data[0]?.values['key']?.endsWith('.entry'));
  expect(received.map(({ data }) => Number(data[0]?.values['entry']))).toEqual(received.map((_, at) => at));
});
