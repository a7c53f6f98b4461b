/** No change of the list by one person alone, by whatever way they come; and two people together change it by each. */
import { describe, expect, test } from 'vitest';
import { listDigest } from '../../src/list-digest.ts';
import type { WishedAct } from '../../src/list-wishes.ts';
import { duressTwin } from '../../src/pin.ts';
import { PATIENCE_MS } from './aid.ts';
import { type ApiSite, apiSite, signedIn } from './api-site.ts';
import {
  ALONE,
  ana,
  bob,
  byCommand,
  byControl,
  byOfficeLink,
  CYD,
  comesBy,
  office,
  visitors,
  WAY_NAMES,
  type Way,
  type WayName,
} from './second-people.ts';

type Act =
  | { readonly act: 'remove' | 'suspend' }
  | { readonly act: 'approve'; readonly proposal: number; readonly words: string }
  | {
      readonly act: 'review';
      readonly review: number;
      readonly outcome: 'reinstated';
      readonly words: string;
    };
const REMOVAL = { people: [], removed: [CYD], whole: 'no', source: '' } as const;

const wished = (act: Act): WishedAct => {
  switch (act.act) {
    case 'remove':
      return { act: 'propose', words: 'Left', ...REMOVAL };
    case 'suspend':
      return { act: 'suspend', subject: CYD, words: 'Dismissed' };
    default:
      return act;
  }
};

const sent = (act: Act): unknown => {
  if (act.act !== 'remove') return wished(act);
  return { act: 'propose', words: 'Left', change: { form: 'lines', people: [], removed: [CYD] } };
};

/** The routes that pages and programs share. */
const byRoutes: Way<Act> = (site) => {
  const visitorOf = visitors(site);
  return Promise.resolve(async (who, act) => {
    const { digits } = who;
    const { status } = await visitorOf(who).ask('POST', '/list/acts', { act: sent(act), digits });
    return status === 200 ? 'done' : 'refused';
  });
};

/** The socket of a page. */
const bySocket: Way<Act> = (site) => {
  const visitorOf = visitors(site);
  return Promise.resolve(async (who, act) => {
    const socket = visitorOf(who).socket();
    const asked = { verb: 'list_acted', act: wished(act), digits: who.digits };
    // Whoever is suspended has no page any more: the handshake is refused, or the socket ends.
    const shut = new Promise<{ readonly outcome: 'refused' }>((resolve) => {
      for (const over of ['connect_error', 'disconnect'] as const)
        socket.on(over, () => resolve({ outcome: 'refused' }));
    });
    const { outcome } = await Promise.race([socket.emitWithAck('ask', asked), shut]);
    socket.disconnect();
    return outcome;
  });
};

const commandOf = (act: Act): readonly string[] => {
  switch (act.act) {
    case 'remove':
      return ['remove', CYD, '--words', 'Left'];
    case 'suspend':
      return ['suspend', CYD, '--words', 'Dismissed'];
    case 'approve':
      return ['approve', String(act.proposal)];
    case 'review':
      return ['review', String(act.review), '--outcome', act.outcome, '--words', act.words];
  }
};

const WAYS: Readonly<Record<WayName, Way<Act>>> = {
  routes: byRoutes,
  socket: bySocket,
  link: byOfficeLink((act) => ({ verb: 'list_acted', act: wished(act) })),
  control: byControl('/list_acted', wished),
  command: byCommand((act) => ['people', ...commandOf(act)]),
};

const names = Object.entries(WAY_NAMES).map(([way, name]) => [name, way as WayName] as const);

const digestOf = ({ service }: ApiSite): string => listDigest(Object.values(service.kiosk.state.people));

