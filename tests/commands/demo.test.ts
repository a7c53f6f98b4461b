/** The demo's accounts: there after the first start, known to everybody, and of the demo alone. */
import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_SECRET } from '../../src/commands/demo-accounts.ts';
import { decodeEntries } from '../../src/log/log-facts.ts';
import { openLog } from '../../src/log/open-log.ts';
import { readLog } from '../../src/log/read-log.ts';
import { codeNow } from '../../src/office/codes.ts';
import { officeFile } from '../../src/office/office-database.ts';
import { optionsIn, temporaryDirectory } from '../log/aid.ts';
import { freePort } from '../web/free-port.ts';
import { until } from '../web/small-kiosk.ts';
import { run } from './aid.ts';

const PATIENCE_MS = 60_000;
const ROOT = path.resolve(import.meta.dirname, '..', '..');

const demo = async (
  data: string,
  work: (printed: () => string, port: number) => Promise<void>,
): Promise<void> => {
  const port = await freePort();
  let printed = '';
  const stop = Promise.withResolvers<string>();
  const running = run(['demo', '--port', '0', '--office-port', String(port), '--data', data], {
    stop: stop.promise,
    onPrint: (text) => {
      printed += text;
    },
  });
  try {
    await work(() => printed, port);
  } finally {
    stop.resolve('end of the test');
    await running;
  }
};

const signIn = (port: number, account: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const origin = `http://127.0.0.1:${port}`;
    const headers = { origin, 'content-type': 'application/json' };
    const request = http.request(`${origin}/api/v1/session`, { method: 'POST', headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    request.once('error', reject);
    request.end(
      JSON.stringify({ account, password: DEMO_PASSWORD, code: codeNow(DEMO_SECRET, Date.now()).code }),
    );
  });

test('each account of the demo signs in with what stands on the terminal, after another start too', {
  timeout: 4 * PATIENCE_MS,
}, async () => {
  const data = path.join(temporaryDirectory(), 'data');
  for (const accounts of [DEMO_ACCOUNTS.slice(0, 3), DEMO_ACCOUNTS.slice(3)]) {
    await demo(data, async (printed, port) => {
      await until(
        'it says how to sign in',
        () => ['demo code', '/supervisor/'].every((words) => printed().includes(words)),
        PATIENCE_MS,
      );
      expect(printed()).toContain(`http://localhost:${port}/supervisor/`);
      expect(printed()).toContain(`  password        ${DEMO_PASSWORD}\n`);
      expect(printed()).toContain('protect nothing');
      for (const { account } of accounts)
        expect([account, await signIn(port, account)]).toEqual([account, 200]);
    });
  }
  const log = readLog(data);
  const made = [...decodeEntries(log.entries(0))].flatMap(({ fact }) =>
    fact.type === 'account_changed' ? [`${fact.account} ${fact.change} ${fact.signed_by.join()}`] : [],
  );
  log.close();
  expect(made.slice(0, 3)).toEqual([
    'demo-maria ready maria-alvarez',
    'demo-robert ready robert-hayes',
    'demo-auditor ready ',
  ]);
  expect(made).toHaveLength(DEMO_ACCOUNTS.length);
});

test('the code is printed for as long as it holds', async () => {
  const { printed } = await run(['demo', 'code']);
  expect(printed).toMatch(/^\d{6}\. It is taken for \d{2} more seconds, and once by each account\.\n$/);
});

test('the log of another county gets no account of the demo', async () => {
  const data = temporaryDirectory();
  const keys = path.join(data, 'data/keys');
  const another = optionsIn(data, {
    keyFile: path.join(keys, 'signing.pem'),
    signerStateFile: path.join(keys, 'signer.state'),
  });
  openLog(another).close();
  const refused = await run(['demo', '--port', '0', '--data', another.directory]);
  expect([refused.code, refused.errors]).toEqual([
    expect.any(Number),
    expect.stringContaining('juniper.example'),
  ]);
  expect(refused.code).not.toBe(0);
  expect(existsSync(officeFile(another.directory))).toBe(false);
});

test('nobody but the demo makes them', () => {
  const texts = ['run.ts', 'serve.ts', 'users.ts', 'users-add.ts'].map((file) =>
    readFileSync(path.join(ROOT, 'src/commands', file), 'utf8'),
  );
  expect(texts.filter((text) => text.includes('demo-accounts'))).toEqual([]);
});
