/** Pages that look at all rooms: who gets a socket, what it shows, and that it ends with its session. */
import { describe, expect, test } from 'vitest';
import type { WatchMessage } from '../../src/core/supervisor-view.ts';
import type { AlarmId, DoorId, ReaderId } from '../../src/core/terms.ts';
import { Accounts } from '../../src/office/accounts.ts';
import { openOfficeDatabase } from '../../src/office/office-database.ts';
import { SOCKETS_OF_ACCOUNT_MAX } from '../../src/office/office-sockets.ts';
import type { AskAnswer } from '../../src/office/wire.ts';
import { childrenOf } from '../alerts/children.ts';
import { badgeOf, listed } from '../core/world.ts';
import { choosePins } from '../kiosk/chosen-pins.ts';
import { until } from '../web/small-kiosk.ts';
import { type OfficeSite, officeSite, PATIENCE_MS } from './aid.ts';
import { codeOf, type PageSocket, readyAccount, type Visitor } from './visitor.ts';

const LONG = { timeout: 4 * PATIENCE_MS };

const PINS = { sam: '482613', tom: '759204' } as const;

/** Sam and Tom are supervisors; Sam is inside. */
const inhabited = async (more = ''): Promise<OfficeSite> => {
  const site = await officeSite(more);
  const { kiosk } = site.service;
  const people = ['sam', 'tom'].map((name) =>
    listed(name, { class: 'staff', role: 'supervisor', rooms: ['north' as never] }),
  );
  kiosk.offer({ type: 'people_listed', people, source: '00' });
  await choosePins(site.service, PINS);
  return site;
};

const enter = ({ service }: OfficeSite): void => {
  for (const name of ['sam', 'tom']) {
    service.kiosk.offer({
      type: 'badge_read',
      reader: 'north-outside' as ReaderId,
      credential: badgeOf(name),
    });
  }
};

const force = ({ service }: OfficeSite): AlarmId => {
  service.kiosk.offer({ type: 'door_found', door: 'north-door' as DoorId, contact: 'closed' });
  service.kiosk.offer({ type: 'door_opened', door: 'north-door' as DoorId });
  service.kiosk.offer({ type: 'door_closed', door: 'north-door' as DoorId });
  const open = Object.values(service.kiosk.state.alarms.open).find(({ kind }) => kind === 'door_forced');
  if (open === undefined) throw new Error('nothing is wrong');
  return open.alarm;
};

interface Page {
  readonly socket: PageSocket;
  readonly views: WatchMessage[];
  readonly ends: string[];
}

const pageOf = (visitor: Visitor): Page => {
  const socket = visitor.socket();
  const views: WatchMessage[] = [];
  const ends: string[] = [];
  socket.on('view', (message) => views.push(message));
  socket.on('ended', () => ends.push('ended'));
  socket.on('disconnect', (reason) => ends.push(reason));
  return { socket, views, ends };
};

const refusalOf = (socket: PageSocket): Promise<string> =>
  new Promise((resolve, reject) => {
    socket.on('connect', () => reject(new Error('it was let in')));
    socket.on('connect_error', (error) => resolve(error.message));
  });

const ask = (socket: PageSocket, asked: unknown): Promise<AskAnswer> =>
  socket.timeout(10_000).emitWithAck('ask', asked);

describe('a handshake is refused', () => {
  test('from another site, without a session, and without its change token', LONG, async () => {
    const site = await officeSite();
    const { visitor } = await readyAccount(site, 'ana', 'auditor');
    const tries = [
      visitor.socket({ origin: 'https://evil.example' }),
      visitor.socket({ origin: site.origin.replace('https', 'http') }),
      visitor.socket({ cookie: '' }),
      visitor.socket({ cookie: `__Host-session=${'A'.repeat(43)}` }),
      visitor.socket({ token: '' }),
      visitor.socket({ token: 'A'.repeat(43) }),
    ];
    const refusals = await Promise.all(tries.map(refusalOf));
    expect(refusals.slice(4)).toEqual(['signed_out', 'signed_out']);
    const page = pageOf(visitor);
    await until('the right one is let in', () => page.views.length > 0, PATIENCE_MS);
  });
});

