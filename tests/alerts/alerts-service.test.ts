/** From a door that is forced to people who are told, through the real service with all its processes. */
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { outcomeTaker } from '../../src/alerts/alerts-service.ts';
import { ChannelStandings } from '../../src/channel-standings.ts';
import { parseConfig } from '../../src/config.ts';
import type { ChannelFact } from '../../src/core/facts-channels.ts';
import type { AlarmId } from '../../src/core/terms.ts';
import { INBOX_MAX } from '../../src/kiosk.ts';
import { decodeEntries } from '../../src/log/log-facts.ts';
import { readLog } from '../../src/log/read-log.ts';
import { type Service, startService } from '../../src/main.ts';
import { DOOR } from '../core/world.ts';
import { testKiosk } from '../kiosk/aid.ts';
import { temporaryDirectory } from '../log/aid.ts';
import { freePort } from '../web/free-port.ts';
import { until } from '../web/small-kiosk.ts';
import { headerOf, mailHost, receiver } from './aid.ts';
import { alertsProcessesOf } from './children.ts';

const PATIENCE_MS = 60_000;

const configured = async (channels: string): Promise<string> => `kiosk:
  name: Test kiosk
  origin: county.example/ballot-room/k01
  time_zone: America/Denver
  listen: { host: 127.0.0.1, port: ${await freePort()} }
rooms:
  - id: north
    name: North room
    door: north-door
    outside_reader: north-outside
    rules: { pairing: any_two }
devices:
  - kind: simulated
channels:
${channels}`;

interface Site {
  readonly data: string;
  readonly service: Service;
  readonly said: string[];
  facts(): readonly ChannelFact[];
  door(open: boolean): Promise<void>;
}

const site = async (channels: string): Promise<Site> => {
  const data = join(temporaryDirectory(), 'data');
  mkdirSync(join(data, 'keys'), { recursive: true, mode: 0o700 });
  chmodSync(data, 0o700);
  writeFileSync(join(data, 'keys', 'hook.secret'), 'open sesame', { mode: 0o600 });
  const text = await configured(channels);
  const said: string[] = [];
  const service = await startService({
    config: parseConfig(new TextEncoder().encode(text), 'site.yaml', data),
    panelPeople: () => [],
    tell: (line) => said.push(line),
    onFailure: (error) => said.push(String(error)),
  });
  onTestFinished(() => service.stop('end of the test'));
  return {
    data,
    service,
    said,
    facts: () => {
      const log = readLog(data);
      try {
        return [...decodeEntries(log.entries(0))].flatMap(({ fact }) =>
          /^(notice|channel)_/.test(fact.type) ? [fact as ChannelFact] : [],
        );
      } finally {
        log.close();
      }
    },
    door: async (open) => {
      const answer = await fetch(new URL('/simulator/door', service.address.kiosk), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ door: 'north-door', open }),
      });
      expect(answer.ok).toBe(true);
    },
  };
};

test(
  'a forced door: mail and webhook arrive with what to do, and who was told stands in the log',
  async () => {
    const mail = await mailHost();
    const hook = await receiver();
    const at =
      await site(`  - { id: mail, kind: smtp, server: '${mail.server}', from: kiosk@county.example, to: [a@county.example, b@county.example] }
  - { id: hook, kind: webhook, url: '${hook.url}/in', secret_file: keys/hook.secret, least: critical }
  - { id: nobody, kind: webhook, url: '${hook.url}/none', template: slack, least: critical, events: [closed] }
`);
    await at.door(true);
    await until('both are told', () => mail.letters.length > 0 && hook.requests.length > 0, PATIENCE_MS);
    const raised = Object.values(at.service.kiosk.state.alarms.open).find(
      ({ kind }) => kind === 'door_forced',
    );
    const told = () => at.facts().filter(({ type }) => type === 'notice_delivered');
    await until('it is on record', () => told().length === 2, PATIENCE_MS);
    const about = { alarm: raised?.alarm, tries: 1, late: 'no', refused: 0 };
    expect(told().toSorted((one, other) => (one.channel < other.channel ? -1 : 1))).toMatchObject([
      { channel: 'hook', recipients: [new URL(hook.url).host], ...about },
      { channel: 'mail', recipients: ['a@county.example', 'b@county.example'], ...about },
    ]);
    expect(headerOf(mail.letters[0] ?? '', 'Subject')).toBe(
      '[critical] Door opened with nobody signed in, North room',
    );
    expect(JSON.parse(hook.requests[0]?.body ?? '')).toMatchObject({
      response: 'Send two people. Check the door, then every seal.',
      room: 'North room',
    });
    expect(statSync(join(at.data, 'alerts.db')).isFile()).toBe(true);
  },
  3 * PATIENCE_MS,
);

