/**
 * A badge reader as the standard describes one, written from the standard alone: nothing here is taken from the control
 * panel, so that a mistake made there is not made twice. It answers what it is asked, and does what a test says is
 * wrong with it.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';

export const FACTORY_KEY = Buffer.from('303132333435363738393a3b3c3d3e3f', 'hex');

/** CRC-16 bit by bit, as Annex C writes it. */
export const crcOf = (bytes: Uint8Array): number => {
  let crc = 0x1d0f;
  for (const byte of bytes) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      const top = ((crc >> 15) & 1) ^ ((byte >> bit) & 1);
      crc = (crc << 1) & 0xffff;
      if (top === 1) crc ^= 0x1021;
    }
  }
  return crc;
};

const ecb = (key: Uint8Array, block: Uint8Array): Buffer => {
  const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]);
};

const xor = (one: Uint8Array, other: Uint8Array): Buffer =>
  Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)));

const flipped = (bytes: Uint8Array): Buffer => xor(bytes, Buffer.alloc(16, 0xff));

/** Whether a message came in a secured frame, and what it held. */
export interface Asked {
  readonly code: number;
  readonly data: Buffer;
  readonly secured: boolean;
}

export interface Answer {
  readonly code: number;
  readonly data?: Uint8Array;
}

interface Session {
  enc: Buffer;
  mac1: Buffer;
  mac2: Buffer;
  command: Buffer;
  reply: Buffer;
}

const CLIENT = Buffer.from('5501020304050607', 'hex');

/** Rolls a MAC over a message: all blocks but the last with the first key, the last with the second. */
const rolled = (session: Session, from: Uint8Array, message: Uint8Array): Buffer => {
  const rest = message.length % 16;
  const tail = Buffer.alloc(rest === 0 ? 0 : 16 - rest);
  if (tail.length > 0) tail[0] = 0x80;
  const blocks = Buffer.concat([message, tail]);
  let mac: Buffer = Buffer.from(from);
  for (let at = 0; at < blocks.length; at += 16) {
    const isLast = at + 16 === blocks.length;
    mac = ecb(isLast ? session.mac2 : session.mac1, xor(mac, blocks.subarray(at, at + 16)));
  }
  return mac;
};

export class OsdpPeripheral {
  readonly address: number;
  /** The key that it has; the factory's makes it one that nobody installed. */
  key: Buffer;
  /** Everything that it was asked, in order. */
  readonly asked: Asked[] = [];
  /** Every frame that it sent, to be played back. */
  readonly sent: Buffer[] = [];
  /** Said one by one, each as the reply to a poll. */
  readonly news: Answer[] = [];
  tamper = 0;
  power = 0;
  serial = 0x04030201;
  capabilities = Buffer.from([4, 4, 1, 5, 2, 1, 9, 1, 1]);
  /** What is wrong with it. */
  isMute = false;
  isBusy = false;
  /** Answers this instead, in place of the frame that would be right. */
  instead: ((right: Buffer, asked: Asked) => Buffer | undefined) | undefined;
  /** Refuses commands of this code with this reason. */
  readonly refuses = new Map<number, number>();
  #session: Session | undefined;
  #keys: Session | undefined;
  #random: Buffer = Buffer.alloc(8);
  #challenge: Buffer = Buffer.alloc(8);
  #sequence = -1;
  #last: Buffer = Buffer.alloc(0);
  #lastReply: Buffer = Buffer.alloc(0);
  #bytes: Buffer = Buffer.alloc(0);
  readonly #send: (bytes: Buffer) => void;

  constructor(address: number, key: Buffer, send: (bytes: Buffer) => void) {
    this.address = address;
    this.key = key;
    this.#send = send;
  }

  get isSecured(): boolean {
    return this.#session !== undefined;
  }

  get codes(): readonly number[] {
    return this.asked.map(({ code }) => code);
  }

  /** The power was off for a moment: it knows of no session. */
  restart(): void {
    this.#session = undefined;
    this.#sequence = -1;
  }

