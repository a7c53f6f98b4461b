/** Sessions, whatever is done with them: searched for one that opens something it must not. */
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Accounts } from '../../src/office/accounts.ts';
import { openOfficeDatabase } from '../../src/office/office-database.ts';
import {
  changeTokenOf,
  endOf,
  isChangeToken,
  SESSIONS_OF_ACCOUNT_MAX,
  Sessions,
} from '../../src/office/sessions.ts';
import { temporaryDirectory } from '../log/aid.ts';

const LIMITS = { idle_ms: 15 * 60_000, session_ms: 8 * 3_600_000 };
const START = Date.UTC(2026, 10, 3, 12);

const office = () => {
  const database = openOfficeDatabase(temporaryDirectory());
  onTestFinished(() => void database.close());
  const accounts = new Accounts(database);
  for (const name of ['ana', 'ben']) accounts.add({ name, person: '', role: 'auditor' }, 'x', START);
  return { database, accounts, sessions: new Sessions(database, LIMITS) };
};

const opened = (sessions: Sessions, account: string, now = START) =>
  sessions.open({ account, way: 'password_and_code', address: '', browser: '' }, now);

describe('a session', () => {
  test('holds within its limits and not a moment longer, whatever the clock does', () => {
    fc.assert(
      fc.property(
        fc.nat(86_400_000),
        fc.nat(86_400_000),
        fc.integer({ min: -3_600_000, max: 86_400_000 }),
        (age, idle, later) => {
          const created_at = START;
          const seen_at = START + Math.min(age, idle);
          const now = seen_at + later;
          const end = endOf({ created_at, seen_at }, now, LIMITS);
          const isOpen =
            now - created_at < LIMITS.session_ms &&
            now - seen_at < LIMITS.idle_ms &&
            seen_at - now < 60_000 + 1;
          expect(end === undefined).toBe(isOpen);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('is opened by its token alone, and no token of any other opens it', () => {
    const { sessions } = office();
    const one = opened(sessions, 'ana');
    expect(one.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(sessions.find(one.token)?.account).toBe('ana');
    for (const other of ['', one.session, one.token.slice(1), one.token.toLowerCase(), `${one.token}A`]) {
      expect(sessions.find(other)).toBeUndefined();
    }
  });

  test('is kept so that whoever reads the file opens nothing', () => {
    const { database, sessions } = office();
    const { token } = opened(sessions, 'ana');
    const browser = sessions.knowBrowser('ana', '', START);
    const bytes = database.serialize();
    expect(bytes.includes(token)).toBe(false);
    expect(bytes.includes(Buffer.from(token, 'base64url'))).toBe(false);
    expect(bytes.includes(browser)).toBe(false);
  });

  test('goes with its account, and the oldest with too many', () => {
    const { accounts, sessions } = office();
    const all = Array.from({ length: SESSIONS_OF_ACCOUNT_MAX + 2 }, (_, at) =>
      opened(sessions, 'ana', START + at),
    );
    const other = opened(sessions, 'ben');
    expect(sessions.ofAccount('ana')).toHaveLength(SESSIONS_OF_ACCOUNT_MAX);
    expect(sessions.find(all[0]?.token ?? '')).toBeUndefined();
    accounts.remove('ana');
    expect(all.map(({ token }) => sessions.find(token))).toEqual(all.map(() => undefined));
    expect(sessions.find(other.token)).toBeDefined();
  });

  test('is over for good once it ended, whatever comes after', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('open', 'end', 'end_all', 'seen', 'confirm'), { maxLength: 30 }),
        (acts) => {
          const { sessions, database } = office();
          const ended = new Set<string>();
          let last = opened(sessions, 'ana');
          for (const act of acts) {
            const session = sessions.find(last.token);
            if (act === 'open') last = opened(sessions, 'ana');
            if (act === 'end' && sessions.end(last.session)) ended.add(last.token);
            if (act === 'end_all') {
              sessions.endAll('ana');
              ended.add(last.token);
            }
            if (act === 'seen' && session !== undefined) sessions.seen(session, START + 60_000);
            if (act === 'confirm') sessions.confirm(last.session, 'one', START + 60_000);
            for (const token of ended) expect(sessions.find(token)).toBeUndefined();
          }
          database.close();
        },
      ),
      { numRuns: 40 },
    );
  });
});

test('a change token fits its own session alone', () => {
  const { sessions } = office();
  const [one, other] = [opened(sessions, 'ana').token, opened(sessions, 'ana').token];
  expect(isChangeToken(one, changeTokenOf(one))).toBe(true);
  for (const wrong of [changeTokenOf(other), one, '', undefined, ['x']])
    expect(isChangeToken(one, wrong)).toBe(false);
});

test('a browser is known for one account, and its former token is worth nothing', () => {
  const { sessions } = office();
  const first = sessions.knowBrowser('ana', '', START);
  expect(sessions.isKnownBrowser('ana', first, START)).toBe(true);
  expect(sessions.isKnownBrowser('ben', first, START)).toBe(false);
  const second = sessions.knowBrowser('ana', first, START);
  expect([first, second].map((token) => sessions.isKnownBrowser('ana', token, START))).toEqual([false, true]);
  expect(sessions.isKnownBrowser('ana', second, START + 91 * 86_400_000)).toBe(false);
  sessions.forgetBrowsers('ana');
  expect(sessions.isKnownBrowser('ana', second, START)).toBe(false);
});
