/** Who tries to be two people alone, and the ways on which they come. */
import http from 'node:http';
import { onTestFinished } from 'vitest';
import { openControl } from '../../src/control.ts';
import type { AccountRole } from '../../src/core/facts-office.ts';
import { SHEET_FIELDS } from '../../src/core/sheet-forms.ts';
import type { PersonId } from '../../src/core/terms.ts';
import { duressTwin, pinHash } from '../../src/pin.ts';
import { choosePins } from '../kiosk/chosen-pins.ts';
import { type ApiSite, apiSite, PINS, signedIn } from './api-site.ts';
import type { Visitor } from './visitor.ts';

/** Figures of an office that says nothing of them in its configuration. */
export const ASKED = SHEET_FIELDS;

const CYD_PIN = '604817';
export const CYD = 'cyd-3' as PersonId;

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
  new Promise<'done' | 'refused'>((resolve, reject) => {
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
