import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openControl } from '../../src/control.ts';
import { keeperOf } from '../../src/keeper.ts';
import { openNote, parseVerifierKey } from '../../src/log/formats/note.ts';
import { publishLog } from '../../src/log/published-log.ts';
import { openForKeeping } from '../../src/main.ts';
import { readCheckpoint } from '../../src/receipts.ts';
import { attachmentOf, mailHost, printer } from '../giving/aid.ts';
import { folder, run, shipped } from './aid.ts';

/** The demo's configuration, with what the test adds to it. */
const configured = (more: string): string => {
  const file = path.join(folder(), 'kiosk.yaml');
  writeFileSync(file, readFileSync(shipped('demo.yaml'), 'utf8').concat(more));
  return file;
};

/** A log that a kiosk has begun, and how it is published. */
const begun = async (more = '') => {
  const file = configured(more);
  const data = folder();
  const { close } = await openForKeeping(readConfig(file, data), (error) => {
    throw error;
  });
  close('the test needs a log');
  const published = publishLog(data);
  onTestFinished(() => published.close());
  return { data, published, on: ['--config', file, '--data', data] };
};

const entriesOf = async (data: string, type: string): Promise<readonly Record<string, unknown>[]> => {
  const { printed } = await run(['log', '--data', data, '--json']);
  return printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter((entry) => entry.type === type);
};

test('without more it prints the newest checkpoint byte for byte, and puts nothing on record', async () => {
  const { data, published } = await begun();
  const { note } = published.checkpoint();
  expect(await run(['checkpoint', '--data', data])).toEqual({ code: 0, printed: note, errors: '' });
  expect(openNote(note, [parseVerifierKey(published.verifier_key)]).signed_by).toEqual([published.origin]);
  const file = path.join(folder(), 'x.checkpoint');
  expect((await run(['checkpoint', '--data', data, '--out', file])).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(note);
  expect(published.checkpoint().note).toBe(note);
});

test('it is printed, mailed and written to a stick, each on record, where no kiosk runs', async () => {
  const { server, letters } = await mailHost();
  const { printed: sheets } = printer();
  const { data, published, on } = await begun(
    `evidence:\n  mail: { server: '${server}', from: kiosk@county.example }\n  give:\n    - { by: mailed, to: [auditor@county.example], at: ['18:00'] }\n`,
  );
  const { note, size, root } = published.checkpoint();
  const usb = folder();
  const { code, printed, errors } = await run([
    'checkpoint',
    ...on,
    '--print',
    'Desk',
    '--mail',
    '--usb',
    usb,
  ]);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(printed).toContain(`handed to printer Desk: checkpoint of ${size} entries; recorded as entry `);
  expect(readFileSync(path.join(usb, readdirSync(usb)[0] ?? ''), 'utf8')).toBe(note);
  expect(attachmentOf(letters[0]?.text ?? '').toString()).toBe(note);
  expect(sheets()[0]?.text).toContain(note);
  const given = await entriesOf(data, 'checkpoint_given');
  expect(given.map(({ by }) => by)).toEqual(['printed', 'mailed', 'usb']);
  expect(given[0]).toMatchObject({ size, root: root.toString('base64') });
});

test('a running kiosk records it itself', async () => {
  const data = folder();
  const config = readConfig(shipped('demo.yaml'), data);
  const { kiosk, siteKey, acceptCosigned, close } = await openForKeeping(config, (error) => {
    throw error;
  });
  const control = await openControl(data, keeperOf(kiosk, siteKey, acceptCosigned));
  onTestFinished(async () => {
    await control.close();
    close('end of the test');
  });
  const usb = folder();
  const on = ['--config', shipped('demo.yaml'), '--data', data];
  const { code, printed } = await run(['checkpoint', ...on, '--usb', usb]);
  expect(code).toBe(0);
  expect(printed).toContain(`recorded as entry ${kiosk.index}\n`);
  const [entry] = await entriesOf(data, 'checkpoint_given');
  const note = readFileSync(path.join(usb, readdirSync(usb)[0] ?? ''), 'utf8');
  expect(entry).toMatchObject({ by: 'usb', size: readCheckpoint(note).size });
  await expect(
    keeperOf(kiosk, siteKey, acceptCosigned).giveCheckpoint({ size: kiosk.index + 2, root: '', by: 'usb' }),
  ).rejects.toThrow('this log has only');
});

test('a slip has lines for two people, on the printer or on standard output', async () => {
  const { data, on } = await begun();
  const shown = await run(['checkpoint', ...on, '--slip']);
  expect(shown.printed.match(/Signature/g)).toHaveLength(2);
  const { printed: sheets } = printer();
  expect((await run(['checkpoint', ...on, '--print', '--slip'])).code).toBe(0);
  expect(sheets()[0]?.text).toContain('Number of the seal on the room');
  const given = await entriesOf(data, 'checkpoint_given');
  expect(given.map(({ by }) => by)).toEqual(['shift_slip', 'shift_slip']);
});

test('one way that fails is said with its remedy, and the others go on', async () => {
  const { data, on } = await begun();
  const usb = folder();
  printer({ status: 1, says: 'no such printer' });
  const { code, errors } = await run(['checkpoint', ...on, '--print', 'x', '--usb', usb]);
  expect(code).toBe(1);
  expect(errors).toBe('printer x did not take it: no such printer. See "lpstat -p" for the printers.\n');
  expect((await entriesOf(data, 'checkpoint_given')).map(({ by }) => by)).toEqual(['usb']);
});

test('what cannot be asked for is misuse, and opens nothing', async () => {
  const { data, published, on } = await begun();
  const { note } = published.checkpoint();
  const asked = async (...args: readonly string[]) => {
    const { code, errors } = await run(['checkpoint', ...args]);
    return [code, errors];
  };
  expect(await asked()).toEqual([2, 'it is not said which log. Add --config FILE or --data DIR.\n']);
  expect(await asked('--data', data, '--print')).toEqual([
    2,
    'a checkpoint that is given goes on record, and that needs the configuration. Add --config FILE.\n',
  ]);
  expect((await asked(...on, '--mail'))[1]).toContain('there is nobody to mail it to');
  expect((await asked('--data', folder()))[0]).toBe(1);
  expect(published.checkpoint().note).toBe(note);
});