  /** Bytes of the line, of everybody on it. */
  take(bytes: Uint8Array): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    for (;;) {
      const start = this.#bytes.indexOf(0x53);
      if (start < 0) {
        this.#bytes = Buffer.alloc(0);
        return;
      }
      const rest = this.#bytes.subarray(start);
      if (rest.length < 4 || rest.length < rest.readUInt16LE(2)) return;
      const length = Math.max(7, rest.readUInt16LE(2));
      this.#bytes = rest.subarray(length);
      this.#frame(rest.subarray(0, length));
    }
  }

  #frame(frame: Buffer): void {
    if (this.isMute || frame[1] !== this.address) return;
    const control = frame[4] ?? 0;
    const end = frame.length - ((control & 4) !== 0 ? 2 : 1);
    if ((control & 4) !== 0 && crcOf(frame.subarray(0, end)) !== frame.readUInt16LE(end)) return;
    if ((control & 4) === 0 && frame.reduce((sum, byte) => sum + byte, 0) % 256 !== 0) return;
    if (this.isBusy) return this.#put(this.frame(control & 4, [], [0x79]));
    if ((control & 3) === 0) this.#session = undefined;
    else if ((control & 3) === this.#sequence) {
      if (frame.equals(this.#last)) this.#put(this.#lastReply);
      return;
    } else if (this.#sequence >= 0 && (control & 3) !== (this.#sequence % 3) + 1) {
      return this.#reply(control, { code: 0x41, data: Buffer.from([4]) }, undefined);
    }
    this.#sequence = control & 3;
    this.#last = Buffer.from(frame);
    this.#message(frame.subarray(0, end), control);
  }

  #message(body: Buffer, control: number): void {
    const blockBytes = (control & 8) !== 0 ? (body[5] ?? 0) : 0;
    const type = blockBytes > 0 ? (body[6] ?? 0) : 0;
    const at = 5 + blockBytes;
    const code = body[at] ?? 0;
    if (type < 0x15) {
      const asked = { code, data: Buffer.from(body.subarray(at + 1)), secured: false };
      this.asked.push(asked);
      return this.#reply(control, this.#inClear(asked, body[7] ?? 0), asked);
    }
    const session = this.#session;
    const signed = body.subarray(0, -4);
    const mac = session === undefined ? undefined : rolled(session, session.reply, signed);
    if (session === undefined || mac === undefined || !mac.subarray(0, 4).equals(body.subarray(-4))) {
      this.#session = undefined;
      return this.#reply(control, { code: 0x41, data: Buffer.from([6]) }, undefined);
    }
    const sealed = signed.subarray(at + 1);
    const data = type === 0x17 ? this.#unseal(session, sealed) : Buffer.from(sealed);
    session.command = mac;
    const asked = { code, data, secured: true };
    this.asked.push(asked);
    const reason = this.refuses.get(code);
    const refusal = reason === undefined ? undefined : { code: 0x41, data: Buffer.from([reason]) };
    return this.#reply(control, refusal ?? this.#secured(asked), asked);
  }

  #unseal(session: Session, sealed: Buffer): Buffer {
    const decipher = createDecipheriv('aes-128-cbc', session.enc, flipped(session.reply)).setAutoPadding(
      false,
    );
    const plain = Buffer.concat([decipher.update(sealed), decipher.final()]);
    return Buffer.from(plain.subarray(0, plain.lastIndexOf(0x80)));
  }

  #inClear({ code, data }: Asked, kind: number): Answer & { readonly block?: readonly number[] } {
    if (code === 0x61) return { code: 0x45, data: this.#identity() };
    if (code === 0x76) return this.#challenged(data, kind);
    if (code === 0x77) return this.#proved(data);
    return { code: 0x41, data: Buffer.from([6]) };
  }

  #identity(): Buffer {
    const serial = Buffer.alloc(4);
    serial.writeUInt32LE(this.serial);
    return Buffer.concat([Buffer.from([0xca, 0x44, 0x6c, 1, 2]), serial, Buffer.from([3, 2, 1])]);
  }

  #challenged(random: Buffer, kind: number) {
    const key = this.key;
    const derived = (purpose: number): Buffer =>
      ecb(key, Buffer.concat([Buffer.from([1, purpose]), random.subarray(0, 6), Buffer.alloc(8)]));
    this.#challenge = random;
    this.#random = Buffer.from('a0a1a2a3a4a5a6a7', 'hex');
    const [command, reply] = [Buffer.alloc(16), Buffer.alloc(16)];
    this.#keys = { enc: derived(0x82), mac1: derived(1), mac2: derived(2), command, reply };
    const cryptogram = ecb(this.#keys.enc, Buffer.concat([random, this.#random]));
    const own = key.equals(FACTORY_KEY) ? 0 : kind;
    return { code: 0x76, data: Buffer.concat([CLIENT, this.#random, cryptogram]), block: [3, 0x12, own] };
  }

  #proved(cryptogram: Buffer) {
    const keys = this.#keys;
    if (keys === undefined) return { code: 0x41, data: Buffer.from([6]) };
    const isRight = ecb(keys.enc, Buffer.concat([this.#random, this.#challenge])).equals(cryptogram);
    keys.reply = ecb(keys.mac2, ecb(keys.mac1, cryptogram));
    this.#session = isRight ? keys : undefined;
    return { code: 0x78, data: keys.reply, block: [3, 0x14, isRight ? 1 : 0xff] };
  }

  #secured({ code, data }: Asked): Answer {
    switch (code) {
      case 0x60:
        return this.news.shift() ?? { code: 0x40 };
      case 0x61:
        return { code: 0x45, data: this.#identity() };
      case 0x62:
        return { code: 0x46, data: this.capabilities };
      case 0x64:
        return { code: 0x48, data: Buffer.from([this.tamper, this.power]) };
      case 0x75:
        this.key = Buffer.from(data.subarray(2));
        return { code: 0x40 };
      default:
        return { code: 0x40 };
    }
  }

  #reply(
    control: number,
    answer: Answer & { readonly block?: readonly number[] },
    asked: Asked | undefined,
  ): void {
    const { code, data = Buffer.alloc(0) } = answer;
    const session = asked?.secured === true ? this.#session : undefined;
    const plain = Buffer.from(data);
    const content = session === undefined || plain.length === 0 ? plain : this.#seal(session, plain);
    const block = session === undefined ? (answer.block ?? []) : [2, plain.length === 0 ? 0x16 : 0x18];
    const right = this.frame(control, block, [code, ...content], session);
    this.#lastReply = right;
    const put = asked === undefined || this.instead === undefined ? right : this.instead(right, asked);
    if (put !== undefined) this.#put(put);
  }

  #seal(session: Session, plain: Buffer): Buffer {
    const padded = Buffer.alloc(Math.floor(plain.length / 16) * 16 + 16);
    plain.copy(padded);
    padded[plain.length] = 0x80;
    const cipher = createCipheriv('aes-128-cbc', session.enc, flipped(session.command)).setAutoPadding(false);
    return Buffer.concat([cipher.update(padded), cipher.final()]);
  }

  /** A frame from this address; signed where a session is given. */
  frame(control: number, block: readonly number[], body: readonly number[], session?: Session): Buffer {
    const isCrc = (control & 4) !== 0;
    const length = 5 + block.length + body.length + (session === undefined ? 0 : 4) + (isCrc ? 2 : 1);
    const bits = (control & 7) | (block.length > 0 ? 8 : 0);
    const head = [0x53, this.address | 0x80, length & 0xff, length >> 8, bits, ...block, ...body];
    let frame: Buffer = Buffer.from(head);
    if (session !== undefined) {
      session.reply = rolled(session, session.command, frame);
      frame = Buffer.concat([frame, session.reply.subarray(0, 4)]);
    }
    const crc = crcOf(frame);
    const sum = frame.reduce((all, byte) => all + byte, 0);
    return Buffer.concat([frame, Buffer.from(isCrc ? [crc & 0xff, crc >> 8] : [(256 - (sum % 256)) % 256])]);
  }

  #put(bytes: Buffer): void {
    this.sent.push(bytes);
    this.#send(bytes);
  }
}
