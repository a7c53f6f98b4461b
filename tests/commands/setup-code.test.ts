/** The code by which two people put themselves on the list: for whoever has a terminal of the machine, and nobody else. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { SETUP_CODE_FILE } from '../../src/log/setup-code.ts';
import { startService } from '../../src/main.ts';
import { freePort } from '../web/free-port.ts';
import { folder, run } from './aid.ts';

const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const PEOPLE = `person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo
ana,Ana Ruiz,official,supervisor,dem,Clerk,B-1,vault,2024-01-01,,${YESTERDAY},${YESTERDAY},${YESTERDAY},no,
`;

const siteIn = async (first_boot = ', first_boot: at_screen') => {
  const place = folder();
  const file = path.join(place, 'kiosk.yaml');
  writeFileSync(
    file,
    `kiosk: { name: k01, origin: county.example/k01, time_zone: America/Denver, data: data, listen: { port: ${await freePort()} }${first_boot} }
rooms:
  - { id: vault, name: Vault, door: vault-door, outside_reader: vault-outside, rules: { pairing: any_two } }
devices: [{ kind: simulated }]
`,
  );
  return { place, file, code: path.join(place, 'data', SETUP_CODE_FILE) };
};

const started = async (file: string) => {
  const said: string[] = [];
  const service = await startService({
    config: readConfig(file),
    panelPeople: () => [],
    tell: (line) => said.push(line),
    onFailure: (error) => {
      throw error;
    },
  });
  let isStopped = false;
  const stop = async (): Promise<void> => {
    if (!isStopped) await service.stop('end of the test');
    isStopped = true;
  };
  onTestFinished(stop);
  return { said, stop };
};

test('it is printed beside a kiosk that runs, by nothing else, until somebody is on the list', async () => {
  const { place, file, code } = await siteIn();
  const asked = () => run(['setup-code', '--config', file]);
  expect(await asked()).toMatchObject({
    code: 1,
    printed: '',
    errors: expect.stringContaining('first start'),
  });
  const { said, stop } = await started(file);
  const { printed } = await asked();
  expect(printed).toMatch(/^\d{4} \d{4}\n$/);
  const digits = readFileSync(code, 'utf8').trim();
  expect(printed.replace(/\s/g, '')).toBe(digits);
  expect(said.join('\n')).not.toContain(digits);
  chmodSync(code, 0o644);
  expect(await asked()).toMatchObject({ code: 1, printed: '', errors: expect.stringContaining('chmod 600') });
  chmodSync(code, 0o600);
  await stop();
  expect((await asked()).printed).toBe(printed);
  const people = path.join(place, 'people.csv');
  writeFileSync(people, PEOPLE);
  await run(['people', 'import', people, '--config', file]);
  await started(file);
  expect(await asked()).toMatchObject({
    code: 1,
    printed: '',
    errors: expect.stringContaining('somebody is on the list'),
  });
});

test('a kiosk that is set up by its file has none', async () => {
  const { file } = await siteIn('');
  await started(file);
  expect(await run(['setup-code', '--config', file])).toMatchObject({
    code: 1,
    printed: '',
    errors: expect.stringContaining('people import'),
  });
});

test('typed as its screen says, it looks where the package has its configuration', async () => {
  const { printed } = await run(['setup-code', '--help']);
  expect(printed).toContain('(default: "/etc/ballot-vault/kiosk.yaml")');
});
