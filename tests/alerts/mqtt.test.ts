/** Alarms at real brokers: one that knows MQTT 3.1.1 alone, and Debian's, which knows MQTT 5. */
import { pbkdf2Sync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AlarmBoard } from '../../src/alerts/alarm-board.ts';
import { DeliveryFailed, type Message, type MqttChannel, type Sender } from '../../src/alerts/channel.ts';
import { mqttSender } from '../../src/alerts/mqtt.ts';
import { levelOf } from '../../src/alerts/mqtt-topics.ts';
import type { Notice } from '../../src/core/notices.ts';
import type { AlarmId } from '../../src/core/terms.ts';
import { MORNING, temporaryDirectory, temporaryDirectoryOfFile } from '../log/aid.ts';
import { freePort } from '../web/free-port.ts';
import { until } from '../web/small-kiosk.ts';
import { message, outboxOf, untilTaken } from './aid.ts';
import { aedes, type Broker, listener, mosquitto } from './brokers.ts';
import { authority } from './certificates.ts';

const PATIENCE_MS = 60_000;
const PLACE = { kiosk: 'County kiosk 7', rooms: ['North room', 'South room'] };
const [NORTH, SOUTH] = [levelOf('North room'), levelOf('South room')];
const ca = authority(temporaryDirectoryOfFile());

const senderTo = (
  server: string,
  change: Partial<MqttChannel> = {},
  board = new AlarmBoard(),
  silence_ms = PATIENCE_MS,
): Sender => {
  const channel = { id: 'building', kind: 'mqtt', server, topic: 'ballot-vault/k01' } as const;
  const sender = mqttSender(
    { ...channel, discovery: 'homeassistant', duress: 'no', keep_days: 14, ...change },
    { place: PLACE, board, silence_ms, again_ms: 50 },
  );
  onTestFinished(() => sender.close());
  return sender;
};

const inNorth = (entry: number, change: Partial<Notice> = {}): Message =>
  message(entry, { room: 'North room', ...change });

const failureOf = async (work: Promise<unknown>): Promise<DeliveryFailed> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DeliveryFailed) return error;
  throw new Error(`it did not fail as it should: ${String(error)}`);
};

/** As mosquitto_passwd writes it: PBKDF2 with SHA-512, here with 101 rounds. */
const hashed = (password: string): string => {
  const salt = Buffer.alloc(12, 7);
  const hash = pbkdf2Sync(password, salt, 101, 64, 'sha512');
  return `$7$101$${salt.toString('base64')}$${hash.toString('base64')}`;
};

/** A server that takes connections and never says anything. */
const silentServer = async (): Promise<number> => {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as net.AddressInfo).port;
};

const BROKERS: { readonly [name: string]: (port?: number) => Promise<Broker> } = {
  'aedes, MQTT 3.1.1': (port) => aedes(port),
  'mosquitto, MQTT 5': (port) => mosquitto([], port),
};
const brokerOf = async (name: string, port?: number): Promise<Broker> => {
  const broker = await BROKERS[name]?.(port);
  if (broker === undefined) throw new Error(`there is no broker ${name}`);
  return broker;
};

