import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { plugInto } from './machine.ts';

/** A picture of a screen: 3 bytes for each point, red, green, blue. */
export class Picture {
  readonly width: number;
  readonly height: number;
  readonly #points: Buffer;

  /** @param bytes a portable pixmap (P6) of 8 bits a colour */
  constructor(bytes: Buffer) {
    const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'));
    if (head === null) throw new Error('the picture is no pixmap');
    this.width = Number(head[1]);
    this.height = Number(head[2]);
    this.#points = bytes.subarray(head[0].length);
  }

  /** Part of the points that have this colour, 0 to 1. */
  shareOf(hex: string): number {
    const wanted = Number.parseInt(hex, 16);
    const points = this.width * this.height;
    let found = 0;
    for (let point = 0; point < points; point += 1)
      if (this.#points.readUIntBE(point * 3, 3) === wanted) found += 1;
    return found / points;
  }
}

/** Resolves with the next answer; greetings and events come between them. */
const done = async (lines: AsyncIterator<string>): Promise<void> => {
  for (;;) {
    const { value, done: isOver } = await lines.next();
    if (isOver === true) throw new Error('the emulator went away');
    const answer = JSON.parse(value) as Readonly<Record<string, unknown>>;
    if ('error' in answer) throw new Error(`the emulator gives no picture: ${value}`);
    if ('return' in answer) return;
  }
};

/** The screen of an emulated machine, photographed through the emulator's own protocol (QMP). */
export class Screen {
  readonly #socket: string;
  readonly #file: string;

  /** @param folder where its socket and its pictures lie */
  constructor(folder: string) {
    this.#socket = path.join(folder, 'screen');
    this.#file = path.join(folder, 'screen.ppm');
  }

  /** What the emulator has to be told of it. */
  get hardware(): readonly string[] {
    return ['-device', 'virtio-vga', '-qmp', `unix:${this.#socket},server=on,wait=off`];
  }

  async picture(): Promise<Picture> {
    const socket = await plugInto(this.#socket);
    const lines = createInterface({ input: socket });
    const answers = lines[Symbol.asyncIterator]();
    try {
      for (const [execute, words] of [
        ['qmp_capabilities', undefined],
        ['screendump', { filename: this.#file }],
      ] as const) {
        socket.write(`${JSON.stringify({ execute, arguments: words })}\n`);
        await done(answers);
      }
    } finally {
      lines.close();
      socket.destroy();
    }
    return new Picture(readFileSync(this.#file));
  }
}
