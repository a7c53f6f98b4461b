import type { IncomingMessage } from 'node:http';
import { callerCheck } from '../web/callers.ts';

/** Methods that change nothing. */
const READING = new Set(['GET', 'HEAD']);

/**
 * Tells our own pages from those of other sites. Besides what `callerCheck` asks, whatever may change something, and
 * every handshake of a socket, has to say where it comes from: exactly the address that was asked, scheme and port
 * included.
 * @param names host names without port
 * @returns why a request is refused, or `null`
 */
export const originCheck = (
  names: readonly string[],
  scheme: 'http' | 'https',
): ((request: IncomingMessage, kind: 'request' | 'handshake') => string | null) => {
  const refusal = callerCheck(names);
  return (request, kind) => {
    const cause = refusal(request);
    if (cause !== null) return cause;
    const { origin, host } = request.headers;
    if (origin === undefined) {
      return kind === 'request' && READING.has(request.method ?? '') ? null : 'Origin';
    }
    return origin === `${scheme}://${host}` ? null : 'Origin';
  };
};
