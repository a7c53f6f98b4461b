import { randomBytes } from 'node:crypto';
import type { Effect, EffectType } from '../../src/core/effects.ts';
import type { InstallationOutcome } from '../../src/core/facts-readers.ts';
import type { DeviceId, ReaderId } from '../../src/core/terms.ts';
import { BadgeReporter, deviceOfReader } from '../badge-reporter.ts';
import type { CredentialOf } from '../credential.ts';
import { causeOf, type Device, type Emit } from '../device.ts';
import { type Connection, KeptOpen } from '../kept-open.ts';
import { openSerial } from '../serial-port.ts';
import { REPLY } from './codes.ts';
import { ordersFor } from './feedback.ts';
import { readKeys } from './key-file.ts';
import { KeyPad } from './key-pad.ts';
import type { OsdpReaderWiring, OsdpWiring } from './osdp-wiring.ts';
import { type LinkOptions, PeripheralLink } from './peripheral-link.ts';
import { cardIn, statusIn } from './reader-report.ts';
import { readPressedKeys } from './replies.ts';
import { Rs485Line } from './rs485-line.ts';
import { DEFAULT_KEY } from './secure-session.ts';
import type { Heard } from './standing.ts';

export interface OsdpContext {
  readonly credentialOf: CredentialOf;
  /** The text of a file that only its owner may read; undefined where there is none; throws where others may. */
  readonly readSecret: (file: string) => string | undefined;
  /** Takes the digits that somebody entered at a reader. */
  readonly keyed: (reader: ReaderId, digits: string) => void;
  /** Keys that readers had, or were offered; `use` is durable when it returns. Both throw where that is not known. */
  readonly usedKeys: { isUsed(key: Uint8Array): boolean; use(key: Uint8Array): void };
}

/** One reader of the line as the kiosk knows it. */
interface Reader {
  readonly wiring: OsdpReaderWiring;
  readonly id: ReaderId;
  readonly device: DeviceId;
  readonly reporter: BadgeReporter;
  readonly pad: KeyPad;
  isLost: boolean;
  /** Its key and the talk with it; undefined while the line is not open, or it has no key. */
  talk: { readonly key: Uint8Array; readonly link: PeripheralLink } | undefined;
  /** Ends its installation; undefined on every day but that one. */
  installing: NodeJS.Timeout | undefined;
}

interface OpenLine extends Connection {
  readonly line: Rs485Line;
}

const now = (): number => performance.now();