describe.each(Object.keys(BROKERS))('%s', (name) => {
  test('a room has a problem from the alarm until it is closed, for who comes later too', async () => {
    const broker = await brokerOf(name);
    const sender = senderTo(broker.url);
    const told = await sender.send(inNorth(7));
    expect(told).toEqual({ recipients: [`127.0.0.1:${broker.port}`], refused: 0 });
    await sender.send(inNorth(8, { event: 'acknowledged' }));
    const late = await listener(broker);
    await until('all is there', () => late.packets.length >= 9, PATIENCE_MS);
    expect(late.newest('ballot-vault/k01/availability')).toBe('online');
    expect(late.json(`ballot-vault/k01/room/${NORTH}`)).toEqual({
      problem: 'ON',
      priority: 'critical',
      alarms: ['door_forced'],
    });
    expect(late.json(`ballot-vault/k01/room/${SOUTH}`)).toMatchObject({ problem: 'OFF' });
    expect(late.json('ballot-vault/k01/alarm/door_forced/ballots')).toMatchObject({
      open: 'yes',
      answer: 'acknowledged',
      condition: 'active',
      alarm: 'door_forced/ballots#1',
      response: 'Send two people. Check the door, then every seal.',
      at: '2026-11-03T11:30:00.000Z',
    });
    expect(late.json('ballot-vault/k01/last')).toMatchObject({ entry: 8, event: 'acknowledged' });
    // What happened once is for who listened then.
    expect(late.newest('ballot-vault/k01/notice')).toBeUndefined();
    expect(late.packets.every(({ retain }) => retain)).toBe(true);
    await sender.send(inNorth(9, { event: 'closed' }));
    await until('it is heard', () => late.newest('ballot-vault/k01/notice') !== undefined, PATIENCE_MS);
    expect(late.json('ballot-vault/k01/notice')).toMatchObject({ key: message(9).key, event: 'closed' });
    expect(late.json(`ballot-vault/k01/room/${NORTH}`)).toMatchObject({ problem: 'OFF' });
    expect(late.json('ballot-vault/k01/alarm/door_forced/ballots')).toMatchObject({ open: 'no' });
  });

  test('the broker says that the kiosk is away when its process is, and the kiosk that it is back', async () => {
    const broker = await brokerOf(name);
    const witness = await listener(broker);
    const sender = senderTo(broker.url);
    sender.begin?.();
    const said = () => witness.newest('ballot-vault/k01/availability');
    await until('it is there without any message', () => said() === 'online', PATIENCE_MS);
    sender.close();
    await until('the will is heard', () => said() === 'offline', PATIENCE_MS);
    senderTo(broker.url).begin?.();
    await until('it is back', () => said() === 'online', PATIENCE_MS);
  });

  test('a broker that forgot everything knows how things stand as soon as it is back', async () => {
    const port = await freePort();
    const broker = await brokerOf(name, port);
    const sender = senderTo(broker.url);
    await sender.send(inNorth(7));
    await broker.stop();
    const again = await brokerOf(name, port);
    const witness = await listener(again);
    await until(
      'it is online',
      () => witness.newest('ballot-vault/k01/availability') === 'online',
      PATIENCE_MS,
    );
    expect(witness.json(`ballot-vault/k01/room/${NORTH}`)).toMatchObject({ problem: 'ON' });
    await sender.send(inNorth(8, { event: 'closed' }));
    await until('it is closed', () => witness.newest('ballot-vault/k01/notice') !== undefined, PATIENCE_MS);
  });

  test('Home Assistant finds one device with a sensor for each room, and nothing of people', async () => {
    const broker = await brokerOf(name);
    const sender = senderTo(broker.url);
    await sender.send(inNorth(7));
    const assistant = await listener(broker);
    await until('all is there', () => assistant.packets.length >= 9, PATIENCE_MS);
    const node = 'homeassistant/binary_sensor/ballot_vault_ballot-vault_k01';
    const north = assistant.json(`${node}/room_${NORTH}/config`);
    expect(north).toMatchObject({
      device_class: 'problem',
      state_topic: `ballot-vault/k01/room/${NORTH}`,
      availability_topic: 'ballot-vault/k01/availability',
      value_template: '{{ value_json.problem }}',
      device: { identifiers: ['ballot_vault_ballot-vault_k01'], name: 'County kiosk 7' },
    });
    const configs = assistant.packets.filter(({ topic }) => topic.startsWith('homeassistant/'));
    expect(configs.map(({ topic }) => topic).sort()).toEqual([
      `${node}/kiosk/config`,
      `${node}/room_${NORTH}/config`,
      `${node}/room_${SOUTH}/config`,
      'homeassistant/sensor/ballot_vault_ballot-vault_k01/last/config',
    ]);
    const ids = configs.map(({ payload }) => JSON.parse(payload.toString()).unique_id);
    expect(new Set(ids).size).toBe(4);
    for (const { payload } of configs) {
      const { state_topic } = JSON.parse(payload.toString());
      expect(assistant.newest(state_topic), state_topic).toBeDefined();
    }
  });
});

test('a process that begins shows what its predecessor told, from the outbox', async () => {
  const { outbox } = outboxOf('building', [MORNING, MORNING]);
  const broker = await mosquitto();
  const witness = await listener(broker);
  senderTo(broker.url, {}, AlarmBoard.from(outbox, 'building', 0)).begin?.();
  const topic = 'ballot-vault/k01/alarm/door_forced/ballots';
  await until('it stands there', () => witness.newest(topic) !== undefined, PATIENCE_MS);
  // The second one waits, and is told of when its turn comes.
  expect(witness.json(topic)).toMatchObject({ open: 'yes', entry: 0 });
  expect(witness.newest('ballot-vault/k01/notice')).toBeUndefined();
});

describe('duress', () => {
  const DURESS = { alarm: 'duress/north#1' as AlarmId, kind: 'duress', title: 'Duress' } as const;

  test('that a broker was told of once is gone from it as soon as it may not be', async () => {
    const broker = await mosquitto();
    const before = senderTo(broker.url, { duress: 'yes' });
    await before.send(inNorth(7));
    await before.send(inNorth(8, DURESS));
    before.close();
    const told = new AlarmBoard();
    told.take(inNorth(7).notice, 7);
    told.take(inNorth(8, DURESS).notice, 8);
    senderTo(broker.url, { duress: 'no' }, told).begin?.();
    const witness = await listener(broker);
    await until(
      'it is online',
      () => witness.newest('ballot-vault/k01/availability') === 'online',
      PATIENCE_MS,
    );
    const late = await listener(broker);
    await until('all is there', () => late.newest('ballot-vault/k01/availability') === 'online', PATIENCE_MS);
    expect(late.json(`ballot-vault/k01/room/${NORTH}`)).toMatchObject({ alarms: ['door_forced'] });
    const kept = late.packets.map(({ topic, payload }) => `${topic} ${payload.toString()}`).join('\n');
    expect(kept).toContain('door_forced');
    expect(kept).not.toMatch(/duress/i);
  });

  test('is with a broker where the configuration says that nobody in the room sees it', async () => {
    const broker = await mosquitto();
    await senderTo(broker.url, { duress: 'yes' }).send(inNorth(7, DURESS));
    const witness = await listener(broker);
    const room = `ballot-vault/k01/room/${NORTH}`;
    await until('it stands there', () => witness.newest(room) !== undefined, PATIENCE_MS);
    expect(witness.json(room)).toMatchObject({ problem: 'ON', alarms: ['duress'] });
  });
});

