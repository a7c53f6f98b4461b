/** A kiosk whose configuration was spoilt between two starts. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLog } from '../../src/log/read-log.ts';
import { ROOT } from '../../src/runtime.mjs';
import { until } from '../devices/support.ts';
import { folder, run } from './aid.ts';

const GOOD = `
kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: data }
rooms:
  - { id: vault, name: Vault, door: vault-door, outside_reader: vault-outside, rules: { pairing: any_two } }
devices: [{ kind: simulated }]
`;
const REFUSED = GOOD.replace('pairing: any_two', 'pairing: any_too');
const NO_YAML = GOOD.replace('rooms:', 'rooms: [');

let work: string;
let file: string;
let data: string;
let service: ChildProcess | undefined;
let printed = '';

beforeEach(() => {
  work = folder();
  file = path.join(work, 'kiosk.yaml');
  data = path.join(work, 'data');
});
afterEach(() => service?.kill('SIGKILL'));

/** Starts the service; resolves when people can use it, or when it has ended. */
const start = async (env: NodeJS.ProcessEnv = {}): Promise<number | null> => {
  printed = '';
  const args = [path.join(ROOT, 'src/main.ts'), 'run', '--config', file, '--port', '0'];
  const started = spawn(process.execPath, args, { env: { ...process.env, ...env } });
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  service = started;
  await until('it runs or ended', () => /kiosk screen/.test(printed) || started.exitCode !== null, 60_000);
  return started.exitCode;
};

const endService = async (): Promise<void> => {
  if (service === undefined) return;
  const ended = once(service, 'exit');
  service.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
};

/** What the log says of maintenance, and by which configuration each start went. */
const recorded = (): { readonly upkeep: readonly string[]; readonly digests: readonly unknown[] } => {
  const log = readLog(data);
  const facts = [...log.entries(0)].map(({ bytes }) => JSON.parse(bytes.toString()));
  log.close();
  return {
    upkeep: facts
      .filter(({ type }) => /^upkeep_/.test(type))
      .map(({ type, part, detail }) => `${type} ${part}${detail === undefined ? '' : ` ${detail}`}`),
    digests: facts.filter(({ type }) => type === 'kiosk_started').map(({ config_digest }) => config_digest),
  };
};

test('a start with a file that is refused goes on with the last good one, says so, and is well once it is mended', async () => {
  writeFileSync(file, GOOD);
  expect(await start()).toBeNull();
  await endService();
  expect(statSync(path.join(data, 'last-good.yaml')).mode & 0o777).toBe(0o600);

  writeFileSync(file, REFUSED);
  expect(await start()).toBeNull();
  expect(printed).toContain('kiosk.yaml:4:');
  expect(printed).toContain('The configuration of the last good start stands in for this file.');
  await until('it is on record', () => recorded().upkeep.length > 0, 20_000);
  await endService();
  expect(readFileSync(path.join(data, 'last-good.yaml'), 'utf8')).toBe(GOOD);

  writeFileSync(file, GOOD);
  expect(await start()).toBeNull();
  await until('it is well', () => recorded().upkeep.length > 1, 20_000);
  await endService();
  const { upkeep, digests } = recorded();
  expect(upkeep).toEqual(['upkeep_due configuration refused', 'upkeep_done configuration']);
  expect(new Set(digests).size).toBe(1);
});

test('what is no YAML, or not there, is found by the folder that the service manager names', async () => {
  writeFileSync(file, GOOD);
  expect(await start()).toBeNull();
  await endService();
  for (const spoil of [() => writeFileSync(file, NO_YAML), () => rmSync(file)]) {
    spoil();
    expect(await start({ STATE_DIRECTORY: data })).toBeNull();
    await endService();
  }
  rmSync(file, { force: true });
  expect(await start()).toBe(2);
  expect(printed).toContain('kiosk.yaml');
});

test('without a good start before there is nothing that could stand in', async () => {
  writeFileSync(file, REFUSED);
  mkdirSync(data, { mode: 0o700 });
  expect(await start({ STATE_DIRECTORY: data })).toBe(1);
  expect(existsSync(path.join(data, 'last-good.yaml'))).toBe(false);
});

test('what others could have written stands in for nothing', async () => {
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(path.join(data, 'last-good.yaml'), GOOD, { mode: 0o666 });
  writeFileSync(file, REFUSED);
  expect(await start()).toBe(1);
});

test('locking and asking who is inside work with a file that is refused', async () => {
  writeFileSync(file, GOOD);
  expect(await start()).toBeNull();
  writeFileSync(file, REFUSED);
  const asked = await run(['occupancy', '--config', file]);
  expect(asked.printed).toContain('vault: 0 people');
  await endService();
  expect((await run(['lock', '--config', file])).code).toBe(0);
});
