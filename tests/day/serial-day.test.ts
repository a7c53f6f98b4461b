import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Pty } from '../devices/pty.ts';
import { until } from '../devices/support.ts';
import { BenchDoor } from './gpiod-tools.ts';

/**
 * The day of the demo with nothing simulated inside the service: the real command, its real serial drivers on
 * real pseudo-terminals, and the door through programs that speak as libgpiod's tools do.
 */
const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;
const run = promisify(execFile);

const config = (outside: string, inside: string, tools: string): string => `
kiosk:
  name: k01
  origin: county.example/ballot-room/k01
  time_zone: America/Denver
  data: data
rooms:
  - id: ballot-room
    name: Ballot storage room
    door: ballot-room-door
    outside_reader: outside
    inside_reader: inside
    rules: { pairing: different_group, partner_confirmation: not_asked, purpose: not_asked }
devices:
  - { kind: serial, reader: outside, path: ${outside}, profile: { format: rdm6300 } }
  - { kind: serial, reader: inside, path: ${inside}, profile: { format: ascii, characters: printable } }
  - kind: gpiod
    door: ballot-room-door
    contact: { line: GPIO17 }
    exit_button: { line: GPIO27 }
    strike: { line: GPIO22 }
    tools: ${tools}
`;

/** Sworn, trained and checked ten days ago, whenever this runs. */
const RECENT = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10);

const PEOPLE = `person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo
grace-okafor,Grace Okafor,staff,member,dem,Clerk,em4100:0A1B2C3D4E;B-1001,ballot-room,2024-01-01,,${RECENT},${RECENT},${RECENT},no,
daniel-lindqvist,Daniel Lindqvist,staff,member,rep,Clerk,em4100:62E3086CED;B-2002,ballot-room,2024-01-01,,${RECENT},${RECENT},${RECENT},no,
`;

/** A 125 kHz frame as an RDM6300 sends it: STX, ten hex digits, their XOR, ETX. */
const rdm6300 = (digits: string): Buffer => {
  const sum = [...Buffer.from(digits, 'hex')].reduce((xor, byte) => xor ^ byte, 0);
  return Buffer.from(`\x02${digits}${sum.toString(16).padStart(2, '0').toUpperCase()}\x03`, 'latin1');
};

let folder: string;
let outside: Pty;
let inside: Pty;
let door: BenchDoor;
let service: ChildProcess | undefined;
let printed = '';

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'serial-day-'));
  door = new BenchDoor();
  [outside, inside] = [new Pty(), new Pty()];
  await Promise.all([outside.plug(), inside.plug()]);
  writeFileSync(path.join(folder, 'kiosk.yaml'), config(outside.link, inside.link, door.folder));
  writeFileSync(path.join(folder, 'people.csv'), PEOPLE);
});

afterEach(async () => {
  service?.kill('SIGKILL');
  await Promise.all([outside.remove(), inside.remove()]);
  door.remove();
  rmSync(folder, { recursive: true, force: true });
});

const ballotVault = (...args: readonly string[]) => run(process.execPath, [MAIN, ...args], { cwd: folder });

const start = async (): Promise<void> => {
  printed = '';
  const args = [MAIN, 'run', '--config', 'kiosk.yaml', '--port', '0'];
  service = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const take = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  service.stdout?.on('data', take);
  service.stderr?.on('data', take);
  await until('the kiosk runs', () => printed.includes('kiosk screen'), 20_000);
};

/** What the log says, read beside the running service: types in order, without heartbeats. */
const logged = async (): Promise<readonly string[]> => {
  const { stdout } = await ballotVault('log', '--data', 'data', '--json');
  return stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { type: string }).type)
    .filter((type) => type !== 'heartbeat');
};

const untilLogged = async (type: string, times = 1): Promise<void> => {
  const deadline = performance.now() + 15_000;
  while ((await logged()).filter((other) => other === type).length < times) {
    if (performance.now() > deadline) throw new Error(`never logged: ${times} x ${type}\n${printed}`);
  }
};

test('two people enter and one is left alone, by serial readers and the real command', async () => {
  await ballotVault('people', 'import', 'people.csv', '--config', 'kiosk.yaml');
  await start();
  const frame = rdm6300('0A1B2C3D4E');
  outside.write(frame.subarray(0, 5));
  outside.write(frame.subarray(5));
  await untilLogged('first_badge_accepted');
  outside.write(rdm6300('62E3086CED'));
  await untilLogged('access_granted');
  await until('the strike is released', () => door.strike.includes('GPIO22=1'));
  door.edge('rising GPIO17');
  await untilLogged('entry_taken');
  door.edge('falling GPIO17');
  await untilLogged('door_closed');
  inside.write(Buffer.from('B-2002\r\n'));
  await untilLogged('exit_signed');
  const damaged = rdm6300('0A1B2C3D4E');
  damaged[3] = 0x39;
  outside.write(damaged);
  await untilLogged('badge_unreadable');
  const types = await logged();
  const day = types.slice(types.indexOf('first_badge_accepted'));
  expect(day).toEqual([
    'first_badge_accepted',
    'access_granted',
    'door_opened',
    'entry_taken',
    'door_closed',
    'exit_signed',
    'lone_interval_started',
    'badge_unreadable',
  ]);
  const { stdout } = await ballotVault('log', '--data', 'data', '--json');
  expect(stdout).toContain('Daniel Lindqvist');
  expect(stdout).not.toMatch(/0A1B2C3D4E|62E3086CED/i);
  service?.kill('SIGTERM');
  await until('the kiosk stops', () => service?.exitCode !== null);
  expect(service?.exitCode).toBe(0);
  expect((await logged()).at(-1)).toBe('kiosk_stopped');
}, 60_000);

test('a second kiosk on the same data folder is refused, and the first goes on', async () => {
  await start();
  await expect(ballotVault('run', '--config', 'kiosk.yaml', '--port', '0')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/another|already|runs/i),
  });
  outside.write(rdm6300('0A1B2C3D4E'));
  await untilLogged('access_denied');
}, 60_000);
