import type { IncomingMessage } from 'node:http';
import { canHavePasskeys } from '../passkey-name.ts';
import type { PasskeySite } from './passkey-check.ts';

/**
 * The site of a request whose host was checked to be one of ours; null where no passkey can be kept for it. Outside TLS
 * browsers keep passkeys for `localhost` alone.
 */
export const passkeySiteOf = (
  scheme: 'http' | 'https',
  { headers }: Pick<IncomingMessage, 'headers'>,
): PasskeySite | null => {
  const origin = `${scheme}://${headers.host ?? ''}`;
  if (!URL.canParse(origin)) return null;
  const { hostname } = new URL(origin);
  const isKept = canHavePasskeys(hostname) && (scheme === 'https' || hostname === 'localhost');
  return isKept ? { site: hostname, origin: new URL(origin).origin } : null;
};