test('one account has so many sockets and no more, and others still get theirs', LONG, async () => {
  const site = await officeSite();
  const [ana, ben] = [
    await readyAccount(site, 'ana', 'observer'),
    await readyAccount(site, 'ben', 'observer'),
  ];
  const opened = (visitor: Visitor): Promise<'connected' | string> =>
    new Promise((resolve) => {
      const socket = visitor.socket();
      socket.on('connect', () => resolve('connected'));
      socket.on('connect_error', (error) => resolve(error.message));
    });
  for (let number = 0; number < SOCKETS_OF_ACCOUNT_MAX - 8; number += 1)
    expect(await opened(ana.visitor)).toBe('connected');
  // Twice as many at once as there is room for.
  const burst = Array.from({ length: 16 }, () => ana.visitor.socket());
  const over = (socket: PageSocket) =>
    new Promise<string>((resolve) => {
      socket.on('view', () => resolve('looks'));
      socket.on('disconnect', () => resolve('shut'));
      socket.on('connect_error', () => resolve('shut'));
    });
  const became = await Promise.all(burst.map(over));
  expect(became.filter((one) => one === 'looks')).toHaveLength(8);
  expect(await opened(ana.visitor)).toBe('busy');
  expect(await opened(ben.visitor)).toBe('connected');
});

describe('what a page is sent', () => {
  test(
    'is the whole view at once, then each change, and a sign of life though nothing changes',
    LONG,
    async () => {
      const site = await inhabited();
      const { visitor } = await readyAccount(site, 'ana', 'auditor');
      const page = pageOf(visitor);
      await until('the first view is there', () => page.views.length > 0, PATIENCE_MS);
      expect(page.views[0]?.feed.after).toBe(-1);
      enter(site);
      await until(
        'the change is there',
        () => page.views.at(-1)?.index === site.service.kiosk.index,
        PATIENCE_MS,
      );
      const seen = page.views.length;
      await until('a sign of life is there', () => page.views.length > seen, PATIENCE_MS);
      page.socket.emit('whole');
      await until(
        'all of it comes again',
        () => page.views.slice(seen).some(({ feed }) => feed.after === -1),
        PATIENCE_MS,
      );
    },
  );

  test('holds no name for an observer and an administrator, in no byte of it', LONG, async () => {
    const site = await inhabited();
    const pages: Page[] = [];
    for (const role of ['observer', 'administrator'] as const) {
      pages.push(pageOf((await readyAccount(site, role, role)).visitor));
    }
    const auditor = pageOf((await readyAccount(site, 'ana', 'auditor')).visitor);
    enter(site);
    force(site);
    const isThere = ({ views }: Page) => views.at(-1)?.index === site.service.kiosk.index;
    await until('all have the newest view', () => [...pages, auditor].every(isThere), PATIENCE_MS);
    for (const { views } of pages) expect(JSON.stringify(views)).not.toMatch(/"sam"|"tom"|Sam|Tom/);
    expect(JSON.stringify(auditor.views)).toMatch(/sam/);
  });
});

describe('a socket ends with its session, at once', () => {
  test('when its person signs out, and when the command locks the account', LONG, async () => {
    const site = await officeSite();
    const { visitor, known } = await readyAccount(site, 'ana', 'auditor');
    const first = pageOf(visitor);
    await until('it is open', () => first.views.length > 0, PATIENCE_MS);
    await visitor.ask('DELETE', '/session');
    await until('it ended', () => first.ends.length === 2, PATIENCE_MS);
    expect(first.ends).toEqual(['ended', 'io server disconnect']);
    const { account, password, secret } = known;
    await visitor.ask('POST', '/session', { account, password, code: codeOf(secret) });
    await visitor.look();
    const second = pageOf(visitor);
    await until('it is open', () => second.views.length > 0, PATIENCE_MS);
    const database = openOfficeDatabase(site.data);
    new Accounts(database).setLocked('ana', 'locked');
    database.close();
    await until('it ended', () => second.ends.length === 2, PATIENCE_MS);
  });

  test('when nobody gave a sign of life, which is on record', LONG, async () => {
    const site = await officeSite();
    const { visitor } = await readyAccount(site, 'ana', 'auditor');
    const page = pageOf(visitor);
    await until('it is open', () => page.views.length > 0, PATIENCE_MS);
    const database = openOfficeDatabase(site.data);
    database.exec('UPDATE session SET seen_at = seen_at - 15 * 60000');
    database.close();
    await until('it ended', () => page.ends.length === 2, PATIENCE_MS);
    const ends = () => site.facts().filter(({ type }) => type === 'account_signed_out');
    await until('it is on record', () => ends().length === 1, PATIENCE_MS);
    expect(ends()[0]).toMatchObject({ account: 'ana', cause: 'idle' });
  });
});

