import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { WrittenEvidence } from '../../src/config/evidence-schema.ts';
import type { Observation } from '../../src/core/inputs.ts';
import { startGiving } from '../../src/giving.ts';
import { folder, given, mailHost, printer } from './aid.ts';

const MINUTE = 60_000;
/** Six in the evening in New York. */
const EVENING = Date.parse('2026-11-05T23:00:00Z');

/** The runner with a clock turned by hand, started one minute before six. */
const started = (evidence: Pick<WrittenEvidence, 'give' | 'mail'>) => {
  const clock = { now: EVENING - MINUTE };
  const offered: Observation[] = [];
  const warnings: string[] = [];
  const giving = startGiving({
    evidence,
    time_zone: 'America/New_York',
    now: () => clock.now,
    newest: () => given(),
    offer: (observation) => {
      offered.push(observation);
      return true;
    },
    warn: (fields, message) => warnings.push(`${message}: ${JSON.stringify(fields)}`),
  });
  onTestFinished(() => giving.stop());
  return {
    offered,
    warnings,
    at: async (now: number): Promise<void> => {
      clock.now = now;
      await giving.look();
    },
  };
};

const stick = (): string => path.join(folder(), 'stick');

test('at its time a checkpoint goes every configured way, and each is on record', async () => {
  const usb = folder();
  const { server, letters } = await mailHost();
  const { printed } = printer();
  const at = ['18:00'];
  const { at: look, offered } = started({
    give: [
      { by: 'usb', path: usb, at },
      { by: 'mailed', to: ['auditor@county.example'], at },
      { by: 'printed', printer: '', at },
    ],
    mail: { server, from: 'kiosk@county.example' },
  });
  await look(EVENING - 1);
  expect([readdirSync(usb), letters, printed(), offered]).toEqual([[], [], [], []]);
  await look(EVENING);
  expect([readdirSync(usb).length, letters.length, printed().length]).toEqual([1, 1, 1]);
  expect(offered.map((one) => one.type === 'checkpoint_given' && [one.by, one.size]).sort()).toEqual([
    ['mailed', 12_407],
    ['printed', 12_407],
    ['usb', 12_407],
  ]);
  await look(EVENING + MINUTE);
  expect(offered).toHaveLength(3);
});

test('what fails is on record once, is told each time, and is tried again, later and later', async () => {
  const usb = stick();
  const { at: look, offered, warnings } = started({ give: [{ by: 'usb', path: usb, at: ['18:00'] }] });
  await look(EVENING);
  expect(offered).toEqual([{ type: 'checkpoint_not_given', by: 'usb', cause: 'not_there' }]);
  await look(EVENING + MINUTE - 1);
  expect(warnings).toHaveLength(1);
  await look(EVENING + MINUTE);
  await look(EVENING + 2 * MINUTE);
  expect(warnings).toHaveLength(2);
  await look(EVENING + 3 * MINUTE);
  expect(warnings).toHaveLength(3);
  mkdirSync(usb);
  await look(EVENING + 7 * MINUTE);
  expect(offered).toHaveLength(2);
  expect(offered[1]).toMatchObject({ type: 'checkpoint_given', by: 'usb' });
  await look(EVENING + 60 * MINUTE);
  expect(offered).toHaveLength(2);
});

test('a checkpoint that is never given is owed until the next one is due, and that one is a new duty', async () => {
  const {
    at: look,
    offered,
    warnings,
  } = started({
    give: [{ by: 'usb', path: stick(), at: ['18:00', '18:05'] }],
  });
  for (let minute = 0; minute < 5; minute += 1) await look(EVENING + minute * MINUTE);
  const before = warnings.length;
  expect(offered).toHaveLength(1);
  await look(EVENING + 5 * MINUTE);
  expect(offered).toHaveLength(2);
  expect(warnings).toHaveLength(before + 1);
});

test('one way that hangs or fails holds up no other', async () => {
  const usb = folder();
  const { server, close } = await mailHost();
  await close();
  const at = ['18:00'];
  const { at: look, offered } = started({
    give: [
      { by: 'mailed', to: ['auditor@county.example'], at },
      { by: 'usb', path: usb, at },
    ],
    mail: { server, from: 'kiosk@county.example' },
  });
  await look(EVENING);
  expect(offered.map(({ type }) => type).sort()).toEqual(['checkpoint_given', 'checkpoint_not_given']);
  rmSync(usb, { recursive: true });
});

test('where nothing is configured nothing is given', async () => {
  const { at: look, offered } = started({ give: [] });
  await look(EVENING + 24 * 60 * MINUTE);
  expect(offered).toEqual([]);
});
