/** The register of keys through the command: who has which, and which locks are to be changed. */
import { expect, test } from 'vitest';
import { factsOf, ROOM, type Site } from '../witness/kiosks.ts';
import { run, type Seen } from './aid.ts';
import { running } from './alarmed.ts';
import { BOTH, MARIA, PINS, ROBERT, siteWithPins } from './epochs.ts';

const PIN: Readonly<Record<string, string>> = { 'maria-alvarez': MARIA, 'robert-hayes': ROBERT };

const both = ({ file }: Site, args: readonly string[]): Promise<Seen> =>
  run(['keys', ...args, '--config', file, ...BOTH], PINS);
const one = ({ file }: Site, by: string, args: readonly string[]): Promise<Seen> =>
  run(['keys', ...args, '--config', file, '--by', by, '--stdin'], { input: `${PIN[by] ?? ''}\n` });
const give = ({ file }: Site, keeper: string, taker: string, pins = `${PIN[keeper]}\n${PIN[taker]}\n`) =>
  run(['keys', 'out', 'k-1', '--config', file, '--by', keeper, '--person', taker, '--stdin'], {
    input: pins,
  });
const listed = async ({ file }: Site): Promise<string> =>
  (await run(['keys', 'list', '--config', file])).printed;
const ofKeys = (site: Site) => factsOf(site).filter(({ type }) => type.startsWith('key_'));

test('a key is registered by two, given out and taken by two, lost, and the lock changed, beside a running kiosk', async () => {
  const site = await siteWithPins();
  await running(site);
  expect(await listed(site)).toBe('No key is on the register.\n');
  const begun = await both(site, [
    'register',
    'k-1',
    '--room',
    ROOM,
    '--rekey-days',
    '0',
    '--words',
    'Vault box',
  ]);
  expect(begun).toMatchObject({ code: 0, errors: '' });
  expect(begun.printed).toMatch(/^K-1 is on record, recorded up to entry \d+\n$/);
  expect(await listed(site)).toMatch(/^K-1 +key +ballot-room +nobody has it\n$/);
  expect(await give(site, 'maria-alvarez', 'robert-hayes')).toMatchObject({ code: 0, errors: '' });
  expect(await listed(site)).toContain('with robert-hayes');
  expect((await give(site, 'robert-hayes', 'maria-alvarez')).errors).toContain('somebody has this key');
  expect(await one(site, 'maria-alvarez', ['return', 'K-1'])).toMatchObject({ code: 0, errors: '' });
  const since = ['--since', '2026-11-01T12:00:00Z', '--words', 'Not in its box'];
  expect(await one(site, 'maria-alvarez', ['lost', 'K-1', ...since])).toMatchObject({ code: 0, errors: '' });
  expect(await listed(site)).toContain('LOST, the lock is to be changed now');
  expect((await run(['alarms', '--data', site.data])).printed).toContain('rekey_due/k-1#1');
  expect(await both(site, ['rekeyed', 'K-1', '--rekey-days', '30'])).toMatchObject({ code: 0, errors: '' });
  const json = JSON.parse((await run(['keys', 'list', '--config', site.file, '--json'])).printed) as object;
  expect(json).toMatchObject({ key: 'K-1', kind: 'key', room: ROOM, holders: [], lost: 0 });
  expect(ofKeys(site).map(({ type }) => type)).toEqual([
    'key_registered',
    'key_signed_out',
    'key_returned',
    'key_lost',
    'key_changed',
  ]);
  expect(ofKeys(site)).toMatchObject([
    { words: 'Vault box', signed_by: ['maria-alvarez', 'robert-hayes'] },
    { person: 'robert-hayes', signed_by: ['maria-alvarez', 'robert-hayes'] },
    { person: 'robert-hayes', signed_by: ['maria-alvarez'] },
    { words: 'Not in its box', signed_by: ['maria-alvarez'] },
    {},
  ]);
});

test('nobody takes a key with another PIN than their own, and what cannot be is refused with what to do', async () => {
  const site = await siteWithPins();
  expect(await both(site, ['register', 'K-1'])).toMatchObject({ code: 0, errors: '' });
  const wrong = await give(site, 'maria-alvarez', 'robert-hayes', `${MARIA}\n${MARIA}\n`);
  expect(wrong.errors).toContain('the PIN is not that of robert-hayes');
  expect((await give(site, 'maria-alvarez', 'maria-alvarez')).errors).toContain(
    'two different people sign for this',
  );
  expect((await both(site, ['register', 'k-1'])).errors).toContain('there is a key of this name already');
  expect((await both(site, ['register', 'K-2', '--room', 'attic'])).errors).toContain('no such room');
  expect((await both(site, ['register', 'K 2'])).errors).toContain('A key is named by');
  expect((await both(site, ['register', 'K-2', '--rekey-days', '5000'])).errors).toContain(
    'whole number of days',
  );
  expect((await one(site, 'maria-alvarez', ['register', 'K-2'])).errors).toContain('Give --by twice');
  expect((await both(site, ['return', 'K-1'])).errors).toContain('Give --by once');
  expect((await one(site, 'maria-alvarez', ['return', 'K-1'])).errors).toContain('nobody has this key');
  expect(ofKeys(site)).toHaveLength(1);
});
