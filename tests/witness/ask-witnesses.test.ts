import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cosignaturesIn, parseWitnessKey } from '../../src/log/formats/cosignature.ts';
import { EMPTY_ROOT } from '../../src/log/formats/tree.ts';
import { originHash } from '../../src/log/formats/witness-request.ts';
import { publishLog } from '../../src/log/published-log.ts';
import { createEvidenceServer } from '../../src/web/evidence-server.ts';
import { askWitnesses } from '../../src/witness/ask-witnesses.ts';
import type { CosignedObservation, RefusedObservation } from '../../src/witness/judge-answer.ts';
import type { Witness, WitnessAnswer } from '../../src/witness/witness.ts';
import { fill, fixedKey, ORIGIN, opened, optionsIn, temporaryDirectory } from '../log/aid.ts';
import { until } from '../web/small-kiosk.ts';
import { openedWitness, someLog, witnessOptions } from './aid.ts';

const EVERY_MS = 20;

/** A log that somebody appends to, shown to others. */
const growingLog = (directory = temporaryDirectory()) => {
  const options = optionsIn(directory, { newPrivateKey: fixedKey });
  const log = opened(options);
  const published = publishLog(options.directory);
  onTestFinished(() => published.close());
  // Each second entry is signed at once, so an even number ends with a signed one.
  return { log, published, grow: (count: number) => fill(log, count) };
};

/** A witness at an address; what it is asked and answers can be changed on the way. */
const witnessAt = async (logKey: string) => {
  const witness = openedWitness(witnessOptions([logKey]));
  const asked: string[] = [];
  let instead: ((body: string) => WitnessAnswer | undefined) | undefined;
  const listen = (port: number) =>
    createEvidenceServer({
      log: {
        checkpoint: () => ({ size: 0, root: EMPTY_ROOT, note: '' }),
        tile: () => undefined,
        cosigned: () => [],
      },
      witness: {
        addCheckpoint: (body) => {
          asked.push(body);
          return instead?.(body) ?? witness.addCheckpoint(body);
        },
        latest: (hash) => witness.latest(hash),
      },
      host: '127.0.0.1',
      port,
      tls: null,
      diagnostics: pino({ level: 'silent' }),
    });
  let server = await listen(0);
  const { port, address } = server;
  onTestFinished(() => server.close());
  return {
    witness,
    asked,
    config: { key: witness.key.verifier_key, url: `${address}/witness` },
    answer: (other: typeof instead) => {
      instead = other;
    },
    goAway: () => server.close(),
    comeBack: async () => {
      server = await listen(port);
    },
  };
};

const asking = (
  { log, published }: ReturnType<typeof growingLog>,
  witnesses: readonly { key: string; url: string }[],
) => {
  const offered: (CosignedObservation | RefusedObservation)[] = [];
  const failures: unknown[] = [];
  const client = askWitnesses({
    log: published,
    witnesses,
    every_ms: EVERY_MS,
    offer: (observation) => offered.push(observation),
    keep: (checkpoint) => log.keepCosigned(checkpoint),
    onFailure: (error) => failures.push(error),
  });
  onTestFinished(() => {
    client.stop();
    expect(failures).toEqual([]);
  });
  const sizes = () => offered.flatMap((one) => (one.type === 'cosigned' ? [one.size] : []));
  const refusals = () => offered.flatMap((one) => (one.type === 'witness_refused' ? [one.cause] : []));
  return { client, offered, sizes, refusals };
};

describe('a witness that can be reached', () => {
  test('cosigns what the log has grown to; the line is kept and shown', async () => {
    const log = growingLog();
    const at = await witnessAt(log.published.verifier_key);
    log.grow(6);
    const { client, offered, sizes } = asking(log, [at.config]);
    client.look();
    await until('6 entries are cosigned', () => sizes().includes(6));
    log.grow(300);
    client.look();
    await until('306 entries are cosigned', () => sizes().includes(306));
    expect(offered.at(-1)).toMatchObject({
      type: 'cosigned',
      witness: at.witness.key.name,
      root: log.published.rootAt(306).toString('base64'),
    });
    const verifier = parseWitnessKey(at.config.key);
    await until('the line is shown', () => log.published.checkpoint().note.includes(verifier.name));
    expect(cosignaturesIn(log.published.checkpoint().note, [verifier])).toHaveLength(1);
  });

  test('is asked again only after the gap, and not at all while nothing is new', async () => {
    const log = growingLog();
    const at = await witnessAt(log.published.verifier_key);
    log.grow(2);
    const { client, sizes } = asking(log, [at.config]);
    for (let times = 0; times < 5; times += 1) client.look();
    await until('it is cosigned', () => sizes().includes(2));
    for (let times = 0; times < 5; times += 1) client.look();
    log.grow(2);
    client.look();
    await until('the next is cosigned', () => sizes().includes(4));
    expect(at.asked).toHaveLength(2);
  });

  test('that has seen more of this log than was known is shown a proof from there', async () => {
    const log = growingLog();
    const at = await witnessAt(log.published.verifier_key);
    log.grow(4);
    at.witness.addCheckpoint(`old 0\n\n${log.log.head.checkpoint}`);
    log.grow(4);
    const { client, sizes } = asking(log, [at.config]);
    client.look();
    await until('8 entries are cosigned', () => sizes().includes(8));
    expect(at.asked.map((body) => body.split('\n')[0])).toEqual(['old 0', 'old 4']);
  });
});

