import { randomBytes } from 'node:crypto';
import { OsdpReaders } from '../../devices/osdp/osdp-readers.ts';
import { osdpSchema } from '../../devices/osdp/osdp-wiring.ts';
import { OsdpPeripheral } from './osdp-peripheral.ts';
import { Pty } from './pty.ts';
import { hash, Seen, until } from './support.ts';

export const KEYS = { outside: randomBytes(16), inside: randomBytes(16) };
const KEY_FILE = `# a remark\noutside ${KEYS.outside.toString('hex')}\ninside  ${KEYS.inside.toString('hex')} # ours\n`;
/** w26, facility 118, number 1603, with both parity bits. */
export const CARD = { code: 0x50, data: Buffer.from([0, 1, 26, 0, 0xbb, 0x03, 0x21, 0x80]) };

/** Two OSDP readers on one real line (a pseudo-terminal), and what the kiosk makes of them. */
export class OsdpLine {
  readonly pty = new Pty();
  readonly seen = new Seen();
  /** What was typed at their key pads. */
  readonly keyed: string[] = [];
  readonly outside = new OsdpPeripheral(0, KEYS.outside, (bytes) => this.pty.write(bytes));
  readonly inside = new OsdpPeripheral(1, KEYS.inside, (bytes) => this.pty.write(bytes));
  readers: OsdpReaders | undefined;
  /** What stands in the key file. */
  keyFile = KEY_FILE;
  /** Keys that readers had or were offered, in hex; none can be noted where this is undefined. */
  used: Set<string> | undefined = new Set();

  async plug(): Promise<void> {
    await this.pty.plug();
    this.pty.onReceived = (text) => {
      const bytes = Buffer.from(text, 'latin1');
      this.outside.take(bytes);
      this.inside.take(bytes);
    };
  }

  async start(more: object = {}, readSecret = (): string | undefined => this.keyFile): Promise<void> {
    const wiring = osdpSchema.parse({
      kind: 'osdp',
      path: this.pty.link,
      baud_rate: 115_200,
      poll_ms: 20,
      reply_ms: 100,
      key_file: '/etc/keys',
      readers: [
        { reader: 'outside', address: 0 },
        { reader: 'inside', address: 1, text: { characters: 'digits' } },
      ],
      ...more,
    });
    this.readers = new OsdpReaders(wiring, {
      credentialOf: hash,
      readSecret,
      usedKeys: {
        isUsed: (key) => this.#used.has(Buffer.from(key).toString('hex')),
        use: (key) => this.#used.add(Buffer.from(key).toString('hex')),
      },
      keyed: (reader, digits) => this.keyed.push(`${reader} ${digits}`),
    });
    await this.readers.start(this.seen.emit);
  }

  get #used(): Set<string> {
    if (this.used === undefined) throw new Error('no record of used keys');
    return this.used;
  }

  /** Another line for the outside reader in the key file; gives its key. */
  rekey(): Buffer {
    const key = randomBytes(16);
    this.keyFile = this.keyFile.replace(/^outside .*/m, `outside ${key.toString('hex')}`);
    return key;
  }

  /** Each of the two says that its housing and its power are well, which it does under its own key. */
  secured(): Promise<void> {
    const lines = (): number => this.seen.all.filter(({ type }) => type === 'line_changed').length;
    return until('both readers are secure', () => lines() >= 4);
  }

  async remove(): Promise<void> {
    await this.readers?.stop();
    await this.pty.remove();
  }
}
