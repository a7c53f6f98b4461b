/** Syslog over TLS to a real server, read by a reader written from the RFC. */
import { chmodSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DeliveryFailed, type Sender, type SyslogChannel } from '../../src/alerts/channel.ts';
import { syslogOf, syslogSender } from '../../src/alerts/syslog.ts';
import { FACILITIES, type Facility, SEVERITIES, syslogFrame } from '../../src/alerts/syslog-message.ts';
import { MORNING, temporaryDirectory, temporaryDirectoryOfFile } from '../log/aid.ts';
import { until } from '../web/small-kiosk.ts';
import { message } from './aid.ts';
import { authority } from './certificates.ts';
import { framesIn, readSyslog } from './rfc5424.ts';
import { type SyslogHost, syslogHost } from './syslog-host.ts';

const ca = authority(temporaryDirectoryOfFile());
const stranger = authority(temporaryDirectoryOfFile());
const HERE = ca.certify('IP:127.0.0.1');
const PATIENCE_MS = 10_000;

const CHANNEL: SyslogChannel = {
  id: 'siem',
  kind: 'syslog',
  host: '127.0.0.1',
  port: 6_514,
  ca_file: ca.ca_file,
  format: 'ocsf',
  facility: 'authpriv',
  enterprise: 32_473,
  entries: 'no',
  duress: 'yes',
  keep_days: 14,
};

const senderTo = (
  port: number,
  change: Partial<SyslogChannel> = {},
  now = () => performance.now(),
  silence_ms = PATIENCE_MS,
): Sender => {
  const sender = syslogSender({ ...CHANNEL, port, ...change }, { host: 'k01', now, silence_ms });
  onTestFinished(() => sender.close());
  return sender;
};

const failureOf = async (work: Promise<unknown>): Promise<DeliveryFailed> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DeliveryFailed) return error;
  throw new Error(`it did not fail as it should: ${String(error)}`);
};

const entriesOf = ({ messages }: SyslogHost) => messages.map(({ data }) => Number(data[0]?.values['entry']));

