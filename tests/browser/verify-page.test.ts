import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../src/core/terms.ts';
import { parseNote, signatureLine } from '../../src/log/formats/note.ts';
import { newPrivateKey, signingKeyOf } from '../../src/log/signing-key.ts';
import { openBag } from '../../src/log/verify-sources/open-bag.ts';
import { signedLog } from '../log/bundle/aid.ts';
import { MORNING, ORIGIN } from '../log/facts.ts';
import { testWitness } from '../log/formats/witness.ts';
import { verified } from '../log/verify/aid.ts';
import { writeBag } from '../log/verify/bag-files.ts';
import { HUB, KEY, NO_POLICY, SampleLog } from '../log/verify/content.ts';
import { HONEST, PHOTO, TAMPERED, WITNESS_KEY } from '../log/verify/tampered.ts';
import { ROOT } from './browser.ts';
import { VERIFY_PAGE, type Verifier, verifierForEach } from './verifier.ts';

const TIMEOUT = 120_000;
const MAIN = path.join(ROOT, 'src/main.ts');

let verifier: Verifier;
const { bags, another } = verifierForEach((opened) => {
  verifier = opened;
});

/** Runs the command itself, as it is started by `npx ballot-vault`. */
const exported = (data: string, more: readonly string[]): string => {
  const out = bags.next();
  execFileSync(process.execPath, [MAIN, 'export', '--data', data, '--to', out, ...more], { stdio: 'pipe' });
  return out;
};

const words = async (kind: string): Promise<string> =>
  (await verifier.page.locator(`.section[data-kind="${kind}"]`).textContent()) ?? '';

/** The tone of the banner, and its words. */
const banner = async (): Promise<readonly [string | null, string]> => {
  const element = verifier.page.locator('.banner');
  return [await element.getAttribute('data-tone'), (await element.textContent()) ?? ''];
};

const known = async (given: { readonly vkey?: string; readonly old?: readonly string[] }): Promise<void> => {
  if (given.vkey !== undefined)
    await verifier.page.getByLabel('Paste the published key here to compare').fill(given.vkey);
  for (const note of given.old ?? []) {
    await verifier.page.getByLabel('An earlier checkpoint').fill(note);
    await verifier.page.getByRole('button', { name: 'Add this checkpoint' }).click();
  }
};

describe('the page', () => {
  test('is one file that names no other, and is the only thing that it asks for', async () => {
    const html = readFileSync(VERIFY_PAGE, 'utf8');
    expect(html.match(/<(?:script|link|img|iframe)[^>]*(?:src|href)="(?!data:)[^"]*"/g)).toBeNull();
    expect(await verifier.choose(bags.written(HONEST))).toBe('WITNESSED 1 of 1');
    await verifier.page.getByRole('button', { name: 'Entries' }).click();
    await verifier.page.locator('.entry').first().waitFor();
    expect(verifier.requests).toEqual([verifier.page.url()]);
    expect(verifier.page.url()).toMatch(/^file:/);
  });

  test('could not tell anybody if it wanted to', async () => {
    await verifier.page.context().setOffline(false);
    const refused = await verifier.page.evaluate(async () => {
      const heard = new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
      });
      await fetch('http://127.0.0.1:9/').catch(() => undefined);
      return await heard;
    });
    expect(refused).toBe('connect-src');
    (verifier.errors as string[]).length = 0;
  });
});

describe('a bundle that the command exported, by the page that lies in it', () => {
  test.each([
    ['whole', [], '300 opened and right'],
    ['redacted', ['--redact', 'public'], 'Withheld: person'],
  ] as const)('%s', { timeout: TIMEOUT }, async (_, more, said) => {
    const bundle = exported(signedLog(300).directory, more);
    const inside = await another(path.join(bundle, 'data/verify.html'));
    expect(await inside.choose(bundle)).toBe('INTACT, UNWITNESSED');
    expect(await inside.page.locator('main').textContent()).toContain(said);
    expect((await verified(openBag(bundle).source)).verdict).toBe('INTACT, UNWITNESSED');
    expect(inside.errors).toEqual([]);
    expect(inside.requests).toHaveLength(1);
    await inside.close();
  });
});

