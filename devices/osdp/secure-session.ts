import { type Cipheriv, createCipheriv, createDecipheriv, timingSafeEqual } from 'node:crypto';

/** The key that every reader leaves the factory with; anybody knows it. */
export const DEFAULT_KEY: Uint8Array = Uint8Array.from({ length: 16 }, (_, index) => 0x30 + index);

const BLOCK = 16;
const MAC_BYTES = 4;
/** Ends the data that are sealed, and pads what the MAC is made over. */
const END = 0x80;

const cipherBlocks = (key: Uint8Array, iv: Uint8Array | null, bytes: Uint8Array): Buffer => {
  const cipher = createCipheriv(iv === null ? 'aes-128-ecb' : 'aes-128-cbc', key, iv);
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
};

const decipherBlocks = (key: Uint8Array, iv: Uint8Array, bytes: Uint8Array): Buffer => {
  const decipher = createDecipheriv('aes-128-cbc', key, iv);
  decipher.setAutoPadding(false);
  return Buffer.concat([decipher.update(bytes), decipher.final()]);
};

/** What both sides make of the reader's key and the panel's random number: one to seal with, two for the MAC. */
export interface SessionKeys {
  readonly enc: Buffer;
  readonly mac1: Buffer;
  readonly mac2: Buffer;
}

const derived = (key: Uint8Array, purpose: number, panelRandom: Uint8Array): Buffer => {
  const block = Buffer.alloc(BLOCK);
  block.set([0x01, purpose, ...panelRandom.subarray(0, 6)]);
  return cipherBlocks(key, null, block);
};

/** @param panelRandom eight bytes, of which the standard uses six. */
export const sessionKeys = (key: Uint8Array, panelRandom: Uint8Array): SessionKeys => ({
  enc: derived(key, 0x82, panelRandom),
  mac1: derived(key, 0x01, panelRandom),
  mac2: derived(key, 0x02, panelRandom),
});

/** What the peripheral proves with that it has the key. */
export const clientCryptogram = ({ enc }: SessionKeys, panel: Uint8Array, peripheral: Uint8Array): Buffer =>
  cipherBlocks(enc, null, Buffer.concat([panel, peripheral]));

/** What the panel proves with that it has the key. */
export const serverCryptogram = ({ enc }: SessionKeys, panel: Uint8Array, peripheral: Uint8Array): Buffer =>
  cipherBlocks(enc, null, Buffer.concat([peripheral, panel]));

/** What the chain of MACs begins with. */
export const firstReplyMac = ({ mac1, mac2 }: SessionKeys, server: Uint8Array): Buffer =>
  cipherBlocks(mac2, null, cipherBlocks(mac1, null, server));

/** Whether two values are equal, in a time that does not tell where they differ. */
export const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);

const padded = (bytes: Uint8Array, always: boolean): Buffer => {
  const isWhole = bytes.length % BLOCK === 0 && bytes.length > 0;
  if (isWhole && !always) return Buffer.from(bytes);
  const padding = Buffer.alloc(BLOCK - (bytes.length % BLOCK));
  padding[0] = END;
  return Buffer.concat([bytes, padding]);
};

/** One key, block by block; made once, because to make a cipher takes a hundred times what a block takes. */
class BlockCipher {
  readonly #cipher: Cipheriv;

  constructor(key: Uint8Array) {
    this.#cipher = createCipheriv('aes-128-ecb', key, null);
    this.#cipher.setAutoPadding(false);
  }

  /** A block of sixteen bytes, chained to the one before it. */
  chained(before: Uint8Array, block: Uint8Array): Buffer {
    return this.#cipher.update(block.map((byte, index) => byte ^ (before[index] ?? 0)));
  }
}

/** The chained MAC of both directions: its last block is made with a key of its own. */
class MacChain {
  readonly #inner: BlockCipher;
  readonly #last: BlockCipher;

  constructor({ mac1, mac2 }: SessionKeys) {
    this.#inner = new BlockCipher(mac1);
    this.#last = new BlockCipher(mac2);
  }

  over(signed: Uint8Array, before: Buffer): Buffer {
    const blocks = padded(signed, false);
    const end = blocks.length - BLOCK;
    let mac = before;
    for (let at = 0; at < end; at += BLOCK) mac = this.#inner.chained(mac, blocks.subarray(at, at + BLOCK));
    return this.#last.chained(mac, blocks.subarray(end));
  }
}

const inverse = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => ~byte & 0xff));

const opened = (blocks: Buffer): Buffer | undefined => {
  let end = blocks.length - 1;
  while (end > 0 && blocks[end] === 0) end -= 1;
  return blocks[end] === END ? blocks.subarray(0, end) : undefined;
};

/**
 * One secure session as the control panel sees it. Each MAC goes on from the other side's last one, so that nothing
 * can be left out, repeated or put in between: what does not fit ends the session, and nobody mends it.
 */
export class SecureSession {
  readonly #keys: SessionKeys;
  readonly #macs: MacChain;
  #commandMac: Buffer = Buffer.alloc(BLOCK);
  #replyMac: Buffer;

  constructor(keys: SessionKeys, replyMac: Uint8Array) {
    this.#keys = keys;
    this.#macs = new MacChain(keys);
    this.#replyMac = Buffer.from(replyMac);
  }

  /** Seals what a command carries; done before it is signed. */
  seal(data: Uint8Array): Buffer {
    return cipherBlocks(this.#keys.enc, inverse(this.#replyMac), padded(data, true));
  }

  /** The MAC of the next command, four bytes. */
  sign(signed: Uint8Array): Buffer {
    this.#commandMac = this.#macs.over(signed, this.#replyMac);
    return this.#commandMac.subarray(0, MAC_BYTES);
  }

  /** Whether this is the reply to the last command, and nothing else; the chain goes on from it only then. */
  accepts(signed: Uint8Array, mac: Uint8Array): boolean {
    const expected = this.#macs.over(signed, this.#commandMac);
    if (!isSame(expected.subarray(0, MAC_BYTES), mac)) return false;
    this.#replyMac = expected;
    return true;
  }

  /** What a sealed reply carries; undefined where it is not sealed as it should be. */
  open(data: Uint8Array): Buffer | undefined {
    if (data.length === 0) return Buffer.alloc(0);
    if (data.length % BLOCK !== 0) return undefined;
    return opened(decipherBlocks(this.#keys.enc, inverse(this.#commandMac), data));
  }
}
