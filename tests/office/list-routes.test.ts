/** The authorization list from afar: how it stands and stood, what a change would come to, and changing it by two people. */
import { describe, expect, test } from 'vitest';
import { choosePins } from '../kiosk/chosen-pins.ts';
import { PATIENCE_MS } from './aid.ts';
import { type ApiSite, apiSite, PINS, signedIn } from './api-site.ts';
import type { Visitor } from './visitor.ts';

const LONG = { timeout: 3 * PATIENCE_MS };
const HEADER =
  'person,name,class,role,group,title,badge,rooms,valid_from,valid_until,oath,training,background_check,on_ballot,photo';

const fileOf = (...lines: readonly string[]): string => `${[HEADER, ...lines].join('\n')}\n`;
const ZOE = 'zoe,Zoe Lind,staff,member,none,Clerk,w26:12:345,north,,,,,,no,';

/** Ana and Bob can approve, and both are signed in. */
const office = async (): Promise<{ site: ApiSite; ana: Visitor; bob: Visitor }> => {
  const site = await apiSite();
  await choosePins(site.service, PINS);
  return { site, ana: site.as.supervisor, bob: signedIn(site, 'bob', 'supervisor', 'bob-2') };
};

const act = async (visitor: Visitor, what: unknown, digits: string) => {
  const { status, json, code } = await visitor.ask('POST', '/list/acts', { act: what, digits });
  return status === 200 ? json : { status, code };
};

const fileAct = (text: string) => ({
  act: 'propose',
  change: { form: 'file', text, whole: 'no' },
  words: 'New clerk',
});

describe('a file of people', () => {
  test('is shown side by side with the list, and changes nothing by that', LONG, async () => {
    const { site, ana } = await office();
    const before = site.service.kiosk.index;
    const change = { form: 'file', text: fileOf(ZOE), whole: 'yes' };
    const { json } = await ana.ask('POST', '/list/preview', { change });
    expect(json).toMatchObject({ problems: [], founding: 'no', left_out: 0 });
    expect(json['changes']).toMatchObject([
      { person: 'zoe', before: null, after: { name: 'Zoe Lind', badges: 1 }, badges_added: 1 },
      { person: 'ana-1', after: null },
      { person: 'bob-2', after: null },
      { person: 'cyd-3', after: null },
    ]);
    // Nobody would be left who can approve.
    expect(json['refusal']).toMatchObject({ what: expect.stringContaining('fewer than two people') });
    expect(site.service.kiosk.index).toBe(before);
  });

  test('that is wrong is refused line by line, and no badge is repeated', LONG, async () => {
    const { ana } = await office();
    const text = fileOf(ZOE, 'yan,Yan,staff,boss,none,Clerk,w26:999:345678,attic,,,,,,no,');
    const change = { form: 'file', text, name: 'new.csv', whole: 'no' };
    const { json, body } = await ana.ask('POST', '/list/preview', { change });
    const problems = json['problems'] as readonly { where: string; what: string }[];
    expect([...new Set(problems.map(({ where }) => where))]).toEqual(['new.csv:3']);
    expect(problems.map(({ what }) => what).join('\n')).toMatch(/column role[\s\S]*column rooms[\s\S]*badge/);
    expect(body).not.toContain('345678');
    const refused = await ana.ask('POST', '/list/acts', { act: fileAct(text), digits: PINS['ana-1'] });
    expect([refused.status, refused.code]).toEqual([409, 'bad_file']);
  });

  test('may be larger than all else, for somebody who is signed in', LONG, async () => {
    const { site, ana } = await office();
    const text = fileOf(
      ...Array.from({ length: 600 }, (_, at) => ZOE.replaceAll('345', `${at}`).replace('zoe', `z${at}`)),
    );
    const body = { change: { form: 'file', text, whole: 'no' } };
    expect(text.length).toBeGreaterThan(16_384);
    expect((await ana.ask('POST', '/list/preview', body)).json).toMatchObject({ problems: [], left_out: 0 });
    const stranger = new (await import('./visitor.ts')).Visitor(site);
    expect((await stranger.ask('POST', '/list/preview', body)).status).toBe(413);
    expect((await ana.ask('POST', '/alarms/acts', body)).status).toBe(413);
  });
});

