import type { Effect } from '../src/core/effects.ts';
import type { DeviceId, ReaderId } from '../src/core/terms.ts';
import type { Reading } from './badge.ts';
import { BadgeReporter, deviceOfReader } from './badge-reporter.ts';
import type { CredentialOf } from './credential.ts';
import { causeOf, type Device, type Emit } from './device.ts';
import { KeyboardFrames } from './frames/keyboard-frames.ts';
import { PCPROX_CARD_COMMAND, PCPROX_LENGTH_COMMAND, readPcProx } from './frames/pcprox.ts';
import { type HidPort, type OpenHid, openNodeHid } from './hid-port.ts';
import { type Connection, KeptOpen } from './kept-open.ts';
import type { HidProfile, HidWiring } from './reader-wiring.ts';

interface OpenReader extends Connection {
  readonly port: HidPort;
}

/** A badge reader that shows itself as a HID device: keyboard-class, or rf IDEAS pcProx. */
export class HidReader implements Device {
  readonly id: DeviceId;
  readonly #wiring: HidWiring;
  readonly #reader: ReaderId;
  readonly #credentialOf: CredentialOf;
  readonly #open: OpenHid;
  #emit: Emit = () => undefined;
  #kept: KeptOpen<OpenReader> | undefined;

  constructor(wiring: HidWiring, credentialOf: CredentialOf, open: OpenHid = openNodeHid) {
    this.#reader = wiring.reader as ReaderId;
    this.id = deviceOfReader(this.#reader);
    this.#wiring = wiring;
    this.#credentialOf = credentialOf;
    this.#open = open;
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
    this.#kept = new KeptOpen<OpenReader>({
      open: async (lost) => {
        const port = await this.#open(this.#wiring, lost);
        return attend(port, this.#wiring.profile, (found) => reporter.report(found), lost);
      },
      opened: ({ port }, again) => {
        if (again) emit({ type: 'device_recovered', device, kind: 'reader' });
        if (port.exposed) emit({ type: 'reader_keys_exposed', reader: this.#reader });
      },
      lost: (cause) => emit({ type: 'device_lost', device, kind: 'reader', cause }),
    });
    await this.#kept.start();
  }

  perform(effect: Effect): void {
    if (effect.type !== 'signal' || effect.reader !== this.#reader) return;
    const bytes = this.#wiring.signals[effect.signal];
    if (bytes === undefined) return;
    const failed = (cause: string): void =>
      this.#emit({ type: 'effect_failed', device: this.id, effect: 'signal', cause });
    const port = this.#kept?.connection?.port;
    if (port === undefined) failed('the reader is not connected');
    else port.write(Buffer.from(bytes, 'hex')).catch((error: unknown) => failed(causeOf(error)));
  }

  async stop(): Promise<void> {
    await this.#kept?.stop();
  }
}

type Report = (found: Reading) => void;

const attend = (
  port: HidPort,
  profile: HidProfile,
  report: Report,
  lost: (cause: string) => void,
): OpenReader =>
  profile.format === 'keyboard'
    ? listenToKeys(port, profile, report)
    : pollPcProx(port, profile, report, lost);

const listenToKeys = (
  port: HidPort,
  profile: Extract<HidProfile, { format: 'keyboard' }>,
  report: Report,
): OpenReader => {
  const frames = new KeyboardFrames(profile);
  let timer: NodeJS.Timeout | undefined;
  port.onReport((bytes) => {
    clearTimeout(timer);
    for (const found of frames.push(bytes)) report(found);
    timer = setTimeout(() => {
      for (const found of frames.quiet()) report(found);
    }, profile.key_gap_ms);
  });
  const close = (): Promise<void> => {
    clearTimeout(timer);
    return port.close();
  };
  return { port, close };
};

/** A card counts when two looks in a row agree: the buffer may change between its length and its bits. */
const pollPcProx = (
  port: HidPort,
  profile: Extract<HidProfile, { format: 'pcprox' }>,
  report: Report,
  lost: (cause: string) => void,
): OpenReader => {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let before = '';
  let reported = '';
  const look = async (): Promise<void> => {
    try {
      const length = await port.ask(PCPROX_LENGTH_COMMAND);
      const card = await port.ask(PCPROX_CARD_COMMAND);
      const found = readPcProx(card, length, profile);
      const seen = found === undefined ? '' : JSON.stringify(found);
      const steady = seen !== '' && seen === before;
      // A card that cannot be read is one fault however long it is held; a badge's repeats are the reporter's.
      if (steady && !closed && (found?.kind === 'badge' || reported !== seen)) report(found as Reading);
      reported = steady ? seen : '';
      before = seen;
      if (!closed) timer = setTimeout(() => void look(), profile.poll_ms);
    } catch (error) {
      if (!closed) lost(causeOf(error));
    }
  };
  timer = setTimeout(() => void look(), 0);
  const close = (): Promise<void> => {
    closed = true;
    clearTimeout(timer);
    return port.close();
  };
  return { port, close };
};
