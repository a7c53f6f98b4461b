import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cosignaturesIn, parseWitnessKey } from '../../src/log/formats/cosignature.ts';
import { openWitness, type WitnessOptions } from '../../src/witness/witness.ts';
import { openWitnessStore } from '../../src/witness/witness-store.ts';
import { newKey, type SomeLog, someLog, witnessOptions } from './aid.ts';

const CHILD = new URL('./racing-child.ts', import.meta.url).pathname;
const ROUNDS = 6;
const LOGS_PER_ROUND = 12;
const KILL_WITHIN_MS = 60;
const FORK = 2;
const SIZES = [0, FORK, 4, 6, 8];

const key = newKey();

/** Both stories of one log: the same up to the fork. */
const storiesOf = (origin: string): readonly [SomeLog, SomeLog] => [
  someLog(key, { origin }),
  someLog(key, { origin, story: ' told otherwise', forkedAt: FORK }),
];

const requestsOf = (log: SomeLog) =>
  Object.fromEntries(
    SIZES.map((old) => [
      old,
      Object.fromEntries(SIZES.filter((size) => size > old).map((size) => [size, log.request(old, size)])),
    ]),
  );

/** Runs a client until it is told to die; gives the whole lines that it printed. */
const untilKilled = (child: ChildProcess, onReady: () => void): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    let text = '';
    let errors = '';
    let isReady = false;
    child.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (isReady || !text.includes('ready')) return;
      isReady = true;
      onReady();
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(text.split('\n').slice(1, -1));
      else reject(new Error(`a witness ended by itself: ${errors}`));
    });
  });

/** Two processes of one witness, each asked for one story of the same logs, killed at a random moment. */
const killedTwins = (options: object, stories: readonly (readonly SomeLog[])[]) => {
  let ready = 0;
  const children = stories.map((logs, story) => {
    const requests = join((options as WitnessOptions).directory, `story-${story}.json`);
    writeFileSync(requests, JSON.stringify(logs.map(requestsOf)));
    return spawn(process.execPath, [CHILD, JSON.stringify({ ...options, requests })], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  });
  const killSoon = () => {
    ready += 1;
    if (ready < children.length) return;
    for (const child of children) setTimeout(() => child.kill('SIGKILL'), Math.random() * KILL_WITHIN_MS);
  };
  return Promise.all(children.map((child) => untilKilled(child, killSoon)));
};

interface Given {
  readonly story: number;
  readonly log: number;
  readonly size: number;
}

test('while one request is judged, no other can be', () => {
  const log = someLog(key);
  const options = witnessOptions([log.verifier_key]);
  const witness = openWitness(options);
  witness.addCheckpoint(log.request(0, 4));
  const [one, other] = [0, 1].map(() => openWitnessStore(options.directory, witness.key.verifier_key));
  const step = () =>
    one?.step(log.origin, (seen) => {
      expect(() => other?.step(log.origin, () => ({ answer: seen }))).toThrow(/database is locked/);
      return { answer: seen?.size };
    });
  expect(step()).toBe(4);
  witness.addCheckpoint(log.request(4, 6));
  expect(step()).toBe(6);
  one?.close();
  other?.close();
  witness.close();
});

test(`two clients of one witness, killed ${ROUNDS} times, never get two stories cosigned`, async () => {
  const origins = Array.from({ length: ROUNDS * LOGS_PER_ROUND }, (_, index) => `n.example/log${index}`);
  const { time, ...options } = witnessOptions(origins.map((origin) => someLog(key, { origin }).verifier_key));
  const first = openWitness({ ...options, time });
  const verifierKey = first.key.verifier_key;
  first.close();
  const verifier = parseWitnessKey(verifierKey);
  let given = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const own = origins.slice(round * LOGS_PER_ROUND, (round + 1) * LOGS_PER_ROUND);
    const stories = [0, 1].map((story) => own.map((origin) => storiesOf(origin)[story as 0 | 1]));
    const printed = await killedTwins(options, stories);
    const all = printed.flatMap((lines, story): readonly Given[] =>
      lines.map((text) => {
        const [, log = '', size = '', line = ''] = /^(\d+) (\d+) (.*)$/.exec(text) ?? [];
        const note = `${stories[story]?.[Number(log)]?.checkpoint(Number(size))}${line}\n`;
        expect(cosignaturesIn(note, [verifier])).toHaveLength(1);
        return { story, log: Number(log), size: Number(size) };
      }),
    );
    const store = openWitnessStore(options.directory, verifierKey);
    for (const [log, origin] of own.entries()) {
      const ofLog = all.filter((one) => one.log === log);
      const told = new Set(ofLog.filter(({ size }) => size > FORK).map(({ story }) => story));
      expect(told.size).toBeLessThanOrEqual(1);
      // What was given away is in the record.
      expect(store.seen(origin)?.size ?? 0).toBeGreaterThanOrEqual(
        Math.max(0, ...ofLog.map(({ size }) => size)),
      );
    }
    store.close();
    given += all.length;
  }
  expect(given).toBeGreaterThan(ROUNDS);
}, 120_000);
