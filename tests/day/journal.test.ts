import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLog } from '../../src/log/read-log.ts';
import { Pty } from '../devices/pty.ts';
import { until } from '../devices/support.ts';
import { BenchDoor } from './gpiod-tools.ts';

/**
 * What the service prints is what the journal keeps, and whoever may read a journal may not learn from it who comes
 * when. The real command with real serial drivers, through a day in which much goes wrong.
 */
const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;
const run = promisify(execFile);

const config = (outside: string, inside: string, tools: string): string => `
kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: data }
rooms:
  - id: ballot-room
    name: Ballot storage room
    door: ballot-room-door
    outside_reader: outside
    inside_reader: inside
    rules: { pairing: different_group, partner_confirmation: not_asked, second_factor: pin }
devices:
  - { kind: serial, reader: outside, path: ${outside}, profile: { format: ascii, characters: printable } }
  - { kind: serial, reader: inside, path: ${inside}, profile: { format: ascii, characters: printable } }
  - { kind: gpiod, door: ballot-room-door, contact: { line: GPIO17 }, exit_button: { line: GPIO27 }, strike: { line: GPIO22 }, tools: ${tools} }
office:
  listen: { host: 127.0.0.1, port: 18443 }
`;

const RECENT = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10);
const PEOPLE = `person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo
grace-okafor,Grace Okafor,staff,supervisor,dem,Clerk,B-100177,ballot-room,2024-01-01,,${RECENT},${RECENT},${RECENT},no,
daniel-lindqvist,Daniel Lindqvist,staff,member,rep,Clerk,B-200288,ballot-room,2024-01-01,,${RECENT},${RECENT},${RECENT},no,
`;
const PINS = { 'grace-okafor': '48266284', 'daniel-lindqvist': '73955937' } as const;
const WRONG_PIN = '90817263';
/** Whatever would tell who it was, and with what. */
const SECRETS =
  /grace|okafor|daniel|lindqvist|B-\d|100177|200288|999999|4826|6284|7395|5937|9081|7263|Wanda|Vandermeer|Clerk/i;

let folder: string;
let outside: Pty;
let inside: Pty;
let door: BenchDoor;
let service: ChildProcess | undefined;
let socket: Socket | undefined;
let printed = '';

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'journal-'));
  door = new BenchDoor();
  [outside, inside] = [new Pty(), new Pty()];
  await Promise.all([outside.plug(), inside.plug()]);
  writeFileSync(path.join(folder, 'kiosk.yaml'), config(outside.link, inside.link, door.folder));
  writeFileSync(path.join(folder, 'people.csv'), PEOPLE);
});

afterEach(async () => {
  socket?.close();
  service?.kill('SIGKILL');
  await Promise.all([outside.remove(), inside.remove()]);
  door.remove();
  rmSync(folder, { recursive: true, force: true });
});

const ballotVault = (...args: readonly string[]) => run(process.execPath, [MAIN, ...args], { cwd: folder });

const choosePin = (person: keyof typeof PINS): Promise<unknown> => {
  const done = ballotVault('people', 'pin', person, '--config', 'kiosk.yaml', '--stdin');
  done.child.stdin?.end(`${PINS[person]}\n`);
  return done;
};

const start = async (): Promise<string> => {
  const args = [MAIN, 'run', '--config', 'kiosk.yaml', '--port', '0', '--office-port', '0'];
  service = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const take = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  service.stdout?.on('data', take);
  service.stderr?.on('data', take);
  await until('the kiosk runs', () => printed.includes('kiosk screen'), 20_000);
  return new URL(/kiosk screen +(\S+)/.exec(printed)?.[1] ?? '').origin;
};

const logged = (): readonly string[] => {
  const log = readLog(path.join(folder, 'data'));
  try {
    return [...log.entries(0)].map(({ bytes }) => (JSON.parse(bytes.toString()) as { type: string }).type);
  } finally {
    log.close();
  }
};

const untilLogged = (type: string, times = 1): Promise<void> =>
  until(
    `${times} x ${type} is on record`,
    () => logged().filter((other) => other === type).length >= times,
    15_000,
  );

const touch = async (given: object): Promise<{ readonly ok: boolean }> =>
  (await socket?.timeout(10_000).emitWithAck('touch', given)) as { ok: boolean };

const badge = (pty: Pty, number: string): void => pty.write(Buffer.from(`${number}\r\n`));

test('the journal never holds a name, a PIN or a badge number', async () => {
  await ballotVault('people', 'import', 'people.csv', '--config', 'kiosk.yaml');
  await choosePin('grace-okafor');
  await choosePin('daniel-lindqvist');
  socket = io(await start(), { transports: ['websocket'] });
  badge(outside, 'B-999999');
  await untilLogged('access_denied');
  outside.write(Buffer.from('B-1\x01\x02\r\n'));
  await untilLogged('badge_unreadable');
  badge(outside, 'B-100177');
  await untilLogged('first_badge_accepted');
  await touch({ touch: 'enter_pin', digits: WRONG_PIN });
  await untilLogged('pin_refused');
  // What nobody's screen sends, with what must not be repeated.
  expect(
    await touch({ touch: 'enter_pin', digits: PINS['grace-okafor'], name: 'Grace Okafor' }),
  ).toMatchObject({ ok: false });
  expect(await touch({ touch: 'Wanda Vandermeer' })).toMatchObject({ ok: false });
  await touch({ touch: 'enter_pin', digits: PINS['grace-okafor'] });
  await untilLogged('pin_accepted');
  badge(outside, 'B-200288');
  await untilLogged('partner_badge_accepted');
  await touch({ touch: 'enter_pin', digits: PINS['daniel-lindqvist'] });
  await untilLogged('pin_accepted', 2);
  await touch({ touch: 'choose_purpose', purpose: 'inspection', words: 'Wanda Vandermeer asked for it' });
  await untilLogged('access_granted');
  door.edge('rising GPIO17');
  await untilLogged('entry_taken');
  door.edge('falling GPIO17');
  await untilLogged('door_closed');
  badge(inside, 'B-200288');
  await untilLogged('lone_interval_started');
  await outside.unplug();
  await untilLogged('device_lost');
  const journal = printed;
  service?.kill('SIGTERM');
  await until('the kiosk stops', () => service?.exitCode !== null);
  expect(journal).toContain('kiosk screen');
  expect(printed).not.toMatch(SECRETS);
}, 120_000);
