import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express from 'express';
import { expect, onTestFinished } from 'vitest';
import { formatAddCheckpoint, originHash } from '../../src/log/formats/witness-request.ts';
import { publishLog } from '../../src/log/published-log.ts';
import { witnessRoutes } from '../../src/web/witness-routes.ts';
import type { Witness } from '../../src/witness/witness.ts';
import { openedWitness, SetTime, witnessOptions } from '../witness/aid.ts';
import { factsOf, logKeyOf, type Site, writeConfig } from '../witness/kiosks.ts';
import { folder, run } from './aid.ts';

export type Asked = Pick<Witness, 'addCheckpoint' | 'latest'>;

/** Puts a witness within reach. */
export const reach = async (witness: Asked): Promise<string> => {
  const server = http.createServer(express().use(witnessRoutes(witness)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** Shows a witness the log in a folder, as somebody with a stick does. */
export const show = async (witness: Witness, data: string): Promise<void> => {
  const stick = folder();
  expect(await run(['witness', 'request', '--data', data, '--to', stick])).toMatchObject({ code: 0 });
  for (const name of readdirSync(stick)) witness.addCheckpoint(readFileSync(path.join(stick, name), 'utf8'));
};

/** Shows a witness how the log in a folder went on from what it has seen, as a kiosk does. */
export const showMore = (witness: Witness, data: string, old: number): void => {
  const log = publishLog(data);
  try {
    const { size, note } = log.checkpoint();
    const proof = log.consistency(old, size);
    expect(witness.addCheckpoint(formatAddCheckpoint({ old, proof, checkpoint: note })).status).toBe(200);
  } finally {
    log.close();
  }
};

export const ORIGIN = 'county.example/ballot-room/k1';

/** A file with what a witness gives for a log that was carried to it. */
export const carried = async (witness: Witness, data: string): Promise<string> => {
  await show(witness, data);
  const answer = path.join(folder(), 'answer');
  writeFileSync(answer, witness.latest(originHash(ORIGIN)) ?? '');
  return answer;
};

export const witnessOf = (site: Site, name: string, time = new SetTime()): Witness =>
  openedWitness(witnessOptions([logKeyOf(site)], { name: `county.example/witness/${name}`, time }));

export const configured = (
  site: Site,
  witnesses: readonly { readonly witness: Witness; readonly url?: string }[],
  quorum = 0,
): void => {
  const items = witnesses.map(
    ({ witness, url }) =>
      `{ key: '${witness.key.verifier_key}', ${url === undefined ? '' : `url: '${url}', `}organization: Other }`,
  );
  writeConfig(site, `{ witnesses: [${items.join(', ')}], quorum: ${quorum} }`);
};

export const restoredFact = (site: Site) => factsOf(site).find(({ type }) => type === 'log_restored');
