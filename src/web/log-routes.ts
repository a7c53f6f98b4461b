import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import express, { type Response, type Router } from 'express';
import { parseTilePath } from '../log/formats/tiles.ts';
import type { PublishedLog } from '../log/published-log.ts';
import { refuse } from './problems.ts';

const compressed = promisify(gzip);

/** A tile of one path never has other bytes, partial ones neither. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Anybody's page may read the log: it is public, and no request here carries a right. */
const setPublic = (response: Response): void => {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
};

const notInLog = (response: Response, where: string): void => {
  refuse(response, 404, {
    what: 'the newest checkpoint of this log has no such part',
    where,
    remedy: 'read /log/checkpoint first, and ask for the tiles of its size',
  });
};

/**
 * The log as C2SP tlog-tiles serves it: `/checkpoint` and `/tile/...`, to be mounted at the prefix `/log`. Hashes
 * and entries hold commitments in the place of personal fields; what opens those is never served.
 */
export function logRoutes(log: Pick<PublishedLog, 'checkpoint' | 'tile'>): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  router.get('/checkpoint', (_request, response) => {
    setPublic(response);
    // Asked for anew each time; the tag that Express makes of the content saves sending it again.
    response.set('Cache-Control', 'no-cache').type('text/plain; charset=utf-8').send(log.checkpoint().note);
  });
  router.get(/^\/tile\/.+$/, async (request, response) => {
    setPublic(response);
    const name = parseTilePath(request.path.slice(1));
    const tile = name === undefined ? undefined : log.tile(name);
    if (name === undefined || tile === undefined) return notInLog(response, `GET ${request.path}`);
    response.set('Cache-Control', FOR_EVER).type('application/octet-stream');
    if (name.kind === 'hashes') return void response.send(tile);
    response.vary('Accept-Encoding');
    if (request.acceptsEncodings('gzip') === false) return void response.send(tile);
    response.set('Content-Encoding', 'gzip').send(await compressed(tile));
  });
  return router;
}
