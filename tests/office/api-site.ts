/** A county's day at the real service, with somebody of each role signed in. */
import type { AccountRole } from '../../src/core/facts-office.ts';
import type { Touch } from '../../src/core/inputs.ts';
import type { DoorId, PersonId, ReaderId, RoomId } from '../../src/core/terms.ts';
import { Accounts, newInvitation } from '../../src/office/accounts.ts';
import { openOfficeDatabase } from '../../src/office/office-database.ts';
import { changeTokenOf, Sessions } from '../../src/office/sessions.ts';
import { badgeOf, listed } from '../core/world.ts';
import { choosePins } from '../kiosk/chosen-pins.ts';
import { type OfficeSite, officeSite } from './aid.ts';
import { Visitor } from './visitor.ts';

const NORTH = 'north' as RoomId;
export const NORTH_DOOR = 'north-door' as DoorId;
const NORTH_OUTSIDE = 'north-outside' as ReaderId;

const yesterday = Date.now() - 86_400_000;
const LATELY = { oath: yesterday, training: yesterday, background_check: yesterday };

/** Whoever is on the list, and whatever of them may be told to nobody without a right to it. */
export const PEOPLE = [
  listed('ana-1', {
    name: 'Ana Ruiz',
    role: 'supervisor',
    class: 'official',
    group: 'blue',
    title: 'Clerk Ruiz',
  }),
  listed('bob-2', {
    name: 'Bob Carter',
    role: 'supervisor',
    class: 'official',
    group: 'red',
    title: 'Deputy Carter',
  }),
  listed('cyd-3', { name: 'Cyd Moreno', group: 'red', title: 'Temp Moreno' }),
].map((person) => ({ ...person, rooms: [NORTH], ...LATELY }));

export const PERSONAL =
  /ana-1|bob-2|cyd-3|Ana Ruiz|Bob Carter|Cyd Moreno|Clerk Ruiz|Deputy Carter|secret words/;

/** What Ana and Bob type. */
export const PINS = { 'ana-1': '482613', 'bob-2': '759204' } as const;

const LOST = {
  act: 'report_lost',
  subject: 'cyd-3' as PersonId,
  credential: badgeOf('cyd-3'),
  since: 0,
  words: '',
} as const;

const READY = { password: 'none', code_secret: Buffer.from('none'), code_step: 0 };

/** Somebody with an account and an open session, as if they had just signed in. */
export const signedIn = (site: OfficeSite, account: string, role: AccountRole, person = ''): Visitor => {
  const database = openOfficeDatabase(site.data);
  try {
    const accounts = new Accounts(database);
    accounts.add({ name: account, role, person: person as PersonId | '' }, newInvitation(), Date.now());
    accounts.makeReady(account, READY);
    const sessions = new Sessions(database, { idle_ms: 900_000, session_ms: 900_000 });
    const way = 'password_and_code';
    const { token } = sessions.open({ account, way, address: '127.0.0.1', browser: 'test' }, Date.now());
    const visitor = new Visitor(site);
    visitor.cookies.set('__Host-session', token);
    visitor.token = changeTokenOf(token);
    return visitor;
  } finally {
    database.close();
  }
};

export interface ApiSite extends OfficeSite {
  readonly as: { readonly [R in AccountRole]: Visitor };
  badge(name: string): void;
  door(is: 'open' | 'closed'): void;
  /** Ana and Bob enter together: both are inside by sign-in. */
  enter(): void;
  /** Ana proposes to take Cyd off the list, which takes two people once two have PINs; and Cyd's badge is lost. */
  propose(): Promise<void>;
}

/** Each at a desk of its own: four who ask for everything at once are too many for one address. */
const atDesks = (site: OfficeSite): ApiSite['as'] => {
  const as = {
    supervisor: signedIn(site, 'sup', 'supervisor', 'ana-1'),
    auditor: signedIn(site, 'aud', 'auditor'),
    administrator: signedIn(site, 'adm', 'administrator'),
    observer: signedIn(site, 'obs', 'observer'),
  };
  for (const [at, visitor] of Object.values(as).entries()) visitor.from = `127.0.0.${at + 2}`;
  return as;
};

export const apiSite = async (more = ''): Promise<ApiSite> => {
  const site = await officeSite(more);
  const { kiosk } = site.service;
  kiosk.offer({ type: 'people_listed', people: PEOPLE, source: '0'.repeat(64) });
  const touch = (touched: Touch): void => void kiosk.offer({ type: 'touched', room: NORTH, touch: touched });
  const badge = (name: string): void =>
    void kiosk.offer({ type: 'badge_read', reader: NORTH_OUTSIDE, credential: badgeOf(name) });
  const door = (is: 'open' | 'closed'): void =>
    void kiosk.offer({ type: is === 'open' ? 'door_opened' : 'door_closed', door: NORTH_DOOR });
  return {
    ...site,
    as: atDesks(site),
    badge,
    door,
    enter: () => {
      badge('ana-1');
      badge('bob-2');
      touch({ touch: 'confirm_partner', answer: 'seen' });
      touch({ touch: 'choose_purpose', purpose: 'inspection', words: 'secret words' });
      door('open');
      door('closed');
    },
    propose: async () => {
      await choosePins(site.service, PINS);
      kiosk.offer({ type: 'list_acted', person: 'bob-2' as PersonId, act: LOST });
      const changes = [{ change: 'remove', person: 'cyd-3' as PersonId } as const];
      const act = { act: 'propose', changes, source: '', words: 'secret words' } as const;
      kiosk.offer({ type: 'list_acted', person: 'ana-1' as PersonId, act });
    },
  };
};