test('names that look alike have topics of their own', () => {
  const names = ['Cámara 1', 'Camara 1', 'camara-1', 'C mara 1', '投票室', '開票所', '+/#'];
  const levels = names.map(levelOf);
  expect(new Set(levels).size).toBe(names.length);
  for (const level of levels) expect(level).toMatch(/^[a-z0-9_-]+$/);
});

test('a message that nobody took in time expires at a broker that knows how, and what stands does not', async () => {
  const broker = await mosquitto();
  const witness = await listener(broker, { protocolVersion: 5 });
  await senderTo(broker.url, { keep_days: 2 }).send(inNorth(7));
  const of = (topic: string) =>
    witness.packets.find((packet) => packet.topic === `ballot-vault/k01/${topic}`);
  await until('it is heard', () => of('notice') !== undefined, PATIENCE_MS);
  expect(of('notice')?.properties?.messageExpiryInterval).toBeGreaterThan(2 * 86_400 - 60);
  expect(of('notice')?.qos).toBe(1);
  expect(of('last')?.properties?.messageExpiryInterval).toBeUndefined();
});

describe('a broker that does not get it', () => {
  test('because it knows the kiosk by another password', async () => {
    const file = join(temporaryDirectory(), 'passwords');
    writeFileSync(file, `kiosk:${hashed('vault')}\n`, { mode: 0o600 });
    const broker = await mosquitto(['allow_anonymous false', `password_file ${file}`]);
    const password_file = join(temporaryDirectory(), 'mqtt.password');
    writeFileSync(password_file, 'vautl\n', { mode: 0o600 });
    const named = { user: 'kiosk', password_file };
    expect((await failureOf(senderTo(broker.url, named).send(inNorth(7)))).reason).toBe('refused');
    expect((await failureOf(senderTo(broker.url).send(inNorth(7)))).reason).toBe('refused');
    writeFileSync(password_file, 'vault\n');
    // Mosquitto can drop connections that follow refused ones under the same name, for a moment.
    const again = () => senderTo(broker.url, named).send(inNorth(7));
    expect((await untilTaken(again, PATIENCE_MS)).refused).toBe(0);
  });

  test('because it allows the kiosk nothing under its topic', async () => {
    const file = join(temporaryDirectory(), 'acl');
    writeFileSync(file, 'topic readwrite ballot-vault/+/availability\n', { mode: 0o600 });
    const broker = await mosquitto([`acl_file ${file}`]);
    expect((await failureOf(senderTo(broker.url).send(inNorth(7)))).reason).toBe('refused');
  });

  test('because another authority certified it; the right one is asked over TLS', async () => {
    const broker = await aedes(0, ca.certify('IP:127.0.0.1'));
    const strange = authority(temporaryDirectory());
    const wrong = senderTo(broker.url, { ca_file: strange.ca_file });
    expect((await failureOf(wrong.send(inNorth(7)))).reason).toBe('refused');
    const told = await senderTo(broker.url, { ca_file: ca.ca_file }).send(inNorth(7));
    expect(told.recipients).toEqual([`127.0.0.1:${broker.port}`]);
  });

  test('because it is gone or says nothing, and the same message comes when it is back', async () => {
    const port = await freePort();
    const sender = senderTo(`mqtt://127.0.0.1:${port}`);
    expect((await failureOf(sender.send(inNorth(7)))).reason).toBe('no_answer');
    const silent = await silentServer();
    const waiting = senderTo(`mqtt://127.0.0.1:${silent}`, {}, undefined, 200);
    expect((await failureOf(waiting.send(inNorth(7)))).reason).toBe('no_answer');
    const witness = await listener(await aedes(port));
    await sender.send(inNorth(7));
    await until('it is heard', () => witness.newest('ballot-vault/k01/notice') !== undefined, PATIENCE_MS);
  });

  test('because the password cannot be read', async () => {
    const password_file = join(temporaryDirectory(), 'none');
    const sender = senderTo('mqtt://127.0.0.1:9', { user: 'kiosk', password_file });
    expect((await failureOf(sender.send(inNorth(7)))).reason).toBe('misconfigured');
  });
});
