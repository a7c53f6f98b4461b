import express, { type Router } from 'express';
import type { Witness } from '../witness/witness.ts';
import { refuse } from './problems.ts';

/** 63 hashes of a proof and a checkpoint with many lines stay well below this. */
const BODY_LIMIT_KB = 64;

const asText = (body: unknown): string | undefined => {
  if (!Buffer.isBuffer(body)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
};

/** A witness as C2SP tlog-witness is asked, to be mounted at the prefix `/witness`. */
export function witnessRoutes(witness: Pick<Witness, 'addCheckpoint' | 'latest'>): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  const body = express.raw({ type: () => true, limit: `${BODY_LIMIT_KB}kb`, inflate: false });
  router.post('/add-checkpoint', body, (request, response) => {
    response.set('Cache-Control', 'no-store');
    const text = asText(request.body);
    if (text === undefined) {
      response.status(400).type('text/plain; charset=utf-8').send('The request is not UTF-8 text.\n');
      return;
    }
    const answer = witness.addCheckpoint(text);
    // As it stands: Express would add a character set to a type that has none.
    response.status(answer.status).setHeader('Content-Type', answer.type);
    response.end(answer.body);
  });
  router.get('/:hash/checkpoint', (request, response) => {
    const note = witness.latest(request.params.hash);
    if (note === undefined) {
      refuse(response, 404, {
        what: 'this witness has cosigned no log of this name',
        where: `GET ${request.path}`,
        remedy: 'name the log by the SHA-256 of its origin, in hexadecimal',
      });
      return;
    }
    response.set('Cache-Control', 'no-cache').type('text/plain; charset=utf-8').send(note);
  });
  return router;
}
