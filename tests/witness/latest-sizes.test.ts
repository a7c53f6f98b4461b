import http from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseVerifierKey } from '../../src/log/formats/note.ts';
import { witnessRoutes } from '../../src/web/witness-routes.ts';
import { latestSizes, requireAllSeen } from '../../src/witness/latest-sizes.ts';
import { newKey, openedWitness, someLog, WITNESS, witnessOptions } from './aid.ts';

const listen = async (handler: http.RequestListener): Promise<string> => {
  const server = http.createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const key = newKey();
const log = someLog(key);
const verifiers = [parseVerifierKey(log.verifier_key)];

/** The address of a witness that has cosigned this log up to a size. */
const witnessAt = async (size: number) => {
  const witness = openedWitness(witnessOptions([log.verifier_key]));
  if (size > 0) witness.addCheckpoint(log.request(0, size));
  return { key: witness.key.verifier_key, url: await listen(express().use(witnessRoutes(witness))) };
};

const ask = (witnesses: readonly { key: string; url?: string }[]) =>
  latestSizes({ origin: log.origin, verifiers, witnesses, within_ms: 500 });

describe('before a start', () => {
  test('every witness says what it has seen last', async () => {
    const witnesses = [await witnessAt(9), await witnessAt(4)];
    expect(await ask(witnesses)).toEqual(
      [9, 4].map((size, index) => ({
        witness: WITNESS,
        url: witnesses[index]?.url,
        size,
        root: log.rootAt(size),
        note: expect.stringContaining(log.checkpoint(size)),
      })),
    );
  });

  test('those that say nothing of this log are left out, and hold nothing up', async () => {
    const gone = await listen(() => undefined);
    const foreign = someLog(newKey());
    const witnesses = [
      { key: `${WITNESS}+00000000+A`, url: gone },
      { key: `${WITNESS}+00000000+A`, url: 'http://127.0.0.1:1' },
      { key: `${WITNESS}+00000000+A` },
      { key: `${WITNESS}+00000000+A`, url: await listen((_, answer) => answer.end(foreign.checkpoint(50))) },
      { key: `${WITNESS}+00000000+A`, url: await listen((_, answer) => answer.end('x'.repeat(100_000))) },
      await witnessAt(0),
      await witnessAt(5),
    ];
    expect((await ask(witnesses)).map(({ size }) => size)).toEqual([5]);
  });
});

describe('a log goes on', () => {
  const here = (size: number, of = log) => ({ where: 'log.db', size, rootAt: of.rootAt });

  test('where it reaches as far as anybody has seen it', async () => {
    const seen = await ask([await witnessAt(9), await witnessAt(4)]);
    expect(() => requireAllSeen(here(9), seen)).not.toThrow();
    expect(() => requireAllSeen(here(30), seen)).not.toThrow();
    expect(() => requireAllSeen(here(0), [])).not.toThrow();
  });

  test('nowhere else', async () => {
    const seen = await ask([await witnessAt(9)]);
    expect(() => requireAllSeen(here(8), seen)).toThrow(
      'log.db: county.example/witness/k1 has seen 9 entries, this log ends at 8. Do not go on with this copy.',
    );
    const fork = someLog(key, { story: ' told otherwise', forkedAt: 3 });
    expect(() => requireAllSeen(here(20, fork), seen)).toThrow(/other entries among the first 9/);
  });
});
