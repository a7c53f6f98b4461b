/** What a proposal would have changed, tried at the office before somebody approves it: with the real kiosk and log. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ProposalTrial } from '../../src/office/api/trial-schemas.ts';
import { Trials, type TrialsOptions } from '../../src/office/trials/trials.ts';
import { choosePins } from '../kiosk/chosen-pins.ts';
import { until } from '../web/small-kiosk.ts';
import { PATIENCE_MS } from './aid.ts';
import { type ApiSite, apiSite, PINS } from './api-site.ts';

const LONG = { timeout: 3 * PATIENCE_MS };

/** Ana and Bob have come in, Cyd stands outside, and Ana proposes something. */
const proposed = async (act: unknown): Promise<ApiSite> => {
  const site = await apiSite();
  await choosePins(site.service, PINS);
  site.enter();
  site.badge('cyd-3');
  const body = { act, digits: PINS['ana-1'] };
  const { status, body: said } = await site.as.supervisor.ask('POST', '/list/acts', body);
  expect([status, said]).toEqual([200, expect.anything()]);
  return site;
};

const begin = ({ as }: ApiSite, rules?: { readonly text: string; readonly name: string }) =>
  as.supervisor.ask('POST', '/list/trials', { proposal: 1, ...(rules === undefined ? {} : { rules }) });

const standing = async ({ as }: ApiSite, proposal = 1): Promise<ProposalTrial> =>
  (await as.supervisor.ask('GET', `/proposals/${proposal}/trial`)).json as unknown as ProposalTrial;

