const PASSED = 0;
const FAILED = 1;
const NOT_RUN = 3;

/** What became of each machine: whoever was not run has passed nothing. */
export class Outcomes {
  readonly #passed: string[] = [];
  readonly #failed: string[] = [];
  readonly #notRun: [name: string, why: string][] = [];

  ran(name: string, good: boolean): void {
    (good ? this.#passed : this.#failed).push(name);
  }

  notRun(name: string, why: string): void {
    this.#notRun.push([name, why]);
  }

  said(): string {
    const line = (what: string, names: readonly string[]): string =>
      `${names.length} ${what}${names.length === 0 ? '' : `: ${names.join(', ')}`}`;
    return [
      ...this.#notRun.map(([name, why]) => `NOT RUN: ${name}. ${why}.`),
      line('passed', this.#passed),
      line('failed', this.#failed),
      line(
        'not run',
        this.#notRun.map(([name]) => name),
      ),
    ].join('\n');
  }

  /** For the shell. */
  status(): number {
    if (this.#failed.length > 0) return FAILED;
    return this.#notRun.length > 0 ? NOT_RUN : PASSED;
  }
}
