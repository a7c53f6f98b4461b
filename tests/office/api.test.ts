/** What programs and pages ask below `/api/v1`: each answer is what its schema says, and each role is told what it may know. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACCOUNT_ROLES, type AccountRole } from '../../src/core/facts-office.ts';
import { parseVerifierKey } from '../../src/log/formats/note.ts';
import { verifyTlogProof } from '../../src/log/formats/tlog-proof.ts';
import { readLog } from '../../src/log/read-log.ts';
import type { Route } from '../../src/office/api/route.ts';
import { ROUTES } from '../../src/office/api/router.ts';
import { until } from '../web/small-kiosk.ts';
import { PATIENCE_MS } from './aid.ts';
import { type ApiSite, apiSite, PERSONAL, PINS, signedIn } from './api-site.ts';
import { ALARM, BODIES, GIVEN, prepareSheet, TOPICS } from './asked-routes.ts';
import { LET_IN } from './let-in.ts';

const LONG = { timeout: 3 * PATIENCE_MS };

/** Somebody forces the door: there is an alarm to ask for. */
const forced = async (): Promise<ApiSite> => {
  const site = await apiSite(TOPICS);
  await site.propose();
  prepareSheet(site);
  site.door('open');
  return site;
};

/** Each role renames and removes the report that it kept itself. */
const addressOf = ({ path, name }: Route, role: AccountRole = 'supervisor'): string => {
  const query = name === 'alarmTold' ? `?alarm=${encodeURIComponent(ALARM)}` : '';
  const then = name === 'listThen' ? `?at=${Date.now()}` : '';
  const time = name === 'timeline' ? `?since=0&before=${Date.now()}` : '';
  const given: Readonly<Record<string, string>> = { ...GIVEN, saved: role === 'auditor' ? '2' : '1' };
  const address = path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => given[parameter] ?? '');
  return address + query + then + time;
};
/** No two are kept under one name. */
const bodyOf = ({ name }: Route, role: AccountRole = 'supervisor'): unknown =>
  name === 'saveReport' ? { ...(BODIES[name] as object), name: role } : BODIES[name];

const ACKNOWLEDGE = { act: 'acknowledge', alarm: ALARM, words: 'secret words' };

test('every route answers as its schema says', LONG, async () => {
  const site = await forced();
  for (const route of ROUTES) {
    const answer = await site.as.supervisor.ask(route.method.toUpperCase(), addressOf(route), bodyOf(route));
    const seen = [route.name, answer.status, answer.body.slice(0, 300)];
    expect(seen).toEqual([route.name, 200, expect.anything()]);
    expect(route.answer.safeParse(answer.json).error).toBeUndefined();
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers).not.toHaveProperty('etag');
  }
});

test('each role is let in where the table says so, and nobody else anywhere', LONG, async () => {
  const site = await forced();
  expect(ROUTES.map(({ name }) => name).toSorted()).toEqual(Object.keys(LET_IN).toSorted());
  const { Visitor } = await import('./visitor.ts');
  const stranger = new Visitor(site);
  for (const route of ROUTES) {
    const ask = (visitor: typeof stranger, role?: AccountRole) =>
      visitor.ask(route.method.toUpperCase(), addressOf(route, role), bodyOf(route, role));
    const refused = await ask(stranger);
    expect([route.name, refused.status, refused.code]).toEqual([route.name, 401, 'signed_out']);
    for (const role of ACCOUNT_ROLES) {
      const { status, code } = await ask(site.as[role], role);
      const isLetIn = status === 200 || status === 409;
      const expected = LET_IN[route.name]?.includes(role) === true;
      expect([route.name, role, isLetIn, isLetIn ? '' : code]).toEqual([
        route.name,
        role,
        expected,
        expected ? '' : 'not_allowed',
      ]);
    }
  }
});

const ACTS = ['ana-1', 'bob-2', 'cyd-3', 'stranger', 'open', 'closed'] as const;

test('whatever happens, no observer and no administrator is told of a person', LONG, async () => {
  const site = await apiSite();
  site.enter();
  expect((await site.as.auditor.ask('GET', '/rooms')).json).toMatchObject({
    rooms: [{ people: 2, who: [{ name: 'Ana Ruiz' }, { name: 'Bob Carter' }] }],
  });
  const tellNobody = async (role: AccountRole, route: Route): Promise<void> => {
    const { status, body } = await site.as[role].ask('GET', addressOf(route));
    // Whoever is told to wait is told nothing, which would prove nothing.
    expect([route.name, status]).not.toEqual([route.name, 429]);
    expect([route.name, role, PERSONAL.exec(body)?.[0]]).toEqual([route.name, role, undefined]);
  };
  const reading = (['observer', 'administrator'] as const).flatMap((role) =>
    ROUTES.filter(({ method }) => method === 'get').map((route) => ({ role, route })),
  );
  const isOpen = ({ role, route }: (typeof reading)[number]): boolean =>
    LET_IN[route.name]?.includes(role) === true;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...ACTS), { maxLength: 8 }), async (acts) => {
      for (const act of acts) {
        if (act === 'open' || act === 'closed') site.door(act);
        else site.badge(act);
      }
      for (const { role, route } of reading.filter(isOpen)) await tellNobody(role, route);
    }),
    { numRuns: 3 },
  );
  // Refused before anything is read, whatever happened: once is enough, and asked in each round it would be too often.
  for (const { role, route } of reading.filter((one) => !isOpen(one))) await tellNobody(role, route);
});