/** Tries it, and looks until that is over. */
const tried = async (...asked: Parameters<typeof begin>): Promise<ProposalTrial> => {
  expect((await begin(...asked)).json).toMatchObject({ state: 'reading', found: null });
  for (;;) {
    const now = await standing(asked[0]);
    if (now.state !== 'reading') return now;
    // Whoever asks more often than a page does is told to ask more slowly.
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
};

const OFF_CYD = { form: 'lines', people: [], removed: ['cyd-3'] };

test(
  'a change of the list is tried on what happened, and nobody asked is not told anything',
  LONG,
  async () => {
    const site = await proposed({ act: 'propose', change: OFF_CYD, words: 'Left' });
    expect(await standing(site)).toMatchObject({ state: 'none', why: '', found: null });
    const before = site.service.kiosk.index;
    const { state, found } = await tried(site);
    expect(state).toBe('found');
    expect(found).toMatchObject({ judged: 3, not_judged: 0, erased: 0, left_out: 0, alerts_more: [] });
    expect(found?.differences).toMatchObject([
      { person: 'cyd-3', was: { verdict: 'accepted' }, would: { verdict: 'refused' } },
    ]);
    expect(found?.first).toBeGreaterThan(found?.from ?? Number.POSITIVE_INFINITY);
    expect(site.service.kiosk.index).toBe(before);
  },
);

test('a phase of which the rules say nothing would have changed nothing', LONG, async () => {
  const site = await proposed({ act: 'propose_phase', phase: 'sealed', words: 'All counted' });
  const { found } = await tried(site);
  expect(found).toMatchObject({ judged: 3, differences: [] });
});

describe('rules of another file', () => {
  const three = (file: string): string =>
    readFileSync(file, 'utf8').replace('pairing: any_two', 'pairing: { at_least: 3 }');
  const proposedRules = async (): Promise<{ readonly site: ApiSite; readonly text: string }> => {
    const site = await proposed({ act: 'propose_phase', phase: 'sealed', words: 'First' });
    const text = three(site.file);
    const config_digest = createHash('sha256').update(text).digest('hex');
    const act = { act: 'propose_rules', config_digest, words: 'Three' };
    await site.as.supervisor.ask('POST', '/list/acts', { act, digits: PINS['ana-1'] });
    return { site, text };
  };
  const triedWith = async (site: ApiSite, rules: unknown): Promise<ProposalTrial> => {
    await site.as.supervisor.ask('POST', '/list/trials', { proposal: 2, rules });
    for (;;) {
      const now = await standing(site, 2);
      if (now.state !== 'reading') return now;
      // Whoever asks more often than a page does is told to ask more slowly.
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };

  test('are tried with that very file, and with no other', LONG, async () => {
    const { site, text } = await proposedRules();
    expect(await triedWith(site, null)).toMatchObject({ state: 'impossible', why: 'needs_rules' });
    expect(await triedWith(site, { text: `${text}\n`, name: 'x.yaml' })).toMatchObject({
      why: 'other_rules',
    });
    expect(await triedWith(site, { text: 'kiosk: 1', name: 'x.yaml' })).toMatchObject({ why: 'bad_rules' });
    const { found } = await triedWith(site, { text, name: 'three.yaml' });
    expect(found?.differences).toMatchObject([
      { person: 'ana-1', was: { verdict: 'accepted', need: 'one_more' }, would: { need: 'two_more' } },
      { person: 'bob-2', room: 'north', would: { verdict: 'accepted', need: 'one_more' } },
    ]);
    // Two of three inside would break the rule.
    expect([found?.lone_was.spans, found?.lone_would.spans]).toEqual([0, 1]);
  });
});

describe('the thread', () => {
  const trialsOf = (data: string, more: Partial<TrialsOptions> = {}): Trials =>
    new Trials({ data, now: Date.now, failed: () => undefined, ...more });
  const over = async (trials: Trials, proposal = 1) => {
    await until('the trial is over', () => trials.of(proposal).state !== 'reading', PATIENCE_MS);
    return trials.of(proposal);
  };

  test('says that nothing of that number waits, and that there is no log', LONG, async () => {
    const site = await proposed({ act: 'propose', change: OFF_CYD, words: 'Left' });
    const trials = trialsOf(site.data);
    expect(trials.begin(7, null)).toMatchObject({ state: 'reading' });
    expect(await over(trials, 7)).toEqual({ state: 'impossible', why: 'not_open' });
    const said: string[] = [];
    const nowhere = trialsOf(`${site.data}-gone`, { failed: (what) => said.push(what) });
    nowhere.begin(1, null);
    expect(await over(nowhere)).toEqual({ state: 'impossible', why: 'unreadable' });
    expect(said.join('\n')).toMatch(/-gone/);
  });

  test('is ended where it takes too long or too much room, and the next one begins', LONG, async () => {
    const site = await proposed({ act: 'propose', change: OFF_CYD, words: 'Left' });
    const hasty = trialsOf(site.data, { bounds: { longest_ms: 0 } });
    hasty.begin(1, null);
    expect(await over(hasty)).toEqual({ state: 'impossible', why: 'too_long' });
    const narrow = trialsOf(site.data, { bounds: { heap_mb: 8 } });
    narrow.begin(1, null);
    expect(await over(narrow)).toEqual({ state: 'impossible', why: 'too_large' });
    narrow.begin(1, null);
    expect((await over(narrow)).state).toBe('impossible');
  });

  test(
    'tries one after the other, lets a few wait, and knows for ten minutes what it found',
    LONG,
    async () => {
      const site = await proposed({ act: 'propose', change: OFF_CYD, words: 'Left' });
      let later = 0;
      const trials = trialsOf(site.data, { now: () => Date.now() + later });
      for (const proposal of [1, 2, 3, 4]) expect(trials.begin(proposal, null)?.state).toBe('reading');
      expect(trials.begin(5, null)).toBeNull();
      // Asked for again, it is the one that is on its way.
      expect(trials.begin(1, null)?.state).toBe('reading');
      expect((await over(trials)).state).toBe('found');
      await over(trials, 4);
      expect(trials.begin(5, null)?.state).toBe('reading');
      await over(trials, 5);
      later = 600_001;
      expect(trials.of(1)).toEqual({ state: 'none' });
    },
  );
});
