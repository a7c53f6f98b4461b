import type { IncomingMessage } from 'node:http';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);

const bracketed = (host: string): string =>
  host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;

/**
 * Tells our own screens from pages of other sites. A page elsewhere may point its name at this address (DNS
 * rebinding), so `Host` must be a name of ours; and it may send requests across origins, so an `Origin`, where there
 * is one, must be the host that was asked.
 * @param names host names without port
 * @returns why a request is refused, or `null`
 */
export function callerCheck(names: readonly string[]): (request: IncomingMessage) => string | null {
  const allowed = new Set([...LOOPBACK, ...names.map((name) => bracketed(name.toLowerCase()))]);
  return ({ headers }) => {
    const asked = `http://${headers.host ?? ''}`;
    const host = hostOf(asked);
    if (host === null || !/^[a-z0-9.:[\]-]+$/i.test(headers.host ?? '')) return 'Host';
    if (!allowed.has(new URL(asked).hostname)) return 'Host';
    if (headers.origin === undefined || hostOf(headers.origin) === host) return null;
    return 'Origin';
  };
}