test('one proposes, another approves, and the log tells it all afterwards', LONG, async () => {
  const { site, ana, bob } = await office();
  const before = site.service.kiosk.moment.at;
  expect(await act(ana, fileAct(fileOf(ZOE)), PINS['ana-1'])).toEqual({ became: 'proposed', number: 1 });
  expect((await bob.ask('GET', '/proposals')).json).toMatchObject({
    proposals: [{ proposal: 1, by: 'ana-1', words: 'New clerk', changes: 1 }],
    listed: 3,
    phase: 'preparation',
    readers: [{ reader: 'north-outside', room: 'north' }],
    awaited: null,
  });
  expect(await act(bob, { act: 'approve', proposal: 1, words: 'Seen her' }, PINS['bob-2'])).toEqual({
    became: 'approved',
    number: 1,
  });
  const people = (await bob.ask('GET', '/people')).json['people'] as readonly { person: string }[];
  expect(people.map(({ person }) => person)).toContain('zoe');

  const then = (await site.as.auditor.ask('GET', `/list/then?at=${before - 1}&limit=2`)).json;
  expect(then).toMatchObject({
    total: 3,
    erased: 0,
    next: 'bob-2',
    people: [{ person: 'ana-1' }, { person: 'bob-2' }],
  });
  const now = (await site.as.auditor.ask('GET', `/list/then?at=${Date.now() + 60_000}`)).json;
  expect(now).toMatchObject({
    total: 4,
    next: null,
    digest: (await ana.ask('GET', '/proposals')).json['digest'],
  });
  expect((await site.as.auditor.ask('GET', '/people/zoe/history')).json).toMatchObject({
    steps: [
      {
        type: 'person_enrolled',
        change: { before: null, after: { badges: 1 }, badges_added: 1 },
        proposal: 1,
        signed_by: ['ana-1', 'bob-2'],
        words: 'Seen her',
      },
    ],
  });
});

test('a line is changed without its badges being known, and they stay', LONG, async () => {
  const { ana, bob, site } = await office();
  const { credentials, status, pin, duress, wrong_pins, pin_locked_until, ...cyd } =
    site.service.kiosk.state.people['cyd-3' as never] ?? ({} as never);
  const change = { form: 'lines', people: [{ ...cyd, title: 'Chief' }], removed: [] };
  await act(ana, { act: 'propose', change, words: 'Promoted' }, PINS['ana-1']);
  await act(bob, { act: 'approve', proposal: 1 }, PINS['bob-2']);
  expect(site.service.kiosk.state.people['cyd-3' as never]).toMatchObject({ title: 'Chief', credentials });
  const elsewhere = { ...change, people: [{ ...cyd, rooms: ['attic'] }] };
  const { json } = await ana.ask('POST', '/list/preview', { change: elsewhere });
  expect(json['refusal']).toMatchObject({ what: 'cyd-3: there is no room attic' });
});

test(
  'what one person does at once is seen, with what a lost badge opened, and reviewed by another',
  LONG,
  async () => {
    const { ana, bob, site } = await office();
    const since = site.service.kiosk.moment.at;
    site.badge('cyd-3');
    const lost = { act: 'report_lost', subject: 'cyd-3', since, words: 'On the bus' };
    expect(await act(ana, lost, PINS['ana-1'])).toEqual({ became: 'reported_lost', number: 1 });
    site.badge('cyd-3');
    const { json } = await bob.ask('GET', '/list/reviews/1/uses');
    expect(json).toMatchObject({ since, left_out: 0 });
    expect((json['uses'] as readonly { reason: string }[]).at(-1)).toMatchObject({
      room: 'north',
      reason: 'badge_lost',
    });
    const review = { act: 'review', review: 1, outcome: 'confirmed', words: 'Asked her' };
    expect(await act(ana, review, PINS['ana-1'])).toMatchObject({ status: 409, code: 'kiosk' });
    expect(await act(bob, review, PINS['bob-2'])).toEqual({ became: 'reviewed', number: 1 });
    expect((await bob.ask('GET', '/list/reviews/9/uses')).code).toBe('unknown');
  },
);
