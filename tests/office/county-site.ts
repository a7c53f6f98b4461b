import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Identities } from '../../src/office/identities.ts';
import { openOfficeDatabase } from '../../src/office/office-database.ts';
import { temporaryDirectory } from '../log/aid.ts';
import { freePort } from '../web/free-port.ts';
import { type OfficeSite, officeSite } from './aid.ts';
import { CLIENT, type CountyProvider, countyProvider } from './county-provider.ts';

export interface Settings {
  readonly account_claim?: string;
  readonly more?: string;
  /** The host name by which browsers come. */
  readonly host?: string;
}

export interface County {
  readonly site: OfficeSite;
  readonly county: CountyProvider;
  readonly claim: string;
}

/** The real service with a real identity provider beside it. */
export const countySite = async ({
  account_claim = 'sub',
  more = '',
  host = '127.0.0.1',
}: Settings = {}): Promise<County> => {
  const port = await freePort();
  const provider = await countyProvider(`https://${host}:${port}/api/v1/session/provider/return`);
  const client_secret_file = path.join(temporaryDirectory(), 'secret');
  writeFileSync(client_secret_file, `${CLIENT.client_secret}\n`);
  chmodSync(client_secret_file, 0o600);
  const keys = `issuer: ${provider.issuer}, client_id: kiosk, client_secret_file: ${client_secret_file}, name: County`;
  const site = await officeSite(
    `  identity_provider: { ${keys}, account_claim: ${account_claim}${more} }\n`,
    port,
  );
  return { site, county: provider, claim: account_claim };
};

/** As the command does it. */
export const link = ({ site, county: { issuer }, claim }: County, account: string, subject: string): void => {
  const database = openOfficeDatabase(site.data);
  try {
    new Identities(database).link(account, { issuer, claim, subject }, Date.now());
  } finally {
    database.close();
  }
};
