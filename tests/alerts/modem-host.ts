import { onTestFinished } from 'vitest';
import { Pty } from '../devices/pty.ts';
import { type ReadSms, readSubmit } from './sms-reader.ts';

/** A modem at a real pseudo-terminal, whose misbehaviour is a value. */
export class ModemHost {
  readonly pty = new Pty();
  /** What the network has taken, in order. */
  readonly taken: ReadSms[] = [];
  /** All commands, in order; messages are not among them. */
  readonly commands: string[] = [];
  /** The PIN that opens its SIM; empty where none is asked for. */
  pin = '';
  isOpen = true;
  /** What +CREG says, one after the other; the last one stays. */
  registration: string[] = ['0,1'];
  /** What becomes of the next messages: a line instead of taking it, or none. */
  readonly fates: ('silent' | 'half' | `+C${string}` | 'ERROR' | 'takes')[] = [];
  /** Said before each answer, and in the middle of it. */
  chatter = '';
  /** Answers come byte by byte. */
  isSlow = false;
  isDeaf = false;
  #echoes = true;
  #line = '';
  #announced = -1;
  #writing: Promise<void> = Promise.resolve();

  async plug(): Promise<void> {
    await this.pty.plug();
    this.#line = '';
    this.#announced = -1;
    this.#echoes = true;
    this.pty.onReceived = (text) => {
      for (const sign of text) this.#take(sign);
    };
  }

  #say(text: string): void {
    const bytes = Buffer.from(text, 'latin1');
    if (!this.isSlow) return this.pty.write(bytes);
    for (const byte of bytes) {
      this.#writing = this.#writing.then(async () => {
        this.pty.write(Buffer.of(byte));
        await new Promise((resolve) => setTimeout(resolve, 1));
      });
    }
  }

  #answer(...lines: readonly string[]): void {
    this.#say([this.chatter, ...lines.flatMap((line) => [`\r\n${line}\r\n`, this.chatter])].join(''));
  }

  #take(sign: string): void {
    if (this.isDeaf) return;
    if (sign === '\u001b') {
      this.#line = '';
      this.#announced = -1;
    } else if (this.#announced >= 0 && sign === '\u001a') this.#message();
    else if (this.#announced < 0 && sign === '\r') {
      const command = this.#line;
      this.#line = '';
      if (command !== '') this.#obey(command);
    } else this.#line += sign;
  }

  #message(): void {
    const [hex, announced] = [this.#line, this.#announced];
    this.#line = '';
    this.#announced = -1;
    const fate = this.fates.shift() ?? 'takes';
    if (fate === 'silent') return;
    if (fate !== 'takes' && fate !== 'half') return this.#answer(fate);
    this.taken.push(readSubmit(hex, announced));
    if (fate === 'half') this.#say(`\r\n+CMGS: ${this.taken.length}\r\n`);
    else this.#answer(`+CMGS: ${this.taken.length}`, 'OK');
  }

  #obey(command: string): void {
    this.commands.push(command);
    if (this.#echoes) this.#say(`${command}\r`);
    if (command === 'ATE0') this.#echoes = false;
    const submit = /^AT\+CMGS=(\d+)$/.exec(command);
    const entered = /^AT\+CPIN="(\d+)"$/.exec(command);
    if (submit !== null) {
      this.#announced = Number(submit[1]);
      this.#say(`${this.chatter}\r\n> `);
    } else if (entered !== null) {
      this.isOpen = entered[1] === this.pin;
      this.#answer(this.isOpen ? 'OK' : '+CME ERROR: 16');
    } else if (command === 'AT+CPIN?') this.#answer(`+CPIN: ${this.isOpen ? 'READY' : 'SIM PIN'}`, 'OK');
    else if (command === 'AT+CREG?') {
      const [now = '0,1', ...later] = this.registration;
      if (later.length > 0) this.registration = later;
      this.#answer(`+CREG: ${now}`, 'OK');
    } else if (/^(AT|ATE0|AT\+CMEE=1|AT\+CMGF=0)$/.test(command)) this.#answer('OK');
    else this.#answer('ERROR');
  }
}

/** A modem that is plugged in, until the end of the test. */
export const modemHost = async (): Promise<ModemHost> => {
  const host = new ModemHost();
  onTestFinished(() => host.pty.remove());
  await host.plug();
  return host;
};