test('a week without a network is caught up with by one request', async () => {
  const log = growingLog();
  const at = await witnessAt(log.published.verifier_key);
  log.grow(2);
  const { client, sizes, refusals } = asking(log, [at.config]);
  client.look();
  await until('it is cosigned', () => sizes().includes(2));
  at.goAway();
  for (let day = 0; day < 7; day += 1) {
    log.grow(60);
    client.look();
  }
  expect([sizes(), refusals()]).toEqual([[2], []]);
  const before = at.asked.length;
  await at.comeBack();
  await until('the week is cosigned', () => sizes().includes(422), 15_000);
  expect(at.asked.length).toBe(before + 1);
});

test('one that never answers holds up no other, and is asked once at a time', async () => {
  const log = growingLog();
  const at = await witnessAt(log.published.verifier_key);
  let held = 0;
  const silent = http.createServer(() => {
    held += 1;
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    silent.closeAllConnections();
    silent.close();
  });
  const { port } = silent.address() as AddressInfo;
  const other = openedWitness(witnessOptions([], { name: 'silent.example/w' }));
  log.grow(2);
  const { client, sizes } = asking(log, [
    { key: other.key.verifier_key, url: `http://127.0.0.1:${port}` },
    at.config,
  ]);
  client.look();
  await until('the other has cosigned', () => sizes().includes(2));
  log.grow(2);
  client.look();
  await until('and again', () => sizes().includes(4));
  expect(held).toBe(1);
});

describe('a witness that refuses, or lies', () => {
  const said = (status: number, body: string): WitnessAnswer => ({
    status: status as WitnessAnswer['status'],
    type: 'text/plain',
    body,
  });
  /** A cosignature of this very log, under the key of a witness that nobody named. */
  const stranger = (): string => {
    const log = someLog(fixedKey(), { origin: ORIGIN });
    return openedWitness(witnessOptions([log.verifier_key])).addCheckpoint(log.request(0, 2)).body;
  };

  test.each([
    ['unknown_log', 'does not know the log', () => said(404, '')],
    ['unknown_log', 'knows another key of it', () => said(403, '')],
    ['not_consistent', 'sees no consistency', () => said(422, '')],
    ['bad_answer', 'cannot read it', () => said(400, '')],
    ['bad_answer', 'has cosigned nothing', () => said(200, '')],
    ['bad_answer', 'answers with the line of another', () => said(200, stranger())],
    ['bad_answer', 'answers with no size', () => said(409, 'many\n')],
    ['bad_answer', 'wants a proof from where it was shown one', () => said(409, '0\n')],
    ['larger_log', 'has seen more than there is', () => said(409, '700\n')],
  ] as const)('%s: it %s; recorded once, and asked on', async (cause, _what, answer) => {
    const log = growingLog();
    const at = await witnessAt(log.published.verifier_key);
    log.grow(2);
    at.answer(answer);
    const { client, offered, refusals, sizes } = asking(log, [at.config]);
    client.look();
    await until('it is recorded', () => refusals().length > 0);
    expect(offered[0]).toMatchObject({
      type: 'witness_refused',
      witness: at.witness.key.name,
      cause,
      size: 2,
      witness_size: cause === 'larger_log' ? 700 : 0,
    });
    const before = at.asked.length;
    await until('it is asked again', () => at.asked.length > before);
    expect(refusals()).toEqual([cause]);
    at.answer(undefined);
    await until('it is cosigned', () => sizes().includes(2));
  });

  test('a cosignature whose time was changed is not believed', async () => {
    const log = growingLog();
    const at = await witnessAt(log.published.verifier_key);
    log.grow(2);
    at.answer((body) => {
      const { body: line, ...rest } = at.witness.addCheckpoint(body);
      const [dash, name, blob = ''] = line.trim().split(' ');
      const bytes = Buffer.from(blob, 'base64');
      bytes.writeUInt8(bytes.readUInt8(11) ^ 1, 11);
      return { ...rest, body: `${dash} ${name} ${bytes.toString('base64')}\n` };
    });
    const { client, refusals, sizes } = asking(log, [at.config]);
    client.look();
    await until('it is refused', () => refusals().length > 0);
    expect([refusals(), sizes()]).toEqual([['bad_answer'], []]);
  });

  test('one that fails for itself says nothing about the log', async () => {
    const log = growingLog();
    const at = await witnessAt(log.published.verifier_key);
    log.grow(2);
    at.answer(() => said(503, ''));
    const { client, offered } = asking(log, [at.config]);
    client.look();
    await until('it was asked twice', () => at.asked.length > 1);
    expect(offered).toEqual([]);
  });

  test('a witness that saw another story of this key: recorded, and both are evidence there', async () => {
    const log = growingLog();
    const at = await witnessAt(log.published.verifier_key);
    const fork = someLog(fixedKey(), { origin: ORIGIN });
    at.witness.addCheckpoint(fork.request(0, 4));
    log.grow(6);
    const { client, refusals } = asking(log, [at.config]);
    client.look();
    await until('it is recorded', () => refusals().length > 0);
    expect(refusals()).toEqual(['not_consistent']);
    expect(at.witness.latest(originHash(ORIGIN))).toContain(fork.checkpoint(4).split('\n')[2] ?? '');
  });
});

test('a witness with another key under the same name is not believed', async () => {
  const log = growingLog();
  const at = await witnessAt(log.published.verifier_key);
  const twin: Witness = openedWitness(witnessOptions([log.published.verifier_key]));
  log.grow(2);
  const { client, refusals } = asking(log, [{ ...at.config, key: twin.key.verifier_key }]);
  client.look();
  await until('it is recorded', () => refusals().length > 0);
  expect(refusals()).toEqual(['bad_answer']);
});