test(
  'a channel that fails is an alarm until it works again, and its process comes back when it ends',
  async () => {
    const mail = await mailHost();
    const hook = await receiver();
    mail.mood = 'wants_to_be_asked_later';
    const at =
      await site(`  - { id: mail, kind: smtp, server: '${mail.server}', from: kiosk@county.example, to: [a@county.example] }
  - { id: hook, kind: webhook, url: '${hook.url}/in', template: slack, least: medium }
`);
    await at.door(true);
    const open = () => Object.values(at.service.kiosk.state.alarms.open).map(({ alarm }) => alarm as string);
    await until('it is an alarm', () => open().includes('channel_failed/mail#1'), PATIENCE_MS);
    await until(
      'the other channel tells of it',
      () => hook.requests.some(({ body }) => body.includes('channel_failed/mail')),
      PATIENCE_MS,
    );
    const [pid = 0] = alertsProcessesOf(process.pid);
    process.kill(pid, 'SIGKILL');
    mail.mood = 'takes';
    await until('it is told after all', () => mail.letters.length > 0, PATIENCE_MS);
    const ofMail = () =>
      at
        .facts()
        .filter(({ channel }) => channel === 'mail')
        .map(({ type }) => type);
    await until('it is on record', () => ofMail().at(-1) === 'notice_delivered', PATIENCE_MS);
    expect(ofMail()).toEqual(['notice_failed', 'channel_failed', 'channel_recovered', 'notice_delivered']);
    // The kiosk judges its alarms once it has taken what was reported.
    const alarm = () => at.service.kiosk.state.alarms.open['channel_failed/mail#1' as AlarmId];
    await until('the alarm has returned', () => alarm()?.condition === 'returned', PATIENCE_MS);
  },
  5 * PATIENCE_MS,
);

test('what is reported while the disk is full takes one place in the inbox, and is on record once', () => {
  const outcome: ChannelFact = { type: 'channel_failed', channel: 'mail', cause: 'busy' };
  const at = testKiosk({ people: [] });
  const take = outcomeTaker(at.kiosk);
  at.log.room = 'none';
  for (let again = 0; again < INBOX_MAX + 1; again += 1) expect(take([outcome])).toBe(false);
  expect(at.kiosk.offer({ type: 'door_opened', door: DOOR })).toBe(true);
  at.log.room = 'enough';
  at.pass(1_000);
  expect(take([outcome])).toBe(true);
  expect(at.log.facts.filter(({ type }) => type === 'channel_failed')).toHaveLength(1);
});

test('a channel that is configured no more is no trouble any more', async () => {
  const { tellPeople } = await import('../../src/alerts/alerts-service.ts');
  const at = testKiosk({ people: [] });
  at.kiosk.offer({
    type: 'channels_reported',
    outcomes: [{ type: 'channel_failed', channel: 'old', cause: 'refused' }],
  });
  tellPeople({
    data: '/nowhere',
    channels: [],
    on_call: { lists: [], time_zone: 'UTC' },
    beats: { outside: [], siblings: [], heartbeat_ms: 60_000 },
    kiosk: at.kiosk,
    standings: new ChannelStandings(),
    onFailed: () => undefined,
  })();
  expect(at.kiosk.state.channels['old']?.failed_since).toBe(0);
});
