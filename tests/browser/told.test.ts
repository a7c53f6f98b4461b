/** The demo, from one of two who leaves to everybody who was told: on the panel, by command and in the log. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launch, ROOT, START_MS } from './browser.ts';
import { type Service, startService } from './service.ts';

const OUTSIDE = 'ballot-room-outside';
const INSIDE = 'ballot-room-inside';
const DOOR = 'ballot-room-door';
const MARIA = { badge: 'B-1001', person: 'maria-alvarez', pin: '3941' };
const ROBERT = { badge: 'B-1002', person: 'robert-hayes', pin: '6174' };
const TIMEOUT = 240_000;
const PATIENCE_MS = 60_000;
const WAIT = { timeout: PATIENCE_MS } as const;

let browser: Browser;
let service: Service;
let page: Page;
let data: string;

beforeAll(async () => {
  browser = await launch();
}, START_MS);
afterAll(() => browser.close());

beforeEach(async () => {
  data = mkdtempSync(path.join(os.tmpdir(), 'ballot-vault-told-'));
  service = await startService(data);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  await page.goto(`${service.origin}/panel/`);
  await page.locator('[data-siren="silent"]').waitFor(WAIT);
}, TIMEOUT);

afterEach(async () => {
  await page.context().close();
  await service.stop();
  rmSync(data, { recursive: true, force: true });
});

interface Said {
  readonly status: number | null;
  readonly text: string;
}

const command = (args: readonly string[], input = ''): Promise<Said> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'src', 'main.ts'), ...args], {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: '1' },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
    }
    child.on('close', (status) => resolve({ status, text }));
    child.stdin.end(input);
  });

const acts = async (what: string, alarm: string, who: typeof MARIA, words: string): Promise<string> => {
  const config = path.join(ROOT, 'config', 'demo.yaml');
  const args = ['alarms', what, alarm, '--config', config, '--data', data, '--by', who.person];
  const said = await command([...args, '--words', words, '--stdin'], `${who.pin}\n`);
  expect(said.status, said.text).toBe(0);
  return said.text;
};

const pinsAreChosen = async (): Promise<void> => {
  const isSet = async (): Promise<boolean> => {
    const { text } = await command(['log', '--data', data]);
    return (text.match(/pin_set/g) ?? []).length >= 2;
  };
  for (let tries = 0; !(await isSet()); tries += 1) if (tries > 30) throw new Error('no PIN was chosen');
};

const kiosk = (): FrameLocator => page.frameLocator('iframe');

const answer = async (screen: string, button: string): Promise<void> => {
  await kiosk().locator(`[data-screen="${screen}"]`).waitFor(WAIT);
  await kiosk().locator(button).first().click(WAIT);
};

const walkThrough = async (): Promise<void> => {
  await service.door(DOOR, true);
  await service.door(DOOR, false);
};

const pushClock = (seconds: '+30 s' | '+5 min'): Promise<void> =>
  page.locator('.clock button', { hasText: seconds }).click(WAIT);

/** A message of each kind in the tray, with its title and with what to do. */
const arrives = async (title: string, response: string): Promise<void> => {
  for (const by of ['mail', 'webhook']) {
    const message = page.locator(`[data-message="${by}"]`, { hasText: title }).first();
    await message.waitFor(WAIT);
    if (response !== '') expect(await message.textContent()).toContain(response);
  }
};

test('one of two leaves, and then the door is forced: siren, mail, webhook, answers, and all of it in the log', {
  timeout: TIMEOUT,
}, async () => {
  await page.locator('.tabs button', { hasText: 'Messages' }).click();
  await service.badge(OUTSIDE, MARIA.badge);
  await kiosk().locator('[data-screen="badge"]').waitFor(WAIT);
  await service.badge(OUTSIDE, ROBERT.badge);
  await answer('confirm', 'button:has-text("I see")');
  await answer('purpose', '[data-pick]');
  await kiosk().locator('[data-screen="granted"]').waitFor(WAIT);
  await walkThrough();
  await pinsAreChosen();

  await service.badge(INSIDE, MARIA.badge);
  await walkThrough();
  await pushClock('+30 s');
  await page.locator('[data-siren="pulsed"]').waitFor(WAIT);
  await arrives('Alone beyond the grace', 'A second person goes in, or the person comes out. Call the room.');
  await page.locator('.reader.led-alarm').first().waitFor(WAIT);
  const lone = 'lone_occupant/ballot-room#1';
  await acts('acknowledge', lone, MARIA, 'I am going back in');
  await page.locator('[data-siren="silent"]').waitFor(WAIT);
  await service.badge(INSIDE, ROBERT.badge);
  await walkThrough();

  await pushClock('+5 min');
  await service.door(DOOR, true);
  await page.locator('[data-siren="pulsed"]').waitFor(WAIT);
  await arrives('Door opened with nobody signed in', 'Send two people. Check the door, then every seal.');
  await service.door(DOOR, false);
  const forced = 'door_forced/ballot-room#1';
  await acts('acknowledge', forced, MARIA, 'Two people are on their way');
  await page.locator('[data-siren="silent"]').waitFor(WAIT);
  expect(await acts('close', forced, MARIA, 'Every seal is intact')).toContain('second person');
  expect(await acts('close', forced, ROBERT, 'I saw it too')).toContain('closed');

  const told = async (alarm: string): Promise<string> =>
    (await command(['alarms', 'told', alarm, '--data', data])).text;
  // Raised, acknowledged and closed, by each of the two.
  let said = '';
  for (let tries = 0; (said.match(/ told by /g) ?? []).length < 6; tries += 1) {
    if (tries > 30) throw new Error(`not all messages are on record:\n${said}`);
    said = await told(forced);
  }
  for (const words of [
    'raised, critical',
    'the siren corridor-siren sounds',
    'told by office-mail: supervisors@juniper.example',
    'told by duty-hook: 127.0.0.1',
    'acknowledged by Maria Alvarez: Two people are on their way',
    'the siren corridor-siren is silent: nothing to answer',
    'said to be over by Maria Alvarez: Every seal is intact',
    'closed by Maria Alvarez, Robert Hayes: I saw it too',
  ]) {
    expect(said).toContain(words);
  }
  const alone = await told(lone);
  expect(alone).toContain('acknowledged by Maria Alvarez: I am going back in');
  expect(alone).toMatch(/no longer so[\s\S]*closed/);
});
