import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Machine } from '../../src/doctor/machine.ts';

export const NOW = Date.parse('2026-11-03T12:00:00Z');

/** What a kernel would tell, in folders of the test's own, and programs that answer as the real ones do. */
export class ToldMachine implements Machine {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'doctor-'));
  readonly sys = path.join(this.folder, 'sys');
  readonly proc = path.join(this.folder, 'proc');
  readonly run = path.join(this.folder, 'run');
  readonly etc = path.join(this.folder, 'etc');
  readonly dev = path.join(this.folder, 'dev');
  readonly programs = path.join(this.folder, 'bin');
  readonly now = (): number => NOW;

  constructor() {
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
    mkdirSync(this.programs);
  }

  /** A file below this machine's folder, such as `sys/class/rtc/rtc0/name`. */
  tell(file: string, words: string): string {
    const place = path.join(this.folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, `${words}\n`);
    return place;
  }

  link(file: string, target: string): void {
    const place = path.join(this.folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    symlinkSync(target, place);
  }

  /** A program that runs these lines of a shell. */
  program(name: string, ...lines: readonly string[]): void {
    const file = path.join(this.programs, name);
    writeFileSync(file, ['#!/bin/sh', ...lines, ''].join('\n'));
    chmodSync(file, 0o755);
  }
}
