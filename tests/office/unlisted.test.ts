/** Whoever is suspended, or taken off the list, sees and does nothing more at the office, from that moment on. */
import { describe, expect, test } from 'vitest';
import type { ListChange } from '../../src/core/facts-list.ts';
import type { ListAct } from '../../src/core/inputs.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { openOfficeDatabase } from '../../src/office/office-database.ts';
import { Tokens } from '../../src/office/tokens.ts';
import type { AccountLine } from '../../src/office/wire.ts';
import { listed } from '../core/world.ts';
import { choosePins } from '../kiosk/chosen-pins.ts';
import { until } from '../web/small-kiosk.ts';
import { ask, type OfficeSite, officeSite, PATIENCE_MS } from './aid.ts';
import { codeOf, readyAccount } from './visitor.ts';

const LONG = { timeout: 4 * PATIENCE_MS };
const DAY_MS = 86_400_000;
const SAM = 'sam' as PersonId;

const PINS = { tom: '759204', una: '604817' } as const;

const act = (site: OfficeSite, by: keyof typeof PINS, act: ListAct): void =>
  void site.service.kiosk.offer({ type: 'list_acted', person: by as PersonId, act });

/** Tom proposes it, and Una approves it. */
const change = (site: OfficeSite, changed: ListChange): void => {
  act(site, 'tom', { act: 'propose', changes: [changed], source: '', words: 'Staff' });
  const proposal = site.service.kiosk.state.list.proposals;
  act(site, 'una', { act: 'approve', proposal, words: 'Staff' });
};

const GROUPS: Readonly<Record<string, string>> = { sam: 'red', tom: 'red', una: 'blue' };
const LATELY = Date.now() - DAY_MS;

const recordOf = (name: string) =>
  listed(name, {
    role: 'supervisor',
    class: 'official',
    group: GROUPS[name] ?? '',
    rooms: ['north' as never],
    ...{ oath: LATELY, training: LATELY, background_check: LATELY },
  });

/** Sam, Tom and Una are supervisors of the list. */
const county = async (): Promise<OfficeSite> => {
  const site = await officeSite();
  site.service.kiosk.offer({
    type: 'people_listed',
    people: Object.keys(GROUPS).map(recordOf),
    source: '00',
  });
  await choosePins(site.service, PINS);
  return site;
};

const tokenOf = (site: OfficeSite, account: string): string => {
  const database = openOfficeDatabase(site.data);
  try {
    const of = {
      token: Tokens.newName(),
      account,
      name: 'test',
      role: 'observer',
      acknowledges: 'no',
    } as const;
    return new Tokens(database).add({ ...of, created_at: Date.now(), until: Date.now() + DAY_MS });
  } finally {
    database.close();
  }
};

const byToken = async ({ origin, pem }: OfficeSite, token: string): Promise<number> =>
  (await ask(`${origin}/api/v1/rooms`, pem, { headers: { authorization: `Bearer ${token}` } })).status;

const revoked = (site: OfficeSite) =>
  site.facts().flatMap((fact) => (fact.type === 'session_revoked' ? [fact] : []));

const suspend = (site: OfficeSite): void => act(site, 'tom', { act: 'suspend', subject: SAM, words: 'Gone' });

const takeOff = (site: OfficeSite): void => change(site, { change: 'remove', person: SAM });

describe.each([
  ['suspended', suspend],
  ['taken off the list', takeOff],
])('a supervisor who is %s', (_, leave) => {
  test('has no session, no socket, no token and no sign-in any more', LONG, async () => {
    const site = await county();
    const { visitor, known } = await readyAccount(site, 'sam-at-work', 'supervisor', 'sam');
    const other = await readyAccount(site, 'tom-at-work', 'supervisor', 'tom');
    const token = tokenOf(site, 'sam-at-work');
    const [socket, others] = [visitor.socket(), other.visitor.socket()];
    const ended: string[] = [];
    socket.on('ended', () => ended.push('sam'));
    others.on('ended', () => ended.push('tom'));
    await until('both look', () => socket.connected && others.connected, PATIENCE_MS);
    expect(await byToken(site, token)).toBe(200);

    leave(site);
    await until('the page is closed', () => ended.length > 0 && !socket.connected, PATIENCE_MS);
    expect((await visitor.ask('GET', '/rooms')).status).toBe(401);
    expect(await byToken(site, token)).toBe(401);
    const { account, password, secret } = known;
    const again = await visitor.ask('POST', '/session', { account, password, code: codeOf(secret, 30) });
    expect([again.status, again.code]).toEqual([403, 'not_listed']);

    expect(ended).toEqual(['sam']);
    expect(others.connected).toBe(true);
    expect((await other.visitor.ask('GET', '/rooms')).status).toBe(200);
    await until('it is on record', () => revoked(site).length > 0, PATIENCE_MS);
    expect(revoked(site)).toMatchObject([{ account: 'sam-at-work', cause: 'not_listed', done_by: 'list' }]);
  });
});

test('an account of nobody on the list goes on', LONG, async () => {
  const site = await county();
  const { visitor } = await readyAccount(site, 'auditor', 'auditor');
  suspend(site);
  takeOff(site);
  expect((await visitor.ask('GET', '/rooms')).status).toBe(200);
});

test('whoever is listed again signs in again, and administrators see both', LONG, async () => {
  const site = await county();
  const { visitor, known } = await readyAccount(site, 'sam-at-work', 'supervisor', 'sam');
  const administrator = (await readyAccount(site, 'adm', 'administrator')).visitor;
  const stateOfSam = async (): Promise<unknown> => {
    const { accounts } = (await administrator.ask('GET', '/accounts')).json as { accounts: AccountLine[] };
    return accounts.find(({ account }) => account === 'sam-at-work')?.state;
  };
  const sees = (state: AccountLine['state']) =>
    expect.poll(stateOfSam, { timeout: PATIENCE_MS, interval: 250 }).toBe(state);
  takeOff(site);
  await sees('unlisted');
  change(site, { change: 'list', record: recordOf('sam') });
  await sees('ready');
  const { account, password, secret } = known;
  const again = await visitor.ask('POST', '/session', { account, password, code: codeOf(secret, 30) });
  expect(again.status).toBe(200);
});