describe('what is not understood is refused with what, where and remedy', () => {
  test('and what was sent is not repeated', LONG, async () => {
    const { as } = await apiSite();
    const wrong = [
      ['/rooms?colour=red', 'query.colour', 'nothing is called this here'],
      ['/entries?form=3', 'query.form', 'nothing is called this here'],
      ['/entries?from=', 'query.from', 'nothing is written here'],
      ['/entries?from=-1', 'query.from', 'this is not understood'],
      ['/entries?from=1&from=2', 'query.from', 'this is not understood'],
      ['/entries?limit=201', 'query.limit', 'this is not understood'],
      ['/entries?type=door_forcd', 'query.type', 'this is not understood'],
      ['/entries/zz-secret/proof', 'path.seq', 'this is not understood'],
      ['/alarms/told', 'query.alarm', 'this is not understood'],
      ['/alarms/told?alarm=zz-secret', 'query.alarm', 'this is not understood'],
      ['/people?limit=0', 'query.limit', 'this is not understood'],
    ] as const;
    for (const [address, where, what] of wrong) {
      const { status, json, body } = await as.supervisor.ask('GET', address);
      expect([address, status, json['error']]).toEqual([
        address,
        400,
        { code: 'malformed', what: expect.stringContaining(what), where, remedy: expect.any(String) },
      ]);
      expect(body).not.toContain('zz-secret');
    }
    const acted = await as.supervisor.ask('POST', '/alarms/acts', {
      act: 'acknowledge',
      alarm: 'x',
      words: 'w',
    });
    expect([acted.status, acted.json['error']]).toMatchObject([
      400,
      { where: 'body.alarm', code: 'malformed' },
    ]);
    const nothing = await as.supervisor.ask('GET', '/nothing-here');
    expect([nothing.status, nothing.json['error']]).toMatchObject([
      404,
      { what: 'nothing is at this address' },
    ]);
  });

  test('whoever asks too often is told to wait, and others are heard', LONG, async () => {
    const { as } = await apiSite();
    // How fast this machine is decides how many that takes.
    for (;;) {
      const answers = await Promise.all(
        Array.from({ length: 150 }, () => as.auditor.ask('GET', '/log/checkpoint')),
      );
      const late = answers.find(({ status }) => status === 429);
      if (late === undefined) continue;
      expect([late.code, late.headers['retry-after']]).toEqual(['busy', '10']);
      return;
    }
  });
});

describe('entries', () => {
  test('come in pages by number, each once; behind the end there are none', LONG, async () => {
    const { as, service } = await forced();
    const seen: number[] = [];
    for (let from: number | null = 0; from !== null; ) {
      const { json } = await as.auditor.ask('GET', `/entries?from=${from}&limit=3`);
      const page = json as unknown as { entries: { seq: number }[]; next: number | null };
      expect(page.entries.length).toBeLessThanOrEqual(3);
      seen.push(...page.entries.map(({ seq }) => seq));
      from = page.next;
    }
    expect(seen).toEqual(seen.map((_, at) => at));
    expect(seen.length).toBe(service.kiosk.index + 1);
    const { json, status } = await as.auditor.ask('GET', '/entries?from=999999999');
    expect([status, json]).toMatchObject([200, { entries: [], next: null }]);
    const { json: forcedOnes } = await as.auditor.ask('GET', '/entries?type=door_forced&room=north');
    expect(forcedOnes).toMatchObject({
      entries: [{ level: 'critical', entry: { type: 'door_forced' } }],
      next: null,
    });
    expect((await as.auditor.ask('GET', '/entries?until=2')).json).toMatchObject({ next: null });
  });

  test(
    'reading them is on record: the first page before it leaves, the rest of the minute together',
    LONG,
    async () => {
      const { as, facts } = await forced();
      const exports = () => facts().filter(({ type }) => type === 'log_exported');
      await as.auditor.ask('GET', '/entries?from=2&limit=2');
      expect(exports()).toMatchObject([
        { account: 'aud', role: 'auditor', taken: 'read', profile: 'none', from: 2, entries: 2 },
      ]);
      await as.auditor.ask('GET', '/entries?from=4&limit=2');
      expect(exports().length).toBe(1);
      await as.supervisor.ask('GET', '/entries?limit=1');
      expect(exports()[1]).toMatchObject({ account: 'sup', person: 'ana-1', from: 0, entries: 1 });
    },
  );

  test('an entry is proven under the signed checkpoint, by bytes that another reader has', LONG, async () => {
    const { as, data } = await forced();
    const checkpoint = (await as.observer.ask('GET', '/log/checkpoint')).json;
    const { json } = await as.observer.ask('GET', '/entries/1/proof');
    const log = readLog(data);
    const [entry = Buffer.alloc(0)] = log.rows.bytes(1, 2);
    const key = parseVerifierKey(log.about.verifier_key);
    log.close();
    expect(checkpoint['verifier_key']).toBe(log.about.verifier_key);
    expect(verifyTlogProof(String(json['tlog_proof']), entry, key)).toMatchObject({ index: 1 });
    expect(() => verifyTlogProof(String(json['tlog_proof']), Buffer.from('{}'), key)).toThrow();
    const beyond = await as.observer.ask('GET', '/entries/999999/proof');
    expect([beyond.status, beyond.code]).toEqual([404, 'unknown']);
  });
});