describe('a falsified bundle gets the verdict that the command gives', () => {
  test.each(TAMPERED.map((copy) => [copy.name, copy] as const))(
    '%s',
    { timeout: TIMEOUT },
    async (_, copy) => {
      const folder = bags.written(copy.content);
      const report = await verified(openBag(folder).source);
      expect(await verifier.choose(folder)).toBe(report.verdict);
      expect(report.verdict).toBe(copy.alone);
      if (copy.first_bad !== undefined) {
        expect(await words('trust')).toContain(`First bad entryentries ${copy.first_bad} to`);
        expect(await words('trust')).toContain(`Still trustedentries 0 to ${copy.first_bad - 1}`);
      }
      for (const entry of copy.outside ?? [])
        expect(await words('brackets')).toContain(`Entry ${entry} claims`);
      if (copy.beside === undefined) return;
      await known(copy.beside.known);
      const beside = await verified(openBag(folder).source, copy.beside.known);
      expect(await verifier.checkAgain()).toBe(beside.verdict);
      expect(beside.verdict).toBe(copy.beside.verdict);
      if (beside.verdict === 'CONFLICT') expect(await words('findings')).toContain(PHOTO.split('\n')[2]);
    },
  );
});

describe('a bundle gets in', () => {
  test('as a folder that is dropped, with a checkpoint that somebody kept', {
    timeout: TIMEOUT,
  }, async () => {
    const rolledBack = TAMPERED.find(({ name }) => name === 'roll back');
    const folder = bags.written(rolledBack?.content ?? HONEST);
    const photo = path.join(path.dirname(folder), 'photo.txt');
    writeFileSync(photo, PHOTO.replaceAll('\n', '\r\n'));
    await verifier.drop([folder, photo]);
    expect(await verifier.verdict()).toBe('CONFLICT');
    expect(await words('subject')).toContain(path.basename(folder));
    expect(await words('given')).toContain('photo.txt (signed of 600 entries): it and this log cannot');
  });

  test('as the folder around it', { timeout: TIMEOUT }, async () => {
    const stick = bags.next();
    const inner = path.join(stick, 'county', 'bag');
    mkdirSync(inner, { recursive: true });
    writeFileSync(path.join(stick, 'letter.txt'), 'Dear auditor');
    writeBag(inner, HONEST, ORIGIN);
    expect(await verifier.choose(stick)).toBe('WITNESSED 1 of 1');
  });

  test('and what is none is said', async () => {
    const folder = bags.next();
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'letter.txt'), 'Dear county');
    await verifier.drop([folder]);
    const alert = verifier.page.getByRole('alert');
    await alert.filter({ hasText: 'There is no bundle in what you chose' }).waitFor();
    await verifier.page.getByLabel('An earlier checkpoint').fill('Dear county');
    await verifier.page.getByRole('button', { name: 'Add this checkpoint' }).click();
    await alert.filter({ hasText: 'This is no checkpoint' }).waitFor();
  });
});

