import type { NextFunction, Request, Response } from 'express';
import type { Diagnostics } from './ports.ts';
import type { Problem } from './wire.ts';

export const BODY_LIMIT_KB = 16;

/** Answers with a status and `{"error": {what, where, remedy}}`. */
export function refuse(response: Response, status: number, error: Problem): void {
  response.status(status).set('Cache-Control', 'no-store').json({ error });
}

/** The last handler: nothing answers at this address. */
export function notFound(request: Request, response: Response): void {
  refuse(response, 404, {
    what: 'nothing is at this address',
    where: `${request.method} ${request.path}`,
    remedy: 'open /kiosk/ for the screen of the room',
  });
}

/** A body is JSON or nothing. Refused unread, since a form of another site can send the other kinds. */
export function onlyJson(request: Request, response: Response, next: NextFunction): void {
  const isEmpty = request.headers['content-length'] === '0';
  if (isEmpty || request.is('application/json') !== false) return next();
  refuse(response, 415, {
    what: 'the body is not JSON',
    where: 'header Content-Type',
    remedy: 'send it as application/json',
  });
}

function problemOf(status: number, where: string): Problem {
  switch (status) {
    case 404:
      return { what: 'nothing is at this address', where, remedy: 'open /kiosk/ for the screen of the room' };
    case 413:
      return { what: 'the body is too large', where, remedy: `send at most ${BODY_LIMIT_KB} kB` };
    case 500:
      return { what: 'the service failed', where, remedy: 'look at the diagnostics of the service' };
    default:
      return {
        what: 'the request is malformed',
        where,
        remedy: 'check its address and that its body is JSON',
      };
  }
}

const statusOf = (error: unknown): number => {
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : Number.NaN;
  return status >= 400 && status < 500 ? status : 500;
};

/** Express's error handler: a mistake of the caller is answered, a failure of ours is answered and told. */
export function failed(diagnostics: Diagnostics) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    const status = statusOf(error);
    if (status === 500) {
      const cause = error instanceof Error ? error.name : typeof error;
      diagnostics.error({ method: request.method, cause }, 'a request failed');
    }
    if (response.headersSent) return next(error);
    refuse(response, status, problemOf(status, `${request.method} ${request.path}`));
  };
}
