/** The records as pages and programs ask for them: found by what they say, opened whole, and read on record. */
import { expect, test } from 'vitest';
import { checkEntry } from '../../kiosk-ui/verify/entry-check/check-entry.ts';
import type { RecordChoices, RecordOpened, RecordPage } from '../../src/office/api/record-schemas.ts';
import { PATIENCE_MS } from './aid.ts';
import { type ApiSite, apiSite } from './api-site.ts';

const LONG = { timeout: 3 * PATIENCE_MS };

const searched = async ({ as }: ApiSite, query: string): Promise<RecordPage> => {
  const { json, status, body } = await as.auditor.ask('GET', `/records${query}`);
  expect([query, status, status === 200 ? '' : body]).toEqual([query, 200, '']);
  return json as unknown as RecordPage;
};

const opened = async ({ as }: ApiSite, seq: number): Promise<RecordOpened> =>
  (await as.auditor.ask('GET', `/records/${seq}`)).json as unknown as RecordOpened;

test(
  'entries are found by person, room, kind and words together, with the names of people',
  LONG,
  async () => {
    const site = await apiSite();
    site.enter();
    const together = '?about=ana-1&room=north&type=access_granted';
    expect(await searched(site, `${together}&text=inspec`)).toMatchObject({ found: 1, next: null });
    const none = await searched(site, `${together}&text=audit`);
    expect(none).toMatchObject({ found: 0, records: [], names: {}, next: null });
    const granted = await searched(site, '?about=ana-1&room=north&class=access&result=success&limit=3');
    expect(granted.records.map(({ type }) => type)).toContain('entry_taken');
    expect(granted.names).toMatchObject({ 'ana-1': 'Ana Ruiz', 'bob-2': 'Bob Carter' });
    expect((await searched(site, '?text=secret%20words')).records).toMatchObject([
      { type: 'purpose_stated' },
    ]);
    expect((await searched(site, '?purpose=inspection&before=1')).found).toBe(0);
    const { json } = await site.as.auditor.ask('GET', '/records/choices');
    const choices = json as unknown as RecordChoices;
    expect(choices).toMatchObject({ rooms: ['north'], time_zone: 'America/Denver' });
    expect(choices.types).toEqual(expect.arrayContaining(['access_granted', 'kiosk_started']));
  },
);

test('pages go on at a number, each entry once, and what was written just now is there', LONG, async () => {
  const site = await apiSite();
  site.enter();
  const seen: number[] = [];
  for (let next: number | null = site.service.kiosk.index + 1; next !== null; ) {
    const page: RecordPage = await searched(site, `?limit=4&below=${next}`);
    seen.push(...page.records.map(({ seq }) => seq));
    next = page.next;
  }
  expect(seen.toReversed()).toEqual(seen.map((_, at) => at));
  site.badge('stranger');
  const [newest] = (await searched(site, '?type=access_denied')).records;
  expect(newest).toMatchObject({ type: 'access_denied', result: 'failure', room: 'north' });
});

test('an entry is opened with what opens it; its proof holds, and no changed one', LONG, async () => {
  const site = await apiSite();
  site.enter();
  const [{ seq } = { seq: -1 }] = (await searched(site, '?type=entry_taken')).records;
  const entry = await opened(site, seq);
  expect(entry).toMatchObject({ record: { seq, type: 'entry_taken' }, meaning: expect.any(String) });
  // The search itself is the newest entry.
  expect(entry.neighbours.map((line) => line.seq)).toEqual([-3, -2, -1, 1, 2].map((away) => seq + away));
  const checkpoint = (await site.as.auditor.ask('GET', '/log/checkpoint')).json;
  const proof = (await site.as.auditor.ask('GET', `/entries/${seq}/proof`)).json;
  const { bytes, disclosures } = entry;
  const verifier_key = String(checkpoint['verifier_key']);
  const whole = { seq, bytes, disclosures, verifier_key, tlog_proof: String(proof['tlog_proof']) };
  expect(checkEntry(whole)).toMatchObject({ outcome: 'proven', fields: disclosures.length });
  expect(disclosures.length).toBeGreaterThan(0);
  const [first, ...rest] = disclosures;
  const content = first?.content.replace('ana-1', 'eva-9') ?? '';
  const changed = [
    [{ bytes: bytes.replace('entry_taken', 'entry_takes') }, 'proof'],
    [{ seq: seq + 1 }, 'number'],
    [{ verifier_key: 'county.example/other+00000000+AAAA' }, 'key'],
    [{ verifier_key: verifier_key.replace('county', 'countY') }, 'key'],
    [{ tlog_proof: whole.tlog_proof.replace(/\nindex \d+/, '\nindex 1') }, 'proof'],
    [{ disclosures: [{ name: first?.name ?? '', content }, ...rest] }, 'field'],
    [{ disclosures: [{ name: 'toString', content }] }, 'field'],
  ] as const;
  for (const [change, what] of changed) {
    expect([change, checkEntry({ ...whole, ...change })]).toMatchObject([change, { outcome: 'wrong', what }]);
  }
});

test('hashes of PINs are told to nobody', LONG, async () => {
  const site = await apiSite();
  await site.propose();
  const [{ seq, people } = { seq: -1, people: [] }] = (await searched(site, '?type=pin_set')).records;
  expect(people.filter(({ name }) => name === 'pin' || name === 'duress')).toEqual([
    { name: 'pin', state: 'withheld', ground: 'pin_hash' },
    { name: 'duress', state: 'withheld', ground: 'pin_hash' },
  ]);
  expect((await opened(site, seq)).disclosures.map(({ name }) => name)).not.toContain('pin');
});

test('what was read is on record, and what cannot be asked is refused', LONG, async () => {
  const site = await apiSite();
  const exported = () => site.facts().filter(({ type }) => type === 'log_exported');
  const { records } = await searched(site, '?limit=2&below=4');
  expect(records.map(({ seq }) => seq)).toEqual([3, 2]);
  expect(exported()).toMatchObject([{ account: 'aud', profile: 'none', from: 2, entries: 2 }]);
  for (const [address, status, where] of [
    ['/records?colour=red', 400, 'query.colour'],
    ['/records?limit=101', 400, 'query.limit'],
    ['/records?type=door_forcd', 400, 'query.type'],
    ['/records?since=yesterday', 400, 'query.since'],
    ['/records?below=-1', 400, 'query.below'],
    ['/records/999999', 404, 'seq'],
  ] as const) {
    const answer = await site.as.supervisor.ask('GET', address);
    expect([address, answer.status, answer.json['error']]).toMatchObject([address, status, { where }]);
  }
});