describe('acts', () => {
  const close = { act: 'close', alarm: ALARM, words: 'the door is shut', digits: PINS['ana-1'] };

  test('a critical alarm takes two people, and both are in the log with their words', LONG, async () => {
    const site = await forced();
    const other = signedIn(site, 'other', 'supervisor', 'bob-2');
    const act = async (visitor: typeof other, body: unknown) => {
      const { json, status, code } = await visitor.ask('POST', '/alarms/acts', body);
      return [status, json['became'] ?? code];
    };
    expect(await act(site.as.supervisor, ACKNOWLEDGE)).toEqual([200, 'acknowledged']);
    site.door('closed');
    expect(await act(site.as.supervisor, close)).toEqual([200, 'closing_proposed']);
    expect(await act(site.as.supervisor, close)).toEqual([409, 'kiosk']);
    expect(await act(other, close)).toEqual([409, 'pin']);
    expect(await act(other, { ...close, digits: PINS['bob-2'] })).toEqual([200, 'closed']);
    const { json } = await site.as.auditor.ask('GET', `/alarms/told?alarm=${encodeURIComponent(ALARM)}`);
    expect(json['lines']).toMatchObject([
      { type: 'alarm_raised' },
      { type: 'alarm_acknowledged', who: ['Ana Ruiz'], words: 'secret words' },
      { type: 'alarm_closing_proposed', who: ['Ana Ruiz'] },
      { type: 'alarm_closed', who: ['Ana Ruiz', 'Bob Carter'], people: ['ana-1', 'bob-2'] },
    ]);
    expect((await site.as.auditor.ask('GET', '/alarms/figures')).json).toMatchObject({ acknowledged: 1 });
  });

  test('nobody acts from another page, for nobody, or long after they said who they are', LONG, async () => {
    const site = await forced();
    const { supervisor } = site.as;
    const guessed = { 'x-change-token': 'guessed' };
    const elsewhere = await supervisor.ask('POST', '/alarms/acts', ACKNOWLEDGE, guessed);
    expect([elsewhere.status, elsewhere.code]).toEqual([403, 'not_ours']);
    const foreign = await supervisor.ask('POST', '/alarms/acts', ACKNOWLEDGE, {
      origin: 'https://evil.example',
    });
    expect(foreign.status).toBe(403);
    const nobody = signedIn(site, 'nobody', 'supervisor');
    const refused = await nobody.ask('POST', '/alarms/acts', ACKNOWLEDGE);
    expect([refused.status, refused.code]).toEqual([409, 'kiosk']);
    expect((await supervisor.ask('POST', '/alarms/acts', ACKNOWLEDGE)).status).toBe(200);
    site.door('closed');
    const { openOfficeDatabase } = await import('../../src/office/office-database.ts');
    const database = openOfficeDatabase(site.data);
    database.prepare('UPDATE session SET confirmed_at = 1').run();
    database.close();
    const late = await supervisor.ask('POST', '/alarms/acts', close);
    expect([late.status, late.code]).toEqual([403, 'confirm']);
    expect(site.facts().some(({ type }) => type.startsWith('alarm_clos'))).toBe(false);
  });
});

test('a session that ended is told nothing more', LONG, async () => {
  const site = await apiSite();
  await site.as.auditor.ask('DELETE', '/session');
  await until('the end is on record', () => site.facts().some(({ type }) => type === 'account_signed_out'));
  expect((await site.as.auditor.ask('GET', '/rooms')).status).toBe(401);
});
