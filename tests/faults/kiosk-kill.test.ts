import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { apply } from '../../src/core/apply.ts';
import { effectsOf } from '../../src/core/effects-of.ts';
import type { Fact } from '../../src/core/facts.ts';
import { INITIAL_STATE } from '../../src/core/state.ts';
import { decodeEntries } from '../../src/log/log-facts.ts';
import { readLog } from '../../src/log/read-log.ts';
import { stateDigest } from './state-digest.ts';

const CHILD = new URL('./kiosk-day-child.ts', import.meta.url).pathname;
/** Logs are begun anew now and then, so that each kill is checked against the whole log and still quickly. */
const LOGS = 10;
const KILLS_PER_LOG = 20;
const KILL_WITHIN_MS = 60;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const newDataFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kiosk-kill-'));
  folders.push(folder);
  return path.join(folder, 'data');
};

/** Runs the endless day and kills it at a random moment. Gives the whole lines that it printed. */
const runAndKill = (data: string): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, data], { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    let errors = '';
    let killing = false;
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (killing || !text.includes('ready')) return;
      killing = true;
      setTimeout(() => child.kill('SIGKILL'), Math.random() * KILL_WITHIN_MS);
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`the kiosk ended by itself: ${text}${errors}`));
      resolve(text.split('\n').slice(0, -1));
    });
  });

const factsOf = (data: string): readonly Fact[] => {
  const log = readLog(data);
  try {
    return [...decodeEntries(log.entries(0))].map(({ fact }) => fact);
  } finally {
    log.close();
  }
};

const lastAck = (lines: readonly string[]): { index: number; digest: string } | undefined => {
  const [, index = '', digest = ''] = lines.findLast((line) => line.startsWith('ack '))?.split(' ') ?? [];
  return index === '' ? undefined : { index: Number(index), digest };
};

/** Every release of the strike that was done stands in the log before it. */
const expectRecordedReleases = (lines: readonly string[], facts: readonly Fact[]): void => {
  for (const line of lines.filter((other) => other.startsWith('strike unlock_door'))) {
    const index = Number(line.split(' ')[2]);
    const turn = facts.slice(Math.max(0, index - 3), index + 1);
    expect(turn.flatMap(effectsOf).some((effect) => effect.type === 'unlock_door')).toBe(true);
  }
};

/** One killed run: nothing acknowledged is missing, and the log gives back the state that was acknowledged. */
const expectWhole = (lines: readonly string[], data: string, hasRunBefore: boolean): void => {
  const facts = factsOf(data);
  const strikes = lines.filter((line) => line.startsWith('strike '));
  expect(strikes[0]).toMatch(/^strike lock_door/);
  const start = facts.findLast((fact) => fact.type === 'kiosk_started');
  expect(start).toMatchObject({ previous_end: hasRunBefore ? 'unclean' : 'none' });
  expectRecordedReleases(lines, facts);
  const ack = lastAck(lines);
  if (ack === undefined) return;
  expect(facts.length).toBeGreaterThan(ack.index);
  const state = facts.slice(0, ack.index + 1).reduce(apply, INITIAL_STATE);
  expect(stateDigest(state)).toBe(ack.digest);
};

test.each(Array.from({ length: LOGS }, (_, index) => index + 1))(
  `killed at any moment the kiosk comes back with every acknowledged fact, the same state and the strike locked (log %i, ${KILLS_PER_LOG} kills)`,
  async () => {
    const data = newDataFolder();
    let acknowledged = 0;
    for (let kill = 0; kill < KILLS_PER_LOG; kill += 1) {
      const lines = await runAndKill(data);
      expectWhole(lines, data, kill > 0);
      acknowledged += lines.filter((line) => line.startsWith('ack ')).length;
    }
    expect(acknowledged).toBeGreaterThan(0);
  },
  120_000,
);