describe('what a page asks of the kiosk', () => {
  test('a critical alarm is closed by two supervisors, each as themselves, on record', LONG, async () => {
    const site = await inhabited();
    const alarm = force(site);
    const sam = pageOf((await readyAccount(site, 'sam', 'supervisor', 'sam')).visitor);
    const tom = pageOf((await readyAccount(site, 'tom', 'supervisor', 'tom')).visitor);
    const act = (does: string, digits = '') => ({
      verb: 'alarm_acted',
      act: { act: does, alarm, words: 'Two of us looked' },
      digits,
    });
    expect(await ask(sam.socket, act('acknowledge'))).toMatchObject({
      outcome: 'done',
      became: 'acknowledged',
    });
    expect(await ask(sam.socket, act('close', PINS.sam))).toMatchObject({
      outcome: 'done',
      became: 'closing_proposed',
    });
    expect(await ask(sam.socket, act('close', PINS.sam))).toMatchObject({
      outcome: 'refused',
      code: 'kiosk',
    });
    for (const digits of ['', PINS.sam]) {
      expect(await ask(tom.socket, act('close', digits))).toMatchObject({ outcome: 'refused', code: 'pin' });
    }
    expect(await ask(tom.socket, act('close', PINS.tom))).toMatchObject({
      outcome: 'done',
      became: 'closed',
    });
    expect(site.facts().find(({ type }) => type === 'alarm_closed')).toMatchObject({
      signed_by: ['sam', 'tom'],
    });
  });

  test(
    'is refused to whoever only looks, to whoever has to give the password again, and where it is none',
    LONG,
    async () => {
      const site = await inhabited('  confirm_minutes: 1\n');
      const alarm = force(site);
      const act = (does: string) => ({
        verb: 'alarm_acted',
        act: { act: does, alarm, words: 'Seen' },
        digits: PINS.sam,
      });
      for (const role of ['auditor', 'observer', 'administrator'] as const) {
        const page = pageOf((await readyAccount(site, role, role)).visitor);
        expect(await ask(page.socket, act('acknowledge'))).toMatchObject({
          outcome: 'refused',
          code: 'not_allowed',
        });
      }
      const { visitor, known } = await readyAccount(site, 'sam', 'supervisor', 'sam');
      const page = pageOf(visitor);
      expect(await ask(page.socket, act('acknowledge'))).toMatchObject({ outcome: 'done' });
      const database = openOfficeDatabase(site.data);
      database.exec('UPDATE session SET confirmed_at = confirmed_at - 60000');
      database.close();
      expect(await ask(page.socket, act('close'))).toMatchObject({ outcome: 'refused', code: 'confirm' });
      await visitor.ask('POST', '/session/confirm', { password: known.password });
      expect(await ask(page.socket, act('close'))).toMatchObject({
        outcome: 'done',
        became: 'closing_proposed',
      });
      for (const asked of [null, {}, { verb: 'open_door' }, { ...act('close'), by: 'tom' }]) {
        expect(await ask(page.socket, asked)).toMatchObject({ outcome: 'refused', code: 'malformed' });
      }
    },
  );
});

test(
  'a page is there again after the office process was killed, and its session still holds',
  LONG,
  async () => {
    const site = await inhabited();
    const { visitor } = await readyAccount(site, 'ana', 'auditor');
    const page = pageOf(visitor);
    await until('it is open', () => page.views.length > 0, PATIENCE_MS);
    const [pid] = childrenOf(process.pid, 'office-process');
    process.kill(pid ?? 0, 'SIGKILL');
    await until('it is gone', () => page.ends.length > 0, PATIENCE_MS);
    enter(site);
    await until('it is served again', () => site.said.length === 2, PATIENCE_MS);
    const again = pageOf(visitor);
    await until('all is there', () => again.views.at(-1)?.index === site.service.kiosk.index, PATIENCE_MS);
    expect(again.views[0]?.feed.after).toBe(-1);
  },
);
