import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createInterface, type Interface } from 'node:readline';
import { plugInto } from './machine.ts';

/** The emulator's own control line (QMP): one command, one answer, in turn. */
export class Monitor {
  readonly #socket: Socket;
  readonly #lines: Interface;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#lines = createInterface({ input: socket });
    socket.on('error', () => undefined);
  }

  static readonly device = (file: string): readonly string[] => ['-qmp', `unix:${file},server=on,wait=off`];

  static async at(file: string): Promise<Monitor> {
    const monitor = new Monitor(await plugInto(file));
    await monitor.#order('qmp_capabilities');
    return monitor;
  }

  /** Between two instructions: the disk has what was written to it, and gets nothing more. */
  stop(): Promise<void> {
    return this.#order('stop');
  }

  go(): Promise<void> {
    return this.#order('cont');
  }

  end(): void {
    this.#lines.close();
    this.#socket.destroy();
  }

  async #order(execute: string): Promise<void> {
    this.#socket.write(`${JSON.stringify({ execute })}\n`);
    for (;;) {
      const [line] = (await once(this.#lines, 'line')) as [string];
      const answer = JSON.parse(line) as { readonly return?: unknown; readonly error?: unknown };
      if (answer.error !== undefined) throw new Error(`the emulator refuses ${execute}: ${line}`);
      if (answer.return !== undefined) return;
    }
  }
}
