import type { Effect } from '../src/core/effects.ts';
import type { DeviceId, ReaderId } from '../src/core/terms.ts';
import { BadgeReporter, deviceOfReader } from './badge-reporter.ts';
import type { CredentialOf } from './credential.ts';
import type { Device, Emit } from './device.ts';
import type { FrameSplitter } from './frames/frame-splitter.ts';
import { KeptOpen } from './kept-open.ts';
import type { SerialWiring } from './reader-wiring.ts';
import { framesOf } from './serial-framing.ts';
import { type OpenSerial, openSerial } from './serial-port.ts';
import { nodeOf } from './usb-identity.ts';

/** A badge reader on a serial port or a USB serial port, reopened whenever it goes away. */
export class SerialReader implements Device {
  readonly id: DeviceId;
  readonly #wiring: SerialWiring;
  readonly #reader: ReaderId;
  readonly #credentialOf: CredentialOf;
  #emit: Emit = () => undefined;
  #port: KeptOpen<OpenSerial> | undefined;

  constructor(wiring: SerialWiring, credentialOf: CredentialOf) {
    this.#reader = wiring.reader as ReaderId;
    this.id = deviceOfReader(this.#reader);
    this.#wiring = wiring;
    this.#credentialOf = credentialOf;
  }

  async start(emit: Emit): Promise<void> {
    const device = this.id;
    const reporter = new BadgeReporter({
      reader: this.#reader,
      credentialOf: this.#credentialOf,
      emit,
      now: () => performance.now(),
    });
    this.#emit = emit;
    this.#port = new KeptOpen<OpenSerial>({
      open: (lost) => openPort(this.#wiring, reporter, lost),
      opened: (_, again) => {
        if (again) emit({ type: 'device_recovered', device, kind: 'reader' });
      },
      lost: (cause) => emit({ type: 'device_lost', device, kind: 'reader', cause }),
    });
    await this.#port.start();
  }

  perform(effect: Effect): void {
    if (effect.type !== 'signal' || effect.reader !== this.#reader) return;
    const bytes = this.#wiring.signals[effect.signal];
    if (bytes === undefined) return;
    const failed = (cause: string): void =>
      this.#emit({ type: 'effect_failed', device: this.id, effect: 'signal', cause });
    const port = this.#port?.connection;
    if (port === undefined) failed('the reader is not connected');
    else port.write(Buffer.from(bytes, 'hex'), failed);
  }

  async stop(): Promise<void> {
    await this.#port?.stop();
  }
}

/** Feeds the frames and tells them when the line has been quiet. */
class Feed {
  readonly #frames: FrameSplitter;
  readonly #reporter: BadgeReporter;
  readonly #quietMs: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(wiring: SerialWiring, reporter: BadgeReporter) {
    this.#frames = framesOf(wiring.profile);
    this.#reporter = reporter;
    this.#quietMs = wiring.quiet_ms;
  }

  take(bytes: Buffer): void {
    clearTimeout(this.#timer);
    for (const found of this.#frames.push(bytes)) this.#reporter.report(found);
    this.#timer = setTimeout(() => {
      for (const found of this.#frames.quiet()) this.#reporter.report(found);
    }, this.#quietMs);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

const openPort = async (
  wiring: SerialWiring,
  reporter: BadgeReporter,
  lost: (cause: string) => void,
): Promise<OpenSerial> => {
  const feed = new Feed(wiring, reporter);
  const path = wiring.path ?? nodeOf('tty', wiring);
  const { close, write } = await openSerial({ ...wiring, path }, (bytes) => feed.take(bytes), lost);
  return {
    close: () => {
      feed.end();
      return close();
    },
    write,
  };
};
