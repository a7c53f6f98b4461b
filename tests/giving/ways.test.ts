import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { GiveFailed } from '../../src/giving/give-failed.ts';
import { mailLetter } from '../../src/giving/mail.ts';
import { qrBlocks, slipText } from '../../src/giving/slip-text.ts';
import { fileNameOf, giveBy } from '../../src/giving/way.ts';
import { readRows } from '../receipts/reader.ts';
import { attachmentOf, folder, given, mailHost, NOTE, printer } from './aid.ts';

const NAME = 'county-example-ballot-room-k07-e3-12407.checkpoint';

const failureOf = async (work: Promise<unknown>): Promise<GiveFailed> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof GiveFailed) return error;
  throw new Error(`it did not fail as it should: ${String(error)}`);
};

test('the file is named after the log and its size', () => {
  expect(fileNameOf(given())).toBe(NAME);
});

test('a stick holds the checkpoint byte for byte, nothing half-written, and says how much is free', async () => {
  const stick = folder();
  const said = await giveBy({ by: 'usb', path: stick }, given(), undefined);
  expect(readFileSync(path.join(stick, NAME), 'utf8')).toBe(NOTE);
  expect(readdirSync(stick)).toEqual([NAME]);
  expect(said).toMatch(/^written to .*\.checkpoint, \d+ MB free$/);
});

test('a stick that is not plugged in, or is no folder, is said so and nothing is made', async () => {
  const gone = path.join(folder(), 'stick');
  const missing = await failureOf(giveBy({ by: 'usb', path: gone }, given(), undefined));
  expect([missing.reason, missing.message]).toEqual([
    'not_there',
    `${gone} is not there. Plug in the stick and mount it.`,
  ]);
  expect(existsSync(gone)).toBe(false);
  writeFileSync(gone, '');
  const file = await failureOf(giveBy({ by: 'usb', path: gone }, given(), undefined));
  expect(file.what).toBe(`${gone} is no folder`);
  expect(statSync(gone).size).toBe(0);
});

test('a file that cannot get its name leaves nothing behind', async () => {
  const stick = folder();
  mkdirSync(path.join(stick, NAME, 'in the way'), { recursive: true });
  const failure = await failureOf(giveBy({ by: 'usb', path: stick }, given(), undefined));
  expect(failure.reason).toBe('refused');
  expect(readdirSync(stick)).toEqual([NAME]);
});

test('a printer gets the receipt, with a code that is the checkpoint', async () => {
  const { printed } = printer();
  expect(await giveBy({ by: 'printed', printer: 'Front_Desk' }, given(), undefined)).toBe(
    'handed to printer Front_Desk',
  );
  expect(await giveBy({ by: 'printed', printer: '' }, given(), undefined, 'signed')).toBe(
    'handed to the usual printer',
  );
  const [receipt, slip] = printed();
  expect(receipt?.args).toBe(`-t ${NAME} -d Front_Desk`);
  expect(receipt?.text).toBe(slipText(given(), 'unsigned'));
  expect(slip?.args).toBe(`-t ${NAME}`);
  expect(slip?.text).toContain('Number of the seal on the room');
});

test('a printer that refuses, and a machine without one, are said so', async () => {
  printer({ status: 1, says: 'lp: The printer or class does not exist.' });
  const refused = await failureOf(giveBy({ by: 'printed', printer: 'x' }, given(), undefined));
  expect(refused.message).toBe(
    'printer x did not take it: lp: The printer or class does not exist.. See "lpstat -p" for the printers.',
  );
  const before = process.env['PATH'];
  process.env['PATH'] = folder();
  const missing = await failureOf(giveBy({ by: 'printed', printer: '' }, given(), undefined)).finally(() => {
    process.env['PATH'] = before;
  });
  expect([missing.reason, missing.message]).toEqual([
    'not_there',
    'there is no program lp. Install the Debian package cups-client.',
  ]);
});

test('a mail carries the checkpoint byte for byte to every address', async () => {
  const { server, letters } = await mailHost();
  const mail = { server, from: 'kiosk@county.example' };
  const way = { by: 'mailed', to: ['auditor@county.example', 'press@paper.example'] } as const;
  expect(await giveBy(way, given(), mail)).toBe('mailed to auditor@county.example, press@paper.example');
  expect(letters).toHaveLength(1);
  expect(letters[0]?.to).toEqual(way.to);
  const text = letters[0]?.text ?? '';
  expect(attachmentOf(text).toString()).toBe(NOTE);
  expect(text).toContain(`filename=${NAME}`);
  expect(text.replace(/=\r\n/g, '')).toContain('It does not show that everything was recorded.');
});

test('a mail server that is gone, that refuses, or that nobody named, is said without its password', async () => {
  const host = await mailHost();
  host.refuses.add('nobody@county.example');
  const from = 'kiosk@county.example';
  const way = { by: 'mailed', to: ['nobody@county.example'] } as const;
  expect((await failureOf(giveBy(way, given(), { server: host.server, from }))).reason).toBe('refused');
  await host.close();
  const gone = host.server.replace('smtp://', 'smtp://user:secret@');
  const failure = await failureOf(giveBy(way, given(), { server: gone, from }));
  expect(failure.reason).toBe('no_answer');
  expect(failure.message).not.toContain('secret');
  expect((await failureOf(giveBy(way, given(), undefined))).reason).toBe('not_there');
});

test('the code in block characters is the code, two rows a line', () => {
  const { slip } = given();
  const lines = qrBlocks(slip.qr).split('\n');
  const pixel = (y: number, x: number): string => {
    const mark = lines[Math.floor(y / 2)]?.[x] ?? ' ';
    return mark === '█' || mark === (y % 2 === 0 ? '▀' : '▄') ? '1' : '0';
  };
  const rows = Array.from({ length: slip.qr.length }, (_, y) =>
    Array.from({ length: slip.qr.length }, (__, x) => pixel(y + 4, x + 4)).join(''),
  );
  expect(rows).toEqual(slip.qr);
  expect(readRows(rows)?.toString()).toBe(NOTE);
});

test('the paper says what the checkpoint says, within the width of a sheet', () => {
  const text = slipText(given(), 'signed');
  for (const said of [
    'County kiosk 7',
    'Ballot Vault A, Ballot Vault B',
    '12407',
    '8:14:00 PM EST',
    '1:14:00 AM UTC',
  ]) {
    expect(text).toContain(said);
  }
  const root = given().slip.root_hex;
  expect(text.replace(/\s/g, '')).toContain(root);
  expect(text.match(/Signature/g)).toHaveLength(2);
  expect(text.endsWith(`\n${NOTE}`)).toBe(true);
  const typed = text.slice(0, -NOTE.length).split('\n');
  expect(Math.max(...typed.map((line) => line.length))).toBeLessThanOrEqual(78);
});

test('a mail server that always says a little more holds up nobody for ever', async () => {
  let isOpen = false;
  const server = createServer((line) => {
    isOpen = true;
    line.resume().write('220 here\r\n');
    const more = setInterval(() => line.write('250-and more\r\n'), 20);
    line.on('error', () => undefined);
    line.on('close', () => {
      clearInterval(more);
      isOpen = false;
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  const mail = {
    server: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    from: 'kiosk@county.example',
  };
  const letter = { to: ['clerk@county.example'], subject: 'a', text: 'b', attachments: [] };
  const failure = await failureOf(mailLetter(mail, letter, 'evidence.mail', 300));
  expect([failure.reason, failure.what]).toEqual(['no_answer', 'the mail server does not answer (EABORT)']);
  await expect.poll(() => isOpen).toBe(false);
});
