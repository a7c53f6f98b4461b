import { setImmediate } from 'node:timers/promises';
import { Door } from './door.ts';
import type { Figure } from './figure.ts';
import { Floor } from './floor.ts';
import { bytesOf, logOf, workFolder } from './logs.ts';
import { say } from './progress.ts';
import { type Spread, significant, spreadOf } from './statistics.ts';

const SMALL = 1_000;
const LARGE = 1_000_000;
/** Ten samples lie above the 99th percentile. */
const ROUNDS = 1_000;
/** The first rounds are for the compiler of the runtime. */
const WARM_UP = 50;

const inMs = ({ p50, p99 }: Spread): string => `p50 ${significant(p50)} ms, p99 ${significant(p99)} ms`;

/** Calls `measure` for each round, the warm-up without its result. */
const rounds = async (measure: (round: number, isWarm: boolean) => void): Promise<void> => {
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    measure(round, round >= WARM_UP);
    // The log does its housekeeping between turns, as in the service.
    await setImmediate();
  }
};

/** Last byte of a badge to the released strike, against one bare durable commit of as many bytes. */
export const measureLatency = async (): Promise<readonly Figure[]> => {
  const door = new Door(logOf(SMALL, 'latency'));
  const floor = new Floor(workFolder('floor'));
  say(`latency: ${ROUNDS} entries of two people ...`);
  const [turns, commits]: [number[], number[]] = [[], []];
  let bytes = door.enter().bytes;
  await rounds((round, isWarm) => {
    // Each goes first as often as the other: the disk remembers what came before.
    const before = round % 2 === 0 ? floor.commit(bytes) : undefined;
    const turn = door.enter();
    bytes = turn.bytes;
    const commit = before ?? floor.commit(bytes);
    if (!isWarm) return;
    turns.push(turn.ms);
    commits.push(commit);
  });
  door.close();
  floor.close();
  const [turn, commit] = [spreadOf(turns), spreadOf(commits)];
  return (['p50', 'p99'] as const).map((at) => ({
    name: `last byte of a badge to released strike, ${at}, against a bare commit`,
    measured: turn[at] / commit[at],
    unit: 'times',
    limit: 3,
    detail: `${significant(turn[at])} ms against ${significant(commit[at])} ms for one row of ${bytes} bytes; ${turns.length} of each in turns`,
  }));
};

/** The same at a thousand and at a million entries, in turns. */
export const measureGrowth = async (): Promise<readonly Figure[]> => {
  const folder = logOf(LARGE, 'growth-large');
  const megabytes = significant(bytesOf(folder) / 1e6);
  const small = new Door(logOf(SMALL, 'growth-small'));
  const large = new Door(folder);
  say(`growth: ${ROUNDS} entries of two people on each of two logs ...`);
  const [few, many]: [number[], number[]] = [[], []];
  await rounds((round, isWarm) => {
    const before = round % 2 === 0 ? small.enter().ms : undefined;
    const ofMany = large.enter().ms;
    const ofFew = before ?? small.enter().ms;
    if (!isWarm) return;
    few.push(ofFew);
    many.push(ofMany);
  });
  small.close();
  large.close();
  const [at1k, at1m] = [spreadOf(few), spreadOf(many)];
  return [
    {
      name: `the same at ${LARGE} entries against ${SMALL}, p50`,
      measured: at1m.p50 / at1k.p50,
      unit: 'times',
      limit: 1.2,
      detail: `${inMs(at1m)} against ${inMs(at1k)}; ${many.length} of each in turns; the large log has ${megabytes} MB`,
    },
    {
      name: `the same at ${LARGE} entries against ${SMALL}, p99`,
      measured: at1m.p99 / at1k.p99,
      unit: 'times',
      limit: 1.2,
      detail: 'from the same samples',
    },
  ];
};
