/** Who tries to be two people alone, and the ways on which they come. */
import http from 'node:http';
import { onTestFinished } from 'vitest';
import { canonicalBadge } from '../../devices/badge.ts';
import { credentialOf } from '../../devices/credential.ts';
import { openControl } from '../../src/control.ts';
import type { AccountRole } from '../../src/core/facts-office.ts';
import { SHEET_FIELDS } from '../../src/core/sheet-forms.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { OFFICE_REPORT } from '../../src/office/messages.ts';
import { officeAnswers } from '../../src/open-office/answers.ts';
import { duressTwin, pinHash } from '../../src/pin.ts';
import { run } from '../commands/aid.ts';
import { choosePins } from '../kiosk/chosen-pins.ts';
import { type ApiSite, apiSite, PINS, signedIn } from './api-site.ts';
import type { Visitor } from './visitor.ts';

/** Figures of an office that says nothing of them in its configuration. */
export const ASKED = SHEET_FIELDS;

const CYD_PIN = '604817';
export const CYD = 'cyd-3' as PersonId;

/** What became of an act. */
export type Outcome = 'done' | 'refused';

/** A way to the kiosk: it does an act as somebody, and gives what became of it. */
export type Way<Act> = (site: ApiSite) => Promise<(who: Who, act: Act) => Promise<Outcome>>;

/** Somebody with an account, and the PIN that they type. */
export interface Who {
  readonly account: string;
  readonly person: string;
  readonly role: AccountRole;
  readonly digits: string;
}

export const ana: Who = { account: 'sup', person: 'ana-1', role: 'supervisor', digits: PINS['ana-1'] };
export const bob: Who = { account: 'bob', person: 'bob-2', role: 'supervisor', digits: PINS['bob-2'] };

/** Everybody who is no second person. */
export const ALONE: Readonly<Record<string, Who>> = {
  'the same account': ana,
  'another account of the same person': { ...ana, account: 'ana-too' },
  'somebody else with the first one’s PIN': { ...bob, digits: ana.digits },
  'somebody else with no PIN at all': { ...bob, digits: '' },
  'somebody who may not approve': { account: 'cyd', person: CYD, role: 'supervisor', digits: CYD_PIN },
  'an auditor with a second one’s PIN': { ...bob, account: 'aud-bob', role: 'auditor' },
  'nobody of the list': { account: 'nobody', person: '', role: 'supervisor', digits: PINS['bob-2'] },
};

export const visitors = (site: ApiSite) => {
  const known = new Map<string, Visitor>([[ana.account, site.as.supervisor]]);
  return ({ account, role, person }: Who): Visitor => {
    const of = role === 'supervisor' ? person : '';
    const visitor = known.get(account) ?? signedIn(site, account, role, of);
    known.set(account, visitor);
    return visitor;
  };
};

export const posted = (socketPath: string, path: string, body: unknown) =>
  new Promise<Outcome>((resolve, reject) => {
    const call = http.request({ socketPath, path, method: 'POST' }, (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? 'done' : 'refused');
    });
    call.on('error', reject);
    call.end(JSON.stringify(body));
  });

export const opened = async ({ data, service }: ApiSite): Promise<string> => {
  const control = await openControl(data, service.keeper);
  onTestFinished(() => control.close());
  return control.socket;
};

export const office = async (): Promise<ApiSite> => {
  const site = await apiSite();
  await choosePins(site.service, PINS);
  const { kiosk, siteKey } = site.service;
  const pin = await pinHash(siteKey, CYD, CYD_PIN);
  const duress = await pinHash(siteKey, CYD, duressTwin(CYD_PIN));
  const signed_by = Object.keys(PINS) as PersonId[];
  kiosk.offer({ type: 'pin_chosen', person: CYD, pin, duress, signed_by });
  return site;
};

/** Whoever controls the process that people sign in to, and says to the kiosk whatever they like. */
export const byOfficeLink =
  <Act>(asked: (act: Act) => { readonly verb: string; readonly act: unknown }): Way<Act> =>
  (site) => {
    const { kiosk, keeper, siteKey } = site.service;
    const credential = (badge: string) => credentialOf(siteKey, canonicalBadge(badge));
    const answers = officeAnswers({ kiosk, keeper, credential, reconciliation: ASKED });
    return Promise.resolve(async ({ account, person, role, digits }, act) => {
      const ask = { ...asked(act), digits };
      const report = OFFICE_REPORT.parse({ report: 'ask', id: 1, by: { account, person, role }, ask });
      if (report.report !== 'ask') throw new Error('this is no ask');
      return (await answers(report)).outcome;
    });
  };

/** Whoever reaches the control socket without the command. An account is nothing there: its person is. */
export const byControl =
  <Act>(path: string, asked: (act: Act) => unknown): Way<Act> =>
  async (site) => {
    const socket = await opened(site);
    return ({ person, digits }, act) => posted(socket, path, { person, digits, act: asked(act) });
  };

/** The command, with the PIN typed unseen. */
export const byCommand =
  <Act>(words: (act: Act) => readonly string[]): Way<Act> =>
  async (site) => {
    await opened(site);
    return async ({ person, digits }, act) => {
      const on = ['--config', site.file, '--data', site.data, '--by', person];
      const { code } = await run([...words(act), ...on], { hidden: [digits] });
      return code === 0 ? 'done' : 'refused';
    };
  };

/** Every way, by the name that a test says. */
export const WAY_NAMES = {
  routes: 'the routes of pages and programs',
  socket: 'the socket of a page',
  link: 'the channel of the office process',
  control: 'the control socket',
  command: 'the command',
} as const;
export type WayName = keyof typeof WAY_NAMES;

/**
 * At the machine itself there are only people. The office keeps one account for each person, and an auditor of its own
 * has none; whoever controls its process can say otherwise.
 */
export const comesBy = (way: WayName, { account, role }: Who): boolean => {
  if (way === 'link') return true;
  return way === 'control' || way === 'command' ? role === 'supervisor' : account !== 'ana-too';
};
