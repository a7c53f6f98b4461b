import type { Config } from '../config.ts';
import { type FirstAccountsParts, firstAccounts } from '../office/first-accounts.ts';
import { loadOfficeKey } from '../office/office-key.ts';
import type { FounderPort } from '../web/ports.ts';
import { officeAddress } from './office-address.ts';

/** The way to the first administrators at the screen of the door; undefined where nobody signs in. */
export const openFounding = (
  { office, paths }: Config,
  { kiosk, changeAccount }: Pick<FirstAccountsParts, 'kiosk' | 'changeAccount'>,
): FounderPort | undefined => {
  if (office === undefined) return undefined;
  return firstAccounts({
    kiosk,
    changeAccount,
    data: paths.data,
    address: `${officeAddress(office)}#invitation`,
    makeKey: (mayCreate) => void loadOfficeKey(office.key, mayCreate),
  });
};