describe('a message', () => {
  test('names the alarm, the room, the entry and what to do, as a finding of OCSF', async () => {
    const host = await syslogHost(HERE);
    const told = await senderTo(host.port).send(message());
    expect(told).toEqual({ recipients: [`127.0.0.1:${host.port}`], refused: 0 });
    await until('it is read', () => host.messages.length > 0, PATIENCE_MS);
    const { body, ...header } = host.messages[0] ?? { body: '' };
    expect(header).toEqual({
      priority: 81,
      version: 1,
      timestamp: '2026-11-03T11:30:00.000Z',
      host: 'k01',
      app: 'ballot-vault',
      process: String(process.pid),
      id: 'alarm_raised',
      hasMark: false,
      data: [
        {
          id: 'ballotVault@32473',
          values: {
            entry: '7',
            origin: 'county.example/ballot-room/k1/e1',
            key: 'county.example/ballot-room/k1/e1#7',
            alarm: 'door_forced/ballots#1',
            event: 'raised',
            kind: 'door_forced',
            priority: 'critical',
            room: 'Ballot <storage> room & vault',
            kiosk: 'County kiosk 7',
            late: 'no',
          },
        },
        { id: 'timeQuality', values: { tzKnown: '1' } },
      ],
    });
    expect(JSON.parse(body)).toMatchObject({
      category_uid: 2,
      class_uid: 2004,
      activity_id: 1,
      type_uid: 200_401,
      time: MORNING,
      severity_id: 5,
      status_id: 1,
      is_alert: true,
      metadata: { version: '1.5.0', product: { name: 'Ballot Vault Kiosk' }, sequence: 7 },
      finding_info: { uid: 'county.example/ballot-room/k1/e1 door_forced/ballots#1' },
      remediation: { desc: 'Send two people. Check the door, then every seal.' },
      resources: [{ type: 'room', name: 'Ballot <storage> room & vault' }],
    });
  });

  test('about one alarm is one finding, whatever becomes of it', () => {
    const of = (event: 'raised' | 'unanswered' | 'acknowledged' | 'returned' | 'closed') =>
      JSON.parse(syslogOf(CHANNEL, message(7, { event }), 'k01').body);
    const life = (['raised', 'unanswered', 'acknowledged', 'returned', 'closed'] as const).map(of);
    expect(life.map(({ activity_id, type_uid, status_id }) => [activity_id, type_uid, status_id])).toEqual([
      [1, 200_401, 1],
      [2, 200_402, 1],
      [2, 200_402, 2],
      [2, 200_402, 2],
      [3, 200_403, 4],
    ]);
    expect(new Set(life.map(({ finding_info }) => finding_info.uid)).size).toBe(1);
  });

  test('in ECS has its action and the number of the entry, and in text begins with its mark', () => {
    const room = 'Sala de boletas Ñuñoa 🗳';
    const ecs = syslogOf({ ...CHANNEL, format: 'ecs' }, message(7, { room }), 'k01');
    expect(readSyslog(framesIn(syslogFrame(ecs)).frames[0] ?? Buffer.of()).hasMark).toBe(false);
    expect(JSON.parse(ecs.body)).toMatchObject({
      '@timestamp': '2026-11-03T11:30:00.000Z',
      ecs: { version: '8.17.0' },
      event: { kind: 'alert', action: 'raised', code: 'door_forced', sequence: 7 },
      labels: { room },
    });
    const text = syslogOf({ ...CHANNEL, format: 'text' }, message(7, { room }, 'yes'), 'k01');
    const read = readSyslog(framesIn(syslogFrame(text)).frames[0] ?? Buffer.of());
    expect(read.hasMark).toBe(true);
    expect(read.body).toMatch(
      /^LATE \[critical\] Door opened with nobody signed in, Sala de boletas Ñuñoa 🗳\./,
    );
    expect(read.body).toContain('WHAT TO DO: Send two people.');
  });

  test('asks for somebody at once only while somebody has something to do', () => {
    const codes = (['critical', 'high', 'medium', 'low'] as const).flatMap((priority) =>
      (['raised', 'closed'] as const).map(
        (event) => SEVERITIES[syslogOf(CHANNEL, message(7, { priority, event }), 'k01').severity],
      ),
    );
    expect(codes).toEqual([1, 5, 2, 5, 4, 5, 5, 5]);
  });
});

test('whatever stands in a message, a reader of the RFC reads the same', () => {
  const TEXT = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom('"', '\\', ']', '[', ' ', '\n', '\uFEFF', 'ñ', '\uD800', '🗳'),
      maxLength: 20,
    }),
  );
  const FACILITY = fc.constantFrom(...(Object.keys(FACILITIES) as Facility[]));
  fc.assert(
    fc.property(
      fc.record({ one: TEXT, two: TEXT, host: TEXT, body: TEXT, facility: FACILITY, more: fc.boolean() }),
      ({ one, two, host, body, facility, more }) => {
        const data = [{ id: 'ballotVault@32473', values: { one, two } }];
        const written = {
          ...({ facility, severity: 'alert', at: MORNING, host, app: 'a', process: '', id: one } as const),
          data: more ? [...data, { id: 'timeQuality', values: { tzKnown: '1' } }] : data,
          body,
        };
        const frame = syslogFrame(written);
        const { frames, rest } = framesIn(Buffer.concat([frame, frame]));
        expect([frames.length, rest.length]).toEqual([2, 0]);
        const read = readSyslog(frames[1] ?? Buffer.of());
        expect(read.data[0]?.values).toEqual({ one: one.toWellFormed(), two: two.toWellFormed() });
        expect(read.body).toBe(body.toWellFormed());
        expect([read.priority, read.process]).toEqual([FACILITIES[facility] * 8 + 1, '-']);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of ASCII
        expect(read.hasMark).toBe(/[^\x00-\x7f]/.test(body));
      },
    ),
  );
});

