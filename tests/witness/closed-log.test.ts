import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { EMPTY_ROOT } from '../../src/log/formats/tree.ts';
import { originHash } from '../../src/log/formats/witness-request.ts';
import { publishLog } from '../../src/log/published-log.ts';
import { createEvidenceServer } from '../../src/web/evidence-server.ts';
import type { Witness } from '../../src/witness/witness.ts';
import { folder, run } from '../commands/aid.ts';
import { freePort } from '../web/free-port.ts';
import { openedWitness, witnessOptions } from './aid.ts';
import { factsOf, logKeyOf, newSite, type Site, writeConfig } from './kiosks.ts';

const MARIA = '4826';
const ROBERT = '7395';
const NEXT = 'county.example/ballot-room/k1/e2';

/** The kiosk's entries bear the machine's time. */
const NOW = { wall: () => Date.now(), quality: () => 'synchronised' as const };

/** A kiosk that can be closed, its witness, and the port at which it looks for that. */
const witnessedSite = async () => {
  const site = await newSite(folder(), 'k1');
  for (const [person, input] of [
    ['maria-alvarez', MARIA],
    ['robert-hayes', ROBERT],
  ] as const) {
    const chosen = await run(['people', 'pin', person, '--config', site.file, '--stdin'], { input });
    expect(chosen.errors).toBe('');
  }
  const witness = openedWitness(witnessOptions([logKeyOf(site)], { time: NOW }));
  const { verifier_key: key } = witness.key;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/witness`;
  writeConfig(site, `{ witnesses: [{ key: '${key}', url: '${url}', organization: Neighbour }] }`);
  return { site, witness, key, port };
};

const listenAt = async (port: number, witness: Witness): Promise<void> => {
  const server = await createEvidenceServer({
    log: {
      checkpoint: () => ({ size: 0, root: EMPTY_ROOT, note: '' }),
      tile: () => undefined,
      cosigned: () => [],
    },
    witness: { addCheckpoint: (body) => witness.addCheckpoint(body), latest: (hash) => witness.latest(hash) },
    host: '127.0.0.1',
    port,
    tls: null,
    diagnostics: pino({ level: 'silent' }),
  });
  onTestFinished(() => server.close());
};

const close = ({ file }: Site, next = NEXT) =>
  run(
    [
      ...['epoch', 'close', '--config', file, '--next-origin', next, '--reason', 'new_election_year'],
      ...['--by', 'maria-alvarez', '--by', 'robert-hayes', '--stdin'],
    ],
    { input: `${MARIA}\n${ROBERT}\n` },
  );

/** Sizes that its witnesses have cosigned, and the size of its last checkpoint. */
const cosignedIn = ({ data }: Site) => {
  const log = publishLog(data);
  try {
    return { sizes: log.cosigned().map(({ size }) => size), size: log.checkpoint().size };
  } finally {
    log.close();
  }
};

const verified = async ({ data }: Site, key: string) => {
  const { code, printed } = await run(['verify', data, '--witness', key]);
  expect(code).toBe(0);
  return printed.split('\n')[0];
};

describe('the end of a log', () => {
  test('is shown to its witness as it is closed, and what that signs is kept beside the log', async () => {
    const { site, witness, key, port } = await witnessedSite();
    await listenAt(port, witness);
    const { code, printed, errors } = await close(site);
    expect([code, errors]).toEqual([0, '']);
    expect(printed).toContain(`${witness.key.name} has cosigned all of it`);
    const { length } = factsOf(site);
    expect(cosignedIn(site)).toEqual({ sizes: [length], size: length });
    expect(factsOf(site).at(-1)).toMatchObject({ type: 'epoch_closed' });
    expect(await verified(site, key)).toBe('WITNESSED 1 of 1');
  });

  test('is shown by the same command to a witness that could not be reached', async () => {
    const { site, witness, key, port } = await witnessedSite();
    const closed = await close(site);
    expect(closed.code).toBe(0);
    expect(closed.printed).toContain(`${witness.key.name} has NOT cosigned the end of it`);
    expect(await verified(site, key)).toBe('INTACT, UNWITNESSED');
    const { length } = factsOf(site);
    await listenAt(port, witness);
    const { code, printed } = await close(site);
    expect(code).toBe(0);
    expect(printed).toContain(`${witness.key.name} has cosigned all of it`);
    expect(factsOf(site)).toHaveLength(length);
    expect(await verified(site, key)).toBe('WITNESSED 1 of 1');
    expect((await close(site, 'county.example/another')).errors).toContain(`goes on as ${NEXT}`);
  });

  test('is carried to a witness on a stick, and back', async () => {
    const { site, witness, key } = await witnessedSite();
    await close(site);
    const stick = folder();
    const asked = await run(['witness', 'request', '--data', site.data, '--to', stick]);
    const [request = ''] = asked.printed.trim().split('\n');
    expect(witness.addCheckpoint(readFileSync(request, 'utf8'))).toMatchObject({ status: 200 });
    const answer = path.join(stick, 'answer');
    writeFileSync(answer, witness.latest(originHash('county.example/ballot-room/k1')) ?? '');
    const taken = await run(['witness', 'accept', answer, '--config', site.file]);
    expect(taken).toMatchObject({ code: 0, errors: '' });
    expect(await verified(site, key)).toBe('WITNESSED 1 of 1');
    writeFileSync(answer, 'no note');
    expect(await run(['witness', 'accept', answer, '--config', site.file])).toMatchObject({ code: 1 });
  });

  test('that a witness contradicts is said, with exit code 1', async () => {
    const { site, port, witness } = await witnessedSite();
    const unknowing = openedWitness(witnessOptions([], { name: witness.key.name }));
    await listenAt(port, unknowing);
    const { code, errors } = await close(site);
    expect(code).toBe(1);
    expect(errors).toContain(`${witness.key.name} does not know this log`);
  });
});