describe.each(names)('by %s', (_, by) => {
  const way = WAYS[by];
  test('nobody approves alone what they propose, and two do', { timeout: 4 * PATIENCE_MS }, async () => {
    const site = await office();
    const before = digestOf(site);
    const act = await way(site);
    expect(await act(ana, { act: 'remove' })).toBe('done');
    for (const [name, who] of Object.entries(ALONE)) {
      if (!comesBy(by, who)) continue;
      expect([name, await act(who, { act: 'approve', proposal: 1, words: '' })]).toEqual([name, 'refused']);
      expect([name, digestOf(site)]).toEqual([name, before]);
    }
    expect(await act(bob, { act: 'approve', proposal: 1, words: 'Seen' })).toBe('done');
    expect(site.service.kiosk.state.people[CYD]?.status).toBe('removed');
    expect(site.facts().find(({ type }) => type === 'proposal_approved')).toMatchObject({
      signed_by: ['ana-1', 'bob-2'],
    });
  });

  test('nobody reviews alone what they did at once, and a second one does', {
    timeout: 4 * PATIENCE_MS,
  }, async () => {
    const site = await office();
    const act = await way(site);
    const review = { act: 'review', review: 1, outcome: 'reinstated', words: 'A mistake' } as const;
    expect(await act(ana, { act: 'suspend' })).toBe('done');
    for (const [name, who] of Object.entries(ALONE)) {
      if (!comesBy(by, who)) continue;
      expect([name, await act(who, review)]).toEqual([name, 'refused']);
      expect([name, site.service.kiosk.state.people[CYD]?.status]).toEqual([name, 'suspended']);
    }
    expect(await act(bob, review)).toBe('done');
    expect(site.service.kiosk.state.people[CYD]?.status).toBe('listed');
  });
});

test('nobody has two accounts', { timeout: PATIENCE_MS }, async () => {
  const site = await apiSite();
  expect(() => signedIn(site, 'ana-too', 'supervisor', 'ana-1')).toThrow('UNIQUE');
});

test('the duress PIN does the same, is answered the same, and calls for help', {
  timeout: 4 * PATIENCE_MS,
}, async () => {
  const site = await office();
  const answered = async (digits: string) => {
    const act = { act: 'suspend', subject: CYD, words: 'Dismissed' };
    const { status, json } = await site.as.supervisor.ask('POST', '/list/acts', { act, digits });
    return { status, json };
  };
  const calls = () => site.facts().filter(({ type }) => type === 'duress_signalled').length;
  expect(await answered(duressTwin(ana.digits))).toEqual({
    status: 200,
    json: { became: 'suspended', number: 1 },
  });
  expect(calls()).toBe(1);
  const review = { act: 'review', review: 1, outcome: 'reinstated', words: 'A mistake' } as const;
  await (await byRoutes(site))(bob, review);
  expect(await answered(ana.digits)).toEqual({ status: 200, json: { became: 'suspended', number: 2 } });
  expect(calls()).toBe(1);
});

test('a PIN stands nowhere afterwards: in no answer, no entry and no file', {
  timeout: 4 * PATIENCE_MS,
}, async () => {
  const site = await office();
  const { supervisor } = site.as;
  const wrong = '93187402';
  const bodies = [
    { act: { act: 'sign_off', digest: '0'.repeat(64) }, digits: wrong },
    { act: { act: 'sign_off', digest: wrong }, digits: wrong },
    { act: { act: wrong }, digits: wrong, [wrong]: 1 },
    { digits: wrong.repeat(20) },
  ];
  for (const body of bodies) {
    const answer = await supervisor.ask('POST', '/list/acts', body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect([body, answer.body.replaceAll(`body.${wrong}`, '')]).toEqual([
      body,
      expect.not.stringContaining(wrong),
    ]);
  }
  expect(JSON.stringify(site.facts())).not.toContain(wrong);
  expect(site.said.join('\n')).not.toContain(wrong);
  await site.stop();
  const { readdirSync, readFileSync, statSync } = await import('node:fs');
  const files = readdirSync(site.data, { recursive: true, encoding: 'utf8' }).map(
    (name) => `${site.data}/${name}`,
  );
  for (const file of files.filter((name) => statSync(name).isFile())) {
    expect([file, readFileSync(file).includes(wrong)]).toEqual([file, false]);
  }
});
