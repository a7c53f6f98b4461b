import { openSerial } from '../../devices/serial-port.ts';
import { Pty } from '../devices/pty.ts';
import { deskAt } from './desk.ts';
import type { Figure } from './figure.ts';
import { logOf } from './logs.ts';
import { say } from './progress.ts';
import { frameOf } from './site.ts';
import { significant, spreadOf } from './statistics.ts';

const ENTRIES = 1_000;
const ROUNDS = 500;
const WARM_UP = 20;
const SETTINGS = { baud_rate: 9_600, data_bits: 8, parity: 'none', stop_bits: 1 } as const;

/** Hears of one event at a time, and tells how long it took. */
class Waiting {
  #resolve: () => void = () => undefined;

  readonly happened = (): void => this.#resolve();

  /** Milliseconds from `act` to the next event. */
  async after(act: () => void): Promise<number> {
    const event = new Promise<void>((resolve) => {
      this.#resolve = resolve;
    });
    const begun = performance.now();
    act();
    await event;
    return performance.now() - begun;
  }
}

/** The last byte of a badge at a serial port to the fact on the disk, against that byte to the program alone. */
export const measureRecorded = async (): Promise<readonly Figure[]> => {
  const [reader, echo] = [new Pty(), new Pty()];
  await reader.plug();
  await echo.plug();
  const [recorded, arrived] = [new Waiting(), new Waiting()];
  const desk = await deskAt(reader, logOf(ENTRIES, 'recorded'), recorded.happened);
  const port = await openSerial({ ...SETTINGS, path: echo.link }, arrived.happened, () => undefined);
  say(`recorded: ${ROUNDS} badges at a serial port ...`);
  const [facts, bytes]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const pair = desk.day.nextPair();
    const first = frameOf(pair[0]);
    reader.write(first.subarray(0, -1));
    const fact = await recorded.after(() => reader.write(first.subarray(-1)));
    desk.day.pass(2_500);
    await recorded.after(() => reader.write(frameOf(pair[1])));
    const byte = await arrived.after(() => echo.write(first.subarray(-1)));
    desk.day.visit(pair);
    if (round < WARM_UP) continue;
    facts.push(fact);
    bytes.push(byte);
  }
  await port.close();
  await desk.close();
  await reader.remove();
  await echo.remove();
  const [fact, byte] = [spreadOf(facts), spreadOf(bytes)];
  return (['p50', 'p99'] as const).map((at) => ({
    name: `last byte of a badge at a serial port to the fact on the disk, ${at}`,
    measured: fact[at],
    unit: 'ms',
    detail: `${significant(byte[at])} ms for such a byte to reach the program alone; ${facts.length} badges at a pseudo-terminal, the program script at its far end`,
  }));
};
