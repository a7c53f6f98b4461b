import { cpSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express from 'express';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LogRefused } from '../../src/log/errors.ts';
import { parseVerifierKey } from '../../src/log/formats/note.ts';
import { frontierAt, rootOf } from '../../src/log/formats/tree.ts';
import { formatAddCheckpoint } from '../../src/log/formats/witness-request.ts';
import { type OpenLogOptions, openLog } from '../../src/log/open-log.ts';
import { witnessRoutes } from '../../src/web/witness-routes.ts';
import { latestSizes, requireAllSeen } from '../../src/witness/latest-sizes.ts';
import { BOOT, denied, errorOf, fill, moment, optionsIn, temporaryDirectory } from '../log/aid.ts';
import { openedWitness, witnessOptions } from '../witness/aid.ts';
import { reportOnDirectory } from './evidence.ts';

const EARLIER = 20;
const LATER = 31;

/**
 * A kiosk whose whole card, with log, keys and signer's state, was put back to an earlier day; with what others were
 * given of the later day.
 */
const rolledBack = (): {
  readonly options: OpenLogOptions;
  readonly checkpoint: string;
  readonly verifierKey: string;
} => {
  const card = path.join(temporaryDirectory(), 'card');
  const options = optionsIn(card);
  const first = openLog(options);
  fill(first, EARLIER);
  first.close();
  const image = `${card}.image`;
  cpSync(card, image, { recursive: true });
  const log = openLog(options);
  fill(log, LATER - EARLIER);
  log.append(moment(LATER), BOOT, [denied(LATER)]);
  const { checkpoint } = log.head;
  const { verifierKey } = log;
  log.close();
  rmSync(card, { recursive: true });
  cpSync(image, card, { recursive: true });
  return { options, checkpoint, verifierKey };
};

/** The address of a witness that has cosigned this checkpoint. */
const witnessOf = async (verifierKey: string, checkpoint: string) => {
  const witness = openedWitness(witnessOptions([verifierKey]));
  witness.addCheckpoint(formatAddCheckpoint({ old: 0, proof: [], checkpoint }));
  const server = http.createServer(express().use(witnessRoutes(witness)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    key: witness.key.verifier_key,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  };
};

/** What a start that asks this witness comes to. */
const startBeside = async (
  options: OpenLogOptions,
  verifierKey: string,
  witness: { key: string; url: string },
) => {
  const seen = await latestSizes({
    origin: options.origin,
    verifiers: [parseVerifierKey(verifierKey)],
    witnesses: [witness],
  });
  expect(seen).toHaveLength(1);
  const log = openLog(options);
  const { size } = log.head;
  const rootAt = (at: number): Buffer => rootOf(frontierAt(at, log.hashes));
  try {
    return errorOf(() => requireAllSeen({ where: options.directory, size, rootAt }, seen));
  } finally {
    log.close();
  }
};

describe('a card that was put back whole, with its signer', () => {
  test('is accepted alone: nothing on it says that there ever was more', async () => {
    const { options } = rolledBack();
    const log = openLog(options);
    expect(log.head.size).toBe(EARLIER);
    fill(log, 2);
    log.close();
    expect(await reportOnDirectory(options.directory)).toMatchObject({
      verdict: 'INTACT, UNWITNESSED',
      size: EARLIER + 2,
      findings: { count: 0 },
    });
  });

  test('is caught beside one later checkpoint that somebody kept, as it is and after it has grown past it', async () => {
    const { options, checkpoint } = rolledBack();
    const report = await reportOnDirectory(options.directory, { old: [checkpoint] });
    expect(report).toMatchObject({ verdict: 'CONFLICT', conflicts: [{ other: checkpoint }] });
    const log = openLog(options);
    fill(log, 2 * (LATER - EARLIER));
    log.close();
    expect(await reportOnDirectory(options.directory)).toMatchObject({ verdict: 'INTACT, UNWITNESSED' });
    expect(await reportOnDirectory(options.directory, { old: [checkpoint] })).toMatchObject({
      verdict: 'CONFLICT',
    });
  });

  test('is caught at its start by a witness that has seen it longer', async () => {
    const { options, checkpoint, verifierKey } = rolledBack();
    const witness = await witnessOf(verifierKey, checkpoint);
    const error = await startBeside(options, verifierKey, witness);
    expect(error).toBeInstanceOf(LogRefused);
    expect(String(error)).toContain(`has seen ${LATER + 1} entries, this log ends at ${EARLIER}`);
    const log = openLog(options);
    fill(log, 2 * (LATER - EARLIER));
    log.close();
    expect(String(await startBeside(options, verifierKey, witness))).toContain('has seen other entries');
  });
});
