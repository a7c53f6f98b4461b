import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readLog } from '../../src/log/read-log.ts';
import { folder, run } from '../commands/aid.ts';
import { ON_WORD } from '../commands/restored.ts';
import { SftpServer } from './sftp-server.ts';

/** Copies at a real server of OpenSSH, by the system's own sftp. */
const PEOPLE = `person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo
grace-okafor,Grace Okafor,staff,member,dem,Clerk,B-1,vault,2024-01-01,,2026-10-01,2026-10-01,2026-10-01,no,
`;
const NIGHT = Date.parse('2026-11-03T01:15:00Z');
const NAME = 'county-example-k01-2026-11-03T01-15-00Z.tar.gz.age';

let server: SftpServer;
let home: string;
let file: string;
let data: string;
let key: string;
let recipient: string;

/** Writes the configuration, its copies going to `to`. */
const configure = (to = server.at(server.copies), sftp = keys()): void => {
  writeFileSync(
    file,
    `kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: data }
rooms:
  - { id: vault, name: Vault, door: vault-door, outside_reader: vault-outside, rules: { pairing: any_two } }
devices: [{ kind: simulated }]
backup: { to: "${to}", recipients: [${recipient}], keep: 2${sftp} }
`,
  );
};

const keys = (keyFile = server.keyFile, knownHosts = server.knownHosts): string =>
  `, sftp: { key_file: ${keyFile}, known_hosts: ${knownHosts} }`;

const backup = (now = NIGHT) => run(['backup', '--config', file], { now });

const ofType = (type: string): readonly object[] => {
  const log = readLog(data);
  try {
    return [...log.entries(0)]
      .map(({ bytes }) => JSON.parse(bytes.toString()) as { type: string })
      .filter((entry) => entry.type === type);
  } finally {
    log.close();
  }
};

beforeEach(async () => {
  server = await SftpServer.start();
  home = folder();
  [file, data, key] = ['kiosk.yaml', 'data', 'backup.key'].map((name) => path.join(home, name)) as [
    string,
    string,
    string,
  ];
  recipient = (await run(['backup', 'key', '--to', key])).printed.trim();
  configure();
  const people = path.join(home, 'people.csv');
  writeFileSync(people, PEOPLE);
  expect(await run(['people', 'import', people, '--config', file])).toMatchObject({ code: 0 });
});

test('a copy goes there, comes back the same, is on record, and older ones go', async () => {
  const foreign = 'neighbour-example-k09-2026-11-01T00-00-00Z.tar.gz.age';
  writeFileSync(path.join(server.copies, foreign), '');
  for (const day of ['01', '02'])
    writeFileSync(path.join(server.copies, `county-example-k01-2026-11-${day}T01-15-00Z.tar.gz.age`), '');
  const half = path.join(server.copies, 'county-example-k01-2026-11-02T02-00-00Z.tar.gz.age.unfinished');
  writeFileSync(half, 'half');
  for (const name of readdirSync(server.copies)) server.give(path.join(server.copies, name), 0o600);
  const made = await backup();
  expect(made, made.errors).toMatchObject({
    code: 0,
    printed: expect.stringContaining('Opened and verified'),
  });
  const place = `${server.at(server.copies)}/${NAME}`;
  const bytes = statSync(path.join(server.copies, NAME)).size;
  expect(ofType('backup_made')).toMatchObject([{ place, bytes }]);
  expect(readdirSync(server.copies).sort()).toEqual([
    'county-example-k01-2026-11-02T01-15-00Z.tar.gz.age',
    NAME,
    foreign,
  ]);
  // Nothing of the work is left beside the log.
  expect(readdirSync(data).filter((name) => name.startsWith('backup-'))).toEqual([]);
});

