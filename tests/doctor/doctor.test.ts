import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { SETUP_STEPS } from '../../src/core/facts-setup.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { lookAtLog } from '../../src/doctor/log-part.ts';
import { databaseFile } from '../../src/log/database.ts';
import { authority } from '../alerts/certificates.ts';
import { folder, run } from '../commands/aid.ts';
import { running } from '../commands/running.ts';
import { freePort } from '../web/free-port.ts';
import { ToldMachine } from './machine.ts';

interface Site {
  readonly file: string;
  readonly data: string;
}

const PEOPLE = `person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo
grace-okafor,Grace Okafor,staff,member,dem,Clerk,B-1,vault,2024-01-01,,2026-10-01,2026-10-01,2026-10-01,no,
`;

const site = (more = '', device = ''): Site => {
  const made = folder();
  const file = path.join(made, 'kiosk.yaml');
  writeFileSync(
    file,
    `kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: data, listen: { host: 127.0.0.1, port: 8080 } }
rooms:
  - { id: vault, name: Vault, door: vault-door, outside_reader: vault-outside, rules: { pairing: any_two } }
devices:
  - { kind: simulated }
${device}
${more}`,
  );
  writeFileSync(path.join(made, 'people.csv'), PEOPLE);
  return { file, data: path.join(made, 'data') };
};

/** A log of a few entries, as it lies on the disk. */
const begun = async (place: Site): Promise<Site> => {
  const people = path.join(path.dirname(place.file), 'people.csv');
  expect(await run(['people', 'import', people, '--config', place.file])).toMatchObject({ code: 0 });
  return place;
};

const examined = async ({ file }: Site, ...more: readonly string[]) => {
  const { code, printed } = await run(['doctor', '--config', file, '--json', ...more]);
  const { count, found } = JSON.parse(printed) as {
    count: Record<string, number>;
    found: readonly Finding[];
  };
  const of = (part: string, about: string) => found.filter((one) => one.part === part && one.about === about);
  return { code, count, found, of };
};

test('it looks at another data folder than the configured one, and a folder alone is not enough', async () => {
  const place = await begun(site());
  const other = folder();
  expect((await examined(place)).of('log', 'log')).toEqual([]);
  expect((await examined(place, '--data', other)).of('log', 'log')).toMatchObject([{ health: 'unknown' }]);
  const { code, errors } = await run(['doctor', '--data', place.data]);
  expect([code, errors]).toEqual([2, expect.stringContaining('--config FILE --data DIR')]);
});

test('before a kiosk ever started it says what is there, and makes nothing', async () => {
  const place = site();
  const { code, of, found } = await examined(place);
  expect(code).toBe(0);
  expect(of('log', 'log')).toMatchObject([{ health: 'unknown' }]);
  expect(of('service', 'kiosk')).toMatchObject([{ health: 'warning', said: 'it does not run' }]);
  expect(readdirSync(path.dirname(place.file)).sort()).toEqual(['kiosk.yaml', 'people.csv']);
  for (const { health, remedy, said } of found)
    if (health === 'wrong' || health === 'warning') expect(remedy, said).not.toBe('');
});

test('beside a kiosk that runs it changes nothing, and its loop answers', async () => {
  const place = await begun(site());
  await running(place);
  const before = readdirSync(place.data).sort();
  const { code, of } = await examined(place);
  expect(code).toBe(0);
  expect(of('service', 'kiosk')).toMatchObject([{ health: 'good' }]);
  expect(of('log', 'entries')[0]?.said).toMatch(/^all \d+ entries give the signed root/);
  expect((await examined(place, '--whole')).of('log', 'entries')[0]?.said).toMatch(
    /^INTACT, UNWITNESSED, \d+ entries/,
  );
  expect(readdirSync(place.data).sort()).toEqual(before);
});

test('what nobody did at the screen of a new kiosk remains to be done', async () => {
  const place = site();
  writeFileSync(
    place.file,
    readFileSync(place.file, 'utf8').replace('data: data,', 'data: data, first_boot: at_screen,'),
  );
  await running(place);
  const left = (await examined(place)).of('service', 'set-up');
  expect(left).toHaveLength(SETUP_STEPS.length);
  for (const { health, remedy } of left) expect([health, remedy === '']).toEqual(['warning', false]);
});

test('a key that others can read is found', async () => {
  const place = await begun(site());
  chmodSync(path.join(place.data, 'keys/signing.pem'), 0o644);
  const { code, of } = await examined(place);
  expect(code).toBe(1);
  expect(of('log', 'signing key')).toMatchObject([
    { health: 'wrong', remedy: expect.stringContaining('chmod 600') },
  ]);
});

