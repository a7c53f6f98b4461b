/** No sheet of reconciliation prepared and verified by one person alone, by whatever way they come; two do it by each. */
import { describe, expect, test } from 'vitest';
import { canonicalBadge } from '../../devices/badge.ts';
import { credentialOf } from '../../devices/credential.ts';
import type { SheetAct } from '../../src/core/sheets.ts';
import { OFFICE_REPORT } from '../../src/office/messages.ts';
import { officeAnswers } from '../../src/open-office/answers.ts';
import { run } from '../commands/aid.ts';
import { PATIENCE_MS } from './aid.ts';
import type { ApiSite } from './api-site.ts';
import { ALONE, ASKED, ana, bob, office, opened, posted, visitors, type Who } from './second-people.ts';
import { GOOD, preparing } from './sheets-site.ts';

type Outcome = 'done' | 'refused';
/** Does it and gives what became of it. */
type Way = (site: ApiSite) => Promise<(who: Who, act: SheetAct) => Promise<Outcome>>;

const byRoutes: Way = (site) => {
  const visitorOf = visitors(site);
  return Promise.resolve(async (who, act) => {
    const { status } = await visitorOf(who).ask('POST', '/sheets/acts', { act, digits: who.digits });
    return status === 200 ? 'done' : 'refused';
  });
};

const bySocket: Way = (site) => {
  const visitorOf = visitors(site);
  return Promise.resolve(async (who, act) => {
    const socket = visitorOf(who).socket();
    const { outcome } = await socket.emitWithAck('ask', { verb: 'sheet_acted', act, digits: who.digits });
    socket.disconnect();
    return outcome;
  });
};

/** Whoever controls the process that people sign in to, and says to the kiosk whatever they like. */
const byOfficeLink: Way = (site) => {
  const { kiosk, keeper, siteKey } = site.service;
  const credential = (badge: string) => credentialOf(siteKey, canonicalBadge(badge));
  const answers = officeAnswers({ kiosk, keeper, credential, reconciliation: ASKED });
  return Promise.resolve(async ({ account, person, role, digits }, act) => {
    const ask = { verb: 'sheet_acted', act, digits };
    const report = OFFICE_REPORT.parse({ report: 'ask', id: 1, by: { account, person, role }, ask });
    if (report.report !== 'ask') throw new Error('this is no ask');
    return (await answers(report)).outcome;
  });
};

const byControl: Way = async (site) => {
  const socket = await opened(site);
  return ({ person, digits }, act) => posted(socket, '/sheet_acted', { person, digits, act });
};

const commandOf = (act: SheetAct): readonly string[] => {
  if (act.act === 'verify') return ['verify', String(act.sheet), '--sheet-version', String(act.version)];
  const { form, election, place, values } = act.stated;
  const figures = Object.entries(values).flatMap(([field, value]) => ['--value', `${field}=${value}`]);
  return ['prepare', '--form', form, '--election', election, '--place', place, ...figures];
};

const byCommand: Way = async (site) => {
  await opened(site);
  return async ({ person, digits }, act) => {
    const on = ['--config', site.file, '--data', site.data, '--by', person];
    const { code } = await run(['reconcile', ...commandOf(act), ...on], { hidden: [digits] });
    return code === 0 ? 'done' : 'refused';
  };
};

const WAYS: Readonly<Record<string, Way>> = {
  'the routes of pages and programs': byRoutes,
  'the socket of a page': bySocket,
  'the channel of the office process': byOfficeLink,
  'the control socket': byControl,
  'the command': byCommand,
};

/** At the machine there are only people, and the office keeps one account for each of them. */
const isMeantFor = (way: Way, name: string, { account, role }: Who): boolean => {
  // Whoever may not approve changes of the list is a second person for a sheet all the same.
  if (name === 'somebody who may not approve') return false;
  if (way === byOfficeLink) return true;
  return way === byControl || way === byCommand ? role === 'supervisor' : account !== 'ana-too';
};

const VERIFY: SheetAct = { act: 'verify', sheet: 1, version: 1, words: '' };

describe.each(Object.entries(WAYS))('by %s', (_, way) => {
  test('nobody verifies alone what they prepared, and two do', { timeout: 4 * PATIENCE_MS }, async () => {
    const site = await office();
    const act = await way(site);
    const verified = () => site.facts().filter(({ type }) => type === 'sheet_verified');
    expect(await act(ana, preparing(GOOD))).toBe('done');
    for (const [name, who] of Object.entries(ALONE)) {
      if (!isMeantFor(way, name, who)) continue;
      expect([name, await act(who, VERIFY)]).toEqual([name, 'refused']);
      expect([name, verified()]).toEqual([name, []]);
    }
    expect(await act(bob, VERIFY)).toBe('done');
    expect(verified()).toMatchObject([{ sheet: 1, version: 1, signed_by: ['bob-2'] }]);
  });
});