describe('what somebody knows from elsewhere', () => {
  test('the published key is the same, another, or no key', { timeout: TIMEOUT }, async () => {
    await verifier.choose(bags.written(HONEST));
    expect(await words('key')).toContain('Not compared yet.');
    await known({ vkey: ` ${KEY.verifier_key}\n` });
    expect(await words('key')).toContain('The same key.');
    await known({ vkey: 'county.example+12345678' });
    expect(await words('key')).toContain('This is not a whole key.');
    await known({ vkey: signingKeyOf(ORIGIN, newPrivateKey()).verifier_key });
    expect(await words('key')).toContain('Another key.');
    await known({ vkey: KEY.verifier_key });
    expect(await verifier.checkAgain()).toBe('WITNESSED 1 of 1');
    expect(await words('key')).toContain('This is the key that you gave.');
  });

  test('witnesses that somebody names are those that count', { timeout: TIMEOUT }, async () => {
    await verifier.choose(bags.written(HONEST));
    const keys = verifier.page.getByLabel('Keys of witnesses');
    await keys.fill(testWitness('stranger.example/w').vkey);
    expect(await verifier.checkAgain()).toBe('INTACT, UNWITNESSED');
    await keys.fill(`${WITNESS_KEY}\n${testWitness('stranger.example/w').vkey}`);
    expect(await verifier.checkAgain()).toBe('WITNESSED 1 of 2');
    await keys.fill('hub');
    await verifier.page.getByRole('button', { name: 'Check again with these' }).first().click();
    await verifier.page.getByText('One of the witness keys cannot be read').waitFor();
  });

  test('and the verdict says how far it reaches', { timeout: TIMEOUT }, async () => {
    await verifier.choose(bags.written(HONEST));
    expect(await banner()).toEqual(['care', expect.stringContaining('WITNESSED 1 of 1')]);
    const [, open] = await banner();
    expect(open).toContain('Not yet seen by any witness: entries 400 to 599.');
    expect(open).toContain(
      'As many witnesses as the policy asks for have seen only the first 400 of 600 entries.',
    );
    expect(open).toContain(
      "The witnesses' keys came with the bundle: whoever made it could have made them up.",
    );
    expect(open).toContain('Compare it below before you rely on the verdict.');
    const limits = await words('limits');
    expect(limits).toContain('A signed log alone does not show that it was rolled back');
    expect(limits).toContain('Nothing proves that everything was recorded');
  });

  test('and the verdict is at ease only where no question is open', { timeout: TIMEOUT }, async () => {
    const cosigned =
      HONEST.checkpoint + HUB.cosign(parseNote(HONEST.checkpoint).text, MORNING / 1_000 + 20_000);
    await verifier.choose(bags.written({ ...HONEST, checkpoint: cosigned }));
    expect((await banner())[0]).toBe('care');
    await known({ vkey: KEY.verifier_key });
    expect(await verifier.checkAgain()).toBe('WITNESSED 1 of 1');
    const [tone, open] = await banner();
    expect([tone, open]).toEqual(['care', expect.stringMatching(/came with the bundle: whoever made it/)]);
    expect(open).not.toContain('Compare it below');
    await verifier.page.getByLabel('Keys of witnesses').fill(WITNESS_KEY);
    expect(await verifier.checkAgain()).toBe('WITNESSED 1 of 1');
    expect(await banner()).toEqual(['good', expect.not.stringContaining('came with')]);
  });

  test('and a log that nobody saw says so of every entry', { timeout: TIMEOUT }, async () => {
    await verifier.choose(bags.written({ ...HONEST, policy: NO_POLICY }));
    expect(await banner()).toEqual([
      'care',
      expect.stringContaining('Not yet seen by any witness: entries 0 to 599.'),
    ]);
    expect((await banner())[1]).not.toContain('the policy asks for');
  });

  test('the key of the next log is known by its signature, and taken', { timeout: TIMEOUT }, async () => {
    const next = signingKeyOf('county.example/e3', newPrivateKey());
    const log = new SampleLog();
    log.start();
    const signed_by = ['ana', 'ben'] as PersonId[];
    log.add({ type: 'next_key_announced', verifier_key: next.verifier_key, signed_by });
    const { name, key_id, sign } = next.signer;
    const note = log.sign();
    const line = signatureLine(name, Buffer.concat([key_id, sign(parseNote(note).text)]));
    await verifier.choose(bags.written(log.content({ checkpoint: note + line })));
    await known({ vkey: next.verifier_key });
    expect(await words('key')).toContain('It has signed this bundle too, as the key of the next log');
    expect(await verifier.checkAgain()).toBe('INTACT, UNWITNESSED');
    expect(await words('key')).toContain('It does not say whose the key above is');
    expect(await words('findings')).toContain('The key that you gave is that of the next log (entry 1)');
  });
});

test('the report can be kept as a file', { timeout: TIMEOUT }, async () => {
  const folder = bags.written(HONEST);
  await verifier.choose(folder);
  const waiting = verifier.page.waitForEvent('download');
  await verifier.page.getByRole('button', { name: 'Save the report' }).click();
  const saved = JSON.parse(readFileSync(await (await waiting).path(), 'utf8'));
  const { where: _, ...report } = await verified(openBag(folder).source);
  expect(saved).toMatchObject(JSON.parse(JSON.stringify(report)));
});
