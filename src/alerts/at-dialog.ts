import { AtRefused } from './at-refusals.ts';
import { DeliveryFailed } from './channel.ts';

/** Longer than any line that a modem says. What is longer is noise. */
const LINE_MAX = 1_024;
const REFUSAL = /^(ERROR|NO CARRIER|COMMAND NOT SUPPORT|\+CM[SE] ERROR: ?.*)$/;

interface Asked {
  readonly lines: string[];
  readonly wantsPrompt: boolean;
  /** A line with which it is done, should the OK behind it get lost. */
  readonly done: RegExp | undefined;
  settle(error: Error | undefined): void;
}

export interface Ask {
  readonly patience_ms: number;
  readonly wantsPrompt?: boolean;
  readonly done?: RegExp;
}

const silent = (): DeliveryFailed => new DeliveryFailed('no_answer', 'the modem says nothing');

/**
 * The conversation with a modem (3GPP TS 27.007): one command at a time, until its final result code. Whatever the
 * modem says in between by itself is among the lines of the answer, and nobody looks for it there.
 */
export class AtDialog {
  readonly #write: (bytes: string) => void;
  #rest = '';
  #asked: Asked | undefined;
  #broken: DeliveryFailed | undefined;
  #heard_at = 0;

  constructor(write: (bytes: string) => void) {
    this.#write = write;
  }

  /** Bytes from the modem, cut anywhere. */
  take(bytes: Uint8Array): void {
    this.#heard_at = performance.now();
    const parts = (this.#rest + Buffer.from(bytes).toString('latin1')).split(/[\r\n]+/);
    this.#rest = (parts.pop() ?? '').slice(-LINE_MAX);
    for (const part of parts) this.#hear(part.replace(/[^\x20-\x7e]/g, '').trim());
    if (this.#asked?.wantsPrompt === true && /^[^\x20-\x7e]*> ?$/.test(this.#rest)) {
      this.#rest = '';
      this.#asked.settle(undefined);
    }
  }

  /** The port is gone. */
  end(failure: DeliveryFailed): void {
    this.#broken ??= failure;
    this.#asked?.settle(failure);
  }

  /**
   * Says something and waits for the end of the answer; gives its lines. Throws `AtRefused` for an error of the modem's,
   * `DeliveryFailed` when it says nothing.
   */
  async ask(text: string, { patience_ms, wantsPrompt = false, done }: Ask): Promise<readonly string[]> {
    const lines: string[] = [];
    await new Promise<void>((resolve, reject) => {
      const settle = (error: Error | undefined): void => {
        clearTimeout(timer);
        this.#asked = undefined;
        if (error === undefined) resolve();
        else reject(error);
      };
      const timer = setTimeout(() => {
        settle(lines.some((line) => done?.test(line) === true) ? undefined : silent());
      }, patience_ms);
      this.#asked = { lines, wantsPrompt, done, settle };
      if (this.#broken === undefined) this.#write(text);
      else settle(this.#broken);
    });
    return lines;
  }

  /** Resolves when nothing came for so long: what was on its way has come. */
  async quiet(ms: number): Promise<void> {
    for (let left = ms; left > 0; left = this.#heard_at + ms - performance.now()) {
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }

  #hear(line: string): void {
    const asked = this.#asked;
    if (asked === undefined || line === '') return;
    if (REFUSAL.test(line)) asked.settle(new AtRefused(line));
    else if (line !== 'OK') asked.lines.push(line);
    // An OK cannot be the answer to what waits for a prompt: it belongs to something before.
    else if (!asked.wantsPrompt) asked.settle(undefined);
  }
}