const GONE = 'the reader is not connected';
const KEYLESS = 'the key file has no key of this reader';

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
      return {
        wiring,
        id,
        device: deviceOfReader(id),
        reporter,
        pad: new KeyPad(),
        isLost: false,
        talk: undefined,
        installing: undefined,
      };
    });
    this.#kept = new KeptOpen<OpenLine>({
      open: (lost) => this.#open(lost),
      opened: ({ line }) => line.turn(),
      lost: (cause) => {
        for (const reader of this.#readers) {
          this.#lose(reader, cause);
          if (reader.installing !== undefined) this.#installed(reader, 'not_installed');
          reader.talk = undefined;
        }
      },
    });
    await this.#kept.start();
  }

  perform(effect: Effect): void {
    if (effect.type !== 'signal' && effect.type !== 'install_reader') return;
    const reader = this.#readers.find(({ id }) => id === effect.reader);
    if (reader === undefined) return;
    const line = this.#kept?.connection?.line;
    const link = reader.talk?.link;
    if (line === undefined || link === undefined) return this.#notDone(reader, effect.type, GONE);
    if (effect.type === 'install_reader') return this.#install(reader, effect.for_ms);
    if (!link.isSecure) return this.#notDone(reader, effect.type, GONE);
    link.give(ordersFor(effect.signal, link.capabilities));
    line.turn();
  }

  async stop(): Promise<void> {
    for (const { installing } of this.#readers) clearTimeout(installing);
    await this.#kept?.stop();
  }

  async #open(lost: (cause: string) => void): Promise<OpenLine> {
    const { check, baud_rate, reply_ms } = this.#wiring;
    this.#greetAll();
    const port = await openSerial(
      { ...this.#wiring, data_bits: 8, parity: 'none', stop_bits: 1 },
      (bytes) => line.take(bytes),
      lost,
    );
    const line = new Rs485Line({
      links: this.#readers.flatMap(({ talk }) => (talk === undefined ? [] : [talk.link])),
      check,
      baud_rate,
      reply_ms,
      now,
      write: (bytes) => port.write(bytes, lost),
      heard: (link, heard) => {
        const reader = this.#readers.find(({ talk }) => talk?.link === link);
        if (reader !== undefined) this.#hear(reader, heard);
      },
    });
    const close = (): Promise<void> => {
      line.stop();
      return port.close();
    };
    return { close, line };
  }

  #keys(): ReadonlyMap<string, Uint8Array> {
    const { key_file } = this.#wiring;
    const text = this.#context.readSecret(key_file);
    if (text === undefined) throw new Error(`there is no key file ${key_file}`);
    return readKeys(text);
  }

  /** Begins a talk with each reader that has a key; the others are lost, and named. */
  #greetAll(): void {
    const keys = this.#keys();
    for (const reader of this.#readers) {
      const key = keys.get(reader.id);
      reader.talk = key === undefined ? undefined : { key, link: this.#link(reader, { kind: 'own', key }) };
      if (key === undefined) this.#lose(reader, KEYLESS);
    }
  }

  #link({ wiring: { address, serial } }: Reader, keyed: Pick<LinkOptions, 'kind' | 'key' | 'install'>) {
    const { check } = this.#wiring;
    const pauses = this.#wiring;
    return new PeripheralLink({ address, serial, check, pauses, random: randomBytes, ...keyed });
  }

  /** Another talk in the place of the one there is; from now on `key` is its own key. */
  #talkAnew(reader: Reader, key: Uint8Array, keyed: Pick<LinkOptions, 'kind' | 'key' | 'install'>): void {
    const former = reader.talk;
    const line = this.#kept?.connection?.line;
    if (former === undefined || line === undefined) return;
    const link = this.#link(reader, keyed);
    reader.talk = { key, link };
    line.replace(former.link, link);
  }

  /** For so long the reader is talked to with the key from the factory, only to be given its own. */
  #install(reader: Reader, for_ms: number): void {
    const isBegun = reader.installing !== undefined;
    const key = isBegun ? undefined : this.#newKey(reader);
    if (typeof key === 'string') return this.#tell(reader, key);
    clearTimeout(reader.installing);
    reader.installing = setTimeout(() => this.#installed(reader, 'not_installed'), for_ms);
    if (key === undefined) return;
    this.#lose(reader, 'the reader is being installed');
    this.#talkAnew(reader, key, { kind: 'default', key: DEFAULT_KEY, install: key });
  }

  /**
   * The key that the file has for a reader now, noted as used; or what becomes of the installation without one. Under
   * the key from the factory anybody on the cable reads what is offered, and can have taken the reader's place: what
   * was offered once, or secures a reader, is never offered again.
   */
  #newKey(reader: Reader): Uint8Array | InstallationOutcome {
    const { usedKeys } = this.#context;
    try {
      const key = this.#keys().get(reader.id);
      if (key === undefined) throw new Error(KEYLESS);
      if (usedKeys.isUsed(key)) return 'key_was_used';
      usedKeys.use(key);
      return key;
    } catch (error) {
      this.#notDone(reader, 'install_reader', causeOf(error));
      return 'not_installed';
    }
  }

  #tell({ id }: Reader, outcome: InstallationOutcome): void {
    this.#emit({ type: 'reader_installation_ended', reader: id, outcome });
  }

  #installed(reader: Reader, outcome: InstallationOutcome): void {
    clearTimeout(reader.installing);
    reader.installing = undefined;
    this.#tell(reader, outcome);
    const key = reader.talk?.key;
    if (key !== undefined) this.#talkAnew(reader, key, { kind: 'own', key });
  }

  #hear(reader: Reader, heard: Heard): void {
    switch (heard.heard) {
      case 'secured':
        if (reader.isLost) this.#emit({ type: 'device_recovered', device: reader.device, kind: 'reader' });
        reader.isLost = false;
        return this.#noteKey(reader);
      case 'lost':
        return this.#lose(reader, heard.cause);
      case 'refused':
        return this.#emit({ type: 'reader_refused', reader: reader.id, refusal: heard.refusal });
      case 'not_done':
        return this.#notDone(reader, 'signal', heard.cause);
      case 'reply':
        return this.#reply(reader, heard.code, heard.data);
      case 'installed':
        return this.#installed(reader, 'installed');
    }
  }

  /** Where it cannot be noted it is tried again with its next channel; what cannot be noted is not offered either. */
  #noteKey({ talk }: Reader): void {
    try {
      if (talk !== undefined) this.#context.usedKeys.use(talk.key);
    } catch {}
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

  #notDone({ device }: Reader, effect: EffectType, cause: string): void {
    this.#emit({ type: 'effect_failed', device, effect, cause });
  }
}
