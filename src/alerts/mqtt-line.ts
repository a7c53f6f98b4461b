import type { IClientOptions, MqttClient } from 'mqtt';
import { DeliveryFailed, type MqttChannel } from './channel.ts';
import { availabilityOf, OFFLINE, type Publication } from './mqtt-topics.ts';
import { lineFailure, secretIn, trustOf } from './trust-files.ts';

const KEEP_ALIVE_S = 30;
/** A broker that knows MQTT 3.1.1 alone answers so to MQTT 5, in the words of either. */
const UNKNOWN_VERSION: readonly number[] = [1, 132];
/** What a broker takes from nobody, or not from this kiosk (MQTT 5, 2.4; 4 and 5 are those of 3.1.1). */
const REFUSED: readonly number[] = [2, 4, 5, 133, 134, 135, 138, 140];
/** What it does not take of this very message. */
const NOT_ACCEPTED: readonly number[] = [144, 149, 153];

const failureOf = (error: unknown): DeliveryFailed => {
  if (error instanceof DeliveryFailed) return error;
  const { code } = error as { code?: unknown };
  if (typeof code !== 'number') return lineFailure(error as NodeJS.ErrnoException);
  const detail = `the broker answered ${code}`;
  if (REFUSED.includes(code)) return new DeliveryFailed('refused', detail);
  return new DeliveryFailed(NOT_ACCEPTED.includes(code) ? 'not_accepted' : 'busy', detail);
};

const optionsOf = (channel: MqttChannel, version: 4 | 5, silence_ms: number): IClientOptions => {
  const { user, password_file, topic } = channel;
  return {
    protocolVersion: version,
    // The same at each start: whoever comes back takes the place of a connection that is dead and not yet known to be.
    clientId: `ballot-vault-${topic.replaceAll('/', '-')}`,
    clean: true,
    keepalive: KEEP_ALIVE_S,
    connectTimeout: silence_ms,
    // Who waits, and for how long, is decided in one place, and that is the worker.
    reconnectPeriod: 0,
    queueQoSZero: false,
    resubscribe: false,
    will: { topic: availabilityOf(channel), payload: Buffer.from(OFFLINE), qos: 1, retain: true },
    ...(user === undefined ? {} : { username: user }),
    ...(password_file === undefined ? {} : { password: secretIn(password_file, 'password') }),
    ...(channel.server.startsWith('mqtts:') ? trustOf(channel) : {}),
  };
};

/** One connection to a broker. It is not opened again. */
export class MqttLine {
  readonly #client: MqttClient;
  readonly #silence_ms: number;
  readonly version: 4 | 5;
  #broken: DeliveryFailed | undefined;
  /** What waits for an answer, and hears of the end instead. */
  readonly #waiting = new Set<() => void>();

  private constructor(client: MqttClient, version: 4 | 5, silence_ms: number) {
    this.#client = client;
    this.#silence_ms = silence_ms;
    this.version = version;
    client.on('error', (error) => {
      this.#broken ??= failureOf(error);
    });
    client.on('close', () => {
      this.#broken ??= new DeliveryFailed('no_answer', 'the broker ended the connection');
      for (const ended of [...this.#waiting]) ended();
    });
  }

  /** Connects with MQTT 5, and with 3.1.1 where the broker knows no other. Throws `DeliveryFailed`. */
  static async open(channel: MqttChannel, silence_ms: number): Promise<MqttLine> {
    const five = await MqttLine.#connect(channel, 5, silence_ms);
    const line = five === 'unknown_version' ? await MqttLine.#connect(channel, 4, silence_ms) : five;
    if (line === 'unknown_version') {
      throw new DeliveryFailed('refused', 'the broker knows neither MQTT 5 nor 3.1.1');
    }
    return line;
  }

  static async #connect(
    channel: MqttChannel,
    version: 4 | 5,
    silence_ms: number,
  ): Promise<MqttLine | 'unknown_version'> {
    // Loaded when there is a broker: most kiosks have none.
    const { connect } = await import('mqtt');
    const client = connect(channel.server, optionsOf(channel, version, silence_ms));
    const line = new MqttLine(client, version, silence_ms);
    try {
      await line.#within<void>((done, fail) => {
        client.once('connect', () => done());
        client.once('error', fail);
      });
      return line;
    } catch (error) {
      line.close();
      const { code } = error as { code?: unknown };
      if (UNKNOWN_VERSION.includes(Number(code))) return 'unknown_version';
      throw failureOf(error);
    }
  }

  /** Calls back when it has ended, at once where it has already. */
  onEnd(then: () => void): void {
    if (this.#broken === undefined) this.#client.once('close', then);
    else then();
  }

  /**
   * Publishes at QoS 1, in order. Resolves when the broker has acknowledged all of it. What is not retained is dropped
   * after `expiry_s`, by brokers that know MQTT 5. Throws `DeliveryFailed`.
   */
  async publish(publications: readonly Publication[], expiry_s: number): Promise<void> {
    const each = publications.map(({ topic, payload, retain }) => {
      const expires = this.version === 5 && !retain ? { messageExpiryInterval: expiry_s } : {};
      const form =
        this.version === 5 ? { contentType: 'application/json', payloadFormatIndicator: true } : {};
      return this.#within<void>((done, fail) => {
        if (this.#broken !== undefined) return fail(this.#broken);
        const options = { qos: 1, retain, properties: { ...expires, ...form } } as const;
        this.#client.publish(topic, payload, options, (error) => (error ? fail(error) : done()));
      });
    });
    const failed = (await Promise.allSettled(each)).find((result) => result.status === 'rejected');
    if (failed === undefined) return;
    throw failureOf(failed.reason);
  }

  /** Ends it without a goodbye: so the broker tells the others by the will. */
  close(): void {
    this.#client.end(true);
  }

  /** Settles with what is begun, or when the connection ends, or nothing happened for too long. */
  #within<Result>(
    begin: (done: (result: Result) => void, fail: (error: unknown) => void) => void,
  ): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(broke);
      };
      const broke = (): void => {
        end();
        reject(this.#broken ?? new DeliveryFailed('no_answer', 'the broker ended the connection'));
      };
      const timer = setTimeout(() => {
        end();
        reject(new DeliveryFailed('no_answer', 'the broker says nothing'));
      }, this.#silence_ms);
      this.#waiting.add(broke);
      begin(
        (result) => {
          end();
          resolve(result);
        },
        (error) => {
          end();
          reject(error);
        },
      );
    });
  }
}
