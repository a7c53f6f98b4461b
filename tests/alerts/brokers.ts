import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';
import { Aedes } from 'aedes';
import { connectAsync, type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt';
import { onTestFinished } from 'vitest';
import { findMosquitto } from '../../src/setup/system.mjs';
import { temporaryDirectory } from '../log/aid.ts';
import { freePort } from '../web/free-port.ts';
import { until } from '../web/small-kiosk.ts';
import type { Certified } from './certificates.ts';

const PATIENCE_MS = 60_000;

export interface Broker {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** A broker that knows MQTT 3.1.1 alone. With `own` it is reached over TLS. */
export const aedes = async (port = 0, own?: Certified): Promise<Broker> => {
  const broker = await Aedes.createBroker();
  const server =
    own === undefined
      ? net.createServer(broker.handle)
      : tls.createServer(
          { cert: readFileSync(own.certificate_file), key: readFileSync(own.key_file) },
          broker.handle,
        );
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const taken = (server.address() as net.AddressInfo).port;
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= new Promise<void>((resolve) => {
      broker.close(() => server.close(() => resolve()));
    });
    return stopped;
  };
  onTestFinished(stop);
  return { url: `mqtt${own === undefined ? '' : 's'}://127.0.0.1:${taken}`, port: taken, stop };
};

const mosquittoProgram = (): string => {
  const found = findMosquitto();
  if (found !== undefined) return found;
  throw new Error('this test needs the broker mosquitto: run "sudo apt-get install mosquitto"');
};

/** Debian's broker, which knows MQTT 5, with more lines of its configuration. */
export const mosquitto = async (more: readonly string[] = [], port?: number): Promise<Broker> => {
  const taken = port ?? (await freePort());
  const file = join(temporaryDirectory(), 'mosquitto.conf');
  // Who starts it as root would have it change to a user that cannot read what lies here.
  const lines = [`listener ${taken} 127.0.0.1`, 'allow_anonymous true', 'user root', ...more, ''];
  writeFileSync(file, lines.join('\n'));
  const child = spawn(mosquittoProgram(), ['-c', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = (): Promise<void> => {
    child.kill('SIGKILL');
    return ended;
  };
  onTestFinished(stop);
  await until('the broker is there', () => / running/.test(said) || child.exitCode !== null, PATIENCE_MS);
  if (child.exitCode !== null) throw new Error(`mosquitto ended: ${said}`);
  return { url: `mqtt://127.0.0.1:${taken}`, port: taken, stop };
};

export interface Listener {
  readonly client: MqttClient;
  readonly packets: IPublishPacket[];
  /** The newest payload of each topic, as text. */
  newest(topic: string): string | undefined;
  json(topic: string): Record<string, unknown> | undefined;
}

/** Somebody who listens to everything, and remembers. */
export const listener = async (broker: Broker, options: IClientOptions = {}): Promise<Listener> => {
  const client = await connectAsync(broker.url, { protocolVersion: 4, reconnectPeriod: 0, ...options });
  onTestFinished(() => void client.end(true));
  const packets: IPublishPacket[] = [];
  client.on('message', (_topic, _payload, packet) => packets.push(packet));
  client.on('error', () => undefined);
  await client.subscribeAsync('#', { qos: 1 });
  const newest = (topic: string) =>
    packets
      .filter((packet) => packet.topic === topic)
      .at(-1)
      ?.payload.toString();
  return {
    client,
    packets,
    newest,
    json: (topic) => {
      const text = newest(topic);
      return text === undefined ? undefined : JSON.parse(text);
    },
  };
};
