import { statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { connectKeeper, openControl } from '../../src/control.ts';
import type { PersonRecord } from '../../src/core/people.ts';
import type { Credential, PersonId, RoomId } from '../../src/core/terms.ts';
import { type Keeper, keeperOf } from '../../src/keeper.ts';
import { openForKeeping } from '../../src/main.ts';
import { folder, run, shipped } from './aid.ts';

const ANA: PersonRecord = {
  person: 'ana' as PersonId,
  name: 'Ana Ruiz',
  class: 'staff',
  role: 'member',
  group: 'dem',
  group_source: 'registered',
  title: '',
  credentials: ['A'.repeat(43) as Credential],
  rooms: ['vault' as RoomId],
  valid_from: 0,
  valid_until: 0,
  oath: 1,
  training: 1,
  background_check: 1,
  on_ballot: 'no',
  photo: '',
};
const SOURCE = 'a'.repeat(64);

/** A real loop on a real log, with its control socket open. */
const opened = async (): Promise<{ readonly data: string; readonly keeper: Keeper }> => {
  const data = folder();
  const config = readConfig(shipped('demo.yaml'), data);
  const onFailure = (error: unknown) => {
    throw error;
  };
  const { kiosk, siteKey, acceptCosigned, close } = await openForKeeping(config, onFailure);
  const control = await openControl(data, keeperOf(kiosk, siteKey, acceptCosigned));
  onTestFinished(async () => {
    await control.close();
    close('end of the test');
  });
  const keeper = await connectKeeper(data);
  if (keeper === null) throw new Error('nobody answers');
  return { data, keeper };
};

/** A message as somebody else might send it. */
const post = (
  data: string,
  verb: string,
  body: string,
  method = 'POST',
): Promise<readonly [number, string]> =>
  new Promise((resolve, reject) => {
    const call = request(
      { socketPath: path.join(data, 'control.sock'), path: `/${verb}`, method },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        response.on('end', () => resolve([response.statusCode ?? 0, text]));
      },
    );
    call.on('error', reject);
    call.end(body);
  });

test('the list is kept through the socket of a running kiosk', async () => {
  const { keeper } = await opened();
  expect(await keeper.status()).toMatchObject({ kiosk: 'Juniper County demo kiosk', people: 0 });
  expect(await keeper.listPeople([ANA], SOURCE)).toMatchObject({
    enrolled: 1,
    changed: 0,
    removed: 0,
    unchanged: 0,
  });
  const renamed = { ...ANA, name: 'Ana Ruiz-Vega' };
  expect(await keeper.listPeople([renamed], SOURCE)).toMatchObject({
    enrolled: 0,
    changed: 1,
    removed: 0,
    unchanged: 0,
  });
  expect(await keeper.choosePin(ANA.person, '4826')).toMatchObject({ outcome: 'set' });
  expect(await keeper.choosePin(ANA.person, '1111')).toMatchObject({ outcome: 'refused' });
  const [line] = await keeper.people();
  expect(line).toMatchObject({ person: 'ana', name: 'Ana Ruiz-Vega', badges: 1, pin: 'set' });
  expect(JSON.stringify(line)).not.toMatch(/AAAA|s1\./);
  expect(
    await keeper.listPeople([{ ...ANA, person: 'ben' as PersonId, credentials: [] }], SOURCE),
  ).toMatchObject({
    enrolled: 1,
    removed: 1,
  });
});

test('the socket belongs to its owner alone', async () => {
  const { data } = await opened();
  expect(statSync(path.join(data, 'control.sock')).mode & 0o777).toBe(0o600);
});

test('where no kiosk runs nobody answers, also when a socket was left over', async () => {
  expect(await connectKeeper(folder())).toBeNull();
  const { data } = await opened();
  const left = folder();
  writeFileSync(path.join(left, 'control.sock'), '');
  expect(await connectKeeper(left)).toBeNull();
  expect(await connectKeeper(data)).not.toBeNull();
});

test('a message that is not understood changes nothing and is not repeated', async () => {
  const { data, keeper } = await opened();
  const { index } = await keeper.status();
  const messages = [
    ['pin_chosen', '{"person":"ana","digits":["4826"]}'],
    ['pin_chosen', '{"person":"ana","digits":"4826","more":1}'],
    ['people_listed', '{"people":[{"person":"ana"}],"source":"x"}'],
    ['people_listed', '{"people":"4826'],
  ] as const;
  for (const [verb, body] of messages) {
    const [status, answer] = await post(data, verb, body);
    expect(status).toBe(400);
    expect(answer).toContain('the kiosk does not understand this message');
    expect(answer).not.toContain('4826');
  }
  expect((await post(data, 'fly', '{}'))[0]).toBe(404);
  expect((await post(data, 'status', '', 'GET'))[0]).toBe(404);
  expect((await post(data, 'people_listed', `"${'x'.repeat(20_000_001)}"`))[1]).toContain(
    'this message is too long',
  );
  expect((await keeper.status()).index).toBe(index);
});

test('a data folder too deep for a socket is refused with the remedy', async () => {
  await expect(connectKeeper(`/${'deep/'.repeat(30)}`)).rejects.toThrow(
    'Use a data folder whose path has at most 94 bytes.',
  );
});

test('the demo runs, its list is kept through its socket, and it stops when told', async () => {
  const data = folder();
  const stop = Promise.withResolvers<string>();
  const ready = Promise.withResolvers<void>();
  const demo = run(['demo', '--port', '0', '--data', data], {
    stop: stop.promise,
    onPrint: (text) => {
      if (text.includes('ballot-vault log')) ready.resolve();
    },
  });
  await Promise.race([ready.promise, demo]);
  const on = ['--config', shipped('demo.yaml'), '--data', data];
  expect((await run(['people', 'import', shipped('demo.people.csv'), ...on])).printed).toContain(
    '12 unchanged',
  );
  expect((await run(['people', 'list', ...on])).printed).toContain('maria-alvarez');
  stop.resolve('the test is over');
  const { code, printed, errors } = await demo;
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(printed).toMatch(/kiosk screen {4}http:\/\/127\.0\.0\.1:\d+\/kiosk\/\n {2}hardware panel {2}http/);
  expect((await run(['log', '--data', data, '--json'])).printed).toContain(
    '"type":"kiosk_stopped","cause":"the test is over"',
  );
});
