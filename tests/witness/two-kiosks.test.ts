import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import type { Fact } from '../../src/core/facts.ts';
import type { WitnessedFace } from '../../src/core/witnessed-face.ts';
import { cosignaturesIn, parseWitnessKey } from '../../src/log/formats/cosignature.ts';
import { folder, run } from '../commands/aid.ts';
import { freePort } from '../web/free-port.ts';
import { connect } from '../web/small-kiosk.ts';
import { asWitness, factsOf, newSite, ROOM, type Site, witnessKeyOf, writeConfig } from './kiosks.ts';

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;
const SECONDS = 1_000;
/** The shortest time between two requests that a configuration may name. */
const EVERY_S = 15;

interface Running {
  readonly site: Site;
  readonly said: () => string;
  /** How far its screen says that the log is witnessed; undefined before the screen has shown anything. */
  readonly witnessed: () => WitnessedFace | null | undefined;
  badge(badge: string): Promise<void>;
  passage(): Promise<void>;
  stop(): Promise<void>;
}

const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

/** Runs the real command; resolves when it has ended, or when it serves its screen. */
const start = (site: Site): Promise<Running | { readonly code: number | null; readonly said: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, 'run', '--config', site.file, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.add(child);
    let said = '';
    const ended = new Promise<number | null>((over) => child.on('close', over));
    void ended.then((code) => resolve({ code, said }));
    const post = async (origin: string, address: string, body: unknown): Promise<void> => {
      const answer = await fetch(`${origin}/simulator/${address}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(answer.status).toBeLessThan(300);
    };
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const [, origin = ''] = /(http:\/\/[^\s/]+)\/kiosk\//.exec(said) ?? [];
      if (origin === '') return;
      const screen = connect(Number(new URL(origin).port), ROOM);
      void ended.then(() => screen.socket.close());
      const door = (open: boolean) => post(origin, 'door', { door: `${ROOM}-door`, open });
      resolve({
        site,
        said: () => said,
        witnessed: () => screen.views.at(-1)?.view.witnessed,
        badge: (badge) => post(origin, 'badge', { reader: `${ROOM}-outside`, badge }),
        passage: async () => {
          await door(true);
          await door(false);
        },
        stop: async () => {
          child.kill('SIGTERM');
          await ended;
        },
      });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });

const running = async (site: Site): Promise<Running> => {
  const started = await start(site);
  if ('code' in started) throw new Error(`the kiosk ended (${started.code}): ${started.said}`);
  return started;
};

const cosigned = (site: Site): readonly number[] =>
  factsOf(site).flatMap((fact) => (fact.type === 'checkpoint_cosigned' ? [fact.size] : []));

/** Sequence number of the first fact of a kind; -1 where there is none. */
const seqOf = (site: Site, kind: Fact['type']): number =>
  factsOf(site).findIndex(({ type }) => type === kind);

const seen = async (what: string, holds: () => boolean | Promise<boolean>, within = 60 * SECONDS) => {
  await expect.poll(holds, { timeout: within, interval: 100, message: what }).toBe(true);
};

/** Two kiosks that cosign each other, each at a port of its own. */
const neighbours = async () => {
  const home = folder();
  const sites = [await newSite(home, 'k1'), await newSite(home, 'k2')] as const;
  const ports = [await freePort(), await freePort()] as const;
  const [one, two] = sites;
  const witness = [asWitness(one, [two]), asWitness(two, [one])] as const;
  for (const at of [0, 1] as const) writeConfig(sites[at], `{ ${witness[at]} }`);
  const keys = [await witnessKeyOf(one), await witnessKeyOf(two)] as const;
  for (const [at, other] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const listen = `listen: { host: 127.0.0.1, port: ${ports[at]} }`;
    const asked = `witnesses: [{ key: '${keys[other]}', url: 'http://127.0.0.1:${ports[other]}/witness', organization: Neighbour }]`;
    writeConfig(sites[at], `{ ${listen}, ${witness[at]}, ${asked}, ask_every_s: ${EVERY_S} }`);
  }
  return { sites, ports, keys };
};

test('two kiosks cosign each other; one is away for a while; and an older copy of a log does not start', async () => {
  const {
    sites: [one, two],
    ports,
    keys,
  } = await neighbours();
  const first = await running(one);
  const second = await running(two);
  await seen('both are cosigned', () => cosigned(one).length > 0 && cosigned(two).length > 0);
  expect(second.said()).toContain(`/witness ${keys[1]}`);

  // What is shown to anybody bears the line of the neighbour.
  const url = `http://127.0.0.1:${ports[0]}/log/checkpoint`;
  await seen('the line is shown', async () => {
    const note = await (await fetch(url)).text();
    return cosignaturesIn(note, [parseWitnessKey(keys[1])]).length === 1;
  });

  // The copy that somebody will put back, and a while without the neighbour.
  await first.stop();
  const bag = path.join(path.dirname(one.data), 'bag');
  const verifyPage = path.join(path.dirname(one.data), 'verify.html');
  writeFileSync(verifyPage, '<!doctype html>');
  const exported = await run(['export', '--data', one.data, '--config', one.file, '--to', bag], {
    verifyPage,
  });
  expect(exported).toMatchObject({ code: 0 });
  expect((await run(['verify', bag])).printed).toContain('WITNESSED 1 of 1');
  const copy = path.join(path.dirname(one.data), 'copy');
  cpSync(one.data, copy, { recursive: true });
  await second.stop();
  const alone = await running(one);
  await alone.badge('B-1001');
  await alone.badge('B-1002');
  await alone.passage();
  await seen('the passage is on record', () => factsOf(one).some(({ type }) => type === 'entry_taken'));
  const before = cosigned(one);
  await seen('the screen says how far', () => alone.witnessed()?.size === Math.max(...before));
  const returned = Math.floor(Date.now() / SECONDS);
  const back = await running(two);
  await seen('it is caught up with', () => cosigned(one).length > before.length);
  // What was written meanwhile is witnessed, and the screen says so, with the time of the witness.
  await seen('the screen says so', () => alone.witnessed()?.size === cosigned(one).at(-1));
  expect(cosigned(one).at(-1)).toBeGreaterThan(seqOf(one, 'entry_taken'));
  expect(alone.witnessed()?.time_s).toBeGreaterThanOrEqual(returned);
  expect(factsOf(one).filter(({ type }) => type === 'witness_refused')).toEqual([]);
  await alone.stop();

  rmSync(one.data, { recursive: true });
  cpSync(copy, one.data, { recursive: true });
  const entries = factsOf(one).length;
  const refused = await start(one);
  expect(refused).toMatchObject({ code: 1 });
  expect('said' in refused && String(refused.said)).toMatch(
    new RegExp(`county\\.example/witness/k2 has seen \\d+ entries, this log ends at ${entries}`),
  );
  expect(factsOf(one)).toHaveLength(entries);
  await back.stop();
}, 240_000);

test('people come in while a witness keeps the kiosk waiting, and the witness does not hold up the start', async () => {
  const site = await newSite(folder(), 'k1');
  let asked = 0;
  const silent = http.createServer(() => {
    asked += 1;
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    silent.closeAllConnections();
    silent.close();
  });
  const { port } = silent.address() as AddressInfo;
  const other = await newSite(folder(), 'k2');
  writeConfig(other, `{ ${asWitness(other, [site])} }`);
  const key = await witnessKeyOf(other);
  const asks = `witnesses: [{ key: '${key}', url: 'http://127.0.0.1:${port}/witness', organization: Slow }]`;
  writeConfig(site, `{ ${asks}, ask_every_s: ${EVERY_S} }`);
  const kiosk = await running(site);
  // The question of the start, and then the first request.
  await seen('the witness is asked', () => asked > 1);
  await kiosk.badge('B-1001');
  await kiosk.badge('B-1002');
  await seen(
    'they are let in',
    () => factsOf(site).some(({ type }) => type === 'access_granted'),
    3 * SECONDS,
  );
  await kiosk.passage();
  await seen('the passage is on record', () => factsOf(site).some(({ type }) => type === 'entry_taken'));
  expect(factsOf(site).filter(({ type }) => /witness|cosigned/.test(type))).toEqual([]);
  await kiosk.stop();
}, 120_000);
