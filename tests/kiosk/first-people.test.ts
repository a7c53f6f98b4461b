/** Two people put themselves on the list of a new kiosk, by the real loop on a real log. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startOfDay } from '../../src/config/local-time.ts';
import type { PersonId, ReaderId } from '../../src/core/terms.ts';
import { dropSetupCode, SETUP_CODE_FILE } from '../../src/log/setup-code.ts';
import { FirstPeople } from '../../src/open-setup/first-people.ts';
import { run } from '../commands/aid.ts';
import { listed } from '../core/world.ts';
import { ANNEX, opened, openedOn, Screen, THAT_DAY, VAULT } from './first-people-aid.ts';

const NO_DAYS = { oath: '', training: '', background_check: '' };

test('two people are on the list by one act, with all that a file would say of them', async () => {
  const site = await opened();
  const screen = new Screen(site);
  const code = site.code();
  expect(code).toMatch(/^\d{8}$/);
  const file = path.join(site.data, SETUP_CODE_FILE);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await screen.code()).toMatchObject({
    outcome: 'go_on',
    course: {
      stage: 'person',
      place: 1,
      groups: ['dem', 'rep'],
      days: ['oath', 'training', 'background_check'],
    },
  });
  expect(await screen.person('  Ana   Ruiz ', 'dem')).toMatchObject({ course: { stage: 'badge' } });
  expect(await screen.badge('badge-a')).toMatchObject({ course: { stage: 'badge_again' } });
  expect(await screen.badge('badge-a')).toMatchObject({ course: { stage: 'pin' } });
  expect(await screen.pin('482613')).toMatchObject({ course: { stage: 'person', place: 2 } });
  expect(site.kiosk.state.people).toEqual({});
  await screen.person('José Ñúñez Ω', 'Green Party');
  await screen.badge('badge-b', 'badge-b');
  expect(await screen.pin('759204')).toMatchObject({
    course: { stage: 'check', names: ['Ana Ruiz', 'José Ñúñez Ω'], shut: [] },
  });
  expect(site.kiosk.state.people).toEqual({});
  const before = site.facts().length;
  expect(await screen.say({ say: 'list' })).toMatchObject({ outcome: 'listed' });
  const both = {
    ...{ class: 'official', role: 'supervisor', rooms: [VAULT, ANNEX], status: 'listed', on_ballot: 'no' },
    ...{ valid_from: 0, valid_until: 0, title: '', photo: '' },
  };
  const { people, list } = site.kiosk.state;
  const days = [people['ana-ruiz' as PersonId]?.oath, people['ana-ruiz' as PersonId]?.background_check];
  const begun = startOfDay('America/Denver', THAT_DAY);
  expect(days).toEqual([begun, begun]);
  expect(people).toMatchObject({
    'ana-ruiz': {
      ...both,
      name: 'Ana Ruiz',
      group: 'dem',
      group_source: 'registered',
      credentials: ['badge-a'],
    },
    'jose-nunez': { ...both, name: 'José Ñúñez Ω', group: 'green-party', credentials: ['badge-b'] },
  });
  expect(list.founded).not.toBe(0);
  const said = site.facts().slice(before);
  expect(said.filter(({ type }) => !type.startsWith('alarm_'))).toMatchObject(
    ['person_enrolled', 'person_enrolled', 'people_imported', 'pin_set', 'pin_set', 'list_founded'].map(
      (type) => ({ type, way: 'setup_screen' }),
    ),
  );
  // Nobody is asked for it any more, and it was nowhere but in its file.
  expect(existsSync(file)).toBe(false);
  expect(JSON.stringify(site.facts())).not.toContain(code);
  expect(JSON.stringify(site.facts())).not.toContain('482613');
  expect(await screen.code(code)).toMatchObject({ outcome: 'closed' });
});

test('the history of who did so says where, and not that nobody signed', async () => {
  const site = await opened();
  const screen = new Screen(site);
  await screen.first();
  await screen.person('Ben Lee', 'rep');
  await screen.badge('badge-b', 'badge-b');
  await screen.pin('759204');
  await screen.say({ say: 'list' });
  expect(site.history('ana-ruiz' as PersonId)).toMatchObject([
    { type: 'person_enrolled', signed_by: [], way: 'setup_screen' },
    { type: 'pin_set', signed_by: [], way: 'setup_screen' },
  ]);
  site.close();
  const config = path.join(path.dirname(site.data), 'kiosk.yaml');
  const { printed } = await run(['people', 'history', 'ana-ruiz', '--config', config]);
  expect(printed.match(/at the screen of a new kiosk, by its code/g)).toHaveLength(2);
});

test('who knows no code is nobody, waits after five, and a restart changes nothing about it', async () => {
  const site = await opened();
  const screen = new Screen(site);
  const code = site.code();
  const wrong = code === '00000000' ? '00000001' : '00000000';
  for (const tries_left of [4, 3, 2, 1]) {
    expect(await screen.code(wrong)).toMatchObject({ outcome: 'wrong_code', tries_left, course: null });
  }
  const locked = await screen.code(wrong);
  expect(locked.outcome).toBe('locked');
  expect(locked.until - site.kiosk.moment.at).toBeGreaterThan(290_000);
  const { index } = site.kiosk;
  expect(await screen.code(code)).toMatchObject({ outcome: 'locked', course: null });
  expect(site.kiosk.index).toBe(index);
  expect(site.facts().filter(({ type }) => type === 'setup_code_refused')).toMatchObject(
    [1, 2, 3, 4, 5].map((many) => ({ wrong: many, room: VAULT })),
  );
  site.close();
  const again = await openedOn(site.config);
  expect(again.code()).toBe(code);
  expect(await new Screen(again, ANNEX).code(code)).toMatchObject({ outcome: 'locked' });
});

test('a message counts once, at one screen of one room, for whoever typed the code last', async () => {
  const site = await opened();
  const screen = new Screen(site);
  await screen.code();
  const used = screen.ticket;
  await screen.person('Ana Ruiz');
  const { ticket } = screen;
  expect(await new Screen(site).say({ say: 'badge' }, used)).toMatchObject({ outcome: 'over' });
  expect(await new Screen(site).say({ say: 'list' }, '0'.repeat(32))).toMatchObject({ outcome: 'over' });
  expect(await new Screen(site, ANNEX).say({ say: 'badge' }, ticket)).toMatchObject({ outcome: 'over' });
  // None of these took anything from whoever stands there.
  expect(await screen.badge('badge-a', 'badge-a')).toMatchObject({ course: { stage: 'pin' } });
  const both = await Promise.all([
    site.setup.people(VAULT, { say: 'pin', ticket: screen.ticket, digits: '482613', again: '482613' }),
    site.setup.people(VAULT, { say: 'pin', ticket: screen.ticket, digits: '482613', again: '482613' }),
  ]);
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['go_on', 'over']);
  const other = new Screen(site, ANNEX);
  expect(await other.code()).toMatchObject({ outcome: 'go_on', course: { place: 1, names: [] } });
  const [mine] = both.filter(({ course }) => course !== null);
  screen.last = mine;
  expect(await screen.say({ say: 'list' })).toMatchObject({ outcome: 'over' });
  expect(site.kiosk.state.people).toEqual({});
});

test('somebody else’s badge in between, or one badge for both, is nobody’s', async () => {
  const site = await opened();
  const screen = new Screen(site);
  await screen.code();
  await screen.person('Ana Ruiz');
  expect(await screen.badge('badge-a', 'stranger')).toMatchObject({
    course: { stage: 'badge', fault: 'other_badge' },
  });
  expect(await screen.badge('badge-a', 'badge-a')).toMatchObject({ course: { stage: 'pin', fault: '' } });
  // Nobody waits for a badge now: it is refused like any other.
  site.badge('stranger');
  expect(site.facts().at(-1)).toMatchObject({ type: 'access_denied', reason: 'unknown_badge' });
  await screen.pin('482613');
  await screen.person('Bob Carter');
  site.badge('badge-b', 'annex-outside' as ReaderId);
  expect(await screen.say({ say: 'badge' })).toMatchObject({ course: { stage: 'badge', fault: '' } });
  expect(await screen.badge('badge-a')).toMatchObject({ course: { stage: 'badge', fault: 'same_badge' } });
  expect(await screen.badge('badge-b', 'badge-b')).toMatchObject({ course: { stage: 'pin' } });
});

test('what nobody can be called, and no PIN that anybody guesses, is taken', async () => {
  const site = await opened();
  const screen = new Screen(site);
  await screen.code();
  expect(await screen.person('...')).toMatchObject({ course: { stage: 'person', fault: 'name' } });
  expect(await screen.person('x'.repeat(81))).toMatchObject({ course: { fault: 'name' } });
  expect(await screen.person('Ana Ruiz', '+++')).toMatchObject({ course: { fault: 'group' } });
  const days = { ...NO_DAYS, oath: '2199-01-01' };
  expect(await screen.person('Ana Ruiz', '', days)).toMatchObject({ course: { fault: 'day' } });
  expect(await screen.person('Ana Ruiz', '', { ...NO_DAYS, oath: '2026-02-30' })).toMatchObject({
    course: { fault: 'day' },
  });
  await screen.person('constructor', '', NO_DAYS);
  await screen.badge('badge-a', 'badge-a');
  expect(await screen.pin('482613', '482614')).toMatchObject({ course: { fault: 'pins_differ' } });
  expect(await screen.pin('1234')).toMatchObject({ course: { fault: 'easy_pin' } });
  await screen.pin('482613');
  expect(await screen.person('CONSTRUCTOR')).toMatchObject({ course: { fault: 'same_name' } });
  await screen.person('Constructór', '', NO_DAYS);
  await screen.badge('badge-b', 'badge-b');
  expect(await screen.pin('482613')).toMatchObject({ course: { fault: 'pin_in_use' } });
  expect(await screen.pin('482614')).toMatchObject({ course: { fault: 'pin_in_use' } });
  expect(await screen.pin('759204')).toMatchObject({
    course: { stage: 'check', names: ['constructor', 'Constructór'], shut: ['Vault', 'Annex'] },
  });
  await screen.say({ say: 'list' });
  expect(Object.keys(site.kiosk.state.people)).toEqual(['person', 'person-2']);
});

test('whoever begins again, goes away or waits too long leaves nothing', async () => {
  const site = await opened();
  const screen = new Screen(site);
  expect(await screen.first()).toMatchObject({ course: { place: 2 } });
  expect(await screen.say({ say: 'anew' })).toMatchObject({ course: { place: 1, names: [] } });
  expect(await screen.say({ say: 'leave' })).toMatchObject({ outcome: 'over', course: null });
  await screen.first();
  const { kiosk, siteKey } = site;
  let later = 0;
  const slow = new FirstPeople({
    siteKey,
    code: site.code,
    kiosk: {
      get state() {
        return kiosk.state;
      },
      get index() {
        return kiosk.index;
      },
      get moment() {
        const { moment } = kiosk;
        return { ...moment, uptime_ms: moment.uptime_ms + later };
      },
      offer: (observation) => kiosk.offer(observation),
    },
  });
  const { course } = await slow.ask(VAULT, { say: 'code', code: site.code() });
  later = 120_000;
  const late = await slow.ask(VAULT, { say: 'anew', ticket: course?.ticket ?? '' });
  expect(late).toMatchObject({ outcome: 'over', course: null });
  // The process that knew of Ana ends; the next one knows nothing of her, and nor does the log.
  site.close();
  const again = await openedOn(site.config);
  expect(await new Screen(again).say({ say: 'badge' }, screen.ticket)).toMatchObject({ outcome: 'over' });
  expect(again.kiosk.state.people).toEqual({});
  expect(JSON.stringify(again.facts())).not.toContain('Ana');
});

test('whoever brings the list by the command meanwhile ends it, and the code is gone', async () => {
  const site = await opened();
  const screen = new Screen(site);
  await screen.first();
  site.kiosk.offer({ type: 'people_listed', people: [listed('cy', { rooms: [VAULT] })], source: '00' });
  expect(existsSync(path.join(site.data, SETUP_CODE_FILE))).toBe(false);
  expect(await screen.person('Bob Carter')).toMatchObject({ outcome: 'closed', course: null });
  expect(await screen.code('12345678')).toMatchObject({ outcome: 'closed' });
  expect(Object.keys(site.kiosk.state.people)).toEqual(['cy']);
});

test('a full disk, a clock that contradicts the log and a lost code are said, and put nobody on the list', async () => {
  const site = await opened();
  const screen = new Screen(site);
  const code = site.code();
  await screen.first();
  site.kiosk.offer({ type: 'storage_changed', storage: 'full', free_mb: 0 });
  expect(await screen.person('Bob Carter')).toMatchObject({ outcome: 'not_recorded' });
  expect(await screen.code(code)).toMatchObject({ outcome: 'not_recorded' });
  site.kiosk.offer({ type: 'storage_changed', storage: 'ok', free_mb: 900 });
  dropSetupCode(site.data);
  expect(await screen.code(code)).toMatchObject({ outcome: 'no_code' });
  const { kiosk, siteKey } = site;
  const unset = new FirstPeople({
    siteKey,
    code: () => code,
    kiosk: {
      state: kiosk.state,
      index: kiosk.index,
      moment: { ...kiosk.moment, clock: 'unset' },
      offer: () => true,
    },
  });
  expect(await unset.ask(VAULT, { say: 'code', code })).toMatchObject({ outcome: 'clock' });
  expect(site.kiosk.state.people).toEqual({});
});

test('the next start makes another code where the file is gone, and none once nobody needs it', async () => {
  const site = await opened();
  const file = path.join(site.data, SETUP_CODE_FILE);
  dropSetupCode(site.data);
  site.close();
  const again = await openedOn(site.config);
  expect(again.code()).toMatch(/^\d{8}$/);
  const kept = readFileSync(file);
  again.kiosk.offer({ type: 'people_listed', people: [listed('cy', { rooms: [VAULT] })], source: '00' });
  again.close();
  // As a crash between the entry and the file would leave it.
  writeFileSync(file, kept, { mode: 0o600 });
  await openedOn(site.config);
  expect(existsSync(file)).toBe(false);
});
