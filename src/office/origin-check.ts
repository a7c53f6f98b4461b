import type { IncomingMessage } from 'node:http';
import { callerCheck } from '../web/callers.ts';

/** Methods that change nothing. */
const READING = new Set(['GET', 'HEAD']);

/**
 * A program shows a token and no cookie. No page of another site can send that header without being asked first, and
 * nothing here says yes to that.
 */
const isOfProgram = ({ headers }: IncomingMessage): boolean =>
  headers.authorization !== undefined && headers.cookie === undefined;

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
      const isReading = READING.has(request.method ?? '');
      return kind === 'request' && (isReading || isOfProgram(request)) ? null : 'Origin';
    }
    return origin === `${scheme}://${host}` ? null : 'Origin';
  };
};
