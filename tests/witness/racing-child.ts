/**
 * A client and the witness it asks, to be killed at any moment. It has one story of each of several logs cosigned,
 * while another process tries the same with the other story. Prints each cosignature that it got:
 * `<log> <size> <signature line>`.
 */
import { readFileSync, writeSync } from 'node:fs';
import { machineTime } from '../../src/clock.ts';
import { openWitness } from '../../src/witness/witness.ts';

/** By log, then by old size, then by size. */
type Requests = readonly { readonly [old: string]: { readonly [size: string]: string } }[];

const { requests: file, ...options } = JSON.parse(process.argv[2] ?? '{}');
const requests = JSON.parse(readFileSync(file, 'utf8')) as Requests;
const witness = openWitness({ ...options, time: machineTime });

/** One step from the size that the witness knows; false when it has seen the other story, or all of this one. */
const step = (log: number, known: { size: number }): boolean => {
  const [size, request] = Object.entries(requests[log]?.[known.size] ?? {}).find(
    ([next]) => Number(next) > known.size,
  ) ?? ['', ''];
  const { status, body } = witness.addCheckpoint(request);
  if (status === 409) known.size = Number(body);
  if (status === 409) return true;
  if (status !== 200) return false;
  writeSync(1, `${log} ${size} ${body}`);
  known.size = Number(size);
  return true;
};

writeSync(1, 'ready\n');
for (;;) {
  for (let log = 0; log < requests.length; log += 1) {
    const known = { size: 0 };
    let more = true;
    while (more) more = step(log, known);
  }
}
