/** Sheets of reconciliation from afar: what differs is shown before anybody signs, and what the command refuses is refused. */
import { describe, expect, test } from 'vitest';
import { SHEET_REASONS } from '../../src/sheet-refusals.ts';
import { PATIENCE_MS } from './aid.ts';
import { type ApiSite, PINS, signedIn } from './api-site.ts';
import { office } from './second-people.ts';
import { GOOD, preparing, SHORT, statedSheet } from './sheets-site.ts';
import type { Visitor } from './visitor.ts';

const LONG = { timeout: 4 * PATIENCE_MS };
const VERIFY = { act: 'verify', sheet: 1, version: 1, words: '' };

const two = async (): Promise<{ site: ApiSite; ana: Visitor; bob: Visitor }> => {
  const site = await office();
  return { site, ana: site.as.supervisor, bob: signedIn(site, 'bob', 'supervisor', 'bob-2') };
};

const act = (visitor: Visitor, what: unknown, digits: string) =>
  visitor.ask('POST', '/sheets/acts', { act: what, digits });

test('what differs is shown before anybody signs, and nothing is changed by looking', LONG, async () => {
  const { site, ana } = await two();
  const before = site.service.kiosk.index;
  const look = async (stated: unknown, sheet = 0) =>
    (await ana.ask('POST', '/sheets/preview', { sheet, stated })).json;
  expect(await look(statedSheet(GOOD))).toMatchObject({
    differences: { ballots: 0, voters: 0 },
    in_containers: null,
    refusal: null,
  });
  // An explanation is asked for when it is signed.
  expect(await look(statedSheet(SHORT))).toMatchObject({
    differences: { ballots: 1, voters: -1 },
    refusal: null,
  });
  expect(await look({ ...statedSheet(GOOD), containers: ['B-9'] })).toMatchObject({
    refusal: { what: 'one of the containers is not on the register' },
  });
  expect(await look({ ...statedSheet(GOOD), values: { spoiled: 1 } })).toMatchObject({
    refusal: { what: expect.stringContaining('the sheet lacks received_regular') },
  });
  expect(await look(statedSheet(GOOD), 7)).toMatchObject({ refusal: { what: 'there is no such sheet' } });
  expect(site.service.kiosk.index).toBe(before);
});

describe('a sheet', () => {
  test('is prepared by one, verified by another, and every version stays', LONG, async () => {
    const { ana, bob, site } = await two();
    expect((await act(ana, preparing(GOOD), PINS['ana-1'])).json).toEqual({ became: 'prepared', sheet: 1 });
    expect((await act(bob, VERIFY, PINS['bob-2'])).json).toEqual({ became: 'verified', sheet: 1 });
    await act(bob, preparing(SHORT, 'One ballot was folded', 1), PINS['bob-2']);
    const list = (await site.as.auditor.ask('GET', '/sheets')).json;
    expect(list).toMatchObject({
      total: 1,
      next: null,
      names: { 'bob-2': 'Bob Carter' },
      sheets: [{ sheet: 1, version: 2, stands: 1, verified: null, prepared_by: ['bob-2'] }],
    });
    const { json } = await site.as.auditor.ask('GET', '/sheets/1');
    expect(json['versions']).toMatchObject([
      { version: 1, differences: { ballots: 0 }, prepared_by: ['ana-1'], verified: { by: ['bob-2'] } },
      { version: 2, differences: { ballots: 1 }, words: 'One ballot was folded', verified: null },
    ]);
    expect((await ana.ask('GET', '/sheets/2')).status).toBe(404);
  });

  test('that the command refuses is refused in the same words, and nothing is recorded', LONG, async () => {
    const { ana, bob, site } = await two();
    const refused = async (who: Visitor, what: unknown, digits: string) => {
      const { status, json } = await act(who, what, digits);
      const { what: said, remedy } = (json['error'] ?? {}) as { what?: string; remedy?: string };
      return [status, said, remedy];
    };
    const reason = (name: keyof typeof SHEET_REASONS) => [409, ...SHEET_REASONS[name]];
    const sheets = () => site.facts().filter(({ type }) => type.startsWith('sheet_'));
    const digits = PINS['ana-1'];
    expect(await refused(ana, preparing(SHORT), digits)).toEqual(reason('explanation_needed'));
    expect(await refused(ana, preparing({ ...GOOD, left_opened: 400 }), digits)).toEqual(
      reason('more_left_than_received'),
    );
    expect(await refused(ana, preparing({ spoiled: 1 }), digits)).toEqual([
      409,
      expect.stringContaining('the sheet lacks received_regular'),
      expect.stringContaining('0 where there were none'),
    ]);
    expect(await refused(ana, VERIFY, digits)).toEqual(reason('no_such_sheet'));
    expect(sheets()).toEqual([]);
    expect((await act(ana, preparing(GOOD), digits)).status).toBe(200);
    expect(await refused(ana, preparing(GOOD), digits)).toEqual(reason('sheet_known'));
    expect(await refused(ana, VERIFY, digits)).toEqual(reason('own_sheet'));
    expect(await refused(bob, { ...VERIFY, version: 2 }, PINS['bob-2'])).toEqual(reason('not_newest'));
    expect((await act(bob, VERIFY, '000000')).code).toBe('pin');
    expect(sheets()).toHaveLength(1);
  });
});

test('pages for paper run nothing, and what is published names nobody', LONG, async () => {
  const { ana, bob, site } = await two();
  const { auditor } = site.as;
  const blank = await auditor.ask('GET', '/sheets/blank?form=polling_place&language=es');
  expect([blank.status, blank.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(blank.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(blank.body).toContain('<th scope="row">Contador al cerrar</th>');
  const election = 'election=General%202026';
  expect((await auditor.ask('GET', `/sheets/public?${election}`)).status).toBe(404);
  await act(ana, preparing(SHORT, 'Ana Ruiz <left>'), PINS['ana-1']);
  await act(bob, VERIFY, PINS['bob-2']);
  const released = await auditor.ask('GET', `/sheets/public?${election}`);
  expect(released.body).toContain('<th scope="row">Counter at closing</th><td class="number">57</td>');
  for (const withheld of ['ana-1', 'bob-2', 'Ruiz', 'Carter']) expect(released.body).not.toContain(withheld);
  expect((await auditor.ask('GET', `/sheets/public?${election}&explanations=yes`)).body).toContain(
    'Ana Ruiz &lt;left&gt;',
  );
  for (const role of ['administrator', 'observer'] as const) {
    const barred = await site.as[role].ask('GET', '/sheets/blank?form=county');
    expect([role, barred.status]).toEqual([role, 403]);
    expect([role, (await site.as[role].ask('GET', '/sheets')).status]).toEqual([role, 403]);
  }
});
