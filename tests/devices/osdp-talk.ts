/** Two sides of an OSDP line with no port between. */
import { FrameScanner } from '../../devices/osdp/frame-scanner.ts';
import { type LinkOptions, PeripheralLink } from '../../devices/osdp/peripheral-link.ts';
import type { Heard } from '../../devices/osdp/standing.ts';
import { OsdpPeripheral } from './osdp-peripheral.ts';

export const KEY = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
/** A card of 26 bits. */
export const RAW = { code: 0x50, data: Buffer.from([0, 1, 26, 0, 0x12, 0x34, 0x56, 0x40]) };

/** Two sides of a line, and the time that passes on it. */
export class Talk {
  readonly heard: Heard[] = [];
  readonly reader: OsdpPeripheral;
  readonly link: PeripheralLink;
  readonly #scanner: FrameScanner;
  now = 0;
  #reply: Buffer[] = [];
  /** Every command that went out. */
  readonly commands: Buffer[] = [];

  constructor(options: Partial<LinkOptions> = {}, key: Buffer = KEY) {
    let random = 0;
    this.link = new PeripheralLink({
      address: 5,
      check: 'crc',
      kind: 'own',
      key: KEY,
      serial: undefined,
      pauses: { poll_ms: 100, rest_ms: 300 },
      random: (bytes) => Buffer.alloc(bytes, ++random),
      ...options,
    });
    this.#scanner = new FrameScanner(options.check ?? 'crc');
    this.reader = new OsdpPeripheral(5, key, (bytes) => this.#reply.push(bytes));
  }

  /** One command and what comes of it. */
  exchange(): void {
    this.now = Math.max(this.now, this.link.due);
    const command = this.link.next(this.now);
    this.commands.push(command);
    this.#scanner.forget();
    this.reader.take(command);
    this.now += 10;
    for (const bytes of this.#reply.splice(0)) this.say(bytes);
    if (!this.link.awaits) return;
    this.now += 250;
    this.heard.push(...this.link.silence(this.now));
  }

  /** Bytes that come from the line. */
  say(bytes: Buffer): void {
    for (const frame of this.#scanner.push(bytes)) this.heard.push(...this.link.take(frame, this.now));
  }

  exchanges(times: number): void {
    for (let at = 0; at < times; at += 1) this.exchange();
  }

  /** What was heard since it was asked last, in short. */
  news(): readonly string[] {
    return this.heard.splice(0).map((one) => {
      if (one.heard === 'reply')
        return `reply ${one.code.toString(16)} ${Buffer.from(one.data).toString('hex')}`;
      if (one.heard === 'refused') return `refused ${one.refusal}`;
      return one.heard;
    });
  }

  secure(): void {
    for (let at = 0; at < 10 && !this.link.isSecure; at += 1) this.exchange();
    this.news();
  }
}
