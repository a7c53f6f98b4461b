/** Practice: a kiosk whose log nobody can take for a real one, and which never meets one. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isPracticeLog, PRACTICE_LOGS } from '../../src/core/practice.ts';
import { factsOf, newSite } from '../witness/kiosks.ts';
import { folder, run, type Seen } from './aid.ts';

/** Runs it until it says where its screen is, and lets it stop. */
const practiced = (data: string, command: readonly string[] = ['practice']): Promise<Seen> => {
  const stop = Promise.withResolvers<string>();
  return run([...command, '--port', '0', '--data', data], {
    stop: stop.promise,
    onPrint: (text) => {
      if (/hardware panel/.test(text)) stop.resolve('the test is over');
    },
  });
};

const startedIn = (data: string) => {
  const started = factsOf({ data }).find((fact) => fact.type === 'kiosk_started');
  return started?.type === 'kiosk_started' ? started : undefined;
};

test('it runs on simulated hardware, says everywhere that nothing is real, and tells nobody', async () => {
  const data = path.join(folder(), 'practice');
  const seen = await practiced(data);
  expect(seen).toMatchObject({ code: 0, errors: '' });
  expect(seen.printed).toMatch(/^PRACTICE: nothing here is real\n {2}kiosk screen {4}http:/);
  expect(startedIn(data)?.policy).toMatchObject({
    kiosk: 'PRACTICE: nothing here is real',
    practice: 'yes',
    telling: { sirens: [], tests: [], siblings: [] },
  });
  const rooms = factsOf({ data }).flatMap((fact) =>
    fact.type === 'room_policy_set' ? [fact.policy.name] : [],
  );
  expect(rooms.length).toBeGreaterThan(1);
  for (const name of rooms) expect(name).toMatch(/^PRACTICE /);
  // It goes on another time.
  expect(await practiced(data)).toMatchObject({ code: 0, errors: '' });
});

test('verify says of its log that nothing in it is real, and of a real one it does not', async () => {
  const data = path.join(folder(), 'practice');
  await practiced(data);
  const practice = await run(['verify', data]);
  expect(practice.printed).toContain('PRACTICE: nothing in this log is real\n');
  expect(practice.printed).toContain(`log: ${PRACTICE_LOGS}juniper.example/ballot-rooms/demo\n`);
  const site = await newSite(folder(), 'k1');
  const real = await run(['verify', site.data]);
  expect(real.printed).toContain('log: county.example/ballot-room/k1\n');
  expect(real.printed).not.toContain('PRACTICE');
});

test('a real kiosk refuses the folder, and practice refuses that of a real room; neither changes anything', async () => {
  const data = path.join(folder(), 'practice');
  await practiced(data);
  const practice = factsOf({ data }).length;
  const site = await newSite(folder(), 'k1');
  const real = factsOf(site).length;
  const refused = await run(['run', '--config', site.file, '--port', '0', '--data', data]);
  expect(refused.code).toBe(1);
  expect(refused.errors).toContain('this is a practice log, in which nothing is real');
  expect(refused.errors).toContain('Name another data folder with --data');
  const other = await practiced(site.data);
  expect(other.code).toBe(1);
  expect(other.errors).toContain('this is the log of a real room, and nobody practices on it');
  // The demo county is no practice either.
  expect((await practiced(data, ['demo'])).errors).toContain('this is a practice log');
  expect(factsOf({ data })).toHaveLength(practice);
  expect(factsOf(site)).toHaveLength(real);
});

test('its keys lie in its own folder, and another practice has others', async () => {
  const [one, other] = [path.join(folder(), 'one'), path.join(folder(), 'other')];
  for (const data of [one, other]) await practiced(data);
  const keyOf = (data: string): string => readFileSync(path.join(data, 'keys/signing.pem'), 'utf8');
  expect(existsSync(path.join(one, 'keys/site.key'))).toBe(true);
  expect(keyOf(one)).not.toBe(keyOf(other));
});

test('no configuration can name a practice log', async () => {
  const site = await newSite(folder(), 'k1');
  const text = readFileSync(site.file, 'utf8');
  writeFileSync(site.file, text.replace('origin: county.example/', `origin: ${PRACTICE_LOGS}`));
  const { code, errors } = await run(['config', 'check', site.file]);
  expect(code).toBe(1);
  expect(errors).toContain(`kiosk.origin: only practice logs begin with ${PRACTICE_LOGS}`);
  expect(isPracticeLog('practice.invalid.example/k1')).toBe(false);
});
