import { randomBytes } from 'node:crypto';
import type { Effect } from '../../src/core/effects.ts';
import type { DeviceId, ReaderId } from '../../src/core/terms.ts';
import { BadgeReporter, deviceOfReader } from '../badge-reporter.ts';
import type { CredentialOf } from '../credential.ts';
import type { Device, Emit } from '../device.ts';
import { type Connection, KeptOpen } from '../kept-open.ts';
import { openSerial } from '../serial-port.ts';
import { REPLY } from './codes.ts';
import { ordersFor } from './feedback.ts';
import { readKeys } from './key-file.ts';
import { KeyPad } from './key-pad.ts';
import type { OsdpReaderWiring, OsdpWiring } from './osdp-wiring.ts';
import { PeripheralLink } from './peripheral-link.ts';
import { cardIn, statusIn } from './reader-report.ts';
import { readPressedKeys } from './replies.ts';
import { Rs485Line } from './rs485-line.ts';
import type { Heard } from './standing.ts';

export interface OsdpContext {
  readonly credentialOf: CredentialOf;
  /** The text of a file that only its owner may read; undefined where there is none; throws where others may. */
  readonly readSecret: (file: string) => string | undefined;
  /** Takes the digits that somebody entered at a reader. */
  readonly keyed: (reader: ReaderId, digits: string) => void;
}

/** One reader of the line as the kiosk knows it. */
interface Reader {
  readonly wiring: OsdpReaderWiring;
  readonly id: ReaderId;
  readonly device: DeviceId;
  readonly reporter: BadgeReporter;
  readonly pad: KeyPad;
  isLost: boolean;
}

interface OpenLine extends Connection {
  readonly line: Rs485Line;
  readonly links: ReadonlyMap<ReaderId, PeripheralLink>;
}

const now = (): number => performance.now();

/** Badge readers that speak OSDP over one RS-485 line, each in a secure channel with a key of its own. */
export class OsdpReaders implements Device {
  readonly id: DeviceId;
  readonly #wiring: OsdpWiring;
  readonly #context: OsdpContext;
  #readers: readonly Reader[] = [];
  #emit: Emit = () => undefined;
  #kept: KeptOpen<OpenLine> | undefined;

  constructor(wiring: OsdpWiring, context: OsdpContext) {
    this.id = (wiring.readers[0]?.reader ?? '') as DeviceId;
    this.#wiring = wiring;
    this.#context = context;
  }

  async start(emit: Emit): Promise<void> {
    const { credentialOf } = this.#context;
    this.#emit = emit;
    this.#readers = this.#wiring.readers.map((wiring) => {
      const id = wiring.reader as ReaderId;
      const reporter = new BadgeReporter({ reader: id, credentialOf, emit, now });
      return { wiring, id, device: deviceOfReader(id), reporter, pad: new KeyPad(), isLost: false };
    });
    this.#kept = new KeptOpen<OpenLine>({
      open: (lost) => this.#open(lost),
      opened: ({ line }) => line.turn(),
      lost: (cause) => {
        for (const reader of this.#readers) this.#lose(reader, cause);
      },
    });
    await this.#kept.start();
  }

  perform(effect: Effect): void {
    if (effect.type !== 'signal') return;
    const reader = this.#readers.find(({ id }) => id === effect.reader);
    if (reader === undefined) return;
    const open = this.#kept?.connection;
    const link = open?.links.get(reader.id);
    if (open === undefined || link?.isSecure !== true) {
      return this.#notDone(reader, 'the reader is not connected');
    }
    link.give(ordersFor(effect.signal, link.capabilities));
    open.line.turn();
  }

  async stop(): Promise<void> {
    await this.#kept?.stop();
  }

  async #open(lost: (cause: string) => void): Promise<OpenLine> {
    const { check, baud_rate, reply_ms } = this.#wiring;
    const links = this.#links();
    const readers = new Map(this.#readers.map((reader) => [links.get(reader.id), reader]));
    const port = await openSerial(
      { ...this.#wiring, data_bits: 8, parity: 'none', stop_bits: 1 },
      (bytes) => line.take(bytes),
      lost,
    );
    const line = new Rs485Line({
      links: [...links.values()],
      check,
      baud_rate,
      reply_ms,
      now,
      write: (bytes) => port.write(bytes, lost),
      heard: (link, heard) => {
        const reader = readers.get(link);
        if (reader !== undefined) this.#hear(reader, heard);
      },
    });
    const close = (): Promise<void> => {
      line.stop();
      return port.close();
    };
    return { close, line, links };
  }

  /** The talks with those readers that have a key; the others are lost, and named. */
  #links(): ReadonlyMap<ReaderId, PeripheralLink> {
    const { key_file, check, poll_ms } = this.#wiring;
    const text = this.#context.readSecret(key_file);
    if (text === undefined) throw new Error(`there is no key file ${key_file}`);
    const keys = readKeys(text);
    const links = new Map<ReaderId, PeripheralLink>();
    for (const reader of this.#readers) {
      const { address, serial } = reader.wiring;
      const key = keys.get(reader.id);
      if (key === undefined) {
        this.#lose(reader, 'the key file has no key of this reader');
        continue;
      }
      const link = { address, serial, check, poll_ms, kind: 'own', key, random: randomBytes } as const;
      links.set(reader.id, new PeripheralLink(link));
    }
    return links;
  }

  #hear(reader: Reader, heard: Heard): void {
    switch (heard.heard) {
      case 'secured':
        if (reader.isLost) this.#emit({ type: 'device_recovered', device: reader.device, kind: 'reader' });
        reader.isLost = false;
        return;
      case 'lost':
        return this.#lose(reader, heard.cause);
      case 'refused':
        return this.#emit({ type: 'reader_refused', reader: reader.id, refusal: heard.refusal });
      case 'not_done':
        return this.#notDone(reader, heard.cause);
      case 'reply':
        return this.#reply(reader, heard.code, heard.data);
      case 'installed':
        return;
    }
  }

  #reply(reader: Reader, code: number, data: Uint8Array): void {
    const card = cardIn(code, data, reader.wiring);
    if (card !== undefined) return reader.reporter.report(card);
    const keys = code === REPLY.KEYPAD ? readPressedKeys(data) : undefined;
    const digits = keys === undefined ? undefined : reader.pad.press(keys, now());
    if (digits !== undefined) this.#context.keyed(reader.id, digits);
    for (const observation of statusIn(code, data, reader.id)) this.#emit(observation);
  }

  #lose(reader: Reader, cause: string): void {
    if (reader.isLost) return;
    reader.isLost = true;
    this.#emit({ type: 'device_lost', device: reader.device, kind: 'reader', cause });
  }

  #notDone({ device }: Reader, cause: string): void {
    this.#emit({ type: 'effect_failed', device, effect: 'signal', cause });
  }
}
