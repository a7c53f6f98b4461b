import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A door on a bench: programs that behave as libgpiod 2's tools do, on files that the test turns by hand. */
export class BenchDoor {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'bench-door-'));

  constructor() {
    this.#write('edges', '');
    this.#write('levels', '0 1\n');
    this.#tool(
      'gpiomon',
      'case "$*" in *--version*) echo "gpiomon (libgpiod) v2.2.1"; exit 0;; esac',
      'echo "Monitoring lines..."',
      'exec tail -n +1 -f edges',
    );
    this.#tool('gpioget', 'cat levels');
    this.#tool('gpioset', 'for last; do :; done', 'echo "$last" >> strike');
  }

  #write(name: string, text: string): void {
    writeFileSync(path.join(this.folder, name), text);
  }

  #tool(name: string, ...lines: readonly string[]): void {
    this.#write(name, ['#!/bin/sh', `cd ${this.folder}`, ...lines, ''].join('\n'));
    chmodSync(path.join(this.folder, name), 0o755);
  }

  /** Moves the door contact, as gpiomon prints an edge. */
  edge(line: string): void {
    appendFileSync(path.join(this.folder, 'edges'), `${line}\n`);
  }

  /** What was set on the strike's line, in order. */
  get strike(): readonly string[] {
    const file = path.join(this.folder, 'strike');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
