import { openSerial } from '../../devices/serial-port.ts';
import { Pty } from '../devices/pty.ts';
import { deskAt } from './desk.ts';
import type { Figure } from './figure.ts';
import { logOf } from './logs.ts';
import { say } from './progress.ts';
import { frameOf } from './site.ts';
import { significant, spreadOf } from './statistics.ts';

const ENTRIES = 1_000;
const ROUNDS = 200;
const WARM_UP = 20;
/** What a person takes for the answer to the badge itself, and not for a second thing. */
const LIMIT_MS = 30;
const SETTINGS = { baud_rate: 9_600, data_bits: 8, parity: 'none', stop_bits: 1 } as const;

/** Milliseconds from the bytes that a reader sends to the first byte that it is sent. */
const answered = (pty: Pty, bytes: Uint8Array): Promise<number> =>
  new Promise((resolve) => {
    const begun = performance.now();
    pty.onReceived = () => {
      pty.onReceived = () => undefined;
      resolve(performance.now() - begun);
    };
    pty.write(bytes);
  });

/** A badge at a reader to the light or tone at that same reader, against a port that answers by itself. */
export const measureFeedback = async (): Promise<readonly Figure[]> => {
  const [reader, echo] = [new Pty(), new Pty()];
  await reader.plug();
  await echo.plug();
  const desk = await deskAt(reader, logOf(ENTRIES, 'feedback'));
  const port = await openSerial(
    { ...SETTINGS, path: echo.link },
    () => port.write(Buffer.from('A'), () => undefined),
    () => undefined,
  );
  say(`feedback: ${ROUNDS} entries of two people at a serial reader ...`);
  const [told, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const pair = desk.day.nextPair();
    const first = await answered(reader, frameOf(pair[0]));
    desk.day.pass(2_500);
    const second = await answered(reader, frameOf(pair[1]));
    const floor = await answered(echo, Buffer.from('A'));
    desk.day.visit(pair);
    if (round < WARM_UP) continue;
    told.push(first, second);
    bare.push(floor);
  }
  await port.close();
  await desk.close();
  await reader.remove();
  await echo.remove();
  const [spread, floor] = [spreadOf(told), spreadOf(bare)];
  return (['p50', 'p99'] as const).map((at) => ({
    name: `badge to light or tone at the same reader, ${at}`,
    measured: spread[at],
    unit: 'ms',
    limit: LIMIT_MS,
    detail: `recorded before; ${significant(floor[at])} ms for a port that answers at once; ${told.length} badges at a pseudo-terminal`,
  }));
};
