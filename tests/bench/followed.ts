import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { childEnvironment, findRuntime, flagsOf } from '../../src/runtime.mjs';
import { Door } from './door.ts';
import type { Figure } from './figure.ts';
import { logOf } from './logs.ts';
import { say } from './progress.ts';
import { significant, spreadOf } from './statistics.ts';

const SMALL = 1_000;
const ROUNDS = 1_000;
const WARM_UP = 50;

/** A badge that opens the door of a log whose records are indexed beside it, against one of which nobody reads. */
export const measureFollowed = async (): Promise<readonly Figure[]> => {
  const folder = logOf(SMALL, 'followed');
  const [followed, alone] = [new Door(folder), new Door(logOf(SMALL, 'followed-not'))];
  const follower = fork(path.join(import.meta.dirname, 'follow-child.ts'), [folder], {
    execPath: findRuntime(),
    execArgv: [...flagsOf('run')],
    env: childEnvironment(),
  });
  let indexed = 0;
  follower.on('message', (upto) => {
    indexed = Number(upto);
  });
  await once(follower, 'message');
  say(`followed: ${ROUNDS} entries of two people on each of two logs ...`);
  const [beside, without]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const before = round % 2 === 0 ? alone.enter().ms : undefined;
    const ofFollowed = followed.enter().ms;
    const ofAlone = before ?? alone.enter().ms;
    await setImmediate();
    if (round < WARM_UP) continue;
    beside.push(ofFollowed);
    without.push(ofAlone);
  }
  followed.close();
  alone.close();
  follower.disconnect();
  await once(follower, 'exit');
  const [one, other] = [spreadOf(beside), spreadOf(without)];
  return [
    {
      name: 'badge to released strike while the records are indexed beside it, against none, p50',
      measured: one.p50 / other.p50,
      unit: 'times',
      limit: 1.3,
      detail: `${significant(one.p50)} ms against ${significant(other.p50)} ms, p99 ${significant(one.p99)} against ${significant(other.p99)} ms; ${ROUNDS} of each in turns; the index was made up to entry ${indexed} meanwhile`,
    },
  ];
};
