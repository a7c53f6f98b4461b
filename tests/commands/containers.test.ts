/** Where each container is, and what became of all of them, from the log alone. */
import { describe, expect, test } from 'vitest';
import type { CustodyStatement } from '../../src/core/custody-terms.ts';
import type { Touch } from '../../src/core/inputs.ts';
import type { ContainerId, SealNumber } from '../../src/core/terms.ts';
import { ROOM, type Site } from '../witness/kiosks.ts';
import { run } from './aid.ts';
import { siteWithPins } from './epochs.ts';
import { stating } from './stating.ts';

const of = (label: string) => ({ container: label as ContainerId, taken_by: 'scanned' as const });

const box = (label: string, count: number, election_day: string): CustodyStatement => ({
  ...{ statement: 'register_container', ...of(label), kind: 'box', contents: 'voted_counted' },
  ...{ election: 'Elección 2026', election_day, federal: 'yes', range: '', count, shelf: 'A 3' },
  approved_until: '',
});

const SAID: readonly CustodyStatement[] = [
  { statement: 'add_seals', first: 'S-001' as SealNumber, last: 'S-009' as SealNumber },
  box('B-1', 480, '2026-11-03'),
  box('B-2', 20, '2026-11-03'),
  box('B-3', 7, '2020-11-03'),
  { statement: 'apply_seal', ...of('B-1'), seal: 'S-001' as SealNumber },
  { ...{ statement: 'move_container', ...of('B-2'), way: 'out', reason: 'audit' }, shelf: '', words: '' },
  { statement: 'hold_container', ...of('B-1'), words: 'مذكرة المحكمة 7' },
  { statement: 'destroy_container', ...of('B-3'), words: 'All duties ended' },
];

const proposed = (statement: CustodyStatement): Touch => ({ touch: 'propose', statement });

const sitesOfTests = async (said = SAID): Promise<Site> => {
  const site = await siteWithPins();
  await stating(site, said.map(proposed));
  return site;
};

const ask = ({ data }: Site, ...args: readonly string[]) => run(['containers', '--data', data, ...args]);

describe('the containers of a log', () => {
  test('stand with place, seals, the day from which they may be destroyed, and what holds them', async () => {
    const site = await sitesOfTests();
    const { code, printed, errors } = await ask(site);
    expect([code, errors]).toEqual([0, '']);
    const lines = printed.split('\n');
    expect(lines[1]).toMatch(
      /^B-1 +ballot-room +A 3 +box +voted_counted +480 +2028-09-04 +seal S-001; held since .* by entry \d+, maria-alvarez and robert-hayes: مذكرة المحكمة 7$/,
    );
    expect(lines[2]).toMatch(/^B-2 +out +- +box +voted_counted +20 +2028-09-04 +no seal$/);
    expect(lines[3]).toMatch(/^B-3 +destroyed +- +box +voted_counted +7 +- +-$/);
    expect(lines[4]).toMatch(/^3 containers, by \d+ entries; what named people stated/);
  });

  test('add up room by room', async () => {
    const site = await sitesOfTests();
    const { code, printed } = await ask(site, '--balance');
    expect(code).toBe(0);
    expect(printed).toMatch(
      /^ballot-room: registered 3 \+ in 0 = out 1 \+ destroyed 1 \+ on the shelf 1; 480 ballots stated to be there\n/,
    );
    const json = JSON.parse((await ask(site, '--json', '--room', ROOM)).printed);
    expect(json).toMatchObject({ faults: [], differ: [], rooms: [{ room: ROOM, on_shelf: ['B-1'] }] });
    expect(json.containers).toMatchObject([{ container: 'B-1', held_by: { words: 'مذكرة المحكمة 7' } }]);
  });

  test('are none in a new log, and of no room that never was', async () => {
    const site = await siteWithPins();
    expect((await ask(site)).printed).toMatch(/^container .*\n0 containers, by \d+ entries/);
    const wrong = await ask(site, '--room', 'attic');
    expect(wrong).toMatchObject({ code: 2, printed: '' });
    expect(wrong.errors).toContain(`there never was a room attic in this log. Its rooms are ${ROOM}.`);
  });
});
