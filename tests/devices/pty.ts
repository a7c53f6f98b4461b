import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, readlinkSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { until } from './support.ts';

/**
 * A real pseudo-terminal with a stable link to it, as udev makes one for a reader. The terminal's other side is
 * `script` of Debian's essential package bsdutils: what is written to its input comes out of the port.
 */
export class Pty {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'reader-'));
  /** Where the driver finds the reader. */
  readonly link = path.join(this.folder, 'reader');
  #script: ChildProcessByStdio<Writable, Readable, null> | undefined;
  /** What the driver wrote to the reader. */
  received = '';
  /** Hears of each piece of it. */
  onReceived: (text: string) => void = () => undefined;

  async plug(): Promise<void> {
    const command = 'stty raw -echo; tty; exec sleep 1000000';
    const script = spawn('script', ['--quiet', '--command', command, '/dev/null'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#script = script;
    let failed = '';
    let printed = '';
    this.received = '';
    script.on('error', () => {
      failed = 'this test needs the program `script`: apt-get install bsdutils';
    });
    script.stdin.on('error', () => undefined);
    script.stdout.on('data', (bytes: Buffer) => {
      const text = bytes.toString('latin1');
      if (!printed.includes('\n')) {
        printed += text;
        return;
      }
      this.received += text;
      this.onReceived(text);
    });
    await until('the pseudo-terminal', () => failed !== '' || printed.includes('\n'));
    if (failed !== '') throw new Error(failed);
    symlinkSync(printed.trim(), this.link);
  }

  /** Lets the link lead to another terminal, while this one stays open. */
  pointAt(other: Pty): void {
    unlinkSync(this.link);
    symlinkSync(readlinkSync(other.link), this.link);
  }

  write(bytes: Uint8Array): void {
    this.#script?.stdin.write(bytes);
  }

  async unplug(): Promise<void> {
    const script = this.#script;
    if (script === undefined) return;
    this.#script = undefined;
    unlinkSync(this.link);
    script.kill('SIGKILL');
    await until('the end of the terminal', () => script.exitCode !== null || script.signalCode !== null);
  }

  async remove(): Promise<void> {
    await this.unplug();
    rmSync(this.folder, { recursive: true });
  }
}
