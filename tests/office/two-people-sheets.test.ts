/** No sheet of reconciliation prepared and verified by one person alone, by whatever way they come; two do it by each. */
import { describe, expect, test } from 'vitest';
import type { SheetAct } from '../../src/core/sheets.ts';
import { PATIENCE_MS } from './aid.ts';
import {
  ALONE,
  ana,
  bob,
  byCommand,
  byControl,
  byOfficeLink,
  comesBy,
  office,
  visitors,
  WAY_NAMES,
  type Way,
  type WayName,
  type Who,
} from './second-people.ts';
import { GOOD, preparing } from './sheets-site.ts';

const byRoutes: Way<SheetAct> = (site) => {
  const visitorOf = visitors(site);
  return Promise.resolve(async (who, act) => {
    const { status } = await visitorOf(who).ask('POST', '/sheets/acts', { act, digits: who.digits });
    return status === 200 ? 'done' : 'refused';
  });
};

const bySocket: Way<SheetAct> = (site) => {
  const visitorOf = visitors(site);
  return Promise.resolve(async (who, act) => {
    const socket = visitorOf(who).socket();
    const { outcome } = await socket.emitWithAck('ask', { verb: 'sheet_acted', act, digits: who.digits });
    socket.disconnect();
    return outcome;
  });
};

const commandOf = (act: SheetAct): readonly string[] => {
  if (act.act === 'verify') return ['verify', String(act.sheet), '--sheet-version', String(act.version)];
  const { form, election, place, values } = act.stated;
  const figures = Object.entries(values).flatMap(([field, value]) => ['--value', `${field}=${value}`]);
  return ['prepare', '--form', form, '--election', election, '--place', place, ...figures];
};

const WAYS: Readonly<Record<WayName, Way<SheetAct>>> = {
  routes: byRoutes,
  socket: bySocket,
  link: byOfficeLink((act) => ({ verb: 'sheet_acted', act })),
  control: byControl('/sheet_acted', (act) => act),
  command: byCommand((act) => ['reconcile', ...commandOf(act)]),
};

/** Whoever may not approve changes of the list is a second person for a sheet all the same. */
const isMeantFor = (way: WayName, name: string, who: Who): boolean =>
  name !== 'somebody who may not approve' && comesBy(way, who);

const names = Object.entries(WAY_NAMES).map(([way, name]) => [name, way as WayName] as const);

const VERIFY: SheetAct = { act: 'verify', sheet: 1, version: 1, words: '' };

describe.each(names)('by %s', (_, by) => {
  const way = WAYS[by];
  test('nobody verifies alone what they prepared, and two do', { timeout: 4 * PATIENCE_MS }, async () => {
    const site = await office();
    const act = await way(site);
    const verified = () => site.facts().filter(({ type }) => type === 'sheet_verified');
    expect(await act(ana, preparing(GOOD))).toBe('done');
    for (const [name, who] of Object.entries(ALONE)) {
      if (!isMeantFor(by, name, who)) continue;
      expect([name, await act(who, VERIFY)]).toEqual([name, 'refused']);
      expect([name, verified()]).toEqual([name, []]);
    }
    expect(await act(bob, VERIFY)).toBe('done');
    expect(verified()).toMatchObject([{ sheet: 1, version: 1, signed_by: ['bob-2'] }]);
  });
});
