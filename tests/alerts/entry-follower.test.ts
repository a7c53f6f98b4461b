/** Every entry of a log on its way to a SIEM: what goes out, what never does, and what happens when nobody takes it. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { DeliveryFailed } from '../../src/alerts/channel.ts';
import { TlsLine } from '../../src/alerts/tls-line.ts';
import { entriesOf } from '../../src/core/channels.ts';
import type { Fact } from '../../src/core/facts.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { leafHash } from '../../src/log/formats/tree.ts';
import { openLog } from '../../src/log/open-log.ts';
import { listed, type World, world } from '../core/world.ts';
import {
  BOOT,
  denied,
  heartbeat,
  MORNING,
  moment,
  ORIGIN,
  optionsIn,
  temporaryDirectory,
  temporaryDirectoryOfFile,
} from '../log/aid.ts';
import { until } from '../web/small-kiosk.ts';
import { authority } from './certificates.ts';
import { CHANNEL, folderWith, site, taker } from './entry-site.ts';
import type { ReadSyslog } from './rfc5424.ts';
import { syslogHost } from './syslog-host.ts';
import { DAY, MINUTE } from './waiting.ts';

const ca = authority(temporaryDirectoryOfFile());
const HERE = ca.certify('IP:127.0.0.1');
const PATIENCE_MS = 60_000;

const beats = (count: number): readonly Fact[] => Array.from({ length: count }, () => heartbeat(0));

const numbersIn = (messages: readonly ReadSyslog[]): readonly number[] =>
  messages.map(({ data }) => Number(data[0]?.values['entry']));

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, entry) => entry);

describe('what goes out', () => {
  test('each entry as it is stored, with its hash, over a real connection', async () => {
    const directory = folderWith([heartbeat(0), denied(1)]);
    const host = await syslogHost(HERE);
    const line = new TlsLine({
      ...CHANNEL,
      ca_file: ca.ca_file,
      port: host.port,
      silence_ms: PATIENCE_MS,
      now: () => performance.now(),
    });
    onTestFinished(() => line.close());
    const at = site(directory, line);
    expect(await at.begin().work()).toBe(0);
    await until('both are read', () => host.messages.length === 2, PATIENCE_MS);
    const [bytes] = at.log.rows.bytes(1, 2);
    const hash = leafHash(bytes ?? Buffer.alloc(0)).toString('base64');
    const [, message] = host.messages;
    expect(message).toMatchObject({
      priority: 13 * 8 + 5,
      timestamp: '2026-11-03T11:30:01.000Z',
      id: 'access_denied',
    });
    expect(message?.data[0]).toEqual({
      id: 'ballotVault@32473',
      values: {
        ...{ entry: '1', origin: ORIGIN, key: `${ORIGIN}#1.entry`, type: 'access_denied', room: 'ballots' },
        ...{ kiosk: 'k1', leaf_hash: hash, late: 'no' },
      },
    });
    expect(JSON.parse(message?.body ?? '')).toMatchObject({
      class_uid: 0,
      type_uid: 99,
      activity_name: 'access_denied',
      status: 'Failure',
      time: MORNING + 1_000,
      metadata: { uid: `${ORIGIN}#1.entry`, sequence: 1, event_code: 'access_denied', log_name: ORIGIN },
      raw_data: bytes?.toString('utf8'),
      unmapped: { leaf_hash: hash },
    });
  });

  test('in the words of ECS, or as nothing but the entry itself', async () => {
    const directory = folderWith([heartbeat(0), denied(1)]);
    const [ecs, text] = [taker(), taker()];
    const at = site(directory, ecs.line, 'ecs');
    await at.begin().work();
    const [bytes] = at.log.rows.bytes(1, 2);
    expect(JSON.parse(ecs.messages[1]?.body ?? '')).toMatchObject({
      '@timestamp': '2026-11-03T11:30:01.000Z',
      event: {
        kind: 'event',
        action: 'access_denied',
        sequence: 1,
        outcome: 'failure',
        dataset: 'ballot_vault.entry',
        original: bytes?.toString('utf8'),
      },
      labels: { origin: ORIGIN, room: 'ballots', group: 'access' },
    });
    await site(folderWith([denied(0)]), text.line, 'text')
      .begin()
      .work();
    expect(JSON.parse(text.messages[0]?.body ?? '')).toMatchObject({ seq: 0, type: 'access_denied' });
  });
});

describe('what never does', () => {
  const forced = (): World => {
    const day = world({ people: [listed('sam', { name: 'Samira Okafor' }), listed('ana')] });
    const sam = 'sam' as PersonId;
    day.see({ type: 'pin_chosen', person: sam, pin: 'pin-of-sam' as never, duress: 'forced-sam' as never });
    day.badge('ana');
    day.pass(5_000);
    day.see({ type: 'official_pin', person: sam, pin: 'forced-sam' as never });
    return day;
  };

  test.each(['ocsf', 'ecs', 'text'] as const)(
    'a name, a badge, a PIN or a call for help, as %s',
    async (format) => {
      const day = forced();
      const told = (alarm: string): Fact =>
        ({
          ...{
            at: day.now,
            type: 'notice_delivered',
            channel: 'mail',
            entry: 1,
            alarm,
            tries: 1,
            late: 'no',
          },
          ...{ recipients: ['a@county.example'], refused: 0 },
        }) as never;
      const all = [...day.log, ...['duress#1', 'door_forced/north#1'].map(told)];
      const { line, messages } = taker();
      const at = site(folderWith(all), line, format);
      await at.begin().work();
      expect(numbersIn(messages)).toEqual(upTo(all.length));
      expect(all.filter(({ type }) => type === 'duress_signalled')).toHaveLength(1);
      expect([...at.log.entries(0)].flatMap(({ disclosures }) => disclosures).length).toBeGreaterThan(5);
      const sent = JSON.stringify(messages);
      expect(sent).not.toMatch(/Okafor|badge:|pin-of-sam|forced-sam|a@county/);
      const withheld = messages.filter(({ id }) => id === 'withheld');
      expect(numbersIn(withheld)).toEqual(
        upTo(all.length).filter((entry) =>
          /duress(_signalled|#)|door_forced\/north#1/.test(JSON.stringify(all[entry])),
        ),
      );
      expect(JSON.stringify(withheld)).not.toMatch(/duress|notice|mail/);
      // Whatever it is that is withheld, it looks the same.
      const shapes = withheld.map(({ body, data }) =>
        `${body} ${JSON.stringify(data)}`.replaceAll(/[A-Za-z0-9+/]{43}=/g, '').replaceAll(/\d+/g, ''),
      );
      expect(new Set(shapes).size).toBe(1);
    },
  );
});

describe('a SIEM that is away', () => {
  test('for a week is told all of it in order, in small writes, and what is late says so', {
    timeout: 2 * PATIENCE_MS,
  }, async () => {
    const count = (7 * DAY) / (10 * MINUTE);
    const directory = folderWith(upTo(count).map((at) => heartbeat((at - (at % 36)) * 600)));
    const { line, messages, writes } = taker();
    const away = taker();
    away.isGone = true;
    const at = site(directory, away.line);
    const follower = at.begin();
    at.now = MORNING + 7 * DAY;
    for (let tries = 0; tries < 12; tries += 1) at.now = await follower.work();
    expect(at.refusals).toBe(12);
    expect(at.outcomes().map(({ type, channel }) => [type, channel])).toEqual([
      ['channel_failed', entriesOf('siem')],
    ]);
    const back = site(directory, line);
    back.now = at.now;
    expect(await back.begin().work()).toBe(0);
    expect(numbersIn(messages)).toEqual(upTo(count));
    expect(Math.max(...writes)).toBeLessThan(256 * 1_024);
    expect(back.outcomes().map(({ type }) => type)).toEqual(['channel_failed', 'channel_recovered']);
    expect(messages[0]?.data[0]?.values['late']).toBe('yes');
  });

  test('in the middle of it is told again from the write that it did not take, and never before its time', async () => {
    const host = taker();
    let writes = 0;
    const line = {
      write: async (bytes: Uint8Array) => {
        writes += 1;
        await host.line.write(bytes);
        if (writes === 2) throw new DeliveryFailed('no_answer', 'reset');
      },
    };
    const at = site(folderWith(beats(200)), line);
    const next = await at.begin().work();
    expect(next).toBeGreaterThan(at.now);
    expect(await at.begin().work()).toBe(next);
    expect(writes).toBe(2);
    at.now = next;
    await at.begin().work();
    expect(numbersIn(host.messages)).toEqual([...upTo(128), ...upTo(200).slice(64)]);
  });

  test('is told nothing twice by the next process, and only what is new', async () => {
    const options = optionsIn(temporaryDirectory());
    const log = openLog({ ...options, isSignedAtOnce: () => false });
    onTestFinished(() => log.close());
    log.append(moment(0), BOOT, beats(3));
    const host = taker();
    const at = site(options.directory, host.line);
    await at.begin().work();
    log.append(moment(1), BOOT, [denied(1)]);
    await at.begin().work();
    expect(numbersIn(host.messages)).toEqual([0, 1, 2, 3]);
  });

  test('is told all of a log that was put back and is shorter now', async () => {
    const directory = folderWith(beats(3));
    const host = taker();
    const at = site(directory, host.line);
    at.attempts.keep(entriesOf('siem'), { entry: 9, tries: 0, failures: 0, next_try: 0 }, []);
    await at.begin().work();
    expect(numbersIn(host.messages)).toEqual([0, 1, 2]);
  });
});
