/** The page for the public of a kiosk that runs: over the network, and as a file. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { publishLog } from '../../src/log/published-log.ts';
import { rootWords } from '../../src/receipts/root-words.ts';
import { freePort } from '../web/free-port.ts';
import { ROOM, type Site, writeConfig } from '../witness/kiosks.ts';
import { folder, run } from './aid.ts';
import { running } from './alarmed.ts';
import { siteWithPins } from './epochs.ts';

const PAGE = '\npublic: { office: Juniper County Elections, contact: 555-0100 }\n';
const TIMEOUT = 60_000;

const withPage = (site: Site): void => {
  writeFileSync(site.file, `${readFileSync(site.file, 'utf8')}${PAGE}`);
};

/** Asks until it is not told any more to come back, or that nobody is there yet. */
const asked = async (address: string): Promise<Response> => {
  for (;;) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer !== undefined && answer.status !== 503) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const comeIn = async (panel: (path: string, body: object) => Promise<void>): Promise<void> => {
  for (const badge of ['B-1001', 'B-1002']) await panel('/badge', { reader: `${ROOM}-outside`, badge });
  for (const open of [true, false]) await panel('/door', { door: `${ROOM}-door`, open });
};

const PRIVATE = /maria|alvarez|robert|hayes|B-1001|B-1002|\b4826\b|\b7395\b/i;

test(
  'a kiosk shows it to whoever asks at the address of its log, in both languages, and without a script',
  async () => {
    const site = await siteWithPins();
    const port = await freePort();
    writeConfig(site, `{ listen: { host: 127.0.0.1, port: ${port} } }`);
    withPage(site);
    const { panel } = await running(site);
    await comeIn(panel);
    const base = `http://127.0.0.1:${port}/public`;
    const english = await asked(`${base}/`);
    expect(english.status).toBe(200);
    expect(english.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = english.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='/);
    expect(english.headers.get('set-cookie')).toBeNull();
    const html = await english.text();
    expect(html).toContain('<h1>How ballots are kept: Juniper County Elections</h1>');
    expect(html).toContain('href="/public/es/"');
    expect(html).not.toMatch(PRIVATE);
    const spanish = await (await asked(`${base}/es/`)).text();
    expect(spanish).toContain('<html lang="es">');
    expect(spanish).toContain('href="/public/"');
    expect((await asked(`${base}/fr/`)).status).toBe(404);
    expect((await fetch(`${base}/`, { method: 'POST' })).status).toBe(404);
  },
  TIMEOUT,
);

test(
  'it is written to a file, with the newest checkpoint and the entries of people up to there',
  async () => {
    const site = await siteWithPins();
    withPage(site);
    const kiosk = await running(site);
    await comeIn(kiosk.panel);
    await kiosk.stop();
    const out = path.join(folder(), 'page.html');
    const write = (...more: readonly string[]) =>
      run(['public', '--config', site.file, '--out', out, ...more]);
    expect(await write()).toMatchObject({ code: 0, errors: '' });
    const html = readFileSync(out, 'utf8');
    const log = publishLog(site.data);
    onTestFinished(() => log.close());
    const { size, root } = log.checkpoint();
    expect(html).toContain(`<dt>Entries</dt><dd>${size}</dd>`);
    expect(html).toContain(root.toString('hex'));
    expect(html).toContain(rootWords(root, 'en').join(' '));
    expect(html).toContain(log.verifier_key);
    expect(html).toMatch(
      /<th scope="row">\d{4}-\d\d-\d\d<\/th><td class="count">1<\/td><td>Not asked: 1<\/td>/,
    );
    expect(html).not.toMatch(PRIVATE);
    // No address leads from a sheet of paper to another one.
    expect(html).not.toContain('<nav>');
    expect(await write('--language', 'es')).toMatchObject({ code: 2 });
    expect((await write()).errors).toContain('is there already');
  },
  TIMEOUT,
);

test('a kiosk whose configuration says nothing of a page has none', async () => {
  const site = await siteWithPins();
  const port = await freePort();
  writeConfig(site, `{ listen: { host: 127.0.0.1, port: ${port} } }`);
  await running(site);
  expect((await asked(`http://127.0.0.1:${port}/log/checkpoint`)).status).toBe(200);
  expect((await asked(`http://127.0.0.1:${port}/public/`)).status).toBe(404);
  const out = path.join(folder(), 'page.html');
  const { code, errors } = await run(['public', '--config', site.file, '--out', out]);
  expect(code).toBe(2);
  expect(errors).toContain('Write the part "public" into the configuration.');
});

test(
  'the words of the office stand on it, and a file that is missing or too long is named',
  async () => {
    const site = await siteWithPins();
    const beside = (name: string) => path.join(path.dirname(site.file), name);
    const words = 'words: { en: own.md, es: own.es.md }';
    const page = `\npublic: { office: Juniper County Elections, ${words} }\n`;
    const text = readFileSync(site.file, 'utf8');
    const port = await freePort();
    writeConfig(site, `{ listen: { host: 127.0.0.1, port: ${port} } }`);
    writeFileSync(site.file, `${readFileSync(site.file, 'utf8')}${page}`);
    expect(text).not.toContain('public:');
    const check = () => run(['config', 'check', site.file]);
    expect((await check()).errors).toContain(`${beside('own.md')}: there is no such file`);
    writeFileSync(beside('own.md'), '# Our seals\n\nTwo people <b>look</b>.\n');
    writeFileSync(beside('own.es.md'), 'a'.repeat(20_000));
    expect((await check()).errors).toContain('the file has 20000 bytes; at most 16384 are read');
    const out = path.join(folder(), 'page.html');
    const written = (language: string) =>
      run(['public', '--config', site.file, '--language', language, '--out', out]);
    expect((await written('en')).errors).toContain('at most 16384 are read');
    writeFileSync(beside('own.es.md'), '# Nuestros sellos\n');
    expect((await check()).code).toBe(0);
    await running(site);
    const english = await (await asked(`http://127.0.0.1:${port}/public/`)).text();
    expect(english).toContain('<h3>Our seals</h3>\n<p>Two people &lt;b&gt;look&lt;/b&gt;.</p>');
    expect((await written('es')).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('<h3>Nuestros sellos</h3>');
  },
  TIMEOUT,
);
