import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';

/** Message types and offsets of linux/uhid.h. */
const CREATE2 = 11;
const INPUT2 = 12;
const OUTPUT = 6;
const GET_REPORT = 9;
const GET_REPORT_REPLY = 10;
const SET_REPORT = 13;
const SET_REPORT_REPLY = 14;
const MESSAGE_BYTES = 4_380;
const BUS_USB = 3;
/** Each look that finds nothing throws, which an emulated machine feels. */
const POLL_MS = 20;

export interface HidIdentity {
  readonly name: string;
  readonly vendor: number;
  readonly product: number;
  readonly serial: string;
  /** The report descriptor. */
  readonly descriptor: readonly number[];
}

/** A HID device by the kernel's uhid: the kernel makes a real hidraw node for it, and asks here what it answers. */
export class UhidDevice {
  /** Output reports that the device was sent, as sent. */
  readonly outputs: Buffer[] = [];
  readonly #fd: number;
  readonly #timer: NodeJS.Timeout;
  readonly #features: (command: Buffer) => Uint8Array;
  #asked: Buffer = Buffer.alloc(0);

  /** @param features gives the feature report that follows a command sent as one; both begin with the report number */
  constructor(identity: HidIdentity, features: (command: Buffer) => Uint8Array = () => Buffer.alloc(0)) {
    this.#features = features;
    this.#fd = openSync('/dev/uhid', constants.O_RDWR | constants.O_NONBLOCK);
    const made = Buffer.alloc(4 + 4_372);
    made.writeUInt32LE(CREATE2, 0);
    made.write(identity.name, 4);
    made.write('hil/uhid', 132);
    made.write(identity.serial, 196);
    made.writeUInt16LE(identity.descriptor.length, 260);
    made.writeUInt16LE(BUS_USB, 262);
    made.writeUInt32LE(identity.vendor, 264);
    made.writeUInt32LE(identity.product, 268);
    Buffer.from(identity.descriptor).copy(made, 280);
    writeSync(this.#fd, made);
    this.#timer = setInterval(() => this.#answer(), POLL_MS);
  }

  input(report: Uint8Array): void {
    const message = Buffer.alloc(6 + report.length);
    message.writeUInt32LE(INPUT2, 0);
    message.writeUInt16LE(report.length, 4);
    message.set(report, 6);
    writeSync(this.#fd, message);
  }

  unplug(): void {
    clearInterval(this.#timer);
    closeSync(this.#fd);
  }

  #answer(): void {
    for (;;) {
      const message = Buffer.alloc(MESSAGE_BYTES);
      try {
        readSync(this.#fd, message, 0, message.length, null);
      } catch {
        // Nothing more is asked.
        return;
      }
      const type = message.readUInt32LE(0);
      if (type === OUTPUT)
        this.outputs.push(Buffer.from(message.subarray(4, 4 + message.readUInt16LE(4_100))));
      if (type === SET_REPORT) this.#take(message);
      if (type === GET_REPORT) this.#give(message.readUInt32LE(4));
    }
  }

  /** id (4), number (1), type (1), size (2), data. */
  #take(message: Buffer): void {
    this.#asked = Buffer.from(message.subarray(12, 12 + message.readUInt16LE(10)));
    const reply = Buffer.alloc(10);
    reply.writeUInt32LE(SET_REPORT_REPLY, 0);
    reply.writeUInt32LE(message.readUInt32LE(4), 4);
    writeSync(this.#fd, reply);
  }

  #give(id: number): void {
    const report = this.#features(this.#asked);
    const reply = Buffer.alloc(12 + report.length);
    reply.writeUInt32LE(GET_REPORT_REPLY, 0);
    reply.writeUInt32LE(id, 4);
    reply.writeUInt16LE(report.length, 10);
    reply.set(report, 12);
    writeSync(this.#fd, reply);
  }
}