describe('the connection', () => {
  test('stays open between messages, in order', async () => {
    const host = await syslogHost(HERE);
    const sender = senderTo(host.port);
    for (const entry of [1, 2, 3]) await sender.send(message(entry));
    await until('they are read', () => host.messages.length === 3, PATIENCE_MS);
    expect(entriesOf(host)).toEqual([1, 2, 3]);
    expect(host.connections).toBe(1);
  });

  test('is opened again when the server was started anew, without a failure', async () => {
    const host = await syslogHost(HERE);
    const sender = senderTo(host.port);
    await sender.send(message(1));
    await until('it is read', () => host.messages.length === 1, PATIENCE_MS);
    await host.close();
    const again = await syslogHost(HERE, undefined, host.port);
    await sender.send(message(2));
    await until('it is read', () => again.messages.length === 1, PATIENCE_MS);
    expect(entriesOf(again)).toEqual([2]);
  });

  test('that is reset after a message has not delivered it, and it comes again', async () => {
    const host = await syslogHost(HERE);
    host.resets = 1;
    const sender = senderTo(host.port);
    expect((await failureOf(sender.send(message(1)))).reason).toBe('no_answer');
    await sender.send(message(1));
    await until('it is read', () => host.messages.length === 1, PATIENCE_MS);
  });

  test('that was quiet for a minute is trusted with nothing before the server was seen again', async () => {
    const host = await syslogHost(HERE);
    let more = 0;
    const sender = senderTo(host.port, {}, () => performance.now() + more);
    await sender.send(message(1));
    more = 59_000;
    await sender.send(message(2));
    expect(host.connections).toBe(1);
    more += 61_000;
    await sender.send(message(3));
    expect(host.connections).toBe(2);
    await until('they are read', () => host.messages.length === 3, PATIENCE_MS);
  });
});

describe('a server that does not get it', () => {
  test('because another authority certified it', async () => {
    const host = await syslogHost(stranger.certify('IP:127.0.0.1'));
    expect((await failureOf(senderTo(host.port).send(message()))).reason).toBe('refused');
    expect(host.messages).toEqual([]);
  });

  test('because its certificate is for another name', async () => {
    const host = await syslogHost(ca.certify('DNS:siem.county.example'));
    expect((await failureOf(senderTo(host.port).send(message()))).reason).toBe('refused');
    expect(host.messages).toEqual([]);
  });

  test('because it takes nobody without a certificate; with one it does', async () => {
    const host = await syslogHost(HERE, ca);
    const failure = await failureOf(senderTo(host.port).send(message()));
    expect(['refused', 'no_answer']).toContain(failure.reason);
    expect(
      (await failureOf(senderTo(host.port, stranger.certify('DNS:k01')).send(message()))).reason,
    ).toMatch(/refused|no_answer/);
    await senderTo(host.port, ca.certify('DNS:k01')).send(message());
    await until('it is read', () => host.messages.length === 1, PATIENCE_MS);
  });

  test('because it says nothing, or is gone', async () => {
    const silent = net.createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as net.AddressInfo;
    const sender = senderTo(port, {}, undefined, 200);
    expect((await failureOf(sender.send(message()))).reason).toBe('no_answer');
    expect((await failureOf(senderTo(9).send(message()))).reason).toBe('no_answer');
  });

  test('because a file is missing, is open to others, or is none of its kind', async () => {
    const host = await syslogHost(HERE);
    const open = ca.certify('DNS:k01');
    chmodSync(open.key_file, 0o644);
    const text = join(temporaryDirectory(), 'text.pem');
    writeFileSync(text, 'no certificate', { mode: 0o600 });
    const FILES: readonly Partial<SyslogChannel>[] = [
      { ca_file: join(temporaryDirectory(), 'none.pem') },
      open,
      { certificate_file: text, key_file: text },
    ];
    for (const files of FILES) {
      expect((await failureOf(senderTo(host.port, files).send(message()))).reason).toBe('misconfigured');
    }
    expect(host.connections).toBe(0);
  });
});