test.runIf(process.getuid?.() === 0)(
  'secrets that root put back and the service cannot read are found',
  async () => {
    const place = await begun(site());
    const machine = new ToldMachine();
    const config = readConfig(place.file);
    const { signing_key, site_key, signer_state } = config.paths;
    const { uid } = statSync(signing_key);
    const secrets = async () =>
      (await lookAtLog(machine, config, false)).filter(({ about }) => /key|signer/.test(about));
    expect(new Set((await secrets()).map(({ health }) => health))).toEqual(new Set(['good']));
    machine.tell('etc/passwd', `ballot-vault:x:${uid}:${uid}::/:/usr/sbin/nologin`);
    expect((await secrets()).map(({ health }) => health)).toEqual(['good', 'good', 'good']);
    machine.tell('etc/passwd', 'ballot-vault:x:991:991::/:/usr/sbin/nologin');
    expect((await secrets()).map(({ health, remedy }) => `${health}: ${remedy}`)).toEqual(
      [signing_key, site_key, signer_state].map((file) => `wrong: Run "chown ballot-vault ${file}".`),
    );
  },
);

test('a byte of an entry that was changed is found', async () => {
  const place = await begun(site());
  const file = databaseFile(place.data);
  const bytes = readFileSync(file);
  const at = bytes.indexOf('"type":"kiosk_started"');
  expect(at).toBeGreaterThan(0);
  bytes.write('"type":"kiosk_stopped"', at);
  writeFileSync(file, bytes);
  const { code, of } = await examined(place);
  expect(code).toBe(1);
  expect([...of('log', 'entries'), ...of('log', 'log')]).toMatchObject([
    {
      health: 'wrong',
      said: expect.stringContaining('entry 0'),
      remedy: expect.stringContaining('evidence'),
    },
  ]);
});

test('who cannot be reached is named, and nothing is sent to who can', async () => {
  const heard: string[] = [];
  const server = net.createServer((socket) => {
    socket.on('data', (chunk) => heard.push(chunk.toString()));
    socket.on('error', () => undefined);
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  const closed = await freePort();
  const channel = (id: string, to: number) =>
    `  - { id: ${id}, kind: smtp, server: "smtp://kiosk:hunter2@127.0.0.1:${to}", from: k@county.example, to: [s@county.example] }`;
  const camera = `  - { kind: camera, camera: hall, address: "rtsp://127.0.0.1:${port}/" }`;
  const place = site(`channels:\n${channel('open', port)}\n${channel('shut', closed)}\n`, camera);
  const { code, of, found } = await examined(place);
  expect(code).toBe(1);
  expect(of('reach', 'open')).toMatchObject([{ health: 'good' }]);
  expect(of('reach', 'hall')).toMatchObject([{ health: 'good' }]);
  expect(of('reach', 'shut')).toMatchObject([
    { health: 'wrong', said: expect.stringContaining('ECONNREFUSED') },
  ]);
  expect(heard).toEqual([]);
  expect(JSON.stringify(found)).not.toContain('hunter2');
});

test('a kiosk that tells nobody is to be looked at', async () => {
  expect((await examined(site())).of('reach', 'channels')).toMatchObject([
    { health: 'warning', remedy: expect.stringContaining('Add a channel') },
  ]);
});

test('a certificate that ends soon, and whose key others can read', async () => {
  const place = site();
  const home = path.dirname(place.file);
  const { certificate_file, key_file } = authority(home).certify('IP:127.0.0.1');
  const office = `office: { listen: { host: 127.0.0.1, port: 8443, certificate: ${certificate_file}, key: ${key_file} } }\n`;
  writeFileSync(place.file, `${readFileSync(place.file, 'utf8')}${office}`);
  const now = statSync(certificate_file).mtimeMs;
  const look = async (at: number) => {
    const { printed, code } = await run(['doctor', '--config', place.file], { now: at });
    return { code, line: printed.split('\n').find((text) => text.includes('office.listen:')) ?? '' };
  };
  expect((await look(now)).line).toMatch(/warning +office.listen: .+ ends on .+, in 1 days/);
  const late = await look(now + 3 * 86_400_000);
  expect(late).toMatchObject({ code: 1, line: expect.stringMatching(/wrong +office.listen: .+ ended on/) });
});

test('a configuration that cannot be used is told line by line, and the machine is looked at all the same', async () => {
  const place = site('nonsense: 1\n');
  const { code, of, found } = await examined(place);
  expect(code).toBe(1);
  expect(of('service', 'configuration')).toMatchObject([
    { health: 'wrong', said: expect.stringContaining('nonsense') },
  ]);
  expect(found.map(({ part }) => part)).toContain('clock');
});

test('as text each finding has its remedy below it, and the last line counts', async () => {
  const { printed } = await run(['doctor', '--config', site().file]);
  expect(printed).toMatch(/^ {2}warning {2}simulated: .+\n {11}Wire real devices at a door\.$/m);
  expect(printed.trim().split('\n').at(-1)).toMatch(/^\d+ wrong, \d+ to look at, \d+ unknown, \d+ good$/);
});