test('a lost log is put back from there, and a drill anywhere opens it', async () => {
  const made = await backup(Date.now());
  expect(made, made.errors).toMatchObject({ code: 0 });
  const copy = server.at(path.join(server.copies, readdirSync(server.copies)[0] ?? ''));
  const known = ['--sftp-key', server.keyFile, '--known-hosts', server.knownHosts];
  const drill = await run(['restore', copy, '--identity', key, '--drill', ...known]);
  expect(drill, drill.errors).toMatchObject({ code: 0, printed: expect.stringContaining('can be put back') });
  expect(await run(['restore', copy, '--identity', key, '--drill'])).toMatchObject({
    code: 2,
    errors: expect.stringContaining('--known-hosts'),
  });
  const gone = await run(['restore', `${copy}x`, '--identity', key, '--drill', ...known]);
  expect(gone).toMatchObject({ code: 1, errors: expect.stringContaining('cannot be fetched') });
  for (const name of readdirSync(data).filter((each) => each.startsWith('log.db')))
    rmSync(path.join(data, name));
  rmSync(path.join(data, 'keys/signer.state'));
  const back = await run(['restore', copy, '--identity', key, '--config', file, ...ON_WORD]);
  expect(back, back.errors).toMatchObject({ code: 0 });
  expect(ofType('log_restored')).toHaveLength(1);
  expect(readdirSync(data).filter((name) => name.startsWith('unpacking-'))).toEqual([]);
});

test('a server that is not known, and one with another key, are given nothing', async () => {
  const known = path.join(home, 'hosts');
  writeFileSync(known, '');
  configure(undefined, keys(undefined, known));
  expect(await backup()).toMatchObject({ code: 1, errors: expect.stringContaining('ssh-keyscan') });
  const other = readFileSync(`${server.keyFile}.pub`, 'utf8').split(' ').slice(0, 2).join(' ');
  writeFileSync(known, `[127.0.0.1]:${server.port} ${other}\n`);
  expect(await backup()).toMatchObject({ code: 1, errors: expect.stringContaining('another key than') });
  expect(readdirSync(server.copies)).toEqual([]);
  expect(ofType('backup_failed')).toMatchObject([{ cause: 'not_reached' }, { cause: 'not_reached' }]);
});

test('a kiosk that the server does not know, and a key that cannot be used, are told apart', async () => {
  const other = path.join(home, 'other');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', other]);
  const locked = path.join(home, 'locked');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'passphrase', '-f', locked]);
  const loose = path.join(home, 'loose');
  copyFileSync(server.keyFile, loose);
  chmodSync(loose, 0o644);
  for (const [used, said] of [
    [other, 'authorized_keys'],
    [locked, 'with a passphrase'],
    [loose, 'chmod 600'],
    [path.join(home, 'missing'), 'is no key that can be used'],
  ] as const) {
    configure(undefined, keys(used));
    expect(await backup()).toMatchObject({ code: 1, errors: expect.stringContaining(said) });
  }
});

test('no folder there, no right to write, and a full disk there are told apart', async () => {
  configure(server.at(`${server.folder}/nowhere`));
  expect(await backup()).toMatchObject({ code: 1, errors: expect.stringContaining('Make it there') });
  const closed = path.join(server.folder, 'closed');
  mkdirSync(closed);
  server.give(closed, 0o555);
  configure(server.at(closed));
  expect(await backup()).toMatchObject({ code: 1, errors: expect.stringContaining('may not write there') });
  // What is written under this name ends where there is no room, by the kernel's own word.
  symlinkSync('/dev/full', path.join(closed, `${NAME}.unfinished`));
  const full = await backup();
  expect(full).toMatchObject({ code: 1, errors: expect.stringMatching(/did not take the copy .*is full/) });
  expect(ofType('backup_failed')).toMatchObject([
    { cause: 'no_place' },
    { cause: 'no_place' },
    { cause: 'not_written' },
  ]);
  expect(readdirSync(data).filter((name) => name.startsWith('backup-'))).toEqual([]);
});

test('a server that does not answer is on record as not reached', async () => {
  configure(`sftp://nobody@127.0.0.1:1${server.copies}`);
  expect(await backup()).toMatchObject({ code: 1, errors: expect.stringContaining('cannot be reached') });
  expect(ofType('backup_failed')).toMatchObject([{ cause: 'not_reached' }]);
});

test('a configuration that does not say how the server is known is refused', async () => {
  configure(undefined, '');
  expect(await backup()).toMatchObject({
    code: 1,
    errors: expect.stringContaining('backup.sftp is missing'),
  });
  configure('/media/backup');
  expect(await backup()).toMatchObject({ code: 1, errors: expect.stringContaining('to no server') });
  configure('sftp://nobody:password@127.0.0.1/copies');
  expect(await backup()).toMatchObject({ code: 1, errors: expect.stringContaining('sftp://USER@HOST') });
});
