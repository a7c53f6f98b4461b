import { readFileSync } from 'node:fs';
import type { Told } from './guest/told.ts';
import type { Say } from './packages.ts';

const CONSOLE_LINES = 25;

/** What was told of a part of the run, printed as it comes, and judged in the end. */
export class Outcome {
  readonly #say: Say;
  #passed = 0;
  #failed = 0;
  #isDone = false;

  constructor(say: Say) {
    this.#say = say;
  }

  take(told: Told): void {
    switch (told.told) {
      case 'device':
        return this.#say(`  device ${told.path}, driver ${told.driver}, ${told.identity}`);
      case 'passed':
        this.#passed += 1;
        return this.#say(`  passed: ${told.test}${told.s === 0 ? '' : ` (${told.s.toFixed(1)} s)`}`);
      case 'failed':
        this.#failed += 1;
        return this.#say(`  FAILED: ${told.test}\n${told.error}`);
      case 'figure':
        return this.#say(`  figure: ${told.figure}: ${told.measured}`);
      case 'said':
        return this.#say(`  ${told.sentence}`);
      case 'done':
        this.#isDone = true;
        return;
      case 'shown':
      case 'fed':
      case 'recorded':
      case 'checkpoint':
        return;
    }
  }

  /** A machine that ran its suite by itself is off; anything but an orderly end is a failure, with its console's last words. */
  off(end: 'off' | 'too_long', log: string): void {
    if (this.#isDone && end === 'off') return;
    const how = end === 'too_long' ? 'hung' : 'went off before its end';
    const words = readFileSync(log, 'latin1').split('\n').slice(-CONSOLE_LINES).join('\n');
    this.take({ told: 'failed', test: `the machine ${how}; its console`, error: words });
  }

  /** Did all of it run, and pass? */
  close(name: string): boolean {
    this.#say(`${name}: ${this.#passed} passed, ${this.#failed} failed`);
    return this.#failed === 0 && this.#passed > 0;
  }
}
