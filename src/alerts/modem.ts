import { SerialPort } from 'serialport';
import { AtDialog } from './at-dialog.ts';
import { AtRefused, causeOf } from './at-refusals.ts';
import { DeliveryFailed } from './channel.ts';
import { enterPin } from './sim-pin.ts';
import type { Pdu } from './sms-pdu.ts';

const ESCAPE = '\u001b';
const CONTROL_Z = '\u001a';
/** How often to say AT before a modem counts as silent: it may still be in the middle of something. */
const GREETINGS = 5;
const GREETING_MS = 1_000;
const LOOK_AGAIN_MS = 1_000;

/** How long a modem may take, in milliseconds. */
export interface Patience {
  /** For its own answers. */
  readonly answer_ms: number;
  /** Until the network has taken a message. */
  readonly send_ms: number;
  /** Until it has found its network. */
  readonly network_ms: number;
}

export interface ModemOptions {
  /** Device node of its serial port. */
  readonly path: string;
  readonly baud_rate: number;
  readonly pin_file?: string | undefined;
  readonly patience: Patience;
}

/** States of +CREG and +CEREG (3GPP TS 27.007, 7.2): at home, roaming, and either for short messages alone. */
const REGISTERED = ['1', '5', '6', '7'];
const DENIED = '3';

const opened = async ({ path, baud_rate }: ModemOptions): Promise<SerialPort> => {
  const port = new SerialPort({ path, baudRate: baud_rate, autoOpen: false });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => {
      if (error === null) return resolve();
      const isClosed = /permission/i.test(error.message);
      reject(
        new DeliveryFailed(
          isClosed ? 'misconfigured' : 'no_answer',
          `${path}: ${isClosed ? 'the user of the kiosk may not use this port' : 'there is no modem'}`,
        ),
      );
    });
  });
  return port;
};

/** Any refusal that nobody waits for is one of the message. */
const translated = async <Result>(work: Promise<Result>): Promise<Result> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AtRefused) throw new DeliveryFailed(causeOf(error), error.message);
    throw error;
  }
};

/** A GSM modem that is ready to send, from `open` to `close`. */
export class Modem {
  readonly #port: SerialPort;
  readonly #dialog: AtDialog;
  readonly #options: ModemOptions;

  private constructor(port: SerialPort, options: ModemOptions) {
    this.#port = port;
    this.#options = options;
    this.#dialog = new AtDialog((text) => {
      port.write(text, 'latin1');
    });
    const gone = (): void => this.#dialog.end(new DeliveryFailed('no_answer', 'the modem is gone'));
    port.on('data', (bytes: Buffer) => this.#dialog.take(bytes));
    port.on('error', gone);
    port.on('close', gone);
  }

  /** Opens its port and waits until it is in the network. Throws `DeliveryFailed`. */
  static async open(options: ModemOptions): Promise<Modem> {
    const modem = new Modem(await opened(options), options);
    try {
      await translated(modem.#begin());
      return modem;
    } catch (error) {
      await modem.close();
      throw error;
    }
  }

  /**
   * Has the network take one message. Throws `AtRefused` with the modem's error, `DeliveryFailed` when it says nothing:
   * then nobody knows whether it went out, and it has to be closed.
   */
  async submit({ length, text }: Pdu): Promise<void> {
    const { answer_ms, send_ms } = this.#options.patience;
    await this.#dialog.ask(`AT+CMGS=${length}\r`, { patience_ms: answer_ms, wantsPrompt: true });
    const done = /^\+CMGS: ?\d+/;
    const lines = await this.#dialog.ask(`${text}${CONTROL_Z}`, { patience_ms: send_ms, done });
    if (!lines.some((line) => done.test(line))) {
      throw new DeliveryFailed('busy', 'the modem did not say that the network took it');
    }
  }

  async close(): Promise<void> {
    const port = this.#port;
    if (!port.isOpen) return;
    await new Promise<void>((resolve) => {
      port.close(() => resolve());
    });
  }

  async #begin(): Promise<void> {
    await this.#greet();
    await this.#ask('ATE0');
    await this.#ask('AT+CMEE=1');
    await this.#unlock();
    await this.#findNetwork();
    await this.#ask('AT+CMGF=0');
  }

  #ask(command: string): Promise<readonly string[]> {
    return this.#dialog.ask(`${command}\r`, { patience_ms: this.#options.patience.answer_ms });
  }

  /** Leaves whatever somebody who was killed left behind, and waits for late answers to it. */
  async #greet(): Promise<void> {
    const { answer_ms } = this.#options.patience;
    const patience_ms = Math.min(GREETING_MS, answer_ms);
    for (let greeting = 1; ; greeting += 1) {
      try {
        await this.#dialog.ask(`${ESCAPE}\rAT\r`, { patience_ms });
        break;
      } catch (error) {
        if (greeting === GREETINGS || !this.#port.isOpen) throw error;
      }
    }
    await this.#dialog.quiet(Math.min(200, answer_ms));
  }

  async #unlock(): Promise<void> {
    const said = await this.#ask('AT+CPIN?');
    const state = said.map((line) => /^\+CPIN: ?(.+)$/.exec(line)?.[1]).find((found) => found !== undefined);
    if (state === 'READY') return;
    if (state !== 'SIM PIN') {
      throw new DeliveryFailed(
        'misconfigured',
        `the SIM asks for ${state ?? 'something'}: unlock it in a telephone`,
      );
    }
    await enterPin(this.#options.pin_file, async (pin) => {
      await this.#ask(`AT+CPIN="${pin}"`);
    });
  }

  /** +CREG of the older networks, +CEREG of LTE. An answer has two numbers, what it says by itself one. */
  async #registration(command: 'CREG' | 'CEREG'): Promise<string | undefined> {
    const form = new RegExp(`^\\+${command}: ?\\d,(\\d+)`);
    const said = await this.#ask(`AT+${command}?`).catch((error: unknown) => {
      if (error instanceof AtRefused) return [];
      throw error;
    });
    return said.map((line) => form.exec(line)?.[1]).find((found) => found !== undefined);
  }

  async #findNetwork(): Promise<void> {
    const until = performance.now() + this.#options.patience.network_ms;
    for (;;) {
      const states = [await this.#registration('CREG'), await this.#registration('CEREG')];
      if (states.some((state) => state !== undefined && REGISTERED.includes(state))) return;
      if (states.includes(DENIED)) throw new DeliveryFailed('refused', 'the network does not take this SIM');
      if (performance.now() > until) throw new DeliveryFailed('no_answer', 'the modem finds no network');
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }
}
